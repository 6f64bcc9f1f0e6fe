"""Monotony and strain of a week (Foster 1998)."""

import numpy as np

from rtr.metrics.base import EPS, Absence, Floats, Level, Load, Metric, Series, Validity, series
from rtr.metrics.load import WEEK, too_many, window
from rtr.metrics.windows import lagged, ratio, windows

CAP = 10.0
"""Where every day is the same the quotient has no end; it is cut here, as Runalyze does."""
LOADED_DAYS = 5
"""Below this many loaded days in a week the number only counts rest days (science §2.5)."""


def monotony_7d(daily: Load) -> Series:
    """Mean of the last 7 days over their population standard deviation, at most 10 (Foster 1998).

    `mean(L[t-6..t]) / SD(L[t-6..t])`; 10 where every day is the same. Absent before day 7 and in a
    week without load (`few_loaded_days`).

    >>> from rtr.metrics.load import load
    >>> monotony_7d(load([60, 0, 60, 0, 0, 90, 0])).value[-1].round(4)
    np.float64(0.8367)
    """
    found: Series = daily.once("monotony_7d", lambda: _monotony(daily))
    return found


def _monotony(daily: Load) -> Series:
    week, gaps = window(daily, WEEK)
    mean = week / WEEK
    spread = np.sqrt(sum((lagged(daily.filled, back) - mean) ** 2 for back in range(WEEK)) / WEEK)
    value = np.where(spread > EPS, np.minimum(ratio(mean, spread), CAP), CAP)
    return series("monotony_7d", _with_gaps(value, week), gaps / WEEK, _reasons(daily, week, gaps))


def strain_7d(daily: Load) -> Series:
    """Load of the last 7 days times their monotony (Foster 1998). Absent as monotony is.

    >>> from rtr.metrics.load import load
    >>> strain_7d(load([60, 0, 60, 0, 0, 90, 0])).value[-1].round(2)
    np.float64(175.7)
    """
    monotony = monotony_7d(daily)
    week, gaps = window(daily, WEEK)
    return series("strain_7d", week * monotony.value, gaps / WEEK, _reasons(daily, week, gaps))


def loaded_days_7d(daily: Load) -> Floats:
    """How many of the last 7 days held load; NaN before day 7."""
    held = windows(daily.filled, WEEK)
    count: Floats = np.where(np.isnan(held).any(axis=1), np.nan, (held > EPS).sum(axis=1))
    return count


def _with_gaps(value: Floats, week: Floats) -> Floats:
    return np.where(np.isnan(week), np.nan, value)


def _reasons(daily: Load, week: Floats, gaps: Floats) -> list[tuple[np.ndarray, Absence]]:
    return [
        (daily.history < WEEK, Absence.SHORT_HISTORY),
        (too_many(gaps, WEEK), Absence.MISSING),
        (week <= EPS, Absence.FEW_LOADED_DAYS),
    ]


_MEANS = (
    "It says something only with five or more loaded days a week: with three runs a week it is about 0.8 whatever "
    "was run. Pages show it from there on."
)

VARIETY_METRICS = (
    Metric(
        symbol="monotony_7d",
        title="Monotony of the last 7 days",
        unit="1",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="mean of the last 7 days ÷ their population standard deviation, at most 10",
        needs="7 days of history with load",
        missing=_MEANS,
        sources=("foster-1998",),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.FEW_LOADED_DAYS),
        compute=monotony_7d,
    ),
    Metric(
        symbol="strain_7d",
        title="Strain of the last 7 days",
        unit="unit of the load",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="sum of the last 7 days × monotony",
        needs="7 days of history with load",
        missing=_MEANS,
        sources=("foster-1998",),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.FEW_LOADED_DAYS),
        compute=strain_7d,
    ),
)
