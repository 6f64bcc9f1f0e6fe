"""Symptoms: how does the site answer?"""

import streamlit as st

from rtr.views.symptoms import EXPECTED, nothing_yet
from rtr.views.symptoms_history import symptoms_history
from rtr.web import session
from rtr.web.cards import layout, symptoms, symptoms_ask, symptoms_controls, symptoms_flare
from rtr.web.cards.stretch import strip
from rtr.web.guards import owner_only

owner_only()
past = session.view(symptoms_history)
key = symptoms_controls.asked_place(past)
here = symptoms.place_of(key)

with layout.body():
    missing = nothing_yet(past)
    if missing:
        layout.title("Symptoms", missing)
        layout.empty("What you will see here", EXPECTED, word="today", label="Check in on Today")
        st.stop()
    head = st.container()
    chosen = symptoms_controls.controls(past, here)
    view = symptoms.shown(key, chosen.weeks, between=chosen.between)
    with head:
        layout.title("Symptoms", view.lead)
    symptoms.stopped(view)
    strip(view.strip, symptoms_controls.WEEKS)
    symptoms.timeline_card(view)
    symptoms.settled_card(view, here)
    symptoms.described_card(view.described)
    symptoms_ask.question_cards(view, key, is_expert=chosen.is_expert)
    symptoms.stage_card(view.stage_card)
    symptoms_flare.model_card(view, key, is_expert=chosen.is_expert)
