"""Flares that were forecast beside flares that came, in bands of days: counts, no percentages."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName, finish, layer_specs, nice_top, y_axis

HEIGHT_PX = 170


def calibration_chart(bands: pd.DataFrame, *, palette: PaletteName) -> Chart:
    """One column per band, the calmest first: `name`, `runs`, `flares` that came, `expected` by the forecasts."""
    highest = max(float(bands["flares"].max()), float(bands["expected"].max()))
    names = bands["name"].tolist()
    axis = {"title": None, "labelAngle": 0, "ticks": False, "labelLimit": 160, "labelFontSize": 12}
    canvas = {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": names[0], "type": "nominal", "axis": axis, "scale": {"domain": names, "padding": 0.5}},
            "y": {"datum": 0, "type": "quantitative", "axis": y_axis("flares", tick_count=4),
                  "scale": {"domain": [0, nice_top(highest, least=4.0)], "nice": False}},
        },
    }  # fmt: skip
    spec = finish(canvas, *_marks(palette), height_px=HEIGHT_PX, palette=PALETTES[palette])
    rows = bands.assign(label=[f"{f:.0f} of {r:.0f} runs" for f, r in zip(bands["flares"], bands["runs"], strict=True)])
    return Chart(spec=spec, data=rows, alt=_alt(bands))


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What came is a bar, what was forecast a diamond; built once."""
    colour = PALETTES[palette]
    chart = alt.Chart()
    tips = [
        alt.Tooltip("name:N", title="days"),
        alt.Tooltip("label:N", title="flares that came"),
        alt.Tooltip("expected:Q", title="flares forecast", format=".1f"),
    ]
    x = alt.X("name:N", sort=None)
    bars = chart.mark_bar(fill=colour.above, fillOpacity=0.25, stroke=colour.above, strokeWidth=1)
    points = chart.mark_point(shape="diamond", size=90, filled=True, opacity=1, color=colour.ink)
    highest = alt.Chart().transform_calculate(top="max(datum.flares, datum.expected)")
    return layer_specs(
        bars.encode(x=x, y="flares:Q", y2=alt.Y2Datum(0), tooltip=tips),
        points.encode(x=x, y="expected:Q", tooltip=tips),
        highest.mark_text(color=colour.ink, dy=-14).encode(x=x, y="top:Q", text="label:N"),
    )


def _alt(bands: pd.DataFrame) -> str:
    said = "; ".join(
        f"{name}: {flares:.0f} flares in {runs:.0f} runs, {expected:.1f} forecast"
        for name, runs, flares, expected in bands[["name", "runs", "flares", "expected"]].itertuples(index=False)
    )
    return f"Flares that came beside those forecast. {said}."
