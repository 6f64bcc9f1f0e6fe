"""Plan: what comes next, and why?"""

import streamlit as st

from rtr.views.plan import Shown
from rtr.web.cards import inbox, layout, plan, plan_block, plan_ladder, plan_what_if, stop
from rtr.web.guards import owner_only

owner_only()
view = plan.head()
if view.shown is Shown.PAUSED:
    stop.paused_page("Plan")
    st.stop()
with layout.body():
    layout.title("Plan", view.lead)
    if plan.instead(view):
        st.stop()
    plan.notice(view)
    inbox.on_plan()
    block, ladder, what_if = st.tabs(
        [plan.BLOCK, plan.LADDER, plan.WHAT_IF], key=plan.TAB, on_change="rerun", bind="query-params"
    )
    if block.open:
        with block, st.container(gap=20):
            plan_block.block_tab()
    if ladder.open:
        with ladder, st.container(gap=20):
            plan_ladder.ladder_tab()
    if what_if.open:
        with what_if, st.container(gap=20):
            plan_what_if.what_if_tab()
