"""What is left of exposure and outcome once trend, the outcome before, days between and weekdays are out."""

from dataclasses import dataclass

import numpy as np

from rtr.learn.pairs import Pairs
from rtr.learn.weekdays import IN_FULL, weekday_ratio, weekday_share, without_weekdays
from rtr.metrics.base import Floats

FLAT = 1e-9
"""Left with less than this share of its variation, a side has none."""
ROUNDING = 1e-20
"""Squares this small beside the values' own are rounding."""
FIRST_LATER_LAG = 2
"""From this lag on a fixed weekly rhythm makes links of its own: weekdays are taken out in full."""


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What is left of both sides, one row per calendar day, NaN where the pair is not complete.

    `weekday_share` is how much of the weekday differences was taken out, 0 to 1.
    """

    exposure: Floats
    outcome: Floats
    weekday_share: float

    @property
    def are_flat(self) -> bool:
        """Whether one of the sides does not vary; such a side has been set to 0."""
        return not (np.nansum(np.abs(self.exposure)) and np.nansum(np.abs(self.outcome)))


def ranks(values: Floats) -> Floats:
    """Ranks from 1, ties share their mean rank.

    >>> ranks(np.array([0.0, 30.0, 0.0, 12.0])).tolist()
    [1.5, 4.0, 1.5, 3.0]
    """
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    mean_rank: Floats = np.cumsum(count) - (count - 1) / 2
    return mean_rank[place]


def sides(pairs: Pairs, *, ranked: bool, ratio: float | None = None) -> Sides:
    """Take the controls out of both sides.

    The controls are a constant, time, the outcome before and the exposures of the days between.
    `ratio` is the variance of weekday effects over the noise; None lets the outcome show it (lag 0
    and 1) or takes weekdays out in full (later lags).
    """
    complete = pairs.is_complete
    scale = ranks if ranked else np.asarray
    time = np.arange(len(complete))[complete] / max(len(complete), 1)
    others = [scale(other) for other in (pairs.z[complete], *pairs.between[complete].T)]
    design = np.column_stack([np.ones(len(time)), time, *others])
    both = np.column_stack([scale(pairs.x[complete]), scale(pairs.y[complete])])
    day = pairs.weekday[complete]
    if ratio is None:
        ratio = IN_FULL if pairs.lag >= FIRST_LATER_LAG else weekday_ratio(both[:, 1], _beside(design, both), day)
    left = _or_flat(without_weekdays(both, design, day, ratio), both)
    on_calendar = np.full((2, len(complete)), np.nan)
    on_calendar[:, complete] = left.T
    return Sides(on_calendar[0], on_calendar[1], weekday_share(day, ratio))


def _beside(design: Floats, both: Floats) -> Floats:
    return np.column_stack([design, both[:, 0]])


def _or_flat(left: Floats, before: Floats) -> Floats:
    """Set a column to 0 of which only rounding is left."""
    if not len(before):
        return left
    least = FLAT * ((before - before.mean(axis=0)) ** 2).sum(axis=0) + ROUNDING * (before**2).sum(axis=0)
    kept: Floats = np.where((left**2).sum(axis=0) > least, left, 0.0)
    return kept
