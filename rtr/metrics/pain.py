"""Symptoms against the runner's own past: pain while running over two weeks, wellness beside its own month."""

import numpy as np
import numpy.typing as npt

from rtr.metrics.base import EPS, Absence, Floats, Level, Metric, Validity

Days = npt.NDArray[np.datetime64]

WEEK, MONTH = 7, 28
LEAST_MORNINGS, LEAST_BASE = 4, 14
"""Mornings with answers that the last 7 and the last 28 days must hold (a choice of this project)."""


def pain_trend_7d(on: np.datetime64, days: Days, pain: Floats) -> float | None:
    """Mean pain while running of the last 7 days minus that of the 7 days before, in points of 0-10.

    `days` and `pain` have one entry per answered run at one site, in any order; the last 7 days end
    with `on`. None without an answer in either week. About 2 points is the usual least change that
    matters to a person, so half a point is an early sign and no more.

    >>> days = np.array(["2026-11-02", "2026-11-05", "2026-11-12"], dtype="datetime64[D]")
    >>> pain_trend_7d(np.datetime64("2026-11-12"), days, np.array([1.0, 2.0, 2.0]))
    0.5
    """
    ago = (on - days.astype("datetime64[D]")).astype(int)
    known = np.isfinite(pain)
    last, before = pain[known & (ago >= 0) & (ago < WEEK)], pain[known & (ago >= WEEK) & (ago < 2 * WEEK)]
    return float(last.mean() - before.mean()) if len(last) and len(before) else None


def wellness_z(on: np.datetime64, days: Days, score: Floats) -> float | None:
    """Mean wellness of the last 7 days beside the own mean of 28 days, in own standard deviations.

    `(mean of 7 - mean of 28) / SD of 28` (sample SD of single days, today's week included); higher
    is better. 0 where every day was the same. None with fewer than 4 answered mornings of the last 7
    or 14 of the last 28.

    >>> days = np.arange("2026-10-22", "2026-11-19", dtype="datetime64[D]")
    >>> score = np.where(np.arange(28) < 21, [4.0, 3.0] * 14, 2.0)
    >>> round(wellness_z(days[-1], days, score), 2)
    -1.42
    """
    ago = (on - days.astype("datetime64[D]")).astype(int)
    is_recent = np.isfinite(score) & (ago >= 0) & (ago < MONTH)
    month, week = score[is_recent], score[is_recent & (ago < WEEK)]
    if len(week) < LEAST_MORNINGS or len(month) < LEAST_BASE:
        return None
    spread = float(month.std(ddof=1))
    return float((week.mean() - month.mean()) / spread) if spread > EPS else 0.0


PAIN_METRICS = (
    Metric(
        symbol="pain_trend_7d",
        title="Pain while running, last 7 days beside the 7 before",
        unit="points of 0–10",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="mean of the highest pain of the runs of the last 7 days − the same of the 7 days before, per site",
        needs="an answered run in either week",
        missing="Empty without answers. It is then unknown, and never counts as no pain.",
        sources=("rtr-choice",),
        absences=(Absence.MISSING,),
    ),
    Metric(
        symbol="wellness_7d_z",
        title="Wellness of the last 7 days beside your own month",
        unit="own standard deviations",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula=(
            "(mean of 7 days − mean of 28 days) ÷ sample standard deviation of the 28 days; a day is the mean of sleep "
            "quality, energy, mood and stress on 1–5, 5 = good"
        ),
        needs="four answered mornings of the last 7 and fourteen of the last 28",
        missing="Empty with fewer mornings.",
        sources=("saw-2016", "rtr-choice"),
        absences=(Absence.MISSING,),
    ),
)
