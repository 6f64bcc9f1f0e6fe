"""What runner and coach wrote to each other, on either side: escaped, with name and date."""

from collections.abc import Callable

import streamlit as st

from rtr.share import CommentKind
from rtr.views.thread import Word
from rtr.web.escape import escaped

COACH_ICON, RUNNER_ICON = ":material/stethoscope:", ":material/directions_run:"


def words(word: Word, ways: Callable[[], None] | None = None) -> None:
    """One thing that was written, what was answered to it, and below that what can still be done."""
    _one(word, None if word.answers else ways)
    for answer in word.answers:
        _one(answer, ways if answer is word.answers[-1] else None)


def _one(word: Word, ways: Callable[[], None] | None) -> None:
    icon = COACH_ICON if word.is_coach else RUNNER_ICON
    with st.chat_message("coach" if word.is_coach else "runner", avatar=icon), st.container(gap="xxsmall"):
        text = f"  \n{lines(word.text)}" if word.text else ""
        st.markdown(f"**{escaped(word.by)}**, {lead(word)}{text}")
        if ways is not None:
            ways()


def lead(word: Word) -> str:
    """`4 November, about 2 November:`, `today at 18:40, asks every week:`, `Tuesday, proposes for Thursday: …`."""
    said = [escaped(word.when)]
    if word.kind is CommentKind.PROPOSAL:
        said.append(f"proposes {escaped(word.belongs)}: **{escaped(word.proposed)}**")
    elif word.kind is CommentKind.QUESTION:
        said.append(f"asks {escaped(word.asks)}".strip())
    elif word.belongs:
        said.append(escaped(word.belongs))
    parts = ", ".join(said)
    return f"{parts} :gray-badge[{escaped(word.state)}]" if word.state else f"{parts}:"


def lines(text: str) -> str:
    """A text of several lines as markdown without any formatting of its own."""
    return "  \n".join(escaped(line) or "\u00a0" for line in text.splitlines())
