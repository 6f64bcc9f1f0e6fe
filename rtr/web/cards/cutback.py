"""The next cut-back week: when and why, how light, and a place to say what a week was."""

import datetime as dt

import pandas as pd
import streamlit as st

from rtr import actions
from rtr.views.load_cutback import CutbackView
from rtr.views.week_choices import TAGS, WeekChoice, tag_of
from rtr.web import notes, session
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card, row
from rtr.web.errors import did
from rtr.web.escape import escaped

WEEK, KIND, RHYTHM = "cutback_week", "cutback_kind_{}", "cutback_rhythm"
SUGGESTED = "as suggested"
SAVED = "Saved. The weeks are counted anew."


def cutback_card(view: CutbackView) -> None:
    """The finding, the lighter week in minutes, the sum part by part, and the two controls."""
    with card("The next cut-back week", key="cutback"):
        st.markdown(f"**{escaped(view.finding.lead)}** {escaped(view.finding.rest)}".strip())
        with st.container(gap="xsmall"):
            for line in view.content:
                row("○", escaped(line))
        if view.parts:
            _sum(view)
        st.caption(escaped(f"{view.caption} {view.grade}."))
        if view.choices:
            with st.expander("Say what a week was, or choose your rhythm"):
                _mark(view.choices)
                _rhythm(view)


def _sum(view: CutbackView) -> None:
    """Every part with what it adds, and what they come to."""
    rows = [(part.name, part.detail, part.adds) for part in view.parts]
    table(pd.DataFrame(rows, columns=["Part", "As it stands", "Adds"]), alt=view.total)
    st.markdown(escaped(f"{view.total} {view.as_of} {view.rhythm}".replace("  ", " ")))


def _mark(choices: tuple[WeekChoice, ...]) -> None:
    """One week and what it was; the runner's word overrules the minutes."""
    weeks = {choice.week.isoformat(): choice for choice in choices}
    first = st.selectbox("Which week?", list(weeks), format_func=lambda week: weeks[week].label, key=WEEK)
    if first not in weeks:
        return
    choice = weeks[first]
    said = tag_of(choice.said)
    st.markdown(escaped(f"{'You said' if choice.said else 'From the minutes'}: {choice.found}."))
    st.radio(
        "What was it?", range(len(TAGS)), index=TAGS.index(said), format_func=lambda at: TAGS[at].label,
        key=KIND.format(first),
    )  # fmt: skip
    st.button("Save this week", key="cutback_save", icon=":material/check:", on_click=_save, args=(choice.week,))


def _save(week: dt.date) -> None:
    """Callback: keep or take back what was said of the week."""
    runner, at = session.current_runner(), st.session_state.get(KIND.format(week.isoformat()))
    if runner is None or at is None:
        return
    tag = TAGS[at]
    if tag.kind is None:
        is_done = did(actions.untag_week, session.store(), runner, week)
    else:
        is_done = did(actions.tag_week, session.store(), runner, week, tag.kind, at=session.now(), reason=tag.reason)
    if is_done:
        notes.later(SAVED)


def _rhythm(view: CutbackView) -> None:
    """How many loading weeks come before a lighter one."""
    st.segmented_control(
        "Loading weeks before a lighter one",
        [SUGGESTED, *map(str, actions.BUILD_WEEKS)],
        default=SUGGESTED if view.build_weeks is None else str(view.build_weeks),
        key=RHYTHM,
        required=True,
        wrap=True,
        on_change=_choose,
    )


def _choose() -> None:
    """Callback: keep the rhythm."""
    runner, said = session.current_runner(), st.session_state.get(RHYTHM)
    if runner is None or said is None:
        return
    weeks = None if said == SUGGESTED else int(said)
    if did(actions.choose_build_weeks, session.store(), runner, weeks):
        notes.later(SAVED)
