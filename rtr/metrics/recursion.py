"""The recursion behind every exponential average, many days at a time."""

import numpy as np

from rtr.metrics.base import Floats

BLOCK = 64
"""Days that one product covers."""


def smoothed(column: Floats, weight: float, start: float = 0.0) -> Floats:
    """`y_t = y_{t-1} + weight · (x_t - y_{t-1})` from `y_0 = start`, a block of days at a time.

    Inside a block the recursion is one product with a triangle of powers: fast, and rounding does
    not add up over the years. A NaN day leaves the average where it was.

    >>> smoothed(np.array([10.0, 0.0, np.nan]), 0.25, 2.0)
    array([4., 3., 3.])
    """
    known = ~np.isnan(column)
    if known.all():
        return _recursion(column, weight, start)
    found = _recursion(column[known], weight, start)
    held: Floats = np.append(start, found)[np.cumsum(known)]
    return held


def _recursion(column: Floats, weight: float, start: float) -> Floats:
    back = np.subtract.outer(np.arange(BLOCK), np.arange(BLOCK))
    triangle = np.where(back >= 0, weight * (1 - weight) ** np.maximum(back, 0), 0.0)
    decay = (1 - weight) ** np.arange(1, BLOCK + 1)
    blocks = -(-len(column) // BLOCK)
    padded = np.zeros(blocks * BLOCK)
    padded[: len(column)] = column
    inside = padded.reshape(blocks, BLOCK) @ triangle.T
    carry = np.empty(blocks)
    last = start
    for at, end in enumerate(inside[:, -1].tolist()):
        carry[at] = last
        last = end + float(decay[-1]) * last
    found: Floats = (inside + np.outer(carry, decay)).ravel()[: len(column)]
    return found
