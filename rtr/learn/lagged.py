"""The textbook lagged rank correlation, kept to be compared with other people's numbers; never shown as a finding."""

from dataclasses import dataclass

import numpy as np

from rtr.metrics.base import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Lagged:
    """Exposure of a day and outcome `lag` days later. `rho` and `p` are NaN where one side does not vary."""

    lag: int
    pairs: int
    rho: float
    p: float


def lagged(exposure: Floats, outcome: Floats, lag: int) -> Lagged:
    """Spearman's correlation over the days on which both are known, with its textbook p.

    Parameters
    ----------
    exposure, outcome
        One entry per calendar day, NaN for unknown.
    lag
        Days from exposure to outcome, 0 or more.

    Notes
    -----
    The p takes the days as independent of each other. Symptoms and load are not: today resembles
    yesterday, and both drift. So it calls far too much significant (half and more of nothing, for a
    smoothed load), and no page shows it. `rtr.learn.response` is the test that holds what it promises.

    Examples
    --------
    >>> found = lagged(np.array([1.0, 2, 3, 4, 5]), np.array([0.0, 1, 2, 4, 3]), 1)
    >>> found.pairs, round(found.rho, 6)
    (4, 0.8)
    """
    from scipy.stats import spearmanr

    x, y = exposure[: len(exposure) - lag], outcome[lag:]
    known = np.isfinite(x) & np.isfinite(y)
    x, y = x[known], y[known]
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return Lagged(lag=lag, pairs=len(x), rho=float("nan"), p=float("nan"))
    found = spearmanr(x, y)
    return Lagged(lag=lag, pairs=len(x), rho=float(found.statistic), p=float(found.pvalue))


def holm(p: Floats) -> Floats:
    """Holm's adjusted p: the chance of one false finding or more among all of these, at most.

    >>> holm(np.array([0.01, 0.04, 0.03]))
    array([0.03, 0.06, 0.06])
    """
    order = np.argsort(p, kind="stable")
    stepped = np.minimum(np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)), 1.0)
    adjusted = np.empty(len(p))
    adjusted[order] = stepped
    return adjusted


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p of Benjamini and Hochberg: the share of false findings among those at or below it.

    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03]))
    array([0.03, 0.04, 0.04])
    """
    from scipy.stats import false_discovery_control

    adjusted: Floats = np.asarray(false_discovery_control(p, method="bh"), dtype=float)
    return adjusted
