"""One p for several lags: whoever looks at three lags and tells the strongest has looked three times."""

from dataclasses import dataclass

import numpy as np

from rtr.learn.pairs import Pairs, pairs_of
from rtr.learn.response import compared, withheld
from rtr.learn.shifts import share_at_least, shift_correlations, strength
from rtr.metrics.base import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """The strongest of several lags and its p. `rhos` has one per lag, None where it cannot be told.

    `strongest` is None where no lag has enough to go by.
    """

    lags: tuple[int, ...]
    rhos: tuple[float | None, ...]
    strongest: int | None = None
    p: float | None = None
    shifts: int = 0


def across(exposure: Floats, outcome: Floats, *, lags: tuple[int, ...], gate: bool = True) -> Across:
    """Compare the largest correlation over the lags with the largest over the lags inside every shift.

    Arrays and model as in `rtr.learn.response.response`; all lags are shifted together. A morning's
    outcome is there before that day's run and may well decide it, so lag 0 belongs to outcomes of the
    evening and to exposures of the night before. For running and the morning after it begin with 1.
    """
    asked = [pairs_of(exposure, outcome, lag) for lag in lags]
    usable = [pairs for pairs in asked if pairs.count and not (gate and withheld(pairs))]
    if not usable:
        return Across(lags=lags, rhos=(None,) * len(lags))
    every, counts = _correlations(usable)
    told = {pairs.lag: float(rho[0]) for pairs, rho in zip(usable, every, strict=True) if np.isfinite(rho[0])}
    rhos = tuple(told.get(lag) for lag in lags)
    if not told:
        return Across(lags=lags, rhos=rhos)
    largest = strength(np.nan_to_num(every), counts).max(axis=0)
    p, shifts = share_at_least(largest)
    return Across(lags=lags, rhos=rhos, strongest=max(told, key=lambda lag: abs(told[lag])), p=p, shifts=shifts)


def _correlations(usable: list[Pairs]) -> tuple[Floats, Floats]:
    """Correlations and pairs, one row per lag, on a calendar that holds the days of all of them."""
    first = min(int(pairs.index[0]) for pairs in usable)
    days = max(int(pairs.index[-1]) for pairs in usable) - first + 1
    both = np.full((2, len(usable), days), np.nan)
    for row, pairs in enumerate(usable):
        left, _ = compared(pairs)
        both[:, row, pairs.index - first] = left.exposure, left.outcome
    return shift_correlations(both[0], both[1])
