"""All weeks of a diary as a low strip of bars: a brush over it chooses the period of the other charts."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName, finish, layer_specs

BRUSH = "brush"
"""Name of the selection; it holds the bars' first days as text, so that no time zone can shift them."""
LABELS_FROM_YEARS = 2


def strip_chart(bars: pd.DataFrame, *, palette: PaletteName) -> Chart:
    """One bar per week or group of weeks; those in the period shown are solid.

    `bars`: `first`, `last` (days in ISO form), `run_min` (mean running minutes per week), `is_shown`.
    Days are text on purpose: a brush over text returns the text of the bars under it.
    """
    colour = PALETTES[palette]
    data = bars.assign(run_min=bars["run_min"].round(1), height=bars["run_min"].fillna(0.0).clip(upper=_top(bars)))
    (layer,) = _marks(palette)
    axis = {
        "title": None,
        "labelExpr": _label(bars),
        "values": _named(bars),
        "labelAngle": 0,
        "labelOverlap": True,
        "ticks": False,
        "labelPadding": 4,
    }
    x = layer["encoding"]["x"] | {"axis": axis, "scale": {"paddingInner": 0.15, "paddingOuter": 0}}
    brushed = layer | {"params": [_brush(colour.ink)], "encoding": layer["encoding"] | {"x": x}}
    return Chart(spec=finish(brushed, height_px=44, palette=colour), data=data, alt=_alt(bars))


def _brush(ink: str) -> dict[str, Any]:
    mark = {"fill": ink, "fillOpacity": 0.07, "stroke": ink, "strokeOpacity": 0.5, "cursor": "grab"}
    return {"name": BRUSH, "select": {"type": "interval", "encodings": ["x"], "mark": mark}}


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour = PALETTES[palette]
    tip = [
        alt.Tooltip("first:N", title="from"),
        alt.Tooltip("last:N", title="to"),
        alt.Tooltip("run_min:Q", title="running, min per week", format=".0f"),
    ]
    bars = alt.Chart().mark_bar(color=colour.run)
    shown = alt.condition("datum.is_shown", alt.value(0.95), alt.value(0.3))
    return layer_specs(
        bars.encode(
            x=alt.X("first:N", sort=None),
            y=alt.Y("height:Q", axis=None, scale=alt.Scale(nice=False)),
            opacity=shown,
            tooltip=tip,
        )
    )


def _top(bars: pd.DataFrame) -> float:
    """A single enormous week must not flatten all others."""
    known = bars["run_min"].dropna()
    return float(known.quantile(0.98) * 1.5) if len(known) else 1.0


def _years(bars: pd.DataFrame) -> float:
    days = pd.to_datetime(bars["first"])
    return (days.iloc[-1] - days.iloc[0]).days / 365.25


def _named(bars: pd.DataFrame) -> list[str]:
    """The first bar of every year, or of every month in a short diary."""
    length = 4 if _years(bars) >= LABELS_FROM_YEARS else 7
    part = bars["first"].str[:length]
    return bars["first"][part != part.shift()].tolist()[1:]


def _label(bars: pd.DataFrame) -> str:
    form = "%Y" if _years(bars) >= LABELS_FROM_YEARS else "%b"
    return f"timeFormat(toDate(datum.value + 'T12:00'), '{form}')"


def _alt(bars: pd.DataFrame) -> str:
    return f"Running minutes of the whole diary, {bars['first'].iloc[0]} to {bars['last'].iloc[-1]}, to choose a period"
