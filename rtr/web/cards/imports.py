"""Import: where files go in, what became of each of them, and what waits for an answer."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from rtr.model import Outcome, Runner
from rtr.views.imports import BatchView, FileRow, FlaggedView, ImportsView, PairView, imports_view
from rtr.web import imports, session, uploads
from rtr.web.cards.figure import SHORT_ROWS
from rtr.web.cards.howto import how_to
from rtr.web.cards.layout import card
from rtr.web.escape import escaped

LONG_NAME = 80
LOOK, ALL = "to look at", "all"
TINTS = {Outcome.NEW: "green", Outcome.DUPLICATE: "violet", Outcome.FAILED: "red"}
HEAD_WIDTHS = (4, 1)
ROW_WIDTHS = (5, 2, 8)
PAIR_WIDTHS = (4, 4, 5)


def filled() -> ImportsView | None:
    """What the page shows for the runner on screen; None before there is one."""
    runner = session.current_runner()
    if runner is None:
        return None
    store = session.store()
    return imports_view(store.batches(runner.id), store.duplicates(runner.id), session.diary())


def drop_card(shown: Runner | None) -> None:
    """The place to drop files, the running import, and how to get files out of each watch and app."""
    with card(key="drop"):
        uploads.drop_zone()
        imports.progress()
        if shown is not None and shown.is_demo:
            st.caption(
                "You are looking at the demo runner. What you drop here goes into your own diary, not into the demo."
            )
        st.markdown(":small[A larger archive goes in from a terminal: `python3 -m rtr import FILE`]")
        st.markdown("**How to export your runs**")
        how_to()


def batch_card(view: BatchView) -> None:
    """The last import: what came in, what needs a look, and the way to take it back."""
    with card(key="last_import"):
        said, undo = st.columns(HEAD_WIDTHS, gap=8)
        with said, st.container(gap="xxsmall"):
            st.header(escaped(view.heading), anchor=False)
            st.markdown(escaped(view.sentence))
        with undo, st.container(horizontal_alignment="right"):
            if view.can_undo:
                imports.undo_button(view.batch)
        _files(view)
        st.caption(escaped(view.caption))


def _files(view: BatchView) -> None:
    counts = {LOOK: view.to_look_at, ALL: len(view.files)}
    if not view.to_look_at or view.to_look_at == len(view.files):
        rows: Sequence[FileRow] = view.files
    else:
        chosen = st.segmented_control(
            "Files", list(counts), default=LOOK, required=True, wrap=True, key=f"files_{view.batch.id}",
            format_func=lambda name: f"{name} {counts[name]:,}", label_visibility="collapsed",
        )  # fmt: skip
        rows = [row for row in view.files if row.is_to_look_at or chosen == ALL]
    if len(rows) > SHORT_ROWS:
        table = pd.DataFrame([(row.name, row.word, row.sentence) for row in rows], columns=["File", "Result", "What"])
        st.dataframe(table, hide_index=True, width="stretch", alt="What became of each file")
    else:
        with st.container(gap=20):
            for row in rows:
                _file(row)


def _file(row: FileRow) -> None:
    name, word, what = st.columns(ROW_WIDTHS, gap=6)
    name.markdown(escaped(row.name if len(row.name) <= LONG_NAME else f"{row.name[:LONG_NAME]}…"))
    word.markdown(f":{TINTS.get(row.outcome, 'gray')}[{row.glyph} {row.word}]")
    what.markdown(escaped(row.sentence))


def pairs_card(heading: str, pairs: Sequence[PairView]) -> None:
    """Recordings that look like the same run: a question each, with a suggested answer."""
    with card(heading, "Nothing is dropped until you choose. Until then the new one does not count."):
        with st.container(gap=24):
            for view in pairs:
                stored, new, choice = st.columns(PAIR_WIDTHS, gap=8)
                stored.markdown(f":small[Stored, {escaped(view.day)}]  \n{escaped(view.stored)}")
                new.markdown(f":small[New]  \n{escaped(view.new)}")
                with choice:
                    imports.pair_choice(view.pair, escaped(view.apart))
        imports.answer_pairs([view.pair for view in pairs])


def flagged_card(flagged: Sequence[FlaggedView]) -> None:
    """Recordings that look implausible; they count once the runner says that they are right."""
    with card("Some recordings need your eye", "A watch left on, or a drive home, would change every sum."):
        for view in flagged:
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(escaped(view.sentence), width="content")
                st.button("It is right, count it", key=f"count_{view.uid}", on_click=imports.count_it, args=(view.uid,))


def earlier(batches: Sequence[BatchView]) -> None:
    """Older imports, folded away; each can be taken back too."""
    shown = st.expander("Earlier imports", icon=":material/history:", key="earlier_imports", on_change="rerun")
    if not shown.open:
        return
    with shown, st.container(gap=16):
        for view in batches:
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{escaped(view.heading)}**  \n:small[{escaped(view.sentence)}]", width="content")
                if view.can_undo:
                    imports.undo_button(view.batch)
