"""Short confirmations that outlive the rerun which follows an action."""

import streamlit as st

WAITING = "rtr_notes"


def later(text: str, icon: str = ":material/check:") -> None:
    """Say this on the next run: a toast sent right before `st.rerun()` is never seen."""
    st.session_state.setdefault(WAITING, []).append((text, icon))


def show() -> None:
    """Say what waits; called by the main script on every run."""
    for text, icon in st.session_state.pop(WAITING, []):
        st.toast(text, icon=icon)
