"""What if: own runs by their length and how they settled, beside a length one thinks about."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, finish, layer_specs

ROWS = ("settled", "held", "eased back")
GLYPHS = ("▲", "■", "▼")
HEIGHT_PX, HEAD_PX = 190, 18
ROOM = 0.42
"""How far a pile may reach from its line, in rows."""
MOST_APART = 0.11
"""Distance of two shapes of one pile while there is room, in rows."""


def whatif_chart(
    runs: pd.DataFrame, *, minutes: float, cap: float | None, span: tuple[float, float], palette: PaletteName
) -> Chart:
    """One shape per run: `minutes` (whole) and `state`; a line at `minutes`, and a zone above `cap`."""
    colour = PALETTES[palette]
    data = _piled(runs)
    layers = (_canvas(span), *_zone(cap, span, colour), *_marks(palette), *_line(minutes, colour))
    return Chart(spec=finish(*layers, height_px=HEIGHT_PX, palette=colour), data=data, alt=_alt(runs, minutes, cap))


def _piled(runs: pd.DataFrame) -> pd.DataFrame:
    """Runs of one length and state stand around the line of their row, evenly, closer where there are many."""
    groups = runs.groupby(["state", "minutes"])
    nth = groups.cumcount()
    count = groups["state"].transform("size")
    apart = (2 * ROOM / count).clip(upper=MOST_APART)
    row = runs["state"].map({name: 2.0 - at for at, name in enumerate(ROWS)}).astype(float)
    return runs.assign(at=row + (nth - (count - 1) / 2) * apart)


def _canvas(span: tuple[float, float]) -> dict[str, Any]:
    x_axis = {"title": "running minutes in one session", "tickCount": 8, "format": "d"}
    names = " : ".join(f"datum.value == {2 - at} ? '{GLYPHS[at]} {name}'" for at, name in enumerate(ROWS))
    y_axis = {
        "title": None, "values": [0, 1, 2], "labelExpr": f"{names} : ''", "grid": True, "minExtent": 78,
        "maxExtent": 78,
    }  # fmt: skip
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": span[0], "type": "quantitative", "axis": x_axis,
                  "scale": {"domain": list(span), "nice": False}},
            "y": {"datum": 0, "type": "quantitative", "axis": y_axis,
                  "scale": {"domain": [-0.6, 2.95], "nice": False}},
        },
    }  # fmt: skip


def _zone(cap: float | None, span: tuple[float, float], colour: Palette) -> tuple[dict[str, Any], ...]:
    if cap is None or cap >= span[1]:
        return ()
    row = {"data": {"values": [{"from": cap, "to": span[1]}]}}
    x, x2 = {"field": "from", "type": "quantitative"}, {"field": "to"}
    tint = {"mark": {"type": "rect", "fill": colour.above, "fillOpacity": 0.09}, "encoding": {"x": x, "x2": x2}}
    words = {"type": "text", "align": "left", "dx": 5, "fontSize": 11, "color": colour.above_text}
    named = {"x": x, "y": {"value": HEAD_PX + 10}, "text": {"value": "above your cap"}}
    return {**row, **tint}, {**row, "mark": words, "encoding": named}


def _line(minutes: float, colour: Palette) -> tuple[dict[str, Any], ...]:
    nothing: dict[str, Any] = {"data": {"values": [{}]}}
    x = {"datum": minutes, "type": "quantitative"}
    rule = {"type": "rule", "stroke": colour.ink, "strokeWidth": 2}
    bold = {"type": "text", "fontWeight": 600, "color": colour.ink}
    placed = {"x": x, "y": {"value": HEAD_PX - 10}, "text": {"value": f"{minutes:g} min"}}
    down = {"x": x, "y": {"value": HEAD_PX}, "y2": {"value": HEIGHT_PX}}
    return {**nothing, "mark": rule, "encoding": down}, {**nothing, "mark": bold, "encoding": placed}


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour = PALETTES[palette]
    shapes = dict(zip(ROWS, ("triangle-up", "square", "triangle-down"), strict=True))
    fills = dict(zip(ROWS, (colour.settled, colour.hold, colour.above), strict=True))
    tip = [alt.Tooltip("minutes:Q", title="running minutes"), alt.Tooltip("state:N", title="the run")]
    return layer_specs(
        *(
            alt.Chart()
            .transform_filter(f"datum.state == '{state}'")
            .mark_point(shape=shapes[state], filled=True, size=55, opacity=0.9, color=fills[state])
            .encode(x="minutes:Q", y="at:Q", tooltip=tip)
            for state in ROWS
        )
    )


def _alt(runs: pd.DataFrame, minutes: float, cap: float | None) -> str:
    counts = [f"{int((runs['state'] == state).sum())} {state}" for state in ROWS]
    limit = "" if cap is None else f"; the cap is {cap:g}"
    return f"Own runs by running minutes: {', '.join(counts)}. The line stands at {minutes:g} minutes{limit}"
