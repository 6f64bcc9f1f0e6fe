"""Injuries: what is injured, and which limits follow?"""

import streamlit as st

from rtr.views.injuries import injuries_view
from rtr.web import session
from rtr.web.cards import injuries, layout
from rtr.web.guards import owner_only

owner_only()
view = session.view(injuries_view)
with layout.body():
    layout.title("Injuries", view.lead)
    if session.current_runner() is None:
        layout.empty("What you will see here", view.expected, word="set_up", label="Set up my return")
        st.stop()
    injuries.injuries(view)
