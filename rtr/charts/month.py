"""A month of days: number, running minutes, and a diamond with the morning's pain; a click chooses a day."""

import functools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, finish, layer_specs

PICK = "pick"
"""Name of the selection; it holds days as text, so that no time zone can shift them."""
ROW_PX = 72
OCTAGON = "M-0.4,-1L0.4,-1L1,-0.4L1,0.4L0.4,1L-0.4,1L-1,0.4L-1,-0.4Z"
MIDDLING, STRONG = 3, 5
"""Pain from which a diamond is tinted more, and filled."""
TINTS = [0.14, 0.32, 1.0]


def month_chart(cells: pd.DataFrame, *, weekdays: Sequence[str], heading: str, palette: PaletteName) -> Chart:
    """One cell per day. `cells` as `rtr.views.journal_month` makes them, `weekdays` the names of the columns."""
    colour = PALETTES[palette]
    marks = [dict(layer) for layer in _marks(palette)]
    axis = {
        "title": None, "orient": "top", "domain": False, "ticks": False, "labelAngle": 0, "labelPadding": 6,
        "labelExpr": f"{list(weekdays)}[datum.value]",
    }  # fmt: skip
    x = {"field": "column", "type": "ordinal", "scale": {"domain": list(range(7)), "paddingInner": 0.06}, "axis": axis}
    rows = sorted(set(cells["row"].tolist()))
    y = {"field": "row", "type": "ordinal", "scale": {"domain": rows, "paddingInner": 0.07}, "axis": None}
    marks[0]["encoding"] = marks[0]["encoding"] | {"x": x, "y": y}
    marks[-1]["params"] = [{"name": PICK, "select": {"type": "point", "fields": ["day"], "toggle": False}}]
    spec = finish(*marks, height_px=ROW_PX * len(rows), palette=colour)
    return Chart(spec=spec, data=cells, alt=_alt(cells, heading))


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour = PALETTES[palette]
    return layer_specs(
        _cells(colour), *_planned(colour), *_injury(colour), *_words(colour), *_mornings(colour), _touch()
    )


def _at(across: float, down: float) -> dict[str, Any]:
    """A place inside each cell, as shares of its width and height."""
    return {
        "x": alt.X("column:O", bandPosition=across),
        "y": alt.Y("row:O", bandPosition=down),
    }


def _cells(colour: Palette) -> alt.Chart:
    made: alt.Chart = (
        alt.Chart()
        .mark_rect(cornerRadius=5)
        .encode(
            x=alt.X("column:O"),
            y=alt.Y("row:O"),
            fill=alt.condition("datum.has_run", alt.value(colour.run), alt.value(colour.paper)),
            fillOpacity=alt.condition("datum.has_run", alt.value(0.13), alt.value(0)),
            stroke=alt.condition("datum.is_selected", alt.value(colour.run), alt.value(colour.grid)),
            strokeWidth=alt.condition("datum.is_selected", alt.value(2.5), alt.value(1)),
            strokeOpacity=alt.condition("datum.is_ahead", alt.value(0.6), alt.value(1)),
        )
    )
    return made


def _injury(colour: Palette) -> tuple[alt.Chart, ...]:
    """A line along the foot of each day of an injury that running was not cleared after."""
    line = (
        alt.Chart()
        .transform_filter("datum.injury")
        .mark_tick(orient="horizontal", bandSize=0, thickness=3, cornerRadius=1.5, color=colour.above, opacity=0.5)
    )
    return (line.encode(**_at(0.5, 0.955)),)


def _planned(colour: Palette) -> tuple[alt.Chart, ...]:
    """A dashed outline and the minutes of a run that is planned."""
    base = alt.Chart().transform_filter("datum.planned")
    dashes: dict[str, Any] = {"stroke": colour.run, "strokeWidth": 1.5, "strokeDash": [4, 3]}
    text: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 12, "color": colour.run_text}
    return (
        base.mark_rect(cornerRadius=5, fill="transparent", **dashes).encode(x=alt.X("column:O"), y=alt.Y("row:O")),
        base.mark_text(**text).encode(text="planned:N", **_at(0.1, 0.78)),
    )


def _words(colour: Palette) -> tuple[alt.Chart, ...]:
    number: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 12}
    minutes: dict[str, Any] = {
        "align": "left",
        "baseline": "middle",
        "fontSize": 12,
        "fontWeight": 600,
        "color": colour.run_text,
    }
    base, today = alt.Chart(), alt.Chart().transform_filter("datum.is_today")
    return (
        base.transform_filter("!datum.is_today")
        .mark_text(color=colour.muted, **number)
        .encode(
            text="number:N", opacity=alt.condition("datum.is_ahead", alt.value(0.6), alt.value(1)), **_at(0.1, 0.17)
        ),
        today.mark_text(color=colour.ink, fontWeight=700, **number).encode(text="number:N", **_at(0.1, 0.17)),
        base.mark_text(**minutes).encode(text="minutes:N", **_at(0.1, 0.78)),
    )


def _mornings(colour: Palette) -> tuple[alt.Chart, ...]:
    """Diamonds, stronger with more pain, and the number in them; an octagon where a warning sign was marked."""
    known = alt.Chart().transform_filter("isValid(datum.pain)")
    place = _at(0.79, 0.25)
    shape: dict[str, Any] = {"shape": "diamond", "size": 430, "filled": True, "opacity": 1}
    figure: dict[str, Any] = {"baseline": "middle", "align": "center", "fontSize": 13, "fontWeight": 600}
    flag = alt.Chart().transform_filter("datum.has_flag")
    return (
        known.mark_point(color=colour.paper, **shape).encode(**place),
        known.mark_point(color=colour.morning, **shape).encode(opacity=_tint(), **place),
        known.mark_text(**figure).encode(
            text="pain:Q",
            color=alt.condition(f"datum.pain >= {STRONG}", alt.value(colour.paper), alt.value(colour.morning_text)),
            **place,
        ),
        flag.mark_point(shape=OCTAGON, size=150, filled=True, color=colour.stop, opacity=1).encode(**_at(0.84, 0.78)),
    )


def _tint() -> alt.Opacity:
    """Three steps; the number stands in the diamond, so the tint only guides the eye."""
    return alt.Opacity("pain:Q", scale=alt.Scale(type="threshold", domain=[MIDDLING, STRONG], range=TINTS), legend=None)


def _touch() -> alt.Chart:
    """An invisible cell over everything: what is clicked and pointed at is always the day."""
    made: alt.Chart = (
        alt.Chart()
        .mark_rect(fill="transparent", cursor="pointer", tooltip=True)
        .encode(x=alt.X("column:O"), y=alt.Y("row:O"), tooltip=alt.Tooltip("tip:N", title="day"))
    )
    return made


def _alt(cells: pd.DataFrame, heading: str) -> str:
    known = cells["pain"].dropna()
    highest = f", highest morning pain {known.max():.0f}" if len(known) else ""
    return f"{heading}, one cell per day: {int(cells['has_run'].sum())} days with a run{highest}"
