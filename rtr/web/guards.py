"""The first line of every page and of every fragment of a coach: who may see it."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from rtr.web import rights, signing_out
from rtr.web.visitor import COACH_ROLE

NOTHING = "Nothing to see here"
ASK_EVERY_S = 5.0
"""A click is refused at once; a page that nobody touches goes within this time."""


def owner_only() -> None:
    """Show a neutral sentence and nothing else to whoever is not an owner of this diary at this moment."""
    if signing_out.signed_out():
        st.stop()
    if not rights.is_owner():
        st.title(NOTHING)
        st.write("This page belongs to the runner who keeps this diary. Open the dashboard from its own address.")
        st.stop()


def coach_only() -> None:
    """Show that the link has ended, and nothing else, to whoever has none open at this moment.

    In a fragment the whole page is drawn anew, so that nothing of it stays on screen.
    """
    who = rights.visitor()
    if who is None or who.role != COACH_ROLE:
        owner_only()
        st.stop()
    if rights.visited():
        return
    context = get_script_run_ctx()
    if context is not None and context.fragment_ids_this_run:
        st.rerun()
    st.title(rights.ENDED.rstrip("."))
    st.write(f"It ran out or was taken back. {rights.ASK_AGAIN} Nothing about them is shown here.")
    st.stop()


@st.fragment(run_every=ASK_EVERY_S)
def keep_asking() -> None:
    """Take a coach's page off the screen soon after its last link has ended, though nobody touches it."""
    coach_only()


def is_coach() -> bool:
    who = rights.visitor()
    return who is not None and who.role == COACH_ROLE
