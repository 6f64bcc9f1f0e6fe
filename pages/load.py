"""Load: am I doing too much, too fast?"""

import streamlit as st

from rtr.views.load import load_view
from rtr.web import session
from rtr.web.cards import layout, load
from rtr.web.guards import owner_only

owner_only()
with layout.body():
    place = st.container(gap=20)
    weeks = load.period() if session.diary().activities else None
    view = session.view(load_view, weeks)
    with place:
        layout.title("Load", view.lead)
        if view.is_empty:
            layout.empty("What you will see here", view.expected, word="imports", label="Import runs")
        else:
            load.tiles(view.tiles)
    if not view.is_empty:
        load.weeks_card(view)
        load.sessions_card(view)
