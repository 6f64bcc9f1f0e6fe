"""Load: am I doing too much, too fast?"""

import streamlit as st

from rtr.views.load import load_view
from rtr.views.today import today_view
from rtr.web import session
from rtr.web.cards import layout, load, stop
from rtr.web.guards import owner_only

owner_only()
if session.view(today_view).stop is not None:
    stop.paused_page("Load")
    st.stop()

with layout.body():
    head = st.container(gap=20)
    weeks = load.period() if session.diary().activities else None
    view = session.view(load_view, weeks)
    with head:
        layout.title("Load", view.lead)
        if view.is_empty:
            layout.empty("What you will see here", view.expected, word="imports", label="Import runs")
        else:
            load.tiles(view.tiles)
    if not view.is_empty:
        load.weeks_card(view)
        load.sessions_card(view)
