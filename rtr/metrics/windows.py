"""Windows of a daily column: sums without drift, lags, and quotients that never become infinite."""

import numpy as np

from rtr.metrics.base import EPS, Floats


def windows(column: Floats, length: int, lag: int = 0) -> Floats:
    """The `length` days that end `lag` days before each day, shape (days, length); NaN until full."""
    days = len(column)
    padded = np.concatenate([np.full(length - 1 + lag, np.nan), column])[: days + length - 1]
    return np.lib.stride_tricks.sliding_window_view(padded, length) if days else np.empty((0, length))


def lagged(column: Floats, lag: int) -> Floats:
    """The value of `lag` days before; NaN on the first days."""
    return np.concatenate([np.full(lag, np.nan), column])[: len(column)] if lag else column


def rolling_sum(column: Floats, length: int) -> Floats:
    """Sum of each day and the `length - 1` before it; NaN until full.

    Sums of 1, 2, 4 … days are put together, so there is no running total that drifts: a window of
    rest days adds up to exactly 0.
    """
    total, reach = np.zeros(len(column)), 0
    part, span = column, 1
    with np.errstate(over="ignore", invalid="ignore"):
        while span <= length:
            if length & span:
                total = total + lagged(part, reach)
                reach += span
            part, span = part + lagged(part, span), 2 * span
    return total


def ratio(part: Floats, whole: Floats) -> Floats:
    """NaN where the whole is nothing, so that no infinity is ever born."""
    with np.errstate(over="ignore", invalid="ignore"):
        quotient: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=np.abs(whole) > EPS)
    return quotient
