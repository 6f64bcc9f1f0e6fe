"""Today's session: the strip, what to do in order, when to stop, and how to take it along."""

import datetime as dt

import streamlit as st

from rtr.charts.session_strip import session_strip_chart
from rtr.diary import Diary
from rtr.views.last_run import LastRun
from rtr.views.session_today import SessionCard, session_view
from rtr.views.settling import SettlingView
from rtr.web import session
from rtr.web.cards.last_run import last_run_cards
from rtr.web.cards.layout import card, columns
from rtr.web.cards.settling import settling_card
from rtr.web.escape import escaped
from rtr.web.navigation import page
from rtr.web.situation import here


def todays() -> SessionCard | None:
    """What the card shows; None where no session belongs on Today."""
    return session.view(_todays)


def _todays(_: Diary, __: dt.date) -> SessionCard | None:
    return session_view(here())


def todays_cards(run: LastRun | None, settled: SettlingView | None) -> None:
    """The session beside how the last run settled, then the last run; without a session the two of them."""
    view = todays()
    if view is None:
        last_run_cards(run, settled)
        return
    if settled is None:
        show(view)
    else:
        left, right = columns(2)
        with left:
            show(view)
        with right:
            settling_card(settled)
    last_run_cards(run, None)


def show(view: SessionCard | None) -> None:
    """The card; nothing at all where there is no session to speak of."""
    if view is None:
        return
    with card("Today's session", key="session"):
        st.markdown(f"**{escaped(view.lead)}** {escaped(view.rest)}")
        if view.parts is not None:
            drawn = session.chart(session_strip_chart, view.parts)
            st.vega_lite_chart(
                drawn.rows, drawn.chart.spec, key="chart_session", alt=drawn.chart.alt, theme="streamlit"
            )
        elif view.lines and view.session is not None and view.session.rung is None:
            st.markdown("\n".join(f"- {escaped(line)}" for line in view.lines))
        if view.guard:
            st.markdown(escaped(view.guard))
        if view.note:
            st.markdown(f":orange[■] {escaped(view.note)}")
        with st.container(horizontal=True, gap=12):
            st.page_link(page("plan"), label="See the days ahead", icon=":material/arrow_forward:")
            if session.diary().blocks and view.session is not None:
                st.page_link(page("take_along"), label="Take it along", icon=":material/watch:")
