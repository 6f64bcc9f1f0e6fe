"""The controls of Symptoms: which weeks, which place, the expert view; all of them are kept in the address."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import streamlit as st

from rtr.views.load_period import Days
from rtr.views.symptoms_history import PlaceHistory, SymptomsHistory
from rtr.web import session
from rtr.web.cards import stretch

PERIODS: Mapping[str, int | None] = MappingProxyType({"8 weeks": 8, "6 months": 26, "all": None})
WEEKS = stretch.Offer(key="span", lengths=PERIODS, usual="8 weeks", phone="8 weeks")
PLACE, EXPERT = "place", "expert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the controls say: the last `weeks` (None: all), or the weeks between two days."""

    weeks: int | None
    between: Days | None
    is_expert: bool


def asked_place(past: SymptomsHistory) -> str | None:
    """The place that was chosen, or the one whose name the address holds; as the choice itself reads it."""
    key, name = st.session_state.get(PLACE), st.query_params.get(PLACE)
    return next((place.key for place in past.places if place.key == key or (not key and place.label == name)), None)


def controls(past: SymptomsHistory, here: PlaceHistory) -> Choice:
    """The row of controls."""
    last = _last(here)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap=24):
        with st.container(horizontal=True, vertical_alignment="bottom", gap=16, width="content"):
            chosen = stretch.choose(WEEKS, here.begin, last, session.today())
            _place(past)
        is_expert = not past.is_stopped and st.toggle(
            "Expert view", key=EXPERT, bind="query-params", help="Adds how each figure was tested."
        )
    return Choice(weeks=chosen.weeks, between=chosen.between, is_expert=is_expert)


def _last(here: PlaceHistory) -> dt.date:
    """The last day on which anything was told or run."""
    told = here.days[here.days[["pain_am", "pain_run"]].notna().any(axis=1) | (here.days["runs"] > 0)]["day"]
    return here.begin if told.empty else told.iloc[-1].date()


def _place(past: SymptomsHistory) -> None:
    """A choice only where there is one."""
    if len(past.places) < 2:
        return
    labels = {place.key: place.label for place in past.places}
    st.selectbox("Place", list(labels), format_func=labels.__getitem__, key=PLACE, bind="query-params", width=240)
