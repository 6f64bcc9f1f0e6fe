"""The last session: how long, how much of it running, and how it compares."""

import streamlit as st

from rtr.views.last_run import LastRun
from rtr.views.settling import SettlingView
from rtr.web.cards.layout import card, columns
from rtr.web.cards.settling import settling_card
from rtr.web.escape import escaped


def last_run_cards(run: LastRun | None, settled: SettlingView | None) -> None:
    """The last run, and beside it how it settled where that is asked."""
    if run is None:
        return
    if settled is None:
        last_run_card(run)
        return
    left, right = columns(2)
    with left:
        last_run_card(run)
    with right:
        settling_card(settled)


def last_run_card(run: LastRun) -> None:
    """Four numbers with their units, and the words that keep them honest."""
    with card(run.heading, run.sentence):
        tiles = st.grid(4, min_column_width=150)
        with tiles:
            st.metric("Running", run.run)
            st.metric("Walking", run.walk)
            st.metric("Distance", run.distance)
            st.metric(f"Pace, {run.pace_of}", run.pace)
        st.markdown(escaped(" ".join(part for part in (run.comparison, run.effort, run.heart) if part)))
        st.caption(f"{escaped(run.caption)} {escaped(run.method)}")
