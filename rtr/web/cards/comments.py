"""The words of a day in the Journal, and the runner's own questions on Share."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr import actions
from rtr.actions.comments import LONGEST
from rtr.diary import Diary
from rtr.views import comments
from rtr.views.thread import Word
from rtr.web import runners, session
from rtr.web.cards.buttons import label
from rtr.web.cards.layout import card
from rtr.web.cards.replies import again, end, reply, take_back_button, turn
from rtr.web.cards.words import words
from rtr.web.errors import did


def day_words(day: dt.date) -> None:
    """In the Journal: what was written about a day, with a way to answer."""
    found = session.view(_of_day, day) if session.diary().comments else ()
    if not found:
        return
    with st.container(gap="xsmall", key="day_words"):
        st.markdown("**Comments**")
        for word in found:
            words(word, partial(_ways, word))


def _ways(word: Word) -> None:
    if word.is_coach:
        reply(word, where="day")
    elif word.may_remove:
        take_back_button(word)


def _of_day(diary: Diary, on: dt.date, day: dt.date) -> tuple[Word, ...]:
    return comments.words_of_day(diary, day, on)


def my_questions() -> None:
    """On Share: what the runner asks everybody who reads along, for the next appointment."""
    with card("Questions for the next appointment", "Everybody you share with reads them first.", key="my_questions"):
        for word in session.view(_mine):
            words(word, partial(_own_ways, word))
        with st.form("my_question", border=False):
            text = st.text_area("Your question", key=f"my_question_{turn()}", max_chars=LONGEST, height=80)
            is_sent = st.form_submit_button(label("Keep this question"), type="primary")
        who = session.store(), runners.shown_or_own()
        if is_sent and did(actions.ask_everybody, *who, text, at=session.now()):
            again("Kept.")


def _own_ways(word: Word) -> None:
    with st.container(horizontal=True, gap=8):
        if word.is_open:
            st.button("Answered", key=f"answered_{word.id}", type="tertiary", on_click=end, args=(word.id,))
        if word.may_remove:
            take_back_button(word)


def _mine(diary: Diary, on: dt.date) -> tuple[Word, ...]:
    return comments.my_questions(diary, on)
