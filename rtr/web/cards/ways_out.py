"""The two ways out of a Stop: somebody examined you, or it was marked by mistake (rulings R2)."""

import datetime as dt
from collections.abc import Collection

import streamlit as st

from rtr import actions
from rtr.advice.red_flags import CHOICES
from rtr.errors import SettingsError
from rtr.web import notes, session
from rtr.web.cards.buttons import label
from rtr.web.errors import did

WAY = "rtr_way_out"
CLEARED, AGAIN = "cleared", "again"
ALARMING = tuple(choice for choice in CHOICES if choice.flags)
"""The questions that are answered again, each one: those that raise a flag."""
NO, YES = "No", "Yes"
ANSWER = "rtr_again_{}"
TAKEN_BACK = "The mark is taken back."
LONGEST_NAME = 120


def ways_out(marked_on: Collection[dt.date], since: dt.date) -> None:
    """What leads out of a red flag: a clearance, and for what was marked on these days that it was a mistake."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _cleared_button()
        if marked_on:
            st.button("I marked this by mistake", key="mistake", type="tertiary", on_click=_take_back)
    if st.session_state.get(WAY) == CLEARED:
        _clearance(since)
    elif st.session_state.get(WAY) == AGAIN and marked_on:
        _again(marked_on)


def clearance() -> None:
    """The way out where nothing was marked, and somebody has to look before the next run."""
    _cleared_button()
    if st.session_state.get(WAY) == CLEARED:
        _clearance(None)


def _cleared_button() -> None:
    st.button(
        "I have been assessed and cleared", key="cleared", icon=":material/assignment_turned_in:",
        on_click=_open, args=(CLEARED,),
    )  # fmt: skip


def _open(way: str) -> None:
    st.session_state[WAY] = way


def _clearance(since: dt.date | None) -> None:
    """Who looked, and when: both are kept."""
    today = session.today()
    with st.form("clearance", border=False):
        by = st.text_input(
            "Who examined you?", max_chars=LONGEST_NAME, key="cleared_by", placeholder="Name or profession"
        )
        on = st.date_input(
            "On which day?", value=today, min_value=since, max_value=today, format="YYYY-MM-DD", key="cleared_on"
        )
        is_sent = st.form_submit_button(label("Record the clearance"), type="primary")
    runner = session.current_runner()
    if not is_sent or runner is None or not isinstance(on, dt.date):
        return
    if not by.strip():
        st.markdown("Write down who examined you, then record it.")
    elif did(actions.record_clearance, session.store(), runner, by=by, on=on, at=session.now()):
        _leave("Recorded. Today's answer is up to date.")
        st.rerun()


def _take_back() -> None:
    """Callback: within ten minutes the mark goes; later every question is asked again."""
    runner = session.current_runner()
    if runner is None:
        return
    try:
        actions.take_back_red_flag(session.store(), runner, session.today(), session.now())
    except SettingsError:
        _open(AGAIN)
    else:
        _leave(TAKEN_BACK)


def _again(marked_on: Collection[dt.date]) -> None:
    """Every question once more, none answered beforehand; all must be No to leave."""
    st.markdown("A mark can be taken back for ten minutes. After that, answer each question again.")
    with st.form("again", border=False):
        given = [
            st.radio(choice.label, (NO, YES), index=None, horizontal=True, key=ANSWER.format(number))
            for number, choice in enumerate(ALARMING)
        ]
        is_sent = st.form_submit_button(label("Save all answers"), type="primary")
    if is_sent and None in given:
        st.markdown("Some questions are still open. Answer each of them, then save.")
    elif is_sent:
        _save_again([answer == YES for answer in given], marked_on)


def _save_again(marked: list[bool], marked_on: Collection[dt.date]) -> None:
    """Any Yes stands for today; all No is the answer for every day with a mark."""
    runner = session.current_runner()
    if runner is None:
        return
    flags = tuple(dict.fromkeys(f for choice, yes in zip(ALARMING, marked, strict=True) if yes for f in choice.flags))
    days = {session.today()} if flags else set(marked_on)
    for day in sorted(days):
        if not did(actions.answer_red_flag, session.store(), runner, day, flags, session.now()):
            return
    _leave("Saved. Today's answer is up to date.")
    st.rerun()


def _leave(said: str) -> None:
    st.session_state.pop(WAY, None)
    notes.later(said)
