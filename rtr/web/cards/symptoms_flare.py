"""Symptoms, expert view: the flare model, once there is anything to say of it."""

import datetime as dt

import streamlit as st

from rtr.charts.calibration import calibration_chart
from rtr.diary import Diary
from rtr.views.symptoms import SymptomsView
from rtr.views.symptoms_flare import FLARE_HOW, FlareCard, band_file, band_numbers, flare_card
from rtr.web import session
from rtr.web.cards.figure import drawing
from rtr.web.cards.layout import card
from rtr.web.cards.symptoms import place_of
from rtr.web.escape import escaped

HEADING = "Flares of the next 48 hours"
KEY = (":red[■] flares that came", "◆ flares forecast")


def _flare(_: Diary, day: dt.date, key: str | None) -> FlareCard | None:
    here = place_of(key)
    return None if here is None else flare_card(here, day)


def model_card(view: SymptomsView, key: str | None, *, is_expert: bool) -> None:
    """Bands with counts, calibration, and the comparison with simpler ways; or why it is hidden."""
    if not is_expert or view.is_stopped:
        return
    found = session.view(_flare, key)
    if found is None:
        return
    with card(HEADING, found.sentence):
        if found.bands.empty:
            st.caption(escaped(found.caption))
            return
        st.markdown(escaped(found.beside))
        drawing(
            HEADING,
            found.sentence,
            KEY,
            session.chart(calibration_chart, found.bands),
            caption=found.caption,
            numbers=band_numbers(found),
            file=lambda: band_file(found),
            how=FLARE_HOW,
            name="flares",
        )
