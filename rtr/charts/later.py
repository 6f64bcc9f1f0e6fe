"""Whether more of something shows up later: one diamond with its interval per morning after it."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName, finish, layer_specs, with_halo

HEIGHT_PX = 150
WORDS_SHARE = 0.9
"""Room for the words to the right of the intervals, as a share of what these take."""
LEAST_REACH = 0.1
SIGNED = "abs(datum.value) < 0.001 ? '0' : format(datum.value, '+.1f')"
"""Zero has no sign."""


def later_chart(mornings: pd.DataFrame, *, palette: PaletteName, unit: str) -> Chart:
    """One row per morning after: `name`, `slope`, `low`, `high` in points per `unit`, `is_clear`, `said`.

    Filled where there is a clear link, open where there is none. A morning that could not be tested has
    no numbers, and its `said` is drawn at 0.
    """
    colour = PALETTES[palette]
    low = min(float(mornings["low"].min()), -LEAST_REACH) if mornings["low"].notna().any() else -LEAST_REACH
    high = max(float(mornings["high"].max()), LEAST_REACH) if mornings["high"].notna().any() else LEAST_REACH
    ends = (low - 0.1 * (high - low), high + WORDS_SHARE * (high - low))
    data = mornings.assign(at=mornings["high"].fillna(0.0))
    spec = finish(_canvas(mornings, ends, unit), *_marks(palette), height_px=HEIGHT_PX, palette=colour)
    return Chart(spec=spec, data=data, alt=_alt(mornings, unit))


def _canvas(mornings: pd.DataFrame, ends: tuple[float, float], unit: str) -> dict[str, Any]:
    """An invisible layer that fixes both scales: time runs downwards."""
    x = {"title": f"points {unit}", "labelExpr": SIGNED, "grid": True, "tickCount": 5, "labelFlush": False}
    y = {"title": None, "domain": False, "ticks": False, "labelFontSize": 13, "labelLimit": 150, "grid": False}
    names = mornings["name"].tolist()
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": 0, "type": "quantitative", "axis": x, "scale": {"domain": list(ends), "nice": False}},
            "y": {"datum": names[0], "type": "nominal", "axis": y, "scale": {"domain": names, "padding": 0.4}},
        },
    }


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once."""
    colour = PALETTES[palette]
    chart = alt.Chart()
    row = alt.Y("name:N", sort=None)
    zero = chart.mark_rule(stroke=colour.ink, strokeWidth=1).encode(x=alt.XDatum(0))
    reach = chart.mark_rule(stroke=colour.morning, strokeWidth=2.5)
    strength = alt.when("datum.is_clear").then(alt.value(1)).otherwise(alt.value(0.5))
    points = chart.mark_point(shape="diamond", size=110, strokeWidth=1.8, opacity=1, stroke=colour.morning)
    fill = alt.when("datum.is_clear").then(alt.value(colour.morning)).otherwise(alt.value(colour.paper))
    tips = [
        alt.Tooltip("name:N", title="pain on"),
        alt.Tooltip("slope:Q", title="points", format="+.2f"),
        alt.Tooltip("low:Q", title="between", format="+.2f"),
        alt.Tooltip("high:Q", title="and", format="+.2f"),
        alt.Tooltip("said:N", title="that is"),
    ]
    words = chart.encode(x="at:Q", y=row, text="said:N")
    return layer_specs(
        zero,
        reach.encode(x="low:Q", x2="high:Q", y=row, opacity=strength),
        points.transform_filter("isValid(datum.slope)").encode(x="slope:Q", y=row, fill=fill, tooltip=tips),
        *with_halo(words, colour, color=colour.ink, align="left", dx=9),
    )


def _alt(mornings: pd.DataFrame, unit: str) -> str:
    said = "; ".join(f"{name}: {words}" for name, words in mornings[["name", "said"]].itertuples(index=False))
    return f"Points {unit}. {said}."
