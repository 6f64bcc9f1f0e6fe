"""The days that were tested: an exposure beside what came after it, and the line where there is a clear link."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName, finish, layer_specs, y_axis

LEAST_TOP, END = 6, 10
COUNT_FROM, COUNT_SHARE = 3, 0.08
"""Bubbles of so many days bear their count, if they are large enough beside the largest."""
HEIGHT_PX = 240
DAY_AREA_PX, LEAST_AREA_PX, MOST_AREA_PX = 110, 28, 900
"""Areas are in proportion to the days, down to what can still be seen."""
NO_LINE = pd.DataFrame({"x": pd.Series(dtype=float), "fit": pd.Series(dtype=float),
                        "low": pd.Series(dtype=float), "high": pd.Series(dtype=float)})  # fmt: skip


def scatter_chart(
    bubbles: pd.DataFrame, *, palette: PaletteName, exposure: str, outcome: str, line: pd.DataFrame = NO_LINE
) -> Chart:
    """Bubbles of days: `x` the exposure, `y` the outcome after it, `days` how many there are; one row or more.

    `line` has the ends of the slope found and of its interval (`x`, `fit`, `low`, `high`); none where
    there is no clear link. `exposure` and `outcome` are the names of the axes.
    """
    top = min(max(LEAST_TOP, int(bubbles["y"].max()) + 1), END)
    cut = f" (axis ends at {top})" if top < END else ""
    low, high = float(bubbles["x"].min()), float(bubbles["x"].max())
    room = (high - low) * 0.05 or 1.0
    canvas = _canvas(
        (low - room, high + room), top, x={"title": exposure, "grid": False, "tickCount": 8, "labelFlush": False},
        y=y_axis(f"{outcome}{cut}", tick_count=top) | {"values": list(range(0, top + 1, 2))},
    )  # fmt: skip
    under, over = _marks(palette)
    data = {
        "values": line.assign(**{name: line[name].clip(0, top) for name in ("fit", "low", "high")}).to_dict("records")
    }
    lines = tuple({**layer, "data": data} for layer in over) if len(line) else ()
    spec = finish(canvas, *under, *lines, height_px=HEIGHT_PX, palette=PALETTES[palette])
    return Chart(spec=spec, data=_rows(bubbles), alt=_alt(bubbles, exposure, outcome))


def _rows(bubbles: pd.DataFrame) -> pd.DataFrame:
    """The bubbles with their areas, and which of them are large enough for a number."""
    days, most = bubbles["days"], int(bubbles["days"].max())
    area = (days * min(DAY_AREA_PX, MOST_AREA_PX / most)).clip(lower=LEAST_AREA_PX)
    many = days >= max(COUNT_FROM, COUNT_SHARE * most)
    return bubbles[["x", "y", "days"]].assign(area=area, is_many=many)


def _canvas(ends: tuple[float, float], top: int, *, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """An invisible layer that fixes both scales; half a point below 0 leaves room for the bubbles there."""
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": 0, "type": "quantitative", "axis": x, "scale": {"domain": list(ends), "nice": False}},
            "y": {"datum": 0, "type": "quantitative", "axis": y, "scale": {"domain": [-0.6, top], "nice": False}},
        },
    }  # fmt: skip


@functools.cache
def _marks(palette: PaletteName) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    """What does not depend on the data, built once: the bubbles, and the line over them."""
    colour = PALETTES[palette]
    chart = alt.Chart()
    tips = [
        alt.Tooltip("x:Q", title="exposure", format=",.2~f"),
        alt.Tooltip("y:Q", title="outcome", format=".0f"),
        alt.Tooltip("days:Q", title="days"),
    ]
    area = alt.Size("area:Q", legend=None, scale=None)
    bubbles = chart.mark_point(
        shape="circle", filled=True, fill=colour.morning, fillOpacity=0.3, stroke=colour.morning, strokeWidth=1
    )
    many = chart.transform_filter("datum.is_many").mark_text(color=colour.ink, fontSize=11)
    band = chart.mark_area(fill=colour.ink, fillOpacity=0.1).encode(x="x:Q", y="low:Q", y2="high:Q")
    line = chart.mark_line(color=colour.ink, strokeWidth=1.8).encode(x="x:Q", y="fit:Q")
    return (
        layer_specs(
            bubbles.encode(x="x:Q", y="y:Q", size=area, tooltip=tips), many.encode(x="x:Q", y="y:Q", text="days:Q")
        ),
        layer_specs(band, line),
    )


def _alt(bubbles: pd.DataFrame, exposure: str, outcome: str) -> str:
    return (
        f"{exposure} beside {outcome}, {int(bubbles['days'].sum())} days: exposure {bubbles['x'].min():g} to "
        f"{bubbles['x'].max():g}, outcome {bubbles['y'].min():g} to {bubbles['y'].max():g}."
    )
