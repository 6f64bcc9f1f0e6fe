"""The links that were made: how long they last, how often they were opened, and the ways to change them."""

import datetime as dt

import streamlit as st

from rtr.actions.links import extend_link, revoke_link, rotate_link
from rtr.model import Runner
from rtr.share import ShareLink
from rtr.views.share import SPANS, USUAL_SPAN, LinkRow, Standing, links_view
from rtr.web import notes, session
from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import card
from rtr.web.cards.share_address import tell
from rtr.web.errors import attempt, did
from rtr.web.escape import escaped

UNTIL, DONE = "share_until", "rtr_share_done"
NEW = "rtr_new_address"
"""For whom and under which path a link opens from now on; taken out by the run that shows it."""


def links_card(runner: Runner) -> None:
    """Every link, open ones first."""
    view = links_view(session.store().links(runner.id), session.now())
    with card("Links", view.sentence, key="share_links"), st.container(gap=24):
        for one in view.rows:
            _row(runner, one)


def _row(runner: Runner, one: LinkRow) -> None:
    who, when, act = st.columns((4, 3, 4), gap=8, vertical_alignment="center")
    with who.container(gap="xxsmall"):
        st.markdown(f"**{escaped(one.name)}**")
        st.markdown(f":small[{escaped(one.contents)}]")
    with when.container(gap="xxsmall"):
        st.markdown(escaped(one.ends))
        st.markdown(f":small[{escaped(one.views)}]")
    with act.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        if one.standing is not Standing.OPEN:
            st.badge(f"○ {one.standing.value}", color="gray")
        if one.standing is not Standing.TAKEN_BACK:
            _buttons(runner, one)


def _buttons(runner: Runner, one: LinkRow) -> None:
    link_id = one.link.id
    st.session_state.pop(DONE, None)
    if one.link.ends_at is not None and st.button("Extend", key=f"share_extend_{link_id}", type="tertiary"):
        _ask_end(runner, one.link)
    if st.button("New address", key=f"share_rotate_{link_id}", type="tertiary"):
        _ask_rotate(runner, one.link)
    if st.button("Take back", key=f"share_revoke_{link_id}", icon=":material/link_off:"):
        _ask_revoke(runner, one.link)


@st.dialog("Until when?")
def _ask_end(runner: Runner, link: ShareLink) -> None:
    st.markdown(f"The link for **{escaped(link.recipient)}** keeps its address and ends, from today on, after")
    st.segmented_control(
        "Ends after", list(SPANS), default=USUAL_SPAN, required=True, key=UNTIL, wrap=True, label_visibility="collapsed"
    )
    cta("Extend this link", key="share_extend", on_click=_extend, args=(runner, link))
    _close_when_done()


def _extend(runner: Runner, link: ShareLink) -> None:
    """Callback."""
    ends_at = session.now() + dt.timedelta(days=SPANS[st.session_state.get(UNTIL) or USUAL_SPAN])
    if did(extend_link, session.store(), runner, link.id or 0, ends_at, session.now()):
        _finish("Extended. The address stays the same.")


@st.dialog("A new address?")
def _ask_rotate(runner: Runner, link: ShareLink) -> None:
    st.markdown(
        f"The address **{escaped(link.recipient)}** has now is dead from then on, and closed where it is open. What "
        "the link shows, what was written, and its end stay as they are."
    )
    with st.container(horizontal=True, gap=8):
        if cta("Keep the address", key="share_rotate_keep"):
            st.rerun()
        st.button("Make a new address", key="share_rotate", on_click=_rotate, args=(runner, link))
    _close_when_done()


def _rotate(runner: Runner, link: ShareLink) -> None:
    """Callback."""
    path = attempt(rotate_link, session.store(), runner, link.id or 0)
    if path is not None:
        st.session_state[NEW] = (link.recipient, path)
        st.session_state[DONE] = True


def tell_new_address() -> None:
    """After the dialog that asked: the dialog that tells, once."""
    made = st.session_state.pop(NEW, None)
    if made is not None:
        tell(f"New address for {escaped(made[0])}", made[1], "The address before this one is dead.")


@st.dialog("Take this link back?")
def _ask_revoke(runner: Runner, link: ShareLink) -> None:
    st.markdown(
        f"**{escaped(link.recipient)}** sees nothing more from then on, wherever the link is open. What they have "
        "already seen or saved stays with them. Your diary and what you wrote to each other stay as they are."
    )
    with st.container(horizontal=True, gap=8):
        if cta("Keep it", key="share_keep"):
            st.rerun()
        st.button("Take it back", key="share_revoke", on_click=_revoke, args=(runner, link))
    _close_when_done()


def _revoke(runner: Runner, link: ShareLink) -> None:
    """Callback."""
    if did(revoke_link, session.store(), runner, link.id or 0, session.now()):
        _finish("Taken back. The link is dead.")


def _finish(said: str) -> None:
    notes.later(said)
    st.session_state[DONE] = True


def _close_when_done() -> None:
    """Draw the page anew after what was asked is done; what went wrong stays readable in the dialog."""
    if st.session_state.pop(DONE, False):
        st.rerun()
