"""The days of a week between its runs: strength, mobility, at least one day of rest (science §4.10)."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from rtr.advice.block.content import CROSS, MOBILITY, REST, STRENGTH, Day, lighter, of_phase
from rtr.plan import Session

DAY = dt.timedelta(days=1)


def between(days: Sequence[dt.date], runs: Collection[dt.date], phase: int, *, is_lighter: bool) -> Iterator[Session]:
    """A session for every one of `days` that holds no run: rest on the day before the longest gap of work.

    Strength goes to days that follow a run or stand alone, mobility between, rest on the last free
    day; a week with few free days keeps its rest and its first strength.
    """
    free = [day for day in days if day not in runs]
    for day, content in zip(free, _contents(len(free), phase), strict=True):
        made = lighter(content) if is_lighter else content
        yield Session(day=day, kind=made.kind, title=made.title, steps=made.steps, note=made.note or None)


def _contents(free: int, phase: int) -> Sequence[Day]:
    """What stands on the free days of a week, in their order."""
    strength, mobility = of_phase(STRENGTH, phase), of_phase(MOBILITY, phase)
    return {
        0: (),
        1: (REST,),
        2: (strength, REST),
        3: (strength, mobility, REST),
        4: (strength, mobility, strength, REST),
    }.get(free, (strength, mobility, CROSS, strength, *(REST,) * (free - 4)))
