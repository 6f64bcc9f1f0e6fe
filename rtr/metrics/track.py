"""Distance along a recorded track."""

import numpy as np
import numpy.typing as npt

from rtr.samples import Column, Samples

EARTH_RADIUS_M = 6_371_000.0
IMPOSSIBLE_M_PER_S = 100.0
FAR_M = 1_000.0
"""A step this long, faster than anything on foot or wheels, is a jump of the position.

Far above any run on purpose: tighter filters cut real recordings whose positions drift to a
fraction of their length (formats §1.5).
"""
SHORTEST_STEP_S = 1.0
"""Clocks of recordings tick in seconds: two points of the same second are up to a second apart."""


def haversine_m(lat_deg: Column, lon_deg: Column) -> Column:
    """Length in m of each step from point to point on the sphere; `n - 1` values.

    >>> haversine_m(np.array([50.0, 50.001]), np.array([8.0, 8.0])).round(1)
    array([111.2])
    """
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    half = np.sin(np.diff(lat) / 2) ** 2 + np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def steps_m(lat_deg: Column, lon_deg: Column, segment: Column | None = None) -> tuple[Column, npt.NDArray[np.bool_]]:
    """Steps in m between neighbouring positions, and which of the points have a position.

    With `k` positions there are `k - 1` steps (none for fewer than two): 0 over a break
    between segments, 2D, unfiltered.
    """
    placed = np.isfinite(lat_deg) & np.isfinite(lon_deg)
    if placed.sum() < 2:
        return np.empty(0), placed
    steps = haversine_m(lat_deg[placed], lon_deg[placed])
    if segment is not None:
        steps[np.diff(segment[placed]) != 0] = 0.0
    return steps, placed


def without_jumps_m(steps: Column, t_s: Column) -> tuple[Column, Column]:
    """The steps with jumps of the position as 0, and the jumps. `t_s` are the times of the positions."""
    is_jump = (steps >= FAR_M) & (steps > IMPOSSIBLE_M_PER_S * np.maximum(np.diff(t_s), SHORTEST_STEP_S))
    return np.where(is_jump, 0.0, steps), steps[is_jump]


def along_m(samples: Samples) -> Column | None:
    """Distance covered so far at each sample in m, never falling; None where nothing tells.

    The device's own counter where there is one, else the track without its jumps. Samples
    between two known ones are interpolated in time.
    """
    covered = _counter(samples)
    if covered is None:
        covered = _tracked(samples)
    if covered is None:
        return None
    known = np.isfinite(covered)
    filled = np.interp(samples.t_s, samples.t_s[known], covered[known])
    return np.asarray(np.where(known, covered, filled))


def _counter(samples: Samples) -> Column | None:
    """The device's distance counter, made never to fall; None where it stands still."""
    if samples.distance_m is None:
        return None
    known = np.isfinite(samples.distance_m)
    if known.sum() < 2 or np.ptp(samples.distance_m[known]) <= 0:
        return None
    counter = np.full(len(samples), np.nan)
    counter[known] = np.maximum.accumulate(samples.distance_m[known])
    return counter


def _tracked(samples: Samples) -> Column | None:
    if samples.lat_deg is None or samples.lon_deg is None:
        return None
    steps, placed = steps_m(samples.lat_deg, samples.lon_deg, samples.segment)
    if not len(steps):
        return None
    steps, _ = without_jumps_m(steps, samples.t_s[placed])
    covered = np.full(len(samples), np.nan)
    covered[placed] = np.concatenate(([0.0], np.cumsum(steps)))
    return covered
