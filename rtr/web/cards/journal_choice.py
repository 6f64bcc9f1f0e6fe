"""Which day the Journal shows: one day, chosen by a click, by date, by month or from the address."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.web import session

ADDRESS = "day"
"""`/journal?day=2026-11-16` opens that day; `?on=` stays what "today" is."""
DAY = "journal_day"
ROUND = "rtr_month_round"
"""A click is left behind by drawing the month under a new key: the same day can then be clicked again."""
FIRST = dt.date(session.YEARS.start, 1, 1)


def chosen() -> dt.date:
    """The day on screen: the one chosen last, else that of the address, else today. Never a day to come."""
    today = session.today()
    day = st.session_state.get(DAY) or _asked() or today
    st.session_state[DAY] = max(min(day, today), FIRST)
    _remember(st.session_state[DAY], today)
    return st.session_state[DAY]  # type: ignore[no-any-return] # set in the line above the last


def _asked() -> dt.date | None:
    try:
        return dt.date.fromisoformat(st.query_params.get(ADDRESS, ""))
    except ValueError:
        return None


def _remember(day: dt.date, today: dt.date) -> None:
    """Keep the day in the address, so that it can be linked; today needs no name."""
    said = "" if day == today else day.isoformat()
    if not said:
        st.query_params.pop(ADDRESS, None)
    elif st.query_params.get(ADDRESS) != said:
        st.query_params[ADDRESS] = said


def show(day: dt.date) -> None:
    """Callback: open this day."""
    st.session_state[DAY] = day
    leave_click()


def pick(day: str) -> None:
    """Open the day of a click, which is told as text; a day to come stays closed."""
    asked = dt.date.fromisoformat(day)
    if asked <= session.today():
        st.session_state[DAY] = asked


def leave_click() -> None:
    """Callback of every control that is not the picture."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def picture_key() -> str:
    return f"month_{st.session_state.get(ROUND, 0)}"


def opener(text: str, day: dt.date, *, key: str, icon: str | None = None) -> None:
    """A button that opens a day."""
    st.button(text, key=key, icon=icon, on_click=partial(show, day), wrap=False)


def date_field() -> None:
    """The same choice by keyboard."""
    st.date_input(
        "Day",
        key=DAY,
        min_value=FIRST,
        max_value=session.today(),
        format="YYYY-MM-DD",
        on_change=leave_click,
    )
