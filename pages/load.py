"""Load: am I doing too much, too fast?"""

import streamlit as st

from rtr.web import session
from rtr.web.cards import cutback, layout, load, period, stop
from rtr.web.guards import owner_only

owner_only()
if load.history().is_stopped:
    stop.paused_page("Load")
    st.stop()

with layout.body():
    head = st.container(gap=20)
    chosen = period.controls() if session.diary().activities else period.NOTHING
    view = load.shown(chosen.weeks, between=chosen.between, expert=chosen.expert)
    with head:
        layout.title("Load", view.lead)
        if view.is_empty:
            layout.empty("What you will see here", view.expected, word="imports", label="Import runs")
            st.stop()
        load.tiles(view.tiles)
    period.strip(view)
    load.weeks_card(view)
    cutback.cutback_card(view.cutback)
    load.sessions_card(view)
    load.ratio_card(view)
    if view.expert is not None:
        load.expert_card(view.expert)
