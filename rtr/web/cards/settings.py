"""Settings: easy running first, then how load is known. What is typed in stands in `forms`."""

import streamlit as st

from rtr.advice.words import listed
from rtr.views.easy import EFFORT, FIRST, TALK_TEST, TRUST, EasyView
from rtr.views.set_up import SetUpView
from rtr.views.settings import SettingsView
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card, row
from rtr.web.cards.set_up_fields import follows
from rtr.web.escape import escaped
from rtr.web.navigation import page

EXPECTED = (
    "Your return: what is injured, and which limits follow from it",
    "Easy running in words, and a cap for the heart rate beside it",
    "Your year of birth, heart rates and thresholds, all optional",
    "Name, time zone, start of the week, kilometres or miles",
)


def return_card(view: SetUpView) -> None:
    """What the return is set up with, and the ways to change it."""
    places = listed([episode.place for episode in view.episodes])
    told = f"Injured: {places}." if places else "No injury is open."
    with card("Your return", told if view.is_done else "The set-up is not finished. It takes about two minutes."):
        follows(view.clinician)
        with st.container(horizontal=True):
            text = "Change the set-up" if view.is_done else "Set up my return"
            st.page_link(page("set_up"), label=text, icon=":material/tune:")
            st.page_link(page("injuries"), label="Injuries and their limits", icon=":material/healing:")


def easy_card(view: EasyView) -> None:
    """The talk test, the cap beside it, and what of the cap is a guess."""
    with card("Keeping runs easy"):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{TALK_TEST}** {FIRST}")
            st.markdown(escaped(EFFORT))
        if view.why_not:
            st.markdown(escaped(view.why_not))
            return
        with st.container(gap="xxsmall"):
            st.markdown(f"**Beside it, your heart rate: up to {view.cap} beats per minute.** {escaped(view.sentence)}")
        with st.container(horizontal=True, gap="xsmall"):
            for flag in view.flags:
                st.badge(flag, color="gray")
        with st.container(gap="xsmall"):
            row("○", escaped(view.highest))
            row("○", escaped(view.resting))
        st.caption(escaped(TRUST))
        with st.expander("Zones, and what other rules say"):
            st.markdown("Five zones of the highest heart rate, used only for the training impulse after Edwards.")
            table(view.zones, alt="Five heart-rate zones")
            st.markdown("Other rules, to compare. None of them is used here, and the last was never tested.")
            table(view.compared, alt="What other rules call easy or moderate")


def load_card(view: SettingsView) -> None:
    """How the internal load of the last weeks is known, and the way to every formula."""
    with card("How your load is known", view.load_sentence):
        if not view.load_methods.empty:
            table(view.load_methods, alt="How the load of the last 28 days is known")
        st.caption("AU: rating times minutes. Running minutes are counted apart and never added to it.")
        st.page_link(page("methods"), label="All rules, numbers and sources", icon=":material/menu_book:")
