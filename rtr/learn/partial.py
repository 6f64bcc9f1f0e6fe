"""What is left of exposure and outcome once trend, the outcome before and the days between are taken out."""

import numpy as np

from rtr.learn.pairs import WEEK, Pairs
from rtr.metrics.base import Floats


def ranks(values: Floats) -> Floats:
    """Ranks from 1, ties share their mean rank."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    mean_rank: Floats = np.cumsum(count) - (count - 1) / 2
    return mean_rank[place]


def controls(pairs: Pairs, *, ranked: bool, weekdays: bool) -> Floats:
    """The columns 1, time from 0 to 1, outcome before, exposures between and days of the week; complete rows."""
    complete = pairs.is_complete
    if not complete.any():
        return np.empty((0, 2 + 1))
    time = np.arange(len(complete))[complete] / len(complete)
    others = [pairs.z[complete], *pairs.between[complete].T]
    columns = [np.ones(len(time)), time, *(ranks(other) if ranked else other for other in others)]
    if weekdays:
        day = pairs.weekday[complete]
        columns += [(day == each).astype(np.float64) for each in range(1, WEEK)]
    return np.stack(columns, axis=1)


def residuals(values: Floats, design: Floats) -> Floats:
    """What an ordinary least-squares fit on the design leaves of the values."""
    fit, *_ = np.linalg.lstsq(design, values, rcond=None)
    left: Floats = values - design @ fit
    return left


def residual_ranks(pairs: Pairs, *, weekdays: bool) -> tuple[Floats, Floats]:
    """Residual ranks of exposure and outcome on the calendar, NaN where the pair is not complete."""
    complete = pairs.is_complete
    design = controls(pairs, ranked=True, weekdays=weekdays)
    both = np.full((2, len(complete)), np.nan)
    if complete.any():
        sides = np.stack([ranks(pairs.x[complete]), ranks(pairs.y[complete])], axis=1)
        both[:, complete] = residuals(sides, design).T
    return both[0], both[1]
