"""Answers to a block: accept it, decline it with a reason, take an answer back."""

import streamlit as st

from rtr import actions
from rtr.advice.words import moment_text
from rtr.plan import Answered, Block
from rtr.views.plan_block import BlockView
from rtr.web import notes, runners, session
from rtr.web.cards.answers import one_of
from rtr.web.cards.buttons import cta
from rtr.web.errors import did
from rtr.web.escape import escaped

REASONS = {
    "too much": "too much", "too little": "too little", "no time": "no time",
    "travel or illness": "travel or illness", "clinician said otherwise": "clinician said otherwise",
}  # fmt: skip
REASON, WORDS = "decline_reason", "decline_words"
LONGEST = 300
DECLINED_HOURS = 48
"""For so long the line about a declined block offers to take that back."""


def answer_row(view: BlockView) -> None:
    """The filled button, its opposite, and what nothing means."""
    with st.container(horizontal=True, vertical_alignment="center"):
        cta("Accept this block", key="accept_block", icon=":material/check:", on_click=_accept, args=(view.block,))
        if st.button("Decline", key="decline_block"):
            _ask_decline(view.block)
        st.caption("Nothing changes until you decide.", width="content")


def accepted_row(view: BlockView) -> None:
    """Who accepted it and when, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {escaped(view.answer)}", width="content")
        st.button("Undo", key="undo_block", icon=":material/undo:", type="tertiary", on_click=_take_back,
                  args=(view.block,))  # fmt: skip


def declined_line() -> None:
    """The block that was declined last, for two days."""
    told = [one for one in session.diary().blocks if one.answered is Answered.DECLINED and one.answered_at]
    if not told:
        return
    last, now = told[-1], session.now()
    assert last.answered_at is not None, "kept above"
    if (now - last.answered_at).total_seconds() > DECLINED_HOURS * 3600:
        return
    when = moment_text(last.answered_at, now.date(), session.zone())
    with st.container(horizontal=True, vertical_alignment="center"):
        reason = f": {last.reason}" if last.reason else ""
        st.caption(escaped(f"You declined a block {when}{reason}."), width="content")
        st.button("Undo", key="undo_decline", icon=":material/undo:", type="tertiary", on_click=_take_back,
                  args=(last,))  # fmt: skip


def _accept(block: Block) -> None:
    """Callback."""
    runner = runners.shown_or_own()
    if did(actions.accept_block, session.store(), runner, block, by=runner.name, at=session.now()):
        notes.later("Accepted. This block is your plan.")


def _take_back(block: Block) -> None:
    """Callback."""
    if did(actions.take_back_block, session.store(), runners.shown_or_own(), block):
        notes.later("Taken back.", ":material/undo:")


@st.dialog("Decline this block")
def _ask_decline(block: Block) -> None:
    st.markdown("What does not fit? One tap is enough. It stays in your log, and your plan stays as it is.")
    one_of("Reason", REASONS, REASON, None)
    st.text_area("In your words (optional)", key=WORDS, max_chars=LONGEST, height=80)
    if cta("Decline and keep the current plan", key="confirm_decline") and _decline(block):
        st.rerun()


def _decline(block: Block) -> bool:
    said = ": ".join(part for part in (st.session_state.get(REASON), st.session_state.get(WORDS)) if part)
    runner = runners.shown_or_own()
    is_done = did(actions.decline_block, session.store(), runner, block, reason=said, by=runner.name, at=session.now())
    if is_done:
        notes.later("Declined. Your plan stays as it was.")
    return is_done
