"""Which days of a week hold the runs: those a runner has, with rest in between (science §4.10)."""

import datetime as dt
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass

DAY = dt.timedelta(days=1)
THREE_RUNS = (0, 2, 5)
FOUR_RUNS = (1, 3, 5, 6)
"""Weekdays that are taken where all are free: Monday, Wednesday, Saturday; Tuesday, Thursday, Saturday, Sunday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the run days of a week must keep to.

    `days` are the days that may hold a run, `last_run` the last day with one before them, `gap_d` the
    least days from run to run (2: a day between), `pairs` how many neighbours may be closer.
    `usual` are the weekdays that are preferred, `must` a day that is taken before all others.
    """

    days: Sequence[dt.date]
    last_run: dt.date | None = None
    gap_d: int = 2
    pairs: int = 0
    usual: Collection[int] = THREE_RUNS
    must: dt.date | None = None


def run_days(number: int, wish: Wish) -> tuple[dt.date, ...]:
    """Up to `number` days for runs, evenly spread; fewer where the days do not allow more."""
    for many in range(min(number, len(wish.days)), 0, -1):
        fitting = [found for found in itertools.combinations(sorted(wish.days), many) if _fits(found, wish)]
        wished = [found for found in fitting if wish.must in found]
        if fitting:
            return min(wished or fitting, key=lambda found: _badness(found, wish))
    return ()


def _fits(days: Sequence[dt.date], wish: Wish) -> bool:
    gaps = _gaps(days, wish.last_run)
    close = [gap for gap in gaps if gap < wish.gap_d]
    return len(close) <= wish.pairs and all(gap >= 1 for gap in gaps)


def _gaps(days: Sequence[dt.date], last_run: dt.date | None) -> list[int]:
    chain = [*([last_run] if last_run is not None else []), *days]
    return [(after - before).days for before, after in itertools.pairwise(chain)]


def _badness(days: Sequence[dt.date], wish: Wish) -> tuple[int, ...]:
    """Unusual days first, then uneven gaps, then later days."""
    unusual = sum(1 for day in days if day.weekday() not in wish.usual)
    uneven = sum(gap * gap for gap in _gaps(days, None))
    return unusual, uneven, *(day.toordinal() for day in days)


def order_of(days: Sequence[dt.date], minutes: Sequence[float]) -> tuple[int, ...]:
    """Which run of the rung stands on which day: the shortest as the second of two neighbours, the longest before it.

    Runs of equal length keep their order.

    >>> order_of([dt.date(2026, 3, d) for d in (3, 5, 7, 8)], [25, 20, 25, 30])
    (0, 2, 3, 1)
    """
    second = next((at for at in range(1, len(days)) if days[at] - days[at - 1] == DAY), None)
    numbers = list(range(len(days)))
    if second is None:
        return tuple(numbers)
    shortest = min(numbers, key=lambda n: (minutes[n], -n))
    rest = [n for n in numbers if n != shortest]
    longest = max(rest, key=lambda n: (minutes[n], n))
    others = iter([n for n in rest if n != longest])
    return tuple(shortest if at == second else longest if at == second - 1 else next(others) for at in numbers)
