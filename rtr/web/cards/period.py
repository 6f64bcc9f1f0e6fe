"""The controls of Load: which weeks, chosen by button, by dates or by a brush; and the expert view."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from rtr.charts.strip import BRUSH, strip_chart
from rtr.metrics.load import Unit
from rtr.views.load import LoadView
from rtr.views.load_period import PERIODS, STRIP_FROM_WEEKS, Days
from rtr.web import session

PERIOD, DATES, EXPERT, LOAD = "period", "dates", "expert", "load"
FROM, TO = "from", "to"
"""Keys of the widgets; in the address `DATES` stands as its two days."""
USUAL, PHONE, ALL = "6 months", "12 weeks", "all"
OWN = "own dates"
LOADS = {"running minutes": Unit.MIN, "internal load": Unit.AU}
ROUND = "rtr_strip_round"
"""A brush is left behind by drawing the strip under a new key."""
STRIP_HELP = "Every week of your diary. Drag over the bars to choose a stretch, click beside it to go back."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the controls say: the last `weeks` (None: all), or the weeks between two days."""

    weeks: int | None
    between: Days | None
    expert: Unit | None = None
    """The load that the expert view is of; None without the expert view."""


NOTHING = Choice(weeks=PERIODS[USUAL], between=None)
"""Before there is anything to choose from."""


def is_phone() -> bool:
    """Whether the browser says it is a phone; it may change density only."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def controls() -> Choice:
    """The row of controls; all of them are kept in the address."""
    counted, today = session.diary().counted, session.today()
    begin, last = (min(counted[0].day, today), counted[-1].day) if counted else (today, today)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap=24):
        with st.container(horizontal=True, vertical_alignment="bottom", gap=16, width="content"):
            choice, between = _period(begin, today, usual=_usual(last, today))
        is_expert = st.toggle(
            "Expert view",
            key=EXPERT,
            bind="query-params",
            help="Adds the competing definitions and all other measures. None of them decides anything here.",
        )
    expert = _load() if is_expert else None
    return Choice(weeks=PERIODS.get(choice, PERIODS[USUAL]), between=between, expert=expert)


def _load() -> Unit:
    """Which load the ratio and the measures are of; the two are never mixed."""
    chosen = st.segmented_control(
        "Load behind the ratio and the measures",
        list(LOADS),
        default=next(iter(LOADS)),
        key=LOAD,
        bind="query-params",
        required=True,
        wrap=True,
        help="Running minutes: what the legs did. Internal load: your rating of the whole session × its minutes, all "
        "sports. Steps, caps and cut-back weeks always go by running minutes.",
    )
    return LOADS[chosen or next(iter(LOADS))]


def _usual(last: dt.date, today: dt.date) -> str:
    """The period before anything is chosen; all of a diary that has been quiet for longer than the usual one."""
    usual = PHONE if is_phone() else USUAL
    return usual if last > today - dt.timedelta(weeks=PERIODS[usual] or 0) else ALL


def _period(begin: dt.date, today: dt.date, *, usual: str) -> tuple[str, Days | None]:
    has_strip = (today - begin).days >= 7 * STRIP_FROM_WEEKS
    chosen = st.segmented_control(
        "Period",
        [*PERIODS, OWN] if has_strip else list(PERIODS),
        default=usual,
        key=PERIOD,
        bind="query-params",
        required=True,
        wrap=True,
        on_change=_leave_brush,
    )
    between = _dates(begin, today) if chosen == OWN else None
    _remember(between)
    return chosen or USUAL, between


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


def strip(view: LoadView) -> None:
    """All weeks as a low strip; a brush over it chooses what the other pictures show."""
    if view.strip.empty:
        return
    key = f"strip_{st.session_state.get(ROUND, 0)}"
    drawn = session.chart(strip_chart, view.strip)
    ends = dict(zip(view.strip["first"], view.strip["last"], strict=True))
    with st.container(gap="xxsmall"):
        st.markdown(":small[All weeks]", help=STRIP_HELP)
        st.vega_lite_chart(
            drawn.rows,
            drawn.chart.spec,
            key=key,
            alt=drawn.chart.alt,
            theme="streamlit",
            selection_mode=BRUSH,
            on_select=partial(_brushed, key, ends),
        )


def _leave_brush() -> None:
    """Another control decides now: the old brush must not stay on the strip."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _brushed(key: str, ends: Mapping[str, str]) -> None:
    """Show the weeks under the brush; without one, the usual period."""
    said = st.session_state[key]["selection"].get(BRUSH, {}).get("first", [])
    bars = sorted(bar for bar in said if bar in ends)
    if not bars:
        st.session_state[PERIOD] = PHONE if is_phone() else USUAL
        return
    st.session_state[PERIOD] = OWN
    st.session_state[DATES] = (dt.date.fromisoformat(bars[0]), dt.date.fromisoformat(ends[bars[-1]]))
