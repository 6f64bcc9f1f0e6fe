"""Many questions at once: how large a share of the links that are claimed may be chance."""

import numpy as np

from rtr.metrics.base import Floats


def adjusted(p: Floats) -> Floats:
    """Benjamini and Hochberg's q of each p: the least false-discovery rate at which it would be claimed.

    NaN stays NaN and counts as no question.

    >>> adjusted(np.array([0.01, 0.04, 0.03, np.nan])).round(3)
    array([0.03, 0.04, 0.04,  nan])
    """
    q = np.full(len(p), np.nan)
    known = np.flatnonzero(np.isfinite(p))
    order = known[np.argsort(p[known], kind="stable")]
    raised = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return q
