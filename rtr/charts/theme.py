"""The one look of every chart: palette by meaning, axes, and how a chart leaves this room."""

import math
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

PaletteName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by what they mean, never by what they look like; hex."""

    paper: str
    ink: str
    muted: str
    grid: str
    rule: str
    run: str
    run_text: str
    above: str
    above_text: str
    morning: str
    morning_text: str
    settled: str
    hold: str
    stop: str
    reference: str


PALETTES: dict[PaletteName, Palette] = {
    "light": Palette(
        paper="#FCFBF9",
        ink="#111417",
        muted="#5A6066",
        grid="#E6E2DA",
        rule="#A8A49C",
        run="#0072B2",
        run_text="#005F94",
        above="#D55E00",
        above_text="#A04000",
        morning="#A3527F",
        morning_text="#86406A",
        settled="#00855F",
        hold="#B87A00",
        stop="#8E2A3C",
        reference="#7A8086",
    ),
    "dark": Palette(
        paper="#15181B",
        ink="#E9E7E2",
        muted="#A7ADB3",
        grid="#2B3035",
        rule="#596067",
        run="#4FA8DC",
        run_text="#8CC8F0",
        above="#EE8142",
        above_text="#F7A878",
        morning="#D08BB4",
        morning_text="#E3B1CF",
        settled="#2FB58C",
        hold="#E3A21A",
        stop="#E57C8B",
        reference="#8A9096",
    ),
}

Y_AXIS_PX = 26
"""Width of every y axis, so that charts above each other line up."""
MONTHS_FROM_DAYS = 110
"""A longer time axis names months, a shorter one days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a page draws: a Vega-Lite spec without data, its data, and its text alternative.

    `note` names what was left out to keep the picture readable, "" if nothing was.
    """

    spec: dict[str, Any]
    data: pd.DataFrame
    alt: str
    note: str = ""


def layer_specs(*layers: alt.Chart) -> tuple[dict[str, Any], ...]:
    """Marks as plain dicts without their data. Checking them takes long: do it once, not per drawing."""
    spec: dict[str, Any] = alt.layer(*layers).to_dict()
    return tuple({key: value for key, value in layer.items() if key != "data"} for layer in spec["layer"])


def finish(*layers: dict[str, Any], height_px: int, palette: Palette) -> dict[str, Any]:
    """Lay layers over each other, with our size, padding and axes: a spec without data."""
    return {
        "layer": list(layers),
        "height": height_px,
        "padding": {"left": 2, "right": 6, "top": 6, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": _config(palette),
    }


def _config(palette: Palette) -> dict[str, Any]:
    return {
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "labelColor": palette.muted,
            "titleColor": palette.muted,
            "gridColor": palette.grid,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
        },
        "axisX": {
            "grid": False,
            "domain": True,
            "domainColor": palette.rule,
            "ticks": True,
            "tickSize": 4,
            "tickColor": palette.rule,
        },
        "text": {"font": "Source Sans", "fontSize": 12, "color": palette.ink},
    }


Axis = dict[str, Any]
"""An axis as plain JSON. Altair would check it at every drawing, which takes longer than all the rest."""


def y_axis(title: str, *, tick_count: int = 6, number_format: str = "d") -> Axis:
    """A y axis of fixed width whose title lies above it: quantity and unit."""
    return {
        "title": title,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": -Y_AXIS_PX,
        "titleY": -14,
        "minExtent": Y_AXIS_PX,
        "maxExtent": Y_AXIS_PX,
        "tickCount": tick_count,
        "format": number_format,
        "grid": True,
        "labelFlush": False,
    }


def nice_top(highest: float, *, least: float = 20.0) -> float:
    """The end of a y axis: a round number with a little room above the highest mark.

    >>> nice_top(124), nice_top(43), nice_top(float("nan"))
    (140.0, 50.0, 20.0)
    """
    if not highest > 0:
        return least
    raw = max(highest * 1.04, least) / 6
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= raw)
    return math.ceil(max(highest * 1.04, least) / step - 1e-9) * step


def _date(day: pd.Timestamp) -> dict[str, int]:
    """A day on the reader's own clock, as Vega-Lite writes it."""
    return {"year": day.year, "month": day.month, "date": day.day}


def week_axis(weeks: pd.Series) -> Axis:
    """The first day of every second week, for a few weeks."""
    starts = [_date(day) for day in weeks.iloc[::2]]
    return {"format": "%-d %b", "title": None, "values": starts, "labelOverlap": True, "labelFlush": False}


def time_axis(days: int) -> Axis:
    """Months on a long axis, days on a short one; years where there are several."""
    if days > 3 * 365:
        return {"format": "%Y", "title": None, "tickCount": "year", "labelOverlap": True}
    if days > MONTHS_FROM_DAYS:
        return {"format": "%b", "title": None, "tickCount": "month", "labelOverlap": True}
    return {"format": "%-d %b", "title": None, "tickCount": 8, "labelOverlap": True}


def frame(first: pd.Timestamp, last: pd.Timestamp, *, top: float, axis: Axis, y: Axis) -> dict[str, Any]:
    """An invisible layer that alone fixes both domains (a domain on a layer with x2 is refused)."""
    days = [_date(first), _date(last)]
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": days[0], "type": "temporal", "scale": {"domain": days}, "axis": axis},
            "y": {"datum": 0, "type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "axis": y},
        },
    }


def date_tooltip(field: str, title: str) -> alt.Tooltip:
    """The date line that every tooltip begins with."""
    return alt.Tooltip(f"{field}:T", title=title, format="%a %-d %b %Y")


def with_halo(words: alt.Chart, palette: Palette, *, color: str, **place: Any) -> tuple[alt.Chart, ...]:
    """Text over marks: once as a stroke of paper, once as itself."""
    return (
        words.mark_text(stroke=palette.paper, strokeWidth=6, strokeJoin="round", color=palette.paper, **place),
        words.mark_text(color=color, **place),
    )
