"""The first line of every page: who may see it."""

import streamlit as st

from rtr.web import session
from rtr.web.gate import OWNER_ROLE


def owner_only() -> None:
    """Show a neutral sentence and nothing else to whoever is not an owner of this diary."""
    visitor = session.visitor()
    if visitor is None or visitor.role != OWNER_ROLE:
        st.title("Nothing to see here")
        st.write("This page belongs to the runner who keeps this diary. Open the dashboard from its own address.")
        st.stop()
