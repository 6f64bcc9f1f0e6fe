"""What the visitor may see, asked of the store at every run: a login that was ended or a link that was taken back
ends with the next click, in fragments too."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.errors import AccessError
from rtr.model import Runner
from rtr.share import LOCAL_ACCOUNT, ShareLink, Visited
from rtr.web import at_hand, hosting, login, this_run
from rtr.web.visitor import COACH_ROLE, OWNER, OWNER_ROLE, VISIT, Visitor

NOT_YOURS = "This diary belongs to the runner who keeps it."
ENDED = "This link has ended."
ASK_AGAIN = "Ask the person who sent it for a new one."
SHOWN_LINK = "rtr_shown_link"
"""Which of the links in a coach's browser is on screen. A wish, checked against the store; no right hangs on it."""


def visitor() -> Visitor | None:
    """Whom the gate let in, in its own words; None where no gate was passed. What this name may do is asked anew."""
    said = st.user.to_dict()
    uid, role = said.get("uid"), said.get("role")
    return Visitor(uid=uid, role=role) if isinstance(uid, str) and isinstance(role, str) else None


def is_owner() -> bool:
    """Whether the visitor keeps diaries here at this moment."""
    return _account_of(visitor()) is not None


def owner() -> Visitor:
    """The visitor, who must be an owner at this moment; raises `AccessError` for anyone else."""
    who = visitor()
    if who is None or _account_of(who) is None:
        raise AccessError(NOT_YOURS)
    return who


def account_id() -> int:
    """Whose runners the visitor sees; raises `AccessError` for whoever has none."""
    found = _account_of(visitor())
    if found is None:
        raise AccessError(NOT_YOURS)
    return found


def _account_of(who: Visitor | None) -> int | None:
    if who is None or who.role != OWNER_ROLE:
        return None
    if who == OWNER:
        return None if hosting.is_hosted() else LOCAL_ACCOUNT
    account = this_run.once(partial(login.account_behind, who), "account", who)
    return account.id if account is not None else None


def visited() -> tuple[Visited, ...]:
    """The links open in the visitor's browser at this moment, the one opened last first; () where all have ended.

    Raises `AccessError` for whoever is no coach.
    """
    who = visitor()
    if who is None or who.role != COACH_ROLE:
        raise AccessError(NOT_YOURS)
    if not who.uid.startswith(VISIT):
        return ()
    return this_run.once(partial(_visited, who.uid.removeprefix(VISIT)), "visited", who)


def _visited(visit_hash: str) -> tuple[Visited, ...]:
    return at_hand.store().visited(visit_hash, dt.datetime.now(dt.UTC))


def may_read(link_id: int) -> Visited:
    """The link of that id as it is kept, if the visitor has it open; raises `AccessError` otherwise."""
    found = next((seen for seen in visited() if seen.link.id == link_id), None)
    if found is None:
        raise AccessError(ENDED, hint=ASK_AGAIN)
    return found


def show_link(link_id: int) -> None:
    """Put the runner of this link before the coach from the next run on."""
    st.session_state[SHOWN_LINK] = link_id


def current_link() -> Visited:
    """The link before the coach: the one asked for in this session, else the one opened last.

    Raises `AccessError` where all have ended.
    """
    links = visited()
    asked = (seen for seen in links if seen.link.id == st.session_state.get(SHOWN_LINK))
    found = next(asked, None) or next(iter(links), None)
    if found is None:
        raise AccessError(ENDED, hint=ASK_AGAIN)
    return found


def readable(link: ShareLink) -> ShareLink:
    """The link as it is kept for a coach who has it open, as it is told for the runner whose it is or will be.

    Raises `AccessError` for anyone else.
    """
    if not is_owner():
        return may_read(link.id or 0).link
    if link.runner_id not in {runner.id for runner in at_hand.store().runners(account_id())}:
        raise AccessError(NOT_YOURS)
    return link


def runner_of(link: ShareLink) -> Runner:
    """Whose diary a link shows."""
    return next(runner for runner in at_hand.store().runners() if runner.id == link.runner_id)
