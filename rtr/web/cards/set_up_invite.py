"""What of the set-up waits: the set-up itself, or the monthly questions about energy. For pages about today."""

import streamlit as st

from rtr.views.set_up import SetUpView
from rtr.views.set_up_follow import PRIVATE
from rtr.web.cards.layout import card
from rtr.web.navigation import page

WAITING = "About two minutes, each step kept at once. Until then the best answer is Hold."


def invite(view: SetUpView) -> None:
    """One card and one link while something waits; nothing once it is done."""
    if view.is_done and not view.is_energy_due:
        return
    heading, sentence = ("Energy, once a month", PRIVATE) if view.is_done else ("Set up your return", WAITING)
    with card(heading, sentence, key="set_up_invite"):
        text = "Answer or skip four signs" if view.is_done else "Set up my return"
        st.page_link(page("set_up"), label=text, icon=":material/tune:")


def ways() -> None:
    """Where the limits come from, and where an injury is added, changed or ended."""
    with st.container(horizontal=True):
        st.page_link(page("injuries"), label="Injuries and their limits", icon=":material/healing:")
        st.page_link(page("set_up"), label="My return", icon=":material/tune:")
