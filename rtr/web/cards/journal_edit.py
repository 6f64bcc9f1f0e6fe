"""What can be written down or changed on a day of the Journal, late or not."""

import streamlit as st

from rtr.advice.words import sentence_case
from rtr.views.journal_day import DayView
from rtr.web.cards.check_in import check_in_form
from rtr.web.cards.layout import card

OPEN = "journal_open"
"""Which form is open: the day, and the uid of a run or "" for the morning."""
MORNING = ""
LATE = "Whatever you remember is worth writing down. A later day is noted beside it."


def buttons(view: DayView) -> None:
    """One button for the morning."""
    label, icon = ("Change this morning", "edit") if view.morning.is_written else ("Add this morning", "add")
    st.button(label, key="edit_morning", icon=f":material/{icon}:", on_click=_open, args=(view, MORNING))


def edit_card(view: DayView) -> None:
    """The form that was asked for, over the whole width; none unless it belongs to the day on screen."""
    day, uid = st.session_state.get(OPEN, (None, MORNING))
    if day != view.day:
        return
    with card(sentence_case(f"morning of {view.heading}"), LATE, key="edit"):
        if uid == MORNING:
            check_in_form(view.day, on_saved=_close)
        st.button("Close without saving", key="edit_close", type="tertiary", on_click=_close)


def _open(view: DayView, uid: str) -> None:
    st.session_state[OPEN] = (view.day, uid)


def _close() -> None:
    st.session_state.pop(OPEN, None)
