"""What if: a line to move over one's own runs; the plan is not touched."""

import streamlit as st

from rtr.advice.words import weekday
from rtr.charts.whatif import whatif_chart
from rtr.views.plan_what_if import Answer, WhatIf, answer
from rtr.web import session
from rtr.web.cards import plan
from rtr.web.cards.layout import card, key_line
from rtr.web.escape import escaped

LEAST, MOST = 1, 120
BADGES = {
    "inside": ":green-badge[▲ within what you ran]", "new": ":orange-badge[■ inside the cap]",
    "above": ":red-badge[▼ above the cap]", "unknown": ":gray-badge[○ nothing to compare]",
}  # fmt: skip
KEYS = (":green[▲] settled", ":orange[■] held", ":red[▼] eased back", "one shape is one run")
FOOT = "What happened, not a forecast. Moving the line changes nothing in your plan."
NONE = "Nothing to move yet: this begins with the first runs of the ladder, and rests while running is closed."


def what_if_tab() -> None:
    """The slider in a part of its own: moving it draws nothing else anew."""
    ask = plan.asked_what_if()
    if ask is None:
        with card("What if the next run were longer or shorter?", NONE):
            st.caption("The plan stays as it is.")
        return
    _what_if()


@st.fragment
def _what_if() -> None:
    ask = plan.asked_what_if()
    if ask is None:
        return
    with card("What if the next runs were longer or shorter?", "Move the line. The shapes are your own runs."):
        minutes = st.slider(
            "Running minutes in each run", max(LEAST, int(ask.span[0])), min(MOST, int(ask.span[1])), ask.usual_min,
            format="%d min", key="what_if_min",
        )  # fmt: skip
        days = st.pills(
            "On these days", list(ask.days), selection_mode="multi", default=list(ask.usual_days), key="what_if_days",
            format_func=lambda day: f"{weekday(day)[:3]} {day.day}", wrap=True,
        )  # fmt: skip
        key_line(*KEYS)
        drawn = session.chart(whatif_chart, ask.runs, minutes=float(minutes), cap=ask.cap, span=ask.span)
        st.vega_lite_chart(drawn.rows, drawn.chart.spec, key="chart_what_if", alt=drawn.chart.alt, theme="streamlit")
        _said(ask, answer(ask, minutes, days))
        st.caption(f"{len(ask.runs)} answered runs of 26 weeks. {FOOT}")


def _said(ask: WhatIf, told: Answer) -> None:
    """Cap first, then what the rules would answer, the week, the cut-back week, and runs alike."""
    if not ask.may_run:
        st.markdown(":red-badge[▼ not now] **Running is closed for now;** this shows what comes after it opens again.")
    st.markdown(f"{BADGES[told.way]} **{escaped(told.lead)}** {escaped(told.rest)}")
    st.markdown(escaped(f"{told.week} {told.cut_back}".strip()))
    st.markdown(escaped(told.alike))
