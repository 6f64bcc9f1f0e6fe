"""Red flags that are not marked: RF9 told at the set-up, RF10 computed from pain (science §3.4)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from rtr.advice.records import OpenFlag
from rtr.diary import Diary, is_run
from rtr.metrics.base import EPS, Flags, Floats
from rtr.metrics.pain import LEAST_MORNINGS, WEEK
from rtr.metrics.verdicts.mornings import highest
from rtr.units import minutes as to_minutes

PAIN_LIMIT = 5
"""Pain above this on two days that follow each other."""
RISE = 1.0
"""Points by which the mean of a week lies over the one before, two weeks in a row."""


def energy_flag(known: Diary, day: dt.date) -> OpenFlag | None:
    """RF9: a sign of too little energy that was told; any one is enough."""
    intake = known.intake
    told_on = intake.low_energy_on or intake.done_on
    if not intake.low_energy or (told_on is not None and told_on > day):
        return None
    return OpenFlag(flag="RF9", day=told_on or day)


def pain_flags(known: Diary) -> Iterator[tuple[str, OpenFlag]]:
    """RF10, the last day of each place on which it was so: high pain twice, or two weeks of rise on less running."""
    for place, pains in _pains(known).items():
        first, values = _calendar(pains)
        is_high, is_rising = values > PAIN_LIMIT, _rising(values)
        is_alarm = is_high & np.append(False, is_high[:-1])
        if is_rising.any():
            is_alarm |= is_rising & _runs_less(known, first, len(values))
        for at in np.flatnonzero(is_alarm)[-1:]:
            yield place, OpenFlag(flag="RF10", day=dt.date.fromordinal(first + int(at)))


def _pains(known: Diary) -> Mapping[str, dict[dt.date, int]]:
    """The highest pain of each answered morning, by place."""
    found: defaultdict[str, dict[dt.date, int]] = defaultdict(dict)
    for check_in in known.check_ins:
        for site in check_in.sites:
            pain = highest(site.pain_am, site.pain_now, found[site.site].get(check_in.day))
            if pain is not None:
                found[site.site][check_in.day] = pain
    return {place: pains for place, pains in found.items() if pains}


def _calendar(pains: Mapping[dt.date, int]) -> tuple[int, Floats]:
    """Pain of every day from the first answered one to the last; NaN where there was no answer."""
    first, last = min(pains).toordinal(), max(pains).toordinal()
    values = np.full(last - first + 1, np.nan)
    for day, pain in pains.items():
        values[day.toordinal() - first] = pain
    return first, values


def _rising(values: Floats) -> Flags:
    """Whether the mean of 7 days rose by a point or more, and that of the 7 days before did, too."""
    known = np.isfinite(values)
    count = _of_week(known.astype(float))
    total = _of_week(np.where(known, values, 0.0))
    mean = np.where(count >= LEAST_MORNINGS, total / np.maximum(count, 1), np.nan)
    with np.errstate(invalid="ignore"):
        risen = mean - _before(mean, WEEK) >= RISE - EPS
    both: Flags = risen & (_before(risen.astype(float), WEEK) == 1)
    return both


def _of_week(values: Floats) -> Floats:
    """Sum of the 7 days up to each one; a day that is not known spoils only the weeks it is in."""
    return np.convolve(values, np.ones(WEEK))[: len(values)]


def _before(values: Floats, days: int) -> Floats:
    """The same some days before; NaN before the first."""
    return np.append(np.full(days, np.nan), values)[: len(values)]


def _runs_less(known: Diary, first: int, days: int) -> Flags:
    """Whether the last 14 days hold fewer running minutes than the 14 before them; not where one is not known."""
    begin = first - 4 * WEEK
    minutes = np.zeros(days + 4 * WEEK)
    for activity in known.counted:
        at = activity.day.toordinal() - begin
        if 0 <= at < len(minutes) and is_run(activity):
            minutes[at] += to_minutes(activity.run_s)
    two = _of_week(minutes) + _before(_of_week(minutes), WEEK)
    less: Flags = (two < _before(two, 2 * WEEK) - EPS)[4 * WEEK :]
    return less
