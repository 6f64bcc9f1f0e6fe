"""Today: may I run, and why?"""

import streamlit as st

from rtr.views.check_in import check_in_view
from rtr.views.run_answer import run_answer_view
from rtr.views.settling import settling_view
from rtr.views.today import today_view
from rtr.web import session
from rtr.web.cards import check_in, last_run, layout, run_answer, settling, stop, verdict, welcome
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
    check_in.check_in_card(session.view(check_in_view))
    answered = session.view(run_answer_view)
    if answered is not None:
        run_answer.run_answer_card(answered)
    settled = session.view(settling_view, session.moment())
    left, right = layout.columns(2) if settled is not None else (st.container(), st.container())
    with left:
        if view.last_run is not None:
            last_run.last_run_card(view.last_run)
    with right:
        if settled is not None:
            settling.settling_card(settled)
    if not view.is_empty:
        verdict.changes_card(view)
    layout.foot()
