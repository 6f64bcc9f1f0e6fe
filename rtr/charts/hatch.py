"""Diagonal lines over a stretch of time in which there is no number. Vega-Lite has no patterns, so they are rules."""

import math

import pandas as pd

SLANT_PX, APART_PX = 150, 13
"""How far a line runs to the right while it crosses the picture, and the distance between two."""
USUAL_WIDTH_PX = 860
MOST_LINES = 70
DAY = pd.Timedelta(days=1)


def hatch(spans: pd.DataFrame, *, days: float, top: float) -> pd.DataFrame:
    """The lines over each span from `from` to `to` (timestamps), for an axis of `days` days that ends at `top`.

    Columns `from`, `to` (timestamps), `low` and `high` (on the y axis): the two ends of each line, cut to its span.
    """
    per_px = max(days, 1.0) / USUAL_WIDTH_PX
    wide = float((spans["to"] - spans["from"]).dt.days.sum())
    apart = max(APART_PX * per_px, (wide + len(spans) * SLANT_PX * per_px) / MOST_LINES)
    lines = [
        (begin + a * DAY, begin + b * DAY, low * top, high * top)
        for begin, end in zip(spans["from"], spans["to"], strict=True)
        for a, b, low, high in _lines((end - begin) / DAY, SLANT_PX * per_px, apart)
    ]
    frame = pd.DataFrame(lines, columns=["from", "to", "low", "high"])
    return frame.astype({"from": "datetime64[us]", "to": "datetime64[us]", "low": float, "high": float})


def _lines(width: float, slant: float, apart: float) -> list[tuple[float, float, float, float]]:
    """Lines of a box `width` wide and 1 high, as (x, x2, y, y2); each rises by 1 over `slant`.

    >>> _lines(1.0, 1.0, 1.0)
    [(0.0, 1.0, 0.0, 1.0)]
    """
    first = -math.floor(slant / apart)
    starts = [k * apart for k in range(first, math.ceil(width / apart))]
    cut = [(max(x, 0.0), min(x + slant, width), x) for x in starts]
    return [(a, b, (a - x) / slant, (b - x) / slant) for a, b, x in cut if b > a]
