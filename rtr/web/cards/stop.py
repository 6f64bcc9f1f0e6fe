"""Stop: what was marked, whom to call, and the two ways out. Nothing else is on the page."""

import streamlit as st

from rtr.views.stop import Stop
from rtr.views.today import TodayView
from rtr.web.cards.layout import body, card, title
from rtr.web.cards.verdict import answer
from rtr.web.cards.ways_out import ways_out
from rtr.web.escape import escaped
from rtr.web.navigation import page


def stop_card(view: TodayView, stop: Stop) -> None:
    """First on Today while a red flag stands; the whole of it where training is hidden."""
    st.caption(escaped(view.date_line))
    with card(key="stop"):
        answer(view.verdict, view.word, f"**{escaped(view.line)}**")
        for told in stop.told:
            st.markdown(f"**{escaped(told)}**")
        calls = dict.fromkeys(text for sign in stop.signs for text in (sign.worse, sign.do) if text not in view.line)
        st.markdown("\n".join(f"- {escaped(call)}" for call in calls))
        st.markdown(escaped(stop.way_out))
        ways_out(stop.marked_on, stop.since)
    if stop.is_alone:
        st.page_link(page("journal"), label="Write down how you are, in the Journal", icon=":material/arrow_forward:")


def paused_page(word: str) -> None:
    """Any other page about training while a Stop stands: its name, and the way to the answer."""
    with body():
        title(word, "This page is paused until someone who examined you has cleared the sign you marked.")
        st.page_link(page("today"), label="See what you marked, and whom to call", icon=":material/arrow_forward:")
