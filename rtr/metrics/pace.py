"""How fast easy running is, run by run, and a week of it beside the four weeks before.

A pace is read only beside what it cost: it is an output, never a target (science §4.7, §9).
"""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rtr.measures import BPM_BINS, SPEED_BINS, SPEED_STEP_M_PER_S, Histogram, Measures, stacked
from rtr.metrics.base import EPS, Absence, Floats, Level, Metric, Validity
from rtr.metrics.faster import MARGIN, median_speed
from rtr.model import Activity, Gait

RECENT_D, BEFORE_D = 7, 28
LEAST_RUNS, LEAST_RUNS_BEFORE = 2, 4
"""One run is a day and no rise; four of the weeks before are one a week."""
RUNNING_M_PER_S = (1.0, 7.0)
"""A mean speed outside of it is no running, or no distance that was run."""

Ints = npt.NDArray[np.int64]
_CENTRE: Floats = np.asarray((np.arange(SPEED_BINS) + 0.5) * SPEED_STEP_M_PER_S, dtype=np.float64)
_HALF_BIN = SPEED_STEP_M_PER_S / 2
_BPM: Floats = np.arange(BPM_BINS, dtype=np.float64)


class PaceAbsence(enum.StrEnum):
    """Why easy running, or what goes with it, cannot be compared; a closed list."""

    NO_SPEED = "no_speed"
    FEW_RUNS = "few_runs"
    FEW_RUNS_BEFORE = "few_runs_before"
    RATE_LIMITING_DRUG = "rate_limiting_drug"
    FEW_MORNINGS = "few_mornings"
    FEW_MORNINGS_BEFORE = "few_mornings_before"


class SpeedFrom(enum.StrEnum):
    """How the speed of a run is known, the best first."""

    GRADED = "graded"
    """Second by second, adjusted for the slope."""
    LEVEL = "level"
    """Second by second; without altitude the ground counts as level."""
    RECORDING = "recording"
    """Distance by time of the recording, where it tells those of running alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The middle of the last days and of those before, from so many values; None with too few, and why."""

    recent: float | None = None
    before: float | None = None
    count: int = 0
    count_before: int = 0
    absent: PaceAbsence | None = None

    @property
    def change(self) -> float | None:
        return None if self.recent is None or self.before is None else self.recent - self.before


Least = tuple[int, int, PaceAbsence, PaceAbsence]
RUNS: Least = (LEAST_RUNS, LEAST_RUNS_BEFORE, PaceAbsence.FEW_RUNS, PaceAbsence.FEW_RUNS_BEFORE)
"""So many values a window needs, now and before, and what to say with fewer."""


def beside(
    values: Floats,
    ago_d: Ints,
    *,
    least: Least = RUNS,
    before_d: int = BEFORE_D,
    middle: Callable[[Floats], float] = lambda found: float(np.median(found)),
) -> Beside:
    """Values of the last 7 days beside those of the `before_d` days before; NaN is not known.

    >>> beside(np.array([3.0, 3.0, 2.8, 2.8, 2.8, 2.8]), np.array([0, 2, 8, 10, 12, 14])).change
    0.20000000000000018
    """
    is_known = np.isfinite(values)
    recent = values[is_known & (ago_d >= 0) & (ago_d < RECENT_D)]
    before = values[is_known & (ago_d >= RECENT_D) & (ago_d < RECENT_D + before_d)]
    few, few_before, why, why_before = least
    absent = why if len(recent) < few else why_before if len(before) < few_before else None
    return Beside(
        recent=middle(recent) if len(recent) >= few else None,
        before=middle(before) if len(before) >= few_before else None,
        count=len(recent),
        count_before=len(before),
        absent=absent,
    )


def easy_part(gap_s: Floats, mean_m_per_s: Floats) -> Floats:
    """Mean grade-adjusted speed of each run without its faster parts, m/s; NaN without running.

    Seconds in bins more than a tenth over the run's own median are strides, hills or goal effort and no
    easy running. `gap_s` are seconds per bin of 0.1 m/s, shape (runs, 101); `mean_m_per_s`, the mean of all
    seconds, takes the width of the bins out again.

    >>> seconds = np.zeros((1, 101)); seconds[0, [27, 45]] = 1500, 120
    >>> easy_part(seconds, np.array([(1500 * 2.72 + 120 * 4.55) / 1620])).round(2)
    array([2.72])
    """
    total = gap_s.sum(axis=1)
    is_easy = (median_speed(gap_s) * (1 + MARGIN))[:, None] + EPS >= _CENTRE
    easy_s = np.where(is_easy, gap_s, 0.0)
    of_easy = easy_s.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = gap_s @ _CENTRE / total
        easy = easy_s @ _CENTRE / of_easy
        found = easy + np.clip(np.nan_to_num(mean_m_per_s - whole), -_HALF_BIN, _HALF_BIN) * total / of_easy
    return np.where(total > 0, found, np.nan)


def own_speed(activity: Activity) -> float | None:
    """Speed of the running alone as the recording tells it: from its running stretches, or where nothing was walked.

    A distance with walking in it says nothing of the running, so it is left out.
    """
    splits = [split for split in activity.splits if split.gait is Gait.RUN]
    if splits:
        distances = [split.distance_m for split in splits if split.distance_m is not None]
        distance_m, time_s = sum(distances), sum(split.timer_s for split in splits)
        is_known = len(distances) == len(splits)
    else:
        distance_m, time_s = activity.distance_m or 0.0, activity.run_s or 0.0
        is_known = activity.walk_s == 0
    low, high = RUNNING_M_PER_S
    return distance_m / time_s if is_known and time_s > 0 and low <= distance_m / time_s <= high else None


def speeds(activities: Sequence[Activity], measures: Sequence[Measures | None]) -> dict[SpeedFrom, Floats]:
    """The easy speed of every run by how it is known, m/s; NaN where not. A run stands in one of them only."""
    gap_s = stacked([Histogram() if m is None else m.gap for m in measures], SPEED_BINS).astype(np.float64)
    mean = np.array([np.nan if m is None or m.gap_m_per_s is None else m.gap_m_per_s for m in measures], dtype=float)
    measured = easy_part(gap_s, mean)
    is_graded = np.array([m is not None and m.is_graded for m in measures], dtype=bool)
    own = np.array([np.nan if (speed := own_speed(a)) is None else speed for a in activities], dtype=float)
    return {
        SpeedFrom.GRADED: np.where(is_graded, measured, np.nan),
        SpeedFrom.LEVEL: np.where(is_graded, np.nan, measured),
        SpeedFrom.RECORDING: np.where(np.isfinite(measured), np.nan, own),
    }


def running_bpm(measures: Sequence[Measures | None], is_believed: Sequence[bool]) -> Floats:
    """Mean heart rate of the running seconds of each recording; NaN where it is not known or not believed."""
    pairs = zip(measures, is_believed, strict=True)
    seconds = stacked([Histogram() if m is None or not told else m.hr_running for m, told in pairs], BPM_BINS)
    total = seconds.sum(axis=1)
    return np.where(total > 0, seconds @ _BPM / np.maximum(total, 1.0), np.nan)


PACE_METRICS = (
    Metric(
        symbol="easy_m_per_s",
        title="Easy speed",
        unit="m/s",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="mean grade-adjusted speed of the running seconds without those more than 10 % over the run's own "
        "median; the median of 2 runs and more of 7 days is read beside that of 4 and more of the 28 days before",
        needs="speed second by second; without altitude the ground counts as level; else distance and time of "
        "running stretches, or of a run without walking",
        missing="Empty where the speed of the running alone is not known. Runs rated 6 and harder, under 5 minutes, "
        "and those before the injury are left out.",
        sources=("rtr-choice", "minetti-2002"),
        absences=(Absence.NO_SENSOR, Absence.SHORT_HISTORY),
    ),
)
