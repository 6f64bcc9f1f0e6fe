"""Take along: how does the plan get into my calendar, onto my watch, onto paper?"""

import streamlit as st

from rtr.views.take_along import KeptBy
from rtr.web.cards import layout, stop, take_along
from rtr.web.guards import owner_only

owner_only()
if take_along.kept() is KeptBy.SIGN:
    stop.paused_page("Take along")
    st.stop()

with layout.body():
    layout.title("Take along", "Your plan in a calendar, on a watch, as text, on paper.")
    take_along.show_accepted()
