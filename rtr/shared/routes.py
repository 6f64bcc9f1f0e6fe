"""Shapes of runs without the place they lie at (rulings R11).

What is within a circle around any beginning or end is cut; the circle's centre is moved by the same random
metres for every run of a runner, so that many routes lead to a wrong door, always the same one. What is left
is simplified and drawn in metres from its own first point: no coordinate leaves this module.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from rtr.model import Activity
from rtr.samples import Samples
from rtr.share import PrivacyZone
from rtr.shared.lines import crosses, simplified

Metres = npt.NDArray[np.float64]
"""Points as rows of (east, north)."""
Point = tuple[int, int]
"""Metres east and north of the first shown point, rounded to 10 m."""
EARTH_M = 6_371_008.8
HIDDEN_M = 200.0
"""Nothing is shown so near to where a run began or ended."""
LEAST_SHIFT_M, MOST_SHIFT_M = 60.0, 140.0
TOLERANCE_M = 20.0
ROUND_M = 10
MARGIN_M = TOLERANCE_M + ROUND_M + 25.0
"""What simplifying, rounding and putting ends together may move a line by."""
RADIUS_M = HIDDEN_M + MOST_SHIFT_M + MARGIN_M
DOOR_RUNS, NEIGHBOUR_M = 3, 100.0
"""Where so many runs begin or end that near to each other, nothing of any run is shown."""
SAME_END_DEG = 3e-4
"""Beginnings and ends so near to each other are one."""
BREAK_M, BREAK_S = 500.0, 120.0
"""A line is not drawn over a longer way or time without a point."""
STAY_S = 600.0
"""After so long without a point it is where a run ended and another began."""


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Track:
    uid: str
    t_s: npt.NDArray[np.float64]
    lat_deg: npt.NDArray[np.float64]
    lon_deg: npt.NDArray[np.float64]
    segment: npt.NDArray[np.float64]


def drawn_zone(chance: Random) -> PrivacyZone:
    """A privacy zone at random; drawn once for a runner and kept, or many routes would give the middle away.

    The radius is the same for everybody: one that grew with the shift would tell it.
    """
    angle = chance.uniform(0.0, 2 * math.pi)
    shift_m = math.sqrt(chance.uniform(LEAST_SHIFT_M**2, MOST_SHIFT_M**2))
    return PrivacyZone(east_m=shift_m * math.cos(angle), north_m=shift_m * math.sin(angle), radius_m=RADIUS_M)


def shapes(recorded: Iterable[tuple[Activity, Samples]], zone: PrivacyZone) -> tuple[Shape, ...]:
    """The shown part of each route that has one: not near its own ends, nor near where several runs begin or end."""
    tracks = [track for activity, samples in recorded if (track := _track(activity, samples)) is not None]
    ends = [_ends(track) for track in tracks]
    doors = _doors(ends)
    pairs = zip(tracks, ends, strict=True)
    found = (Shape(uid=t.uid, parts=_parts(t, np.concatenate([own, doors]), zone)) for t, own in pairs)
    return tuple(shape for shape in found if shape.parts)


def _track(activity: Activity, samples: Samples) -> _Track | None:
    """The points with a position; None where there are too few for a line."""
    if samples.lat_deg is None or samples.lon_deg is None:
        return None
    known = np.isfinite(samples.lat_deg) & np.isfinite(samples.lon_deg)
    if known.sum() < 2:
        return None
    segment = np.zeros(len(samples)) if samples.segment is None else np.nan_to_num(samples.segment)
    return _Track(
        uid=activity.uid, t_s=samples.t_s[known], lat_deg=samples.lat_deg[known], lon_deg=samples.lon_deg[known],
        segment=segment[known],
    )  # fmt: skip


def _ends(track: _Track) -> Metres:
    """Latitude and longitude of the first and last point, and of both sides of a long break.

    Somebody may have gone home in a break.
    """
    points = _local(track.lat_deg, track.lon_deg, track)
    is_long = (np.diff(track.t_s) > STAY_S) | (np.hypot(*np.diff(points, axis=0).T) > BREAK_M)
    breaks = np.flatnonzero(is_long)
    edges = np.unique(np.concatenate([[0, len(track.t_s) - 1], breaks, breaks + 1]))
    found: Metres = np.column_stack([track.lat_deg, track.lon_deg])[edges]
    return found


def _doors(ends: Sequence[Metres]) -> Metres:
    """Ends with those of other runs beside them, near ones once: a home, a club; none of any run is shown there."""
    if not ends:
        return np.empty((0, 2))
    every = np.concatenate(ends)
    of_run = np.repeat(np.arange(len(ends)), [len(own) for own in ends])
    is_door = [len(np.unique(of_run[_apart_m(every, end) < NEIGHBOUR_M])) >= DOOR_RUNS for end in every]
    found: Metres = np.unique(np.round(every[is_door] / SAME_END_DEG), axis=0) * SAME_END_DEG
    return found


def _apart_m(points_deg: Metres, point_deg: Metres) -> npt.NDArray[np.float64]:
    """Metres between places that are near to each other."""
    north, east = np.radians(points_deg - point_deg).T * EARTH_M
    found: npt.NDArray[np.float64] = np.hypot(north, east * math.cos(math.radians(float(point_deg[0]))))
    return found


def _local(lat_deg: Metres, lon_deg: Metres, track: _Track) -> Metres:
    """Metres east and north of the first point of a track."""
    lat, lon = float(track.lat_deg[0]), float(track.lon_deg[0])
    across = (lon_deg - lon + 540.0) % 360.0 - 180.0
    east = np.radians(across) * EARTH_M * math.cos(math.radians(lat))
    return np.column_stack([east, np.radians(lat_deg - lat) * EARTH_M])


def _parts(track: _Track, ends: Metres, zone: PrivacyZone) -> tuple[tuple[Point, ...], ...]:
    """Lines outside of every zone, simplified, from the first shown point on."""
    points = _local(track.lat_deg, track.lon_deg, track)
    shift = np.array([zone.east_m, zone.north_m])
    radius_m = max(zone.radius_m, HIDDEN_M + math.hypot(*shift) + MARGIN_M)
    centres = _near(_local(ends[:, 0], ends[:, 1], track) + shift, points, radius_m)
    is_broken = crosses(points, centres, radius_m) | _is_gap(track, points)
    is_hidden = _is_inside(points, centres, radius_m)
    lines = [simplified(line, TOLERANCE_M) for line in _runs_of(points, is_hidden, is_broken)]
    if not lines:
        return ()
    origin = lines[0][0]
    return tuple(_rounded(line - origin) for line in lines)


def _near(centres: Metres, points: Metres, radius_m: float) -> Metres:
    """Those centres whose circle can touch a track."""
    low, high = points.min(axis=0) - radius_m - MARGIN_M, points.max(axis=0) + radius_m + MARGIN_M
    found: Metres = centres[((centres >= low) & (centres <= high)).all(axis=1)]
    return found


def _is_inside(points: Metres, centres: Metres, radius_m: float) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(points), dtype=bool)
    for centre in centres:
        inside |= ((points - centre) ** 2).sum(axis=1) < radius_m**2
    return inside


def _is_gap(track: _Track, points: Metres) -> npt.NDArray[np.bool_]:
    """Steps over which no line is drawn: another segment, too far, too long."""
    step_m: npt.NDArray[np.float64] = np.hypot(*np.diff(points, axis=0).T)
    found: npt.NDArray[np.bool_] = (step_m > BREAK_M) | (np.diff(track.t_s) > BREAK_S) | (np.diff(track.segment) != 0)
    return found


def _runs_of(points: Metres, is_hidden: npt.NDArray[np.bool_], is_broken: npt.NDArray[np.bool_]) -> Iterator[Metres]:
    """Stretches of shown points without a break, of at least two points."""
    is_new = (is_broken & ~is_hidden[1:]) | (is_hidden[1:] != is_hidden[:-1])
    for stretch in np.split(np.arange(len(points)), np.flatnonzero(is_new) + 1):
        if len(stretch) > 1 and not is_hidden[stretch[0]]:
            yield points[stretch]


def _rounded(line: Metres) -> tuple[Point, ...]:
    """Whole tens of metres, each point once in a row."""
    tens = [(int(east), int(north)) for east, north in np.round(line / ROUND_M) * ROUND_M]
    return tuple(point for at, point in enumerate(tens) if at == 0 or point != tens[at - 1])
