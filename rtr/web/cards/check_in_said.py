"""From the widgets of a check-in to the morning they say; nothing tapped is nothing said."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from rtr.model import CheckIn, SiteSymptoms
from rtr.views.check_in import CheckInView, PlaceAsked
from rtr.web.cards import red_flags
from rtr.web.cards.names import Names

OF_A_PLACE = ("pain_now", "pain_am", "stiff_am", "stiff_min")
OF_A_DAY = ("sleep_quality", "fatigue", "mood", "stress", "confidence", "sleep_h", "painkiller", "note")


def said_in(view: CheckInView, asked: Iterable[PlaceAsked], names: Names) -> CheckIn:
    """The whole morning as it stands in the form. A place of which nothing was said is left out."""
    sites = (_site(one.place, names) for one in asked)
    told: dict[str, Any] = {name: st.session_state.get(names(name)) for name in OF_A_DAY}
    flags, signs = red_flags.answer(view, names)
    kept = tuple(site for site in sites if site != SiteSymptoms(site=site.site))
    return CheckIn(day=view.day, sites=kept, red_flags=flags, signs=signs, **told)


def _site(place: str, names: Names) -> SiteSymptoms:
    told: dict[str, Any] = {name: st.session_state.get(names(place, name)) for name in OF_A_PLACE}
    return SiteSymptoms(site=place, **told)
