"""The last routes as shapes: no map, no place, nothing around where a run began or ended."""

import streamlit as st

from rtr.advice.words import day_text
from rtr.charts.theme import PaletteName
from rtr.exporters.route_drawing import HEIGHT, SIDE, route_alt, route_svg
from rtr.share import Group, Visited
from rtr.shared import Shown
from rtr.shared.routes import Route
from rtr.web import session
from rtr.web.cards.layout import card
from rtr.web.cards.svg_image import svg_image

MOST = 6
LEAST_PX = 130
"""Two shapes lie beside each other on a phone."""
SAID = "Shapes without a map; the area around where runs begin and end is cut out."
NONE = "No run has a shape to show: none was recorded with its way, or none leads far from where runs begin and end."


def routes_card(seen: Visited) -> None:
    """Nothing at all where routes are not shared."""
    if not seen.link.scope.has(Group.ROUTES):
        return
    found = session.shown_view(last_routes, seen.link)
    with card("Last routes", SAID if found else NONE, key="coach_routes"):
        if found:
            grid = st.grid(MOST, min_column_width=LEAST_PX, gap=16)
            for one in found:
                with grid.cell():
                    _picture(one)


def last_routes(shown: Shown) -> tuple[Route, ...]:
    """The newest first."""
    return shown.routes[: -MOST - 1 : -1]


def _picture(one: Route) -> None:
    look: PaletteName = "dark" if st.context.theme.type == "dark" else "light"
    with st.container(gap="xxsmall"):
        svg_image(route_svg(one, palette=look), route_alt(one), SIDE, HEIGHT)
        st.caption(day_text(one.day))
