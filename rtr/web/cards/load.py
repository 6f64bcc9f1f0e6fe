"""Load: the four numbers, the choice of a period, and the two pictures."""

import streamlit as st

from rtr.charts.load import weeks_chart
from rtr.charts.spike import spike_chart
from rtr.views.load import PERIODS, LoadView
from rtr.views.load_tiles import Tile
from rtr.web.cards.figure import drawn, figure
from rtr.web.escape import escaped

PERIOD = "period"
USUAL, PHONE = "6 months", "12 weeks"
WEEKS_KEY = (
    ":blue[■] running",
    ":blue[□] walking",
    "**—** mean of the four full weeks before (running)",
)
RUNS_KEY = (
    ":blue[●] run within the cap",
    ":red[▲] run above the cap",
    ":gray[**—**] longest of the 30 days before",
    ":gray[**- -**] cap",
)


def is_phone() -> bool:
    """Whether the browser says it is a phone; it may change density only."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def period() -> int | None:
    """The weeks to show: chosen here, kept in the address; None is everything."""
    chosen = st.segmented_control(
        "Period",
        list(PERIODS),
        default=PHONE if is_phone() else USUAL,
        key=PERIOD,
        bind="query-params",
        required=True,
        wrap=True,
    )
    return PERIODS.get(chosen or USUAL)


def tiles(numbers: tuple[Tile, ...]) -> None:
    """Four numbers; 2 by 2 on phones."""
    places = st.grid(4, min_column_width=150, border=True)
    for tile in numbers:
        with places.cell(), st.container(gap="xxsmall"):
            st.metric(tile.label, tile.value, help=escaped(tile.help))
            st.caption(escaped(tile.detail))


def weeks_card(view: LoadView) -> None:
    """Running and walking minutes per week."""
    figure(
        "Minutes per week",
        view.weeks_card.sentence,
        WEEKS_KEY,
        drawn(weeks_chart, view.weeks, first=view.first, height_px=280),
        caption=view.weeks_card.caption,
        numbers=view.numbers,
        name="weeks",
    )


def sessions_card(view: LoadView) -> None:
    """Each run beside the longest of the 30 days before it."""
    figure(
        "Each run beside your longest of the last 30 days",
        view.sessions_card.sentence,
        RUNS_KEY,
        drawn(spike_chart, view.sessions, height_px=240),
        caption=view.sessions_card.caption,
        numbers=view.run_numbers,
        name="sessions",
    )
