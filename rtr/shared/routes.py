"""Shapes of runs without the place they lie at (rulings R11)."""

import datetime as dt
from dataclasses import dataclass

Point = tuple[int, int]
"""Metres east and north of the first shown point, rounded to 10 m."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The route of one activity after the privacy zone, still under the activity's own uid."""

    uid: str
    parts: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A route as it is shown: of which run (its number in the cut diary), on which day."""

    uid: str
    day: dt.date
    parts: tuple[tuple[Point, ...], ...]
