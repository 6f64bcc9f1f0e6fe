"""Shapes of runs as small pictures."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest

from rtr.exporters.route_drawing import route_alt, route_svg
from rtr.shared.routes import Route


def of(*parts: tuple[tuple[int, int], ...]) -> Route:
    return Route(uid="1", day=dt.date(2026, 5, 4), parts=parts)


def points(svg: str) -> list[list[tuple[float, float]]]:
    found = re.findall(r'polyline points="([^"]+)"', svg)
    return [[tuple(map(float, pair.split(","))) for pair in line.split()] for line in found]  # type: ignore[misc]


def test_north_is_up_and_east_is_right() -> None:
    ((begin, end),) = points(route_svg(of(((0, 0), (300, 400)))))
    assert end[0] > begin[0]
    assert end[1] < begin[1]


def test_every_part_is_a_line_of_its_own_and_all_are_inside() -> None:
    drawn = points(route_svg(of(((0, 0), (500, -200)), ((-900, 700), (-100, 100)))))
    assert len(drawn) == 2
    assert all(0 <= value <= 200 for line in drawn for point in line for value in point)


@pytest.mark.parametrize(
    ("size_m", "bar"), [(100, "100 m"), (950, "200 m"), (1000, "500 m"), (4000, "2 km"), (90_000, "5 km")]
)
def test_a_bar_says_how_large_it_is(size_m: int, bar: str) -> None:
    svg = route_svg(of(((0, 0), (size_m, 0))))
    assert ET.fromstring(svg).find("{*}text").text == bar  # type: ignore[union-attr]


def test_a_point_alone_is_drawn_without_an_error() -> None:
    ET.fromstring(route_svg(of(((0, 0), (0, 0)))))


def test_it_is_told_in_words() -> None:
    assert (
        route_alt(of(((0, 0), (1200, 400))))
        == "Shape of the run, 1.2 km from west to east and 400 m from south to north."
    )
