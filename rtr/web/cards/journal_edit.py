"""What can be written down or changed on a day of the Journal, late or not."""

import datetime as dt

import streamlit as st

from rtr.advice.words import sentence_case
from rtr.views.journal_day import DayView
from rtr.views.journal_runs import RunOfDay
from rtr.web import session
from rtr.web.cards import journal_choice
from rtr.web.cards.check_in import check_in_form
from rtr.web.cards.layout import card
from rtr.web.cards.run_answer import run_answer_form

OPEN = "journal_open"
"""Which form is open: the day, and the uid of a run or "" for the morning."""
MORNING = ""
LATE = "Whatever you remember is worth writing down. A later day is noted beside it."


def buttons(view: DayView) -> None:
    """One button for the morning."""
    label, icon = ("Change this morning", "edit") if view.morning.is_written else ("Add this morning", "add")
    st.button(label, key="edit_morning", icon=f":material/{icon}:", on_click=_open, args=(view.day, MORNING))


def run_button(view: DayView, run: RunOfDay) -> None:
    """One button for the answers to a run."""
    label, icon = ("Change these answers", "edit") if run.is_answered else ("Answer this run", "add")
    st.button(label, key=f"edit_{run.uid}", icon=f":material/{icon}:", on_click=_open, args=(view.day, run.uid))


def edit_card(view: DayView) -> None:
    """The form that was asked for, over the whole width; none unless it belongs to the day on screen."""
    day, uid = st.session_state.get(OPEN, (None, MORNING))
    run = next((run for run in view.runs if run.uid == uid), None)
    if day != view.day or (run is None and uid != MORNING):
        return
    about = "morning" if run is None else run.heading
    with card(sentence_case(f"{about}, {view.heading}"), LATE if day < session.today() else "", key="edit"):
        if run is None:
            check_in_form(view.day, on_saved=_close)
        else:
            run_answer_form(run.uid, on_saved=_close)
        st.button("Close without saving", key="edit_close", type="tertiary", on_click=_close)


def opener(text: str, day: dt.date) -> None:
    """A button that opens a day with the form of its morning."""
    st.button(text, key=f"open_{day}", icon=":material/add:", on_click=_open, args=(day, MORNING), wrap=False)


def _open(day: dt.date, uid: str) -> None:
    journal_choice.show(day)
    st.session_state[OPEN] = (day, uid)


def _close() -> None:
    st.session_state.pop(OPEN, None)
