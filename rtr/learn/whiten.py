"""Smoothed exposures: a running total drifts, and two drifting series agree by chance. Only news is compared."""

import numpy as np

from rtr.metrics.base import Floats

SMOOTH = 0.3
"""An exposure whose days agree with the day before by more than this is smoothed (daily running is below 0)."""


def carried_over(series: Floats) -> float:
    """How much of a day's value stays until the next day: the coefficient of an AR(1) fit; 0 if none can be made."""
    now, before = series[1:], series[:-1]
    known = np.isfinite(now) & np.isfinite(before)
    squares = float(before[known] @ before[known])
    return float(now[known] @ before[known]) / squares if squares > 0 else 0.0


def news(series: Floats) -> Floats:
    """Each day less what was carried over from the day before; NaN where one of them is."""
    left = np.full(len(series), np.nan)
    left[1:] = series[1:] - carried_over(series) * series[:-1]
    return left
