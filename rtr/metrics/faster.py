"""Minutes of running faster than the runner's own easy speed, from seconds per bin of speed.

Speed loads tissue more than time does, so it is counted beside the minutes. The easy speed is the
one the runner entered, else the median of the runs of the 28 days before.
"""

import numpy as np

from rtr.measures import SPEED_BINS, SPEED_STEP_M_PER_S
from rtr.metrics.base import EPS, Absence, Flags, Floats, Level, Metric, Validity
from rtr.metrics.spike import Days

MARGIN = 0.10
"""More than a tenth faster than easy counts as faster (a choice of the project)."""
BASE_DAYS = 28
LEAST_RUNS = 3
LEAST_RUN_S = 300.0
"""A run of less than five minutes does not tell what is easy."""
EASY_RPE = 4.0
"""Runs rated harder do not either; runs without a rating do."""
DAY = np.timedelta64(1, "D")

_LOW: Floats = np.asarray(np.arange(SPEED_BINS) * SPEED_STEP_M_PER_S, dtype=np.float64)


def median_speed(gap_s: Floats) -> Floats:
    """Median grade-adjusted speed of each run, in m/s, read inside its bin; NaN without running.

    `gap_s` are seconds per bin of 0.1 m/s, shape (runs, 101).

    >>> seconds = np.zeros((1, 101)); seconds[0, 25] = 60
    >>> median_speed(seconds).round(2)
    array([2.55])
    """
    total = np.cumsum(gap_s, axis=1)
    half = total[:, -1] / 2
    at = np.argmax(total >= half[:, None] - EPS, axis=1)
    rows = np.arange(len(gap_s))
    within = gap_s[rows, at]
    before = total[rows, at] - within
    part = np.divide(half - before, within, out=np.zeros(len(gap_s)), where=within > 0)
    return np.where(total[:, -1] > 0, _LOW[at] + part * SPEED_STEP_M_PER_S, np.nan)


def easy_speed(days: Days, median_m_per_s: Floats, is_easy: Flags) -> Floats:
    """The easy speed before each run: median over the easy runs of the dates d-28 to d-1; NaN below three.

    One value per run, oldest first; `is_easy` marks the runs that may tell what is easy.
    """
    told = is_easy & np.isfinite(median_m_per_s)
    told_days, told_speed = days[told], median_m_per_s[told]
    first = np.searchsorted(told_days, days - BASE_DAYS * DAY)
    last = np.searchsorted(told_days, days)
    count = last - first
    width = int(count.max(initial=0))
    if not width:
        return np.full(len(days), np.nan)
    at = first[:, None] + np.arange(width)
    held = np.where(at < last[:, None], told_speed[np.minimum(at, len(told_speed) - 1)], np.inf)
    held.sort(axis=1)
    rows, middle = np.arange(len(days)), np.maximum(count - 1, 0)
    median = (held[rows, middle // 2] + held[rows, np.minimum((middle + 1) // 2, width - 1)]) / 2
    return np.where(count >= LEAST_RUNS, median, np.nan)


def faster_min(gap_s: Floats, easy_m_per_s: Floats) -> Floats:
    """Minutes in bins that lie wholly more than 10 % above the easy speed of the run; NaN without one.

    >>> seconds = np.zeros((1, 101)); seconds[0, [26, 27, 28]] = 60
    >>> faster_min(seconds, np.array([2.5]))
    array([1.])
    """
    limit = easy_m_per_s * (1 + MARGIN)
    is_faster = np.greater_equal(_LOW, limit[:, None] - EPS)
    seconds: Floats = (gap_s * is_faster).sum(axis=1)
    return np.where(np.isfinite(easy_m_per_s), seconds / 60, np.nan)


def may_tell_easy(running_s: Floats, rpe: Floats) -> Flags:
    """Whether a run may tell what is easy: five minutes and more, not rated over 4."""
    return (running_s >= LEAST_RUN_S) & ~(rpe > EASY_RPE + EPS)


FASTER_METRICS = (
    Metric(
        symbol="faster_min",
        title="Minutes faster than easy",
        unit="min",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="seconds of running whose grade-adjusted speed, averaged over 30 s, lies more than 10 % above the own "
        "easy speed, ÷ 60; counted in whole steps of 0.1 m/s; easy speed: the entered one, else the median over the "
        "runs of the 28 days before (5 min and longer, not rated over 4) of each run's median",
        needs="speed second by second; an easy pace in Settings, or three such runs in the 28 days before",
        missing="Empty without speed, and while the easy speed is not known. Indoors the ground counts as level.",
        sources=("rtr-choice", "minetti-2002"),
        absences=(Absence.NO_SENSOR, Absence.SHORT_HISTORY),
    ),
)
