"""Year: what did it hold, and what lies ahead?"""

import streamlit as st

from rtr.web.cards import layout, stop, year
from rtr.web.guards import owner_only

owner_only()
if year.shown().is_stopped:
    stop.paused_page("Year")
    st.stop()

with layout.body():
    layout.title("Year", "What the year held, and where lighter weeks and your dates lie.")
    year.show()
