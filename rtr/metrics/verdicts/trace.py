"""What earlier runs say of a place: the last pain before a run, whether it hurt last time, whether it rises."""

import datetime as dt
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from rtr.metrics.base import EPS
from rtr.metrics.pain import WEEK
from rtr.metrics.verdicts.answers import Answer

REACH_DAYS = 28
"""A run further back says nothing about now."""
RISE = 1.0
"""Points a week, in each of two weeks (science §3.3, tendon)."""


@dataclass(slots=True)
class Trace:
    """The answered runs of one place so far, oldest first."""

    pains: list[tuple[int, int]] = field(default_factory=list)
    """Day as a number, highest pain of the run."""
    pre_day: int = -REACH_DAYS
    pre: int | None = None
    hurt_day: int | None = None
    """The last answered run, if it hurt here."""

    def add(self, day: dt.date, answer: Answer) -> None:
        """Take note of a run."""
        if answer.pain_pre is not None:
            self.pre_day, self.pre = day.toordinal(), answer.pain_pre
        if answer.pain_max is not None:
            self.pains.append((day.toordinal(), answer.pain_max))
            self.hurt_day = day.toordinal() if answer.pain_max > 0 else None

    def pain_pre(self, day: dt.date) -> int | None:
        """The last known pain right before a run, if it is recent."""
        return self.pre if day.toordinal() - self.pre_day <= REACH_DAYS else None

    def has_hurt(self, day: dt.date) -> bool:
        """Whether the last answered run hurt, if it is recent."""
        return self.hurt_day is not None and day.toordinal() - self.hurt_day <= REACH_DAYS

    def is_rising(self, day: dt.date, pain_max: int | None) -> bool:
        """Whether the mean of 7 days rose by a point or more, and so did the 7 days before."""
        if pain_max is None:
            return False
        on = day.toordinal()
        weeks: tuple[list[int], ...] = ([pain_max], [], [])
        for ran, pain in reversed(self.pains):
            if on - ran >= 3 * WEEK:
                break
            weeks[(on - ran) // WEEK].append(pain)
        return rises(weeks)


def rises(weeks: Sequence[Sequence[float]]) -> bool:
    """Whether each week's mean lies a point or more over the one before it; weeks run backwards.

    >>> rises([[4.0], [3.0], [2.0]]), rises([[4.0], [3.0], [2.5]]), rises([[4.0], [], [2.0]])
    (True, False, False)
    """
    if not all(weeks):
        return False
    means = [math.fsum(week) / len(week) for week in weeks]
    return all(later - before >= RISE - EPS for later, before in itertools.pairwise(means))
