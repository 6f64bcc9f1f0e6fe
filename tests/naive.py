"""Slow, obvious twins of the fast metrics: plain loops over plain lists, one day at a time.

A value is a float, or the word that says why there is none.
"""

import datetime as dt
import math
import statistics
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


LOWER = {"cut-back", "interrupted", "off"}


def week_kinds(
    loads: Sequence[float], runs: Sequence[float], whole: Sequence[bool], tags: Sequence[str | None]
) -> list[str]:
    """The kind of each week, every time told anew from all weeks before it (science §5.2)."""
    kinds: list[str] = []
    seed, start = [], 0
    for week, load in enumerate(loads):
        if not whole[week] or not math.isfinite(load):
            kinds.append(tags[week] or ("unknown" if whole[week] else "partial"))
            continue
        kind = _week_kind(load, runs[week], _level(loads, runs, kinds, seed, start))
        lower = _lower_in_a_row(kinds, start)
        if tags[week] is None and kind in LOWER and load > EPS and len(lower) >= 2:
            seed, start = [w for w in lower if math.isfinite(loads[w]) and loads[w] > EPS], week
            kind = _week_kind(load, runs[week], _level(loads, runs, kinds, seed, start))
        kinds.append(tags[week] or kind)
    return kinds


def _level(
    loads: Sequence[float], runs: Sequence[float], kinds: Sequence[str], seed: Sequence[int], start: int
) -> tuple[float, float] | None:
    """Median load and runs of the last three weeks that make the level; None with fewer than two."""
    loading = [w for w in range(start, len(kinds)) if kinds[w] == "loading" and math.isfinite(loads[w])]
    weeks = [*seed, *(w for w in loading if loads[w] > EPS)][-3:]
    if len(weeks) < 2:
        return None
    return statistics.median(loads[w] for w in weeks), statistics.median(runs[w] for w in weeks)


def _week_kind(load: float, runs: float, level: tuple[float, float] | None) -> str:
    if load <= EPS:
        return "off"
    if level is None or load / level[0] >= 0.85 - EPS:
        return "loading"
    if load / level[0] < 0.50 - EPS:
        return "off"
    return "cut-back" if runs >= level[1] / 2 - EPS else "interrupted"


def _lower_in_a_row(kinds: Sequence[str], start: int) -> list[int]:
    """The lower weeks from `start` on since the last loading one, oldest first."""
    loading = [w for w, kind in enumerate(kinds) if kind == "loading"]
    first = max(start, loading[-1] + 1 if loading else 0)
    return [w for w in range(first, len(kinds)) if kinds[w] in LOWER]


def strain(load: Sequence[float], day: int) -> float:
    """Sum of 7 days times mean over population SD, the quotient cut at 10; NaN without load."""
    week = load[day - 6 : day + 1]
    if day < 6 or sum(week) <= EPS:
        return math.nan
    spread = statistics.pstdev(week)
    return sum(week) * (min(sum(week) / 7 / spread, 10) if spread > EPS else 10)


def strain_z(load: Sequence[float], day: int) -> Value:
    """Strain of the last 7 days beside the 12 weeks before."""
    now = strain(load, day)
    if day + 1 < 7:
        return "short_history"
    if math.isnan(now):
        return "few_loaded_days"
    before = [strain(load, day - 7 * k) for k in range(1, 13) if day - 7 * k >= 0]
    known = [value for value in before if not math.isnan(value)]
    if len(known) < 6:
        return "short_history"
    mean, spread = statistics.fmean(known), statistics.stdev(known)
    if spread <= EPS * max(1, abs(mean)):
        return 0.0 if abs(now - mean) <= EPS * abs(mean) else math.copysign(10, now - mean)
    return max(-10.0, min(10.0, (now - mean) / spread))


def recursion(load: Sequence[float], weight: float) -> list[float]:
    """`y = y + weight · (x - y)` from 0, day by day; a day that is not known changes nothing."""
    found, last = [], 0.0
    for day in range(len(load)):
        value = filled(load, day)
        if not math.isnan(value):
            last += weight * (value - last)
        found.append(last)
    return found


def ewma(load: Sequence[float], days: int) -> list[float]:
    """Average of all days up to each one with weights (1 - λ)^k, k days ago."""
    weight = 2 / (days + 1)
    found = []
    for day in range(len(load)):
        above = below = 0.0
        for value in (filled(load, before) for before in range(day + 1)):
            if not math.isnan(value):
                above, below = above * (1 - weight) + value, below * (1 - weight) + 1
        found.append(above / below if below else math.nan)
    return found


def monotony_7d(load: Sequence[float], day: int) -> Value:
    if day + 1 < 7:
        return "short_history"
    week = window_sum(load, day - 6, day)
    if isinstance(week, str):
        return week
    if week <= EPS:
        return "few_loaded_days"
    days = [filled(load, before) for before in range(day - 6, day + 1)]
    spread = math.sqrt(sum((value - week / 7) ** 2 for value in days) / 7)
    return min(week / 7 / spread, 10.0) if spread > EPS else 10.0


def own_range(values: Sequence[float], day: int, share: float) -> Value:
    """The value below which `share` of the known ones of the last 84 days lie; at least 28 of them."""
    known = sorted(v for v in values[max(0, day - 83) : day + 1] if not math.isnan(v))
    if len(known) < 28:
        return "short_history"
    at = (len(known) - 1) * share
    low, high = known[math.floor(at)], known[math.ceil(at)]
    return low + (at - math.floor(at)) * (high - low)
