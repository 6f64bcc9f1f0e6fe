"""Load: am I doing too much, too fast?"""

import streamlit as st

from rtr.views.load import load_view
from rtr.views.load_cutback import cutback_view
from rtr.views.today import today_view
from rtr.web import session
from rtr.web.cards import cutback, layout, load, period, stop
from rtr.web.guards import owner_only

owner_only()
if session.view(today_view).stop is not None:
    stop.paused_page("Load")
    st.stop()

with layout.body():
    head = st.container(gap=20)
    chosen = period.controls() if session.diary().activities else period.NOTHING
    view = session.view(load_view, chosen.weeks, between=chosen.between, expert=chosen.expert)
    with head:
        layout.title("Load", view.lead)
        if view.is_empty:
            layout.empty("What you will see here", view.expected, word="imports", label="Import runs")
            st.stop()
        due = session.view(cutback_view)
        load.tiles((*view.tiles, due.tile))
    period.strip(view)
    load.weeks_card(view)
    cutback.cutback_card(due)
    load.sessions_card(view)
    load.ratio_card(view)
    if view.expert is not None:
        load.expert_card(view.expert)
