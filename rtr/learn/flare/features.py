"""Three variables of a run day: own past rate of flares, state today, load today."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rtr.learn.flare.days import KNOWN_AFTER, FlareDays
from rtr.metrics.base import Floats

PRIOR_RATE, PRIOR_RUNS = 0.2, 5.0
"""Before the runner's own runs say otherwise: one flare in five, worth five runs. Set by hand, weak, of no cohort."""
USUAL_DAYS = 28
FEATURES = ("own past rate of flares", "pain before the run", "minutes beside the usual of 28 days")
"""What the columns of `Rows.x` are."""
STATE = 1
"""The column that persistence looks at."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Run days on which everything is known. `day` counts calendar days; `y` is 1 after a flare."""

    day: npt.NDArray[np.int64]
    x: Floats
    y: Floats

    @property
    def flares(self) -> int:
        return int(self.y.sum())

    def before(self, day: int) -> "Rows":
        """Rows whose outcome was known on the morning of a day: a gap of two days."""
        return self.at(self.day < day - KNOWN_AFTER)

    def at(self, which: npt.NDArray[np.bool_]) -> "Rows":
        return Rows(day=self.day[which], x=self.x[which], y=self.y[which])


def rows(days: FlareDays) -> Rows:
    """Run days with all three variables and a known outcome; a day with a gap is left out, never filled in."""
    x = features(days)
    is_complete = np.isfinite(x).all(axis=1) & np.isfinite(days.flare) & (days.run_min > 0)
    day = np.flatnonzero(is_complete)
    return Rows(day=day, x=x[day], y=days.flare[day])


def features(days: FlareDays) -> Floats:
    """Three columns, one row per calendar day, NaN where not known. Of the future they know nothing."""
    return np.column_stack([past_rate(days.flare), days.pain_before, beside_usual(days.run_min)])


def past_rate(flare: Floats) -> Floats:
    """Flares among the runs whose 48 hours were over, shrunken to the prior.

    `(flares + 0.2 · 5) / (runs + 5)` over the runs at least three days ago.

    >>> past_rate(np.array([1.0, np.nan, np.nan, np.nan, 0.0]))
    array([0.2       , 0.2       , 0.2       , 0.33333333, 0.33333333])
    """
    known = np.zeros(len(flare))
    flared = np.zeros(len(flare))
    late = KNOWN_AFTER + 1
    known[late:] = np.cumsum(np.isfinite(flare))[:-late]
    flared[late:] = np.nancumsum(flare)[:-late]
    rate: Floats = (flared + PRIOR_RATE * PRIOR_RUNS) / (known + PRIOR_RUNS)
    return rate


def beside_usual(run_min: Floats) -> Floats:
    """Minutes of the day less the mean of the run days of the 28 days before; NaN without one, or not recorded.

    >>> beside_usual(np.array([20.0, 0.0, 30.0, np.nan]))
    array([ nan, -20.,  10.,  nan])
    """
    ran = run_min > 0
    total, count = (np.concatenate(([0.0], np.cumsum(v))) for v in (np.where(ran, run_min, 0.0), ran))
    end = np.arange(len(run_min))
    start = np.maximum(end - USUAL_DAYS, 0)
    runs = count[end] - count[start]
    usual = np.divide(total[end] - total[start], runs, out=np.full(len(run_min), np.nan), where=runs > 0)
    beside: Floats = run_min - usual
    return beside
