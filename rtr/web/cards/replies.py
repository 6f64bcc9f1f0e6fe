"""What the runner can do with a word: answer it, end a question, take one's own back."""

import streamlit as st

from rtr import actions
from rtr.actions.comments import LONGEST
from rtr.share import CommentKind
from rtr.views.thread import Word
from rtr.web import notes, runners, session
from rtr.web.errors import did
from rtr.web.escape import escaped

TURN = "comments_turn"
"""Counts what was sent: with it in their keys the fields are empty again, once their text was kept."""


def reply(word: Word, *, where: str) -> None:
    """The ways to answer a coach, folded away. `where` tells two cards of one page apart."""
    with st.container(horizontal=True, gap=8):
        with st.popover("Answer", key=f"open_{where}_{word.id}", type="tertiary", icon=":material/reply:"):
            reply_form(word, where=where)
        if word.kind is CommentKind.QUESTION and word.is_open:
            st.button("Stop this question", key=f"stop_{where}_{word.id}", type="tertiary", on_click=end,
                      args=(word.id,))  # fmt: skip


def reply_form(word: Word, *, where: str, height: int = 100) -> None:
    with st.form(f"reply_{where}_{word.id}", border=False):
        text = st.text_area("Your answer", key=f"text_{where}_{word.id}_{turn()}", max_chars=LONGEST, height=height)
        is_sent = st.form_submit_button("Send this answer")
    who = session.store(), runners.shown_or_own()
    if is_sent and did(actions.answer, *who, word.id, text, at=session.now()):
        again(f"Sent to {word.by}.")


def turn() -> int:
    return int(st.session_state.get(TURN, 0))


def again(said: str) -> None:
    """Draw the page anew with empty fields, and say what was kept."""
    st.session_state[TURN] = turn() + 1
    notes.later(escaped(said))
    st.rerun()


def end(comment_id: int) -> None:
    """Callback: a question is asked no more."""
    did(actions.end_question, session.store(), runners.shown_or_own(), comment_id, at=session.now())


def take_back_button(word: Word) -> None:
    st.button("Take back", key=f"take_back_{word.id}", type="tertiary", on_click=_take_back, args=(word.id,))


def _take_back(comment_id: int) -> None:
    """Callback."""
    did(actions.remove_comment, session.store(), runners.shown_or_own(), comment_id)
