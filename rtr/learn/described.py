"""What mornings were like after short and long runs: counted and described, nothing tested (science §6.5)."""

from dataclasses import dataclass

import numpy as np

from rtr.frames import ExposuresFrame
from rtr.metrics.base import Flags, Floats

FEWEST = 3
"""A median of fewer mornings is not told (a choice of this project)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How pain changed from one morning to the next, in points; the numbers are None with too few mornings."""

    count: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Morning pain minus that of the morning before, after days without a run, short runs and long ones.

    `split_min` is the runner's own median of running minutes per day with a run: up to it a run is
    short. None without a run.
    """

    split_min: float | None
    rest: Change
    short: Change
    long: Change


def described(exposures: ExposuresFrame) -> Described:
    """Describe the days that have a morning on both sides.

    The days without a run stand beside the runs on purpose: people run further on better days, so a
    change after a long run is partly the way back to usual.
    """
    run_min, pain = exposures["run_min"].to_numpy(), exposures["pain_am"].to_numpy()
    change = np.full(len(pain), np.nan)
    change[:-1] = pain[1:] - pain[:-1]
    known = np.isfinite(change) & np.isfinite(run_min)
    is_run = known & (run_min > 0)
    split = float(np.median(run_min[is_run])) if is_run.any() else None
    is_long: Flags = is_run & (run_min > (0.0 if split is None else split))
    return Described(
        split_min=split,
        rest=_change(change[known & ~is_run]),
        short=_change(change[is_run & ~is_long]),
        long=_change(change[is_long]),
    )


def _change(points: Floats) -> Change:
    if len(points) < FEWEST:
        return Change(count=len(points))
    return Change(count=len(points), median=float(np.median(points)), low=float(points.min()), high=float(points.max()))
