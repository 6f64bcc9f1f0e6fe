"""Definitions of other authors, kept only to check our arithmetic against their published numbers."""

import numpy as np

from rtr.metrics.base import Floats
from rtr.metrics.load import MONTH, WEEK
from rtr.metrics.windows import windows

CAP = 3.0


def acwr_7_21(load: Floats) -> Floats:
    """Mean of 7 days over an exponential mean of the 21 days before them (Bache-Mathiesen 2021).

    The exponential mean has `λ = 2/22` and starts from the oldest of its 21 days. The ratio is cut
    at 3, and 3 where the 21 days hold nothing. `load` float64 without gaps; NaN before day 28.

    >>> acwr_7_21(np.full(28, 50.0))[-1].round(9)
    np.float64(1.0)
    """
    before = MONTH - WEEK
    weight = 2 / (before + 1)
    weights = weight * (1 - weight) ** np.arange(before - 1, -1, -1)
    weights[0] = (1 - weight) ** (before - 1)
    acute = windows(load, WEEK).mean(axis=1)
    chronic = windows(load, before, WEEK) @ weights
    ratio = np.divide(acute, chronic, out=np.full(len(load), CAP), where=chronic > 0)
    found: Floats = np.where(np.isnan(chronic), np.nan, np.minimum(ratio, CAP))
    return found
