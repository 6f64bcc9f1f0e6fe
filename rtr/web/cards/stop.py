"""Stop: what was marked, whom to call, and the two ways out. Nothing else is on the page."""

import streamlit as st

from rtr.advice.words import sentence_case
from rtr.model import Verdict
from rtr.views.today import Stop, TodayView
from rtr.web.cards.layout import body, card, foot, title
from rtr.web.cards.shape import picture
from rtr.web.cards.ways_out import ways_out
from rtr.web.escape import escaped
from rtr.web.navigation import page


def stop_page(view: TodayView, stop: Stop) -> None:
    """The whole of Today in a Stop."""
    with body():
        st.caption(escaped(f"{view.date_line} {view.day.year}"))
        with card(key="stop"):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap=20):
                picture(Verdict.SEE_CLINICIAN)
                with st.container(gap=None):
                    st.title(view.word, anchor=False)
                    st.markdown(f"**{escaped(view.line)}**")
            marked = " and ".join(f"**{escaped(sign.marked)}**" for sign in stop.signs)
            st.markdown(f"{escaped(sentence_case(stop.since))} you marked {marked}.")
            calls = dict.fromkeys(
                text for sign in stop.signs for text in (sign.worse, sign.do) if text not in view.line
            )
            st.markdown("\n".join(f"- {escaped(call)}" for call in calls))
            st.markdown(escaped(stop.way_out))
            ways_out()
        foot()


def paused_page(word: str) -> None:
    """Any other page about training while a Stop stands: its name, and the way to the answer."""
    with body():
        title(word, "This page is paused until someone who examined you has cleared the sign you marked.")
        st.page_link(page("today"), label="See what you marked, and whom to call", icon=":material/arrow_forward:")
