"""Which days a page shows: the last weeks by button, two dates, or a brush over all weeks; kept in the address."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from rtr.charts.strip import BRUSH, strip_chart
from rtr.views.load_period import STRIP_FROM_WEEKS, Days
from rtr.web import session

DATES, FROM, TO = "dates", "from", "to"
"""Keys of the widgets; in the address `DATES` stands as its two days."""
OWN = "own dates"
ROUND = "rtr_strip_round"
"""A brush is left behind by drawing the strip under a new key."""
STRIP_HELP = "Every week of your diary. Drag over the bars to choose a stretch, click beside it to go back."


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a page offers: lengths in weeks by their words (None is everything), and the usual one of them.

    `key` is the name of the choice in the address. `phone` is the usual one on a phone.
    """

    key: str
    lengths: Mapping[str, int | None]
    usual: str
    phone: str

    @property
    def usual_here(self) -> str:
        return self.phone if is_phone() else self.usual

    @property
    def everything(self) -> str:
        """The words of the whole diary."""
        return next(word for word, weeks in self.lengths.items() if weeks is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What was chosen: the last `weeks` (None: all), or the weeks between two days."""

    weeks: int | None
    between: Days | None


def is_phone() -> bool:
    """Whether the browser says it is a phone; it may change density only."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def choose(offer: Offer, begin: dt.date, last: dt.date, today: dt.date) -> Stretch:
    """The buttons, for a diary that reaches from `begin` to `last`; two dates where they are asked for."""
    has_strip = (today - begin).days >= 7 * STRIP_FROM_WEEKS
    said = st.segmented_control(
        "Period",
        [*offer.lengths, OWN] if has_strip else list(offer.lengths),
        default=_usual(offer, last, today),
        key=offer.key,
        bind="query-params",
        required=True,
        wrap=True,
        on_change=_leave_brush,
    )
    between = _dates(begin, today) if said == OWN else None
    _remember(between)
    return Stretch(weeks=offer.lengths.get(said or offer.usual, offer.lengths[offer.usual]), between=between)


def _usual(offer: Offer, last: dt.date, today: dt.date) -> str:
    """The period before anything is chosen; all of a diary that has been quiet for longer than the usual one."""
    weeks = offer.lengths[offer.usual_here] or 0
    return offer.usual_here if last > today - dt.timedelta(weeks=weeks) else offer.everything


def _dates(begin: dt.date, today: dt.date) -> Days:
    """The first and the last day by keyboard; while only one is given, up to today."""
    given = st.date_input(
        "From and to",
        value=_asked(begin, today) or (max(begin, today - dt.timedelta(weeks=26)), today),
        min_value=begin,
        max_value=today,
        key=DATES,
        format="YYYY-MM-DD",
        on_change=_leave_brush,
        width=240,
    )
    days = sorted(given)
    return (days[0] if days else begin), (days[-1] if len(days) > 1 else today)


def _asked(begin: dt.date, today: dt.date) -> Days | None:
    """The two days of the address, if they are days of this diary."""
    try:
        first, last = (dt.date.fromisoformat(st.query_params.get(name, "")) for name in (FROM, TO))
    except ValueError:
        return None
    return (first, last) if begin <= first <= last <= today else None


def _remember(between: Days | None) -> None:
    """Keep the two days in the address. A bound widget would not: a brush sets its value before it is there."""
    said = {} if between is None else {FROM: between[0].isoformat(), TO: between[1].isoformat()}
    for name in (FROM, TO):
        if name not in said:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != said[name]:
            st.query_params[name] = said[name]


def strip(bars: pd.DataFrame, offer: Offer) -> None:
    """All weeks as a low strip; a brush over it chooses what the other pictures show. Nothing for a short diary."""
    if bars.empty:
        return
    key = f"strip_{offer.key}_{st.session_state.get(ROUND, 0)}"
    drawn = session.chart(strip_chart, bars)
    ends = dict(zip(bars["first"], bars["last"], strict=True))
    with st.container(gap="xxsmall"):
        st.markdown(":small[All weeks]", help=STRIP_HELP)
        st.vega_lite_chart(
            drawn.rows,
            drawn.chart.spec,
            key=key,
            alt=drawn.chart.alt,
            theme="streamlit",
            selection_mode=BRUSH,
            on_select=partial(_brushed, key, ends, offer),
        )


def _leave_brush() -> None:
    """Another control decides now: the old brush must not stay on the strip."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _brushed(key: str, ends: Mapping[str, str], offer: Offer) -> None:
    """Show the weeks under the brush; without one, the usual period."""
    said = st.session_state[key]["selection"].get(BRUSH, {}).get("first", [])
    bars = sorted(bar for bar in said if bar in ends)
    if not bars:
        st.session_state[offer.key] = offer.usual_here
        return
    st.session_state[offer.key] = OWN
    st.session_state[DATES] = (dt.date.fromisoformat(bars[0]), dt.date.fromisoformat(ends[bars[-1]]))
