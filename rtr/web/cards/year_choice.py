"""Which year is on screen, which of its days is open, and from when the frame is counted."""

import datetime as dt

import streamlit as st

from rtr.web import session
from rtr.web.cards import journal_choice
from rtr.web.runners import TO_PAGE

YEAR, DAY, START, ROUND = "rtr_year", "year_day", "year_start", "rtr_year_round"
FIRST, LAST = dt.date(session.YEARS.start, 1, 1), dt.date(session.YEARS.stop - 1, 12, 31)


def year() -> int:
    """The year chosen last, else that of today."""
    return int(st.session_state.get(YEAR, session.today().year))


def chosen() -> dt.date | None:
    """The day that is open, where it lies in the year on screen."""
    day = st.session_state.get(DAY)
    return day if isinstance(day, dt.date) and day.year == year() else None


def start() -> dt.date | None:
    """The first day of the frame, where one was chosen."""
    told = st.session_state.get(START)
    return told if isinstance(told, dt.date) else None


def turn(to: int) -> None:
    """Callback: another year, with none of its days open."""
    st.session_state[YEAR] = to
    st.session_state[DAY] = None
    leave_click()


def pick(key: str, name: str) -> None:
    """Callback of a click; a click that is undone opens nothing."""
    told = st.session_state[key]["selection"].get(name, [])
    days = [said["day"] for said in told if said.get("day")]
    if days:
        st.session_state[DAY] = dt.date.fromisoformat(days[-1])


def picked_date() -> None:
    """Callback of the date field: its year is on screen from now on."""
    day = st.session_state.get(DAY)
    if isinstance(day, dt.date):
        st.session_state[YEAR] = day.year
    leave_click()


def leave_click() -> None:
    """A click is left behind by drawing the picture under a new key: the same day can then be clicked again."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def picture_key() -> str:
    return f"year_{st.session_state.get(ROUND, 0)}"


def to_journal(day: dt.date) -> None:
    """Callback: open the day in the Journal."""
    journal_choice.show(day)
    st.session_state[TO_PAGE] = "journal"
