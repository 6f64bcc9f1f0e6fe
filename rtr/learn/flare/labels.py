"""Which runs were followed by a flare (science §6.4)."""

import numpy as np

from rtr.learn.flare.days import KNOWN_AFTER
from rtr.metrics.base import EPS, Floats

RISE, HIGH = 2.0, 5.0
"""A flare is pain at least `RISE` over the usual morning, or more than `HIGH`, within 48 hours; or verdict `back`."""


def flares(ran: Floats, usual: Floats, pain_am: Floats, back: Floats, *, pain_60: Floats | None = None) -> Floats:
    """1 where a day's run was followed by a flare, 0 where not, NaN without a run or where not known.

    Parameters
    ----------
    ran
        Minutes run (or a count of runs); 0 on a day without, NaN where not recorded.
    usual
        The usual morning (median of the mornings that no run touched) as it stood on that day.
    pain_am
        Pain of the morning of that day.
    back
        1 where the run's verdict is "ease back", 0 where it is another, NaN while it is open.
    pain_60
        Pain an hour after the run, where it was asked.

    Notes
    -----
    A run counts only with both mornings after it answered, whichever way it went. Counting the bad runs
    that show early, but not the good ones that need every answer, would make the runner's record look
    worse the more answers are missing, and a missing answer would tell something it does not know.

    Examples
    --------
    >>> am = np.array([1.0, 1.0, 3.0, 1.0, 1.0, np.nan])
    >>> flares(np.array([0.0, 20, 0, 0, 20, 0]), np.full(6, 1.0), am, np.zeros(6))
    array([nan,  1., nan, nan, nan, nan])
    """
    known = np.isfinite(usual) & np.isfinite(back) & (ran > 0)
    worst = np.full(len(ran), -np.inf) if pain_60 is None else np.where(np.isfinite(pain_60), pain_60, -np.inf)
    for later in range(1, KNOWN_AFTER + 1):
        after = np.full(len(ran), np.nan)
        after[:-later] = pain_am[later:]
        known &= np.isfinite(after)
        worst = np.fmax(worst, after)
    flared = (worst >= usual + RISE - EPS) | (worst > HIGH + EPS) | (back > 0)
    return np.where(known, flared.astype(float), np.nan)
