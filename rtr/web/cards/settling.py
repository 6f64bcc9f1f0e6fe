"""How the last run settled, as a sentence and a picture of five moments."""

import streamlit as st

from rtr.charts.settling import settling_chart
from rtr.views.settling import SettlingView
from rtr.web import session
from rtr.web.cards.layout import card, key_line
from rtr.web.escape import escaped

KEYS = ("● before", ":red[●] while running and after", ":violet[◆] morning", "dashed: not told")


def settling_card(view: SettlingView) -> None:
    """Observation, consequence, then the picture; no picture where nothing was told."""
    with card(view.heading):
        st.markdown(f"{view.glyph} **{escaped(view.word)}.** {escaped(view.lead)} {escaped(view.rest)}")
        note = ""
        if view.is_drawn:
            drawn = session.chart(settling_chart, view.moments, usual=view.usual, limit=view.limit)
            key_line(*KEYS)
            note = drawn.chart.note
            st.vega_lite_chart(
                drawn.rows, drawn.chart.spec, key="chart_settling", alt=drawn.chart.alt, theme="streamlit"
            )
        st.caption(escaped(f"{view.caption} {note}"))
