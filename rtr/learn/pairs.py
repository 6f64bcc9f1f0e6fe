"""The pairs of a question: an exposure of one day, the outcome after it and the outcome before it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rtr.metrics.base import Flags, Floats

WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """One row per calendar day of the exposure, from the first complete pair to the last one.

    `index` is the place of the day in the arrays given, `x` the exposure of that day, `y` the outcome
    `lag` days later, `z` the outcome before the exposure, `between` the exposures of the days between
    (one column each; none with lag 0 or 1). NaN where unknown.
    """

    lag: int
    index: npt.NDArray[np.int64]
    x: Floats
    y: Floats
    z: Floats
    between: Floats

    @property
    def is_complete(self) -> Flags:
        """Rows on which everything is known."""
        known = np.isfinite(self.x) & np.isfinite(self.y) & np.isfinite(self.z)
        complete: Flags = known & np.isfinite(self.between).all(axis=1)
        return complete

    @property
    def count(self) -> int:
        return int(self.is_complete.sum())

    @property
    def weekday(self) -> npt.NDArray[np.int64]:
        """The day of the week of each row, counted from whichever day the arrays begin with."""
        return self.index % WEEK


def pairs_of(exposure: Floats, outcome: Floats, lag: int = 1) -> Pairs:
    """The exposure of day t beside the outcome of day t + lag and the last outcome before the exposure.

    An outcome of the morning is there before that day's run, so with a lag of one day or more the
    outcome before is the same morning's. With lag 0 (an outcome of the evening, or an exposure of the
    night before) it is the outcome of the day before.
    """
    exposure, outcome = np.asarray(exposure, dtype=np.float64), np.asarray(outcome, dtype=np.float64)
    if exposure.shape != outcome.shape or exposure.ndim != 1:
        raise ValueError("exposure and outcome are two series over the same days")
    if lag < 0:
        raise ValueError("an outcome cannot come before its exposure")
    after, before = _moved(outcome, lag), _moved(outcome, 0 if lag else -1)
    between = np.stack([_moved(exposure, day) for day in range(1, lag)] or [np.empty(0)], axis=1)
    between = between.reshape(len(exposure), max(lag - 1, 0))
    whole = Pairs(lag, np.arange(len(exposure)), exposure, after, before, between)
    return _trimmed(whole)


def _moved(series: Floats, days: int) -> Floats:
    """The value `days` later (or earlier, below 0) in the place of each day; NaN beyond the end."""
    moved = np.full(len(series), np.nan)
    if abs(days) < len(series):
        moved[max(-days, 0) : len(series) - max(days, 0)] = series[max(days, 0) : len(series) + min(days, 0)]
    return moved


def _trimmed(pairs: Pairs) -> Pairs:
    complete = np.flatnonzero(pairs.is_complete)
    kept = slice(complete[0], complete[-1] + 1) if len(complete) else slice(0, 0)
    return Pairs(pairs.lag, pairs.index[kept], pairs.x[kept], pairs.y[kept], pairs.z[kept], pairs.between[kept])
