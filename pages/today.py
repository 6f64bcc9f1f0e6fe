"""Today: may I run, and why?"""

import streamlit as st

from rtr.views.today import today_view
from rtr.web import session
from rtr.web.cards import last_run, layout, red_flags, stop, verdict, welcome
from rtr.web.guards import owner_only

owner_only()
if session.current_runner() is None:
    welcome.welcome()
    st.stop()

view = session.view(today_view)
if view.stop is not None:
    stop.stop_page(view, view.stop)
    st.stop()

with layout.body():
    if view.is_empty:
        layout.title("Today", view.line)
        layout.empty("What you will see here", view.expected, word="imports", label="Import runs")
    else:
        verdict.verdict_card(view)
    red_flags.question(view.red_flags.answer)
    if view.last_run is not None:
        last_run.last_run_card(view.last_run)
    if not view.is_empty:
        verdict.changes_card(view)
    layout.foot()
