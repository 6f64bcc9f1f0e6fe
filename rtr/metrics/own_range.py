"""The usual range of a number for one runner: where eight of ten days of the last 12 weeks lay."""

import numpy as np

from rtr.metrics.base import Floats, Level, Metric, Validity
from rtr.metrics.windows import windows

DAYS = 84
LEAST_DAYS = 28
"""With fewer days that have a value there is no range (a choice of this project)."""
LOW, HIGH = 0.10, 0.90


def own_range(value: Floats, *, since: int = 0) -> tuple[Floats, Floats]:
    """10th and 90th percentile of the 84 days that end with each day, from row `since` on.

    Days without a value are passed over; NaN with fewer than 28 that have one. Between two days the
    percentile is interpolated straight, as numpy and R (type 7) do.

    >>> low, high = own_range(np.arange(84.0))
    >>> float(low[-1].round(1)), float(high[-1].round(1))
    (8.3, 74.7)
    """
    reach = value[max(0, since - DAYS + 1) :]
    ordered = np.sort(windows(reach, DAYS)[min(since, DAYS - 1) :], axis=1)
    known = DAYS - np.isnan(ordered).sum(axis=1)
    return _percentile(ordered, known, LOW), _percentile(ordered, known, HIGH)


def _percentile(ordered: Floats, known: np.ndarray, share: float) -> Floats:
    """Of each sorted row, whose unknown values stand last."""
    at = np.maximum(known - 1, 0) * share
    below = np.floor(at).astype(int)
    rows = np.arange(len(ordered))
    low, high = ordered[rows, below], ordered[rows, np.minimum(below + 1, np.maximum(known - 1, 0))]
    value: Floats = np.where(known >= LEAST_DAYS, low + (at - below) * (high - low), np.nan)
    return value


RANGE_METRICS = (
    Metric(
        symbol="acwr_own_range",
        title="Your range of the ratio",
        unit="1",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="10th and 90th percentile of the ratio over the last 84 days, today included",
        needs="28 days with a ratio among the last 84",
        missing=(
            "Days without a ratio are passed over. The range says what is usual for this runner, not what is good: "
            "a usual week can be too much."
        ),
        sources=("rtr-choice",),
    ),
)
