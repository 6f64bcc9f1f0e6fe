"""Today: may I run, and why?"""

import streamlit as st

from rtr.views.check_in import check_in_view
from rtr.views.run_answer import run_answer_view
from rtr.views.set_up import set_up_view
from rtr.views.settling import settling_view
from rtr.web import session
from rtr.web.cards import check_in, inbox, layout, run_answer, session_card, set_up_invite, stop, verdict, welcome
from rtr.web.guards import owner_only
from rtr.web.situation import todays

owner_only()
if session.current_runner() is None:
    welcome.welcome()
    st.stop()

view = todays()
with layout.body():
    if view.stop is not None:
        stop.stop_card(view, view.stop)
    elif view.is_empty:
        layout.title("Today", view.line)
        layout.empty("What you will see here", view.expected, word="imports", label="Import runs")
    else:
        verdict.verdict_card(view)
    if view.stop is not None and view.stop.is_alone:
        layout.foot()
        st.stop()
    check_in.check_in_card(session.view(check_in_view))
    answered = session.view(run_answer_view)
    if answered is not None:
        run_answer.run_answer_card(answered)
    if view.stop is None:
        inbox.inbox_card()
    set_up_invite.invite(session.view(set_up_view))
    if view.stop is None and not view.is_empty:
        session_card.todays_cards(view.last_run, session.view(settling_view, session.moment()))
        verdict.changes_card(view)
    set_up_invite.ways()
    layout.foot()
