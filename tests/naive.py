"""Slow, obvious twins of the fast metrics: plain loops over plain lists, one day at a time.

A value is a float, or the word that says why there is none.
"""

import datetime as dt
import math
from collections.abc import Sequence

FLOORS = {"min": 15.0, "au": 50.0, "km": 3.0, "none": 0.0}
EPS = 1e-9
Value = float | str


def filled(load: Sequence[float], day: int) -> float:
    """The load of a day; of a day not recorded the mean of that weekday in the four weeks before."""
    if not math.isnan(load[day]):
        return load[day]
    same = [load[day - back] for back in (7, 14, 21, 28) if day - back >= 0 and not math.isnan(load[day - back])]
    return sum(same) / len(same) if same else math.nan


def window_sum(load: Sequence[float], first: int, last: int) -> Value:
    """Sum of the days first..last, or `missing` when more than a fifth of them was not recorded."""
    days = range(first, last + 1)
    gaps = sum(math.isnan(load[day]) for day in days)
    total = sum(filled(load, day) for day in days)
    if gaps > 0.2 * len(days) + EPS or math.isnan(total):
        return "missing"
    return total


def acute_7d(load: Sequence[float], day: int) -> Value:
    return "short_history" if day + 1 < 7 else window_sum(load, day - 6, day)


def chronic_28d(load: Sequence[float], day: int) -> Value:
    if day + 1 < 28:
        return "short_history"
    month = window_sum(load, day - 27, day)
    return month if isinstance(month, str) else month / 4


def acwr_coupled(load: Sequence[float], day: int) -> Value:
    if day + 1 < 28:
        return "short_history"
    week, month = window_sum(load, day - 6, day), window_sum(load, day - 27, day)
    if isinstance(week, str) or isinstance(month, str):
        return "missing"
    return "zero_chronic" if month <= EPS else week / (month / 4)


def acwr_uncoupled(load: Sequence[float], day: int, unit: str = "min") -> Value:
    if day + 1 < 28:
        return "short_history"
    week, before = window_sum(load, day - 6, day), window_sum(load, day - 27, day - 7)
    if isinstance(week, str) or isinstance(before, str):
        return "missing"
    if before <= EPS:
        return "zero_chronic"
    return "low_base" if before / 3 < FLOORS[unit] - EPS else week / (before / 3)


def week_change(load: Sequence[float], day: int) -> Value:
    if day + 1 < 14:
        return "short_history"
    week, before = window_sum(load, day - 6, day), window_sum(load, day - 13, day - 7)
    if isinstance(week, str) or isinstance(before, str):
        return "missing"
    return "zero_chronic" if before <= EPS else (week - before) / before


Run = tuple[dt.date, float]
"""Day and running minutes of one session; NaN minutes are unknown."""


def longest_30d(runs: Sequence[Run], day: dt.date) -> Value:
    """Longest session of the dates day-30 .. day-1."""
    dates = {day - dt.timedelta(days=back) for back in range(1, 31)}
    before = [length for date, length in runs if date in dates and not length <= 0]
    if not before:
        return "reentry"
    known = [length for length in before if not math.isnan(length)]
    return max(known) if known else "missing"


def spike_state(length: float, longest: Value) -> str:
    """The state of a session, read off the table of the study and the allowance of 5 minutes."""
    if longest == "reentry":
        return "reentry"
    if isinstance(longest, str) or math.isnan(length):
        return "absent"
    ratio = length / longest
    if ratio <= 1.10 + EPS:
        return "ref"
    if length - longest <= 5 + EPS:
        return "microstep"
    if ratio <= 1.30 + EPS:
        return "small"
    return "moderate" if ratio <= 2.00 + EPS else "large"


def week_sums(days: Sequence[Run], week_start: int) -> dict[dt.date, float]:
    """Sums by the first day of the week; NaN where one of its days is NaN."""
    sums: dict[dt.date, float] = {}
    for day, load in days:
        first = day
        while first.weekday() != week_start:
            first -= dt.timedelta(days=1)
        sums[first] = sums.get(first, 0.0) + load
    return sums
