"""Signing out from inside the dashboard, and what every tab shows from then on."""

import streamlit as st

from rtr.web import at_hand, recent, rights
from rtr.web.return_path import LOGIN_PATH
from rtr.web.visitor import LOGIN


def sign_out_button() -> None:
    """Below the menu, for whoever has signed in; on one's own computer there is nothing to sign out of."""
    who = rights.visitor()
    if who is not None and who.uid.startswith(LOGIN):
        st.button(
            "Sign out", key="sign_out", icon=":material/logout:", on_click=_sign_out, width="stretch", type="tertiary"
        )


def _sign_out() -> None:
    """Callback: end the login, in every tab of this browser; the run that follows shows nothing any more."""
    who = rights.visitor()
    if who is not None and who.uid.startswith(LOGIN):
        at_hand.store().end_login(who.uid.removeprefix(LOGIN))
        recent.forget()


def signed_out() -> bool:
    """Whether the visitor had signed in and that is over; then the page says so and where to sign in again."""
    who = rights.visitor()
    if who is None or not who.uid.startswith(LOGIN) or rights.is_owner():
        return False
    st.title("You are signed out")
    st.write("What you saved is kept. Sign in to go on.")
    st.html(f'<a href="{LOGIN_PATH}">Sign in</a>')
    return True
