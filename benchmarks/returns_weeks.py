"""The weeks of an invented return as the product counts them, from runs alone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.returns_course import Ran
from benchmarks.returns_people import FIRST
from rtr.advice.return_weeks import BUILD, BUILD_SHORT, LEAST_RUNS, LONG_BREAK_D, WHOLE_RUNS, Count, Week, count
from rtr.metrics.cutback import Confidence, WeekKind, count_anew, kinds

WEEK = dt.timedelta(days=7)
NOTHING = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """Loading weeks since the last lighter one, and the numbers of the lighter ones."""

    count: Count = NOTHING
    lighter: frozenset[int] = frozenset()


def weeks_until(runs: Sequence[Ran], week: int, kind: str) -> Weeks:
    """The weeks before `week`, of the return only: since running began, or began anew after a long break."""
    own = _own(runs)
    if not own or own[0].at // 7 >= week:
        return Weeks()
    first = own[0].at // 7
    numbers = range(first, week)
    load = np.array([sum(run.minutes for run in own if run.at // 7 == n) for n in numbers], dtype=float)
    many = np.array([len({run.at for run in own if run.at // 7 == n}) for n in numbers], dtype=float)
    whole = np.ones(len(load), dtype=bool)
    whole[0] = many[0] >= WHOLE_RUNS or own[0].at % 7 == 0
    found = kinds(load, many, is_whole=whole)
    bare = (found.kind == WeekKind.LOADING.value) & np.isnan(found.base) & (many < LEAST_RUNS)
    found = kinds(load, many, is_whole=whole, tags=[WeekKind.INTERRUPTED if one else None for one in bare])
    light = count_anew(found.kind.tolist(), found.share.tolist()).tolist()
    told = [
        Week(week=FIRST + n * WEEK, kind=str(what), run_min=float(minutes), is_light=was_light)
        for n, what, minutes, was_light in zip(numbers, found.kind, load, light, strict=True)
    ]
    counted = count(told, BUILD_SHORT if kind == "bone" else BUILD)
    kept = {(one - FIRST).days // 7 for one in (*counted.lighter, *counted.missed)}
    sure = (found.kind == WeekKind.CUTBACK.value) & (found.confidence != Confidence.LOW.value)
    return Weeks(count=counted, lighter=frozenset(kept | {first + int(n) for n in np.flatnonzero(sure)}))


def _own(runs: Sequence[Ran]) -> Sequence[Ran]:
    begins = max((n for n in range(1, len(runs)) if runs[n].at - runs[n - 1].at > LONG_BREAK_D), default=0)
    return runs[begins:]
