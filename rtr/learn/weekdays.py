"""Days of the week in the model, as far as the data show a weekly pattern of the outcome's own."""

import math

import numpy as np
import numpy.typing as npt

from rtr.learn.pairs import WEEK
from rtr.metrics.base import Floats

Days = npt.NDArray[np.int64]
IN_FULL = math.inf
"""The ratio that takes every difference between days of the week out."""


def residuals(values: Floats, design: Floats) -> Floats:
    """What an ordinary least-squares fit on the design leaves of the values."""
    fit, *_ = np.linalg.lstsq(design, values, rcond=None)
    left: Floats = values - design @ fit
    return left


def indicators(weekday: Days) -> Floats:
    """One column per day of the week, 1 on its rows."""
    return np.eye(WEEK)[weekday]


def weekday_ratio(outcome: Floats, design: Floats, weekday: Days) -> float:
    """Variance of the weekday effects on the outcome over the variance within weekdays, by moments.

    The exposure belongs into `design`: what the rhythm of the exposure explains is not a pattern of
    the outcome's own. 0 where weekdays differ no more than chance has it.
    """
    days = residuals(indicators(weekday), design)
    left = residuals(outcome, design)
    free = len(left) - design.shape[1] - (WEEK - 1)
    if free <= 0:
        return 0.0
    within = residuals(left, days)
    noise = float(within @ within) / free
    sums, overlap = days.T @ left, days.T @ days
    if noise <= 0 or not overlap.any():
        return 0.0
    effects = (float(sums @ sums) - noise * float(np.trace(overlap))) / float((overlap * overlap).sum())
    return max(0.0, float(effects / noise))


def without_weekdays(values: Floats, design: Floats, weekday: Days, ratio: float) -> Floats:
    """Residuals of the columns after the design, their weekday differences shrunk as random effects ask.

    The residuals are multiplied by the inverse square root of their covariance under weekday effects
    whose variance is `ratio` times the noise: with 0 nothing happens, with infinity every difference
    between weekdays goes. Correlating two columns so treated is the generalised least-squares fit.
    """
    left = residuals(values, design)
    axes, spread, _ = np.linalg.svd(residuals(indicators(weekday), design), full_matrices=False)
    known = spread > 1e-9 * max(spread.max(initial=0.0), 1.0)
    axes, spread = axes[:, known], spread[known]
    kept = 1 / np.sqrt(1 + ratio * spread**2)
    shrunk: Floats = left - axes @ ((1 - kept)[:, None] * (axes.T @ left))
    return shrunk


def weekday_share(weekday: Days, ratio: float) -> float:
    """How much of a weekday's mean difference is taken out, 0 to 1, for a weekday with the mean number of rows."""
    rows = len(weekday) / WEEK
    return 1.0 if math.isinf(ratio) else rows * ratio / (1 + rows * ratio)
