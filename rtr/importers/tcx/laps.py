"""What the laps of a TCX activity state, alone and together."""

import math

import numpy as np

from rtr.importers import points, written
from rtr.importers.tcx.document import LapRead, Workout
from rtr.model import Lap
from rtr.samples import Samples


def laps_of(workout: Workout, start_s: float, samples: Samples | None, *, has_steps: bool) -> tuple[Lap, ...]:
    """The laps that have a start; each lasts until the next one starts."""
    dated = [lap for lap in workout.laps if not math.isnan(written.epoch_s(lap.start))]
    starts = [written.epoch_s(lap.start) - start_s for lap in dated]
    last_s = None if samples is None else float(samples.t_s[-1])
    ends: list[float | None] = [*starts[1:], last_s]
    return tuple(
        Lap(
            start_s=start,
            elapsed_s=end - start if end is not None and end >= start else stated(lap, "timer"),
            timer_s=stated(lap, "timer"),
            distance_m=stated(lap, "distance"),
            avg_hr_bpm=stated(lap, "avg_hr"),
            avg_cadence_spm=steps(spm) if has_steps and (spm := stated(lap, "cadence")) else None,
        )
        for lap, start, end in zip(dated, starts, ends, strict=False)
    )


def total(workout: Workout, key: str) -> float | None:
    """Sum over laps; None where no lap states it."""
    return sum(stated(lap, key) or 0.0 for lap in workout.laps) or None


def weighted(workout: Workout, key: str) -> float | None:
    """Mean over laps, weighted by their timer time."""
    found = [(v, t) for lap in workout.laps if (v := stated(lap, key)) and (t := stated(lap, "timer"))]
    return sum(v * t for v, t in found) / sum(t for _, t in found) if found else None


def stated(lap: LapRead, key: str) -> float | None:
    """A number of a lap; zeros, negative and unreadable ones are missing."""
    value = lap.numbers.get(key, 0.0)
    return value if _is_usable(value) and value > 0 else None


def impossible(workout: Workout) -> int:
    """How many numbers of its laps cannot be."""
    return sum(not _is_usable(value) for lap in workout.laps for value in lap.numbers.values())


def steps(strides: float) -> float:
    """Steps per minute of one stated cadence (R14)."""
    return float(points.steps_spm(np.array([strides]))[0])


def _is_usable(value: float) -> bool:
    return 0 <= value < 1e8
