"""The address a calendar subscribes to: made, shown once, taken back."""

from urllib.parse import urlsplit

import streamlit as st

from rtr.actions.calendars import end_calendar_link, make_calendar_link
from rtr.advice.words import day_text
from rtr.model import Runner
from rtr.web import hosting, notes, runners, session
from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import card
from rtr.web.errors import attempt, did
from rtr.web.escape import escaped

SENTENCE = "A calendar that subscribes follows the accepted plan by itself, and drops what you change."
REACH = (
    "It works only where this computer can be reached while rtr runs. rtr answers on this computer alone, so a "
    "calendar program here can subscribe; a phone or a calendar on the internet cannot."
)
REACH_HOSTED = "Any calendar that reaches this server can subscribe, without signing in."
ONCE = "Copy it now: it is shown this once, and only a fingerprint of it is kept. Who has it can read your plan."
EMPTY = "It stays empty until you accept a block."
FRESH = "rtr_calendar_address"
"""The path that was made in this session, and whose it is; shown until it was copied or is taken back."""


def address_card(*, has_plan: bool) -> None:
    """Make an address, or see when it was made and take it back."""
    runner = session.current_runner()
    if runner is None:
        return
    made_at = session.store().calendar_link_made_at(runner.id)
    with card("A calendar that follows", SENTENCE, key="along_address"):
        fresh = st.session_state.get(FRESH)
        if made_at is not None and fresh is not None and fresh[0] == runner.id:
            st.code(f"{_origin()}{fresh[1]}", language=None, wrap_lines=True)
            st.markdown(f"**{ONCE}**")
            st.button("I have copied it", key="address_copied", on_click=_forget)
        elif made_at is not None:
            day = made_at.astimezone(session.zone()).date()
            st.markdown(escaped(f"An address was made on {day_text(day, beside=session.today())}."))
        if not has_plan:
            st.markdown(EMPTY)
        with st.container(horizontal=True, gap=8):
            if made_at is None:
                st.button("Make an address", key="address_make", icon=":material/add_link:", on_click=_make)
            else:
                st.button("Make a new address", key="address_make", on_click=_make, help="The one before ends.")
                if st.button("Take the address back", key="address_end", icon=":material/link_off:"):
                    _ask_end(runner)
        st.caption(REACH_HOSTED if hosting.is_hosted() else REACH)


def _forget() -> None:
    """Callback: the address is on no screen any more."""
    st.session_state.pop(FRESH, None)


def _origin() -> str:
    """The public address, else where the browser found rtr."""
    if told := hosting.public_url():
        return told
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return f"{parts.scheme}://{parts.netloc}"


def _make() -> None:
    """Callback."""
    runner = runners.shown_or_own()
    path = attempt(make_calendar_link, session.store(), runner, session.now())
    if path is not None:
        st.session_state[FRESH] = (runner.id, path)


@st.dialog("Take this address back?")
def _ask_end(runner: Runner) -> None:
    st.markdown(
        "Every calendar that has subscribed gets nothing more from then on. What it has already copied stays there. "
        "Your plan is not affected, and you can make another address."
    )
    with st.container(horizontal=True, gap=8):
        is_kept = cta("Keep it", key="address_keep")
        is_ended = st.button("Take it back", key="address_confirm", on_click=_end, args=(runner,))
    if is_kept or is_ended:
        st.rerun()


def _end(runner: Runner) -> None:
    """Callback."""
    if did(end_calendar_link, session.store(), runner):
        _forget()
        notes.later("Taken back. The address is dead.")
