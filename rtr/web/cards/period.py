"""The controls of Load: which weeks, and the expert view; all of them are kept in the address."""

from dataclasses import dataclass

import streamlit as st

from rtr.metrics.load import Unit
from rtr.views.load import LoadView
from rtr.views.load_period import PERIODS, Days
from rtr.web import session
from rtr.web.cards import stretch

EXPERT, LOAD = "expert", "load"
LOADS = {"running minutes": Unit.MIN, "internal load": Unit.AU}
WEEKS = stretch.Offer(key="period", lengths=PERIODS, usual="6 months", phone="12 weeks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the controls say: the last `weeks` (None: all), or the weeks between two days."""

    weeks: int | None
    between: Days | None
    expert: Unit | None = None
    """The load that the expert view is of; None without the expert view."""


NOTHING = Choice(weeks=PERIODS[WEEKS.usual], between=None)
"""Before there is anything to choose from."""


def controls() -> Choice:
    """The row of controls."""
    counted, today = session.diary().counted, session.today()
    begin, last = (min(counted[0].day, today), counted[-1].day) if counted else (today, today)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap=24):
        with st.container(horizontal=True, vertical_alignment="bottom", gap=16, width="content"):
            chosen = stretch.choose(WEEKS, begin, last, today)
        is_expert = st.toggle(
            "Expert view",
            key=EXPERT,
            bind="query-params",
            help="Adds the competing definitions and all other measures. None of them decides anything here.",
        )
    expert = _load() if is_expert else None
    return Choice(weeks=chosen.weeks, between=chosen.between, expert=expert)


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


def strip(view: LoadView) -> None:
    """All weeks as a low strip with a brush."""
    stretch.strip(view.strip, WEEKS)
