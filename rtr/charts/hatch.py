"""Diagonal lines over a stretch of time in which there is no number. Vega-Lite has no patterns, so they are rules."""

import math

import numpy as np
import numpy.typing as npt

SLANT_PX, APART_PX = 150, 13
"""How far a line runs to the right while it crosses the picture, and the distance between two."""
USUAL_WIDTH_PX = 860
MOST_LINES = 70

Moments = npt.NDArray[np.datetime64]
MOMENT = "datetime64[us]"
DAY_US = 86_400_000_000


def hatch(begin: Moments, end: Moments, *, days: float, top: float) -> dict[str, npt.NDArray[np.generic]]:
    """The lines over each span from `begin` to `end`, for an axis of `days` days that ends at `top`.

    Columns `day`, `to` (moments), `low` and `high` (on the y axis): the two ends of each line, cut to its span.
    """
    per_px = max(days, 1.0) / USUAL_WIDTH_PX
    first = begin.astype(MOMENT).astype(np.int64) / DAY_US
    width = end.astype(MOMENT).astype(np.int64) / DAY_US - first
    apart = max(APART_PX * per_px, float((width + SLANT_PX * per_px).sum()) / MOST_LINES)
    lines = [
        (start + x, start + x2, y * top, y2 * top)
        for start, wide in zip(first.tolist(), width.tolist(), strict=True)
        for x, x2, y, y2 in _lines(wide, SLANT_PX * per_px, apart)
    ]
    x, x2, y, y2 = np.array(lines, dtype=float).reshape(-1, 4).T
    moments = ((days * DAY_US).round().astype(np.int64).astype(MOMENT) for days in (x, x2))
    return dict(zip(("day", "to", "low", "high"), (*moments, y, y2), strict=True))


def _lines(width: float, slant: float, apart: float) -> list[tuple[float, float, float, float]]:
    """Lines of a box `width` wide and 1 high, as (x, x2, y, y2); each rises by 1 over `slant`.

    >>> _lines(1.0, 1.0, 1.0)
    [(0.0, 1.0, 0.0, 1.0)]
    """
    first = -math.floor(slant / apart)
    starts = [k * apart for k in range(first, math.ceil(width / apart))]
    cut = [(max(x, 0.0), min(x + slant, width), x) for x in starts]
    return [(a, b, (a - x) / slant, (b - x) / slant) for a, b, x in cut if b > a]
