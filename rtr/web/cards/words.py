"""What runner and coach wrote to each other, on either side: escaped, with name and date."""

import streamlit as st

from rtr.share import CommentKind
from rtr.views.thread import Word
from rtr.web.escape import escaped

COACH_ICON, RUNNER_ICON = ":material/stethoscope:", ":material/directions_run:"


def words(word: Word) -> None:
    """One thing that was written, and what was answered to it."""
    _one(word)
    for answer in word.answers:
        _one(answer)


def _one(word: Word) -> None:
    with st.chat_message("coach" if word.is_coach else "runner", avatar=COACH_ICON if word.is_coach else RUNNER_ICON):
        st.markdown(f"**{escaped(word.by)}**, {lead(word)}" + (f":  \n{lines(word.text)}" if word.text else ""))


def lead(word: Word) -> str:
    """`4 November, about 2 November`, `today at 18:40, asks every week`, `Tuesday, proposes for Thursday: Run 10`."""
    parts = [escaped(word.when)]
    if word.kind is CommentKind.PROPOSAL:
        parts.append(f"proposes {escaped(word.belongs)} {escaped(word.proposed)}".replace("  ", " "))
    elif word.kind is CommentKind.QUESTION:
        parts.append(f"asks {escaped(word.asks)}".strip())
    elif word.belongs:
        parts.append(escaped(word.belongs))
    return ", ".join(parts) + (f" :gray-badge[{escaped(word.state)}]" if word.state else "")


def lines(text: str) -> str:
    """A text of several lines as markdown without any formatting of its own."""
    return "  \n".join(escaped(line) or "\u00a0" for line in text.splitlines())
