"""Changes to an accepted block by hand: a session moved to another day, or another session by runner or coach."""

import dataclasses
import datetime as dt

import streamlit as st

from rtr import actions
from rtr.advice.block.by_hand import session_by_hand
from rtr.advice.words import weekday
from rtr.plan import Block, Session, SessionKind
from rtr.views.plan_block import BlockView
from rtr.views.step_words import short
from rtr.web import notes, runners, session
from rtr.web.cards.buttons import label
from rtr.web.cards.layout import columns
from rtr.web.errors import did
from rtr.web.escape import escaped
from rtr.web.situation import here

KINDS = {"Run": SessionKind.RUN_WALK, "Brisk walk": SessionKind.WALK, "Rest": SessionKind.REST}
ROLES = ("Me", "Coach", "Clinician")
LONGEST_NAME, LONGEST_WHY = 60, 200


def change(view: BlockView) -> None:
    """Two small forms, folded away."""
    today = here().day
    ahead = [one for one in view.block.sessions if one.day >= today]
    if not ahead:
        return
    with st.expander("Move a session to another day"):
        _move_form(view.block, [one for one in ahead if one.kind is not SessionKind.REST], today)
    with st.expander("Change a session, by you, a coach or a clinician"):
        _change_form(view.block, ahead)


def _name(one: Session) -> str:
    return f"{weekday(one.day)[:3]} {one.day.day}: {short(one)}"


def _move_form(block: Block, ahead: list[Session], today: dt.date) -> None:
    with st.form("move_session", border=False):
        left, right = columns(2)
        which = left.selectbox("Session", range(len(ahead)), format_func=lambda at: _name(ahead[at]), key="move_which")
        days = [
            day for n in range((block.end - today).days + 1) if (day := today + dt.timedelta(days=n)) >= block.begin
        ]
        to = right.selectbox(
            "To", days, format_func=lambda day: f"{weekday(day)} {day.day}", key="move_to", index=min(1, len(days) - 1)
        )
        st.caption("What stands on that day changes places with it. It is checked again before it is kept.")
        is_sent = st.form_submit_button(label("Move it"), type="primary")
    if is_sent:
        who = (session.store(), runners.shown_or_own(), block)
        _finish(did(actions.move_session, *who, ahead[which], to, check=here().misfits), "Moved.")


def _change_form(block: Block, ahead: list[Session]) -> None:
    with st.form("change_session", border=False):
        left, right = columns(2)
        with left:
            which = st.selectbox(
                "Instead of", range(len(ahead)), format_func=lambda at: _name(ahead[at]), key="change_which"
            )
            kind = st.segmented_control("What", list(KINDS), default="Run", required=True, key="change_kind")
            role = st.segmented_control("Whose decision", ROLES, default=ROLES[0], required=True, key="change_role")
            name = st.text_input("Name", key="change_name", max_chars=LONGEST_NAME, placeholder="Of coach or clinician")
        with right:
            times = st.number_input("Times", 1, 60, 5, key="change_times", help="1 for one piece.")
            run = st.number_input("Minutes running, each time", 0.5, 120.0, 2.0, 0.5, key="change_run", format="%g")
            walk = st.number_input("Minutes walking, each time", 0.0, 120.0, 2.0, 0.5, key="change_walk", format="%g")
            why = st.text_input("Reason (optional)", key="change_why", max_chars=LONGEST_WHY)
        is_sent = st.form_submit_button(label("Change it"), type="primary")
    if is_sent:
        old = ahead[which]
        new = session_by_hand(old, KINDS[str(kind)], times=int(times), run_min=float(run), walk_min=float(walk))
        by = signed(str(role), name)
        who = (session.store(), runners.shown_or_own(), block)
        is_done = did(
            actions.change_session, *who, old, dataclasses.replace(new, note=why), by=by, at=session.now(),
            check=here().misfits,
        )  # fmt: skip
        _finish(is_done, "Changed.")


def signed(role: str, name: str) -> str:
    """Whose decision it is: the runner's own name, or name and role; "" where a name is missing."""
    if role == ROLES[0]:
        return name.strip() or runners.shown_or_own().name
    return f"{name.strip()} ({role.lower()})" if name.strip() else ""


def _finish(is_done: bool, said: str) -> None:
    if is_done:
        notes.later(escaped(said))
        st.rerun()
