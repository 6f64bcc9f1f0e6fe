"""How one run settled: pain at five moments beside the usual morning and the limit while running."""

import functools
import math
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, finish, layer_specs, with_halo, y_axis

HEIGHT_PX = 140
LEAST_TOP, END = 6, 10
"""The pain axis ends at 6 or one above the highest value (rulings R10); the scale itself at 10."""
FLOOR = -0.4
"""Room below 0, so that a pain of 0 is a whole mark."""
BAND = 0.18
NAMED_USUAL, NAMED_LIMIT = 1, 3
"""From here on a line has room for its name; below, the name stands in the note."""
TWO_LINES = "test(/ morning$/, datum.label) ? [replace(datum.label, ' morning', ''), 'morning'] : datum.label"


def settling_chart(moments: pd.DataFrame, *, usual: float | None, limit: int | None, palette: PaletteName) -> Chart:
    """Circles before and after running, diamonds in the morning; dashed and empty where nothing was told.

    `moments`: `moment`, `pain` (NaN: not told), `kind` (before, running, morning), in order.
    """
    colour = PALETTES[palette]
    level = 0.0 if usual is None else usual
    data = moments.assign(
        at=moments["pain"].fillna(level),
        is_told=moments["pain"].notna(),
        said=[_said(pain) for pain in moments["pain"].tolist()],
    )
    top = _top(data, limit)
    layers = (_canvas(data, top), *_usual(usual, colour), *_limit(limit, top, colour), *_marks(palette))
    return Chart(
        spec=finish(*layers, height_px=HEIGHT_PX, palette=colour),
        data=data,
        alt=_alt(moments, usual, limit),
        note=_note(usual, limit),
    )


def _note(usual: float | None, limit: int | None) -> str:
    """The lines for whose names there is no room in the picture."""
    usual_words = f"Grey band: your usual morning, {usual:g}." if usual is not None and usual < NAMED_USUAL else ""
    limit_words = f"Dashed line: limit while running, {limit}." if limit is not None and limit < NAMED_LIMIT else ""
    return f"{usual_words} {limit_words}".strip()


def _said(pain: float) -> str:
    return "not told" if math.isnan(pain) else f"{pain:g}"


def _top(data: pd.DataFrame, limit: int | None) -> int:
    """6, or one above the highest value or the limit, never above 10."""
    return min(max(LEAST_TOP, int(data["at"].max()) + 1, 0 if limit is None else limit + 1), END)


def _canvas(data: pd.DataFrame, top: int) -> dict[str, Any]:
    """An invisible layer that alone fixes both scales and draws both axes."""
    cut = f" (axis cut at {top})" if top < END else ""
    y = y_axis(f"Pain, 0 to 10{cut}") | {"values": list(range(0, top + 1, 2))}
    x = {
        "field": "moment",
        "type": "ordinal",
        "sort": None,
        "scale": {"domain": data["moment"].tolist()},
        "axis": {"title": None, "labelAngle": 0, "labelExpr": TWO_LINES, "ticks": False},
    }
    scale = {"domain": [FLOOR, top], "nice": False}
    return {
        "mark": {"type": "point", "opacity": 0},
        "encoding": {"x": x, "y": {"field": "at", "type": "quantitative", "scale": scale, "axis": y}},
    }


def _usual(usual: float | None, colour: Palette) -> tuple[dict[str, Any], ...]:
    """A band at the usual morning, named below it where there is room."""
    if usual is None:
        return ()
    place = {"y": {"datum": usual - BAND}, "y2": {"datum": usual + BAND}}
    band = {"mark": {"type": "rect", "fill": colour.reference, "fillOpacity": 0.28}, "encoding": place}
    drawn = {"data": {"values": [{}]}, **band}
    if usual < NAMED_USUAL:
        return (drawn,)
    return drawn, *_words(f"your usual morning: {usual:g}", usual, colour.muted, colour, dy=13)


def _limit(limit: int | None, top: int, colour: Palette) -> tuple[dict[str, Any], ...]:
    if limit is None or limit > top:
        return ()
    line = {"type": "rule", "stroke": colour.above, "strokeWidth": 1.2, "strokeDash": [4, 3]}
    drawn = {"data": {"values": [{}]}, "mark": line, "encoding": {"y": {"datum": limit}}}
    if limit < NAMED_LIMIT:
        return (drawn,)
    return drawn, *_words(f"limit while running: {limit}", limit, colour.above_text, colour, dy=-7)


def _words(text: str, at: float, tint: str, colour: Palette, *, dy: int) -> tuple[dict[str, Any], ...]:
    """A name at the left end of a line."""
    words = alt.Chart().encode(x=alt.value(4), y=alt.datum(at), text=alt.value(text))
    drawn = layer_specs(*with_halo(words, colour, color=tint, align="left", dy=dy, fontSize=11))
    return tuple({**layer, "data": {"values": [{}]}} for layer in drawn)


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour = PALETTES[palette]
    x, y = alt.X("moment:O", sort=None), alt.Y("at:Q")
    tip = [alt.Tooltip("moment:N", title="when"), alt.Tooltip("said:N", title="pain, 0 to 10")]
    kinds = ["before", "running", "morning"]
    tint = alt.Color(
        "kind:N", legend=None, scale=alt.Scale(domain=kinds, range=[colour.reference, colour.above, colour.morning])
    )
    shape = alt.Shape("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=["circle", "circle", "diamond"]))
    told = alt.Chart().transform_filter("datum.is_told")
    untold = alt.Chart().transform_filter("!datum.is_told")
    return layer_specs(
        told.mark_line(color=colour.rule, strokeWidth=1.5).encode(x=x, y=y, order=alt.value(0)),
        untold.mark_point(filled=False, size=170, strokeWidth=1.5, strokeDash=[3, 2]).encode(
            x=x, y=y, stroke=tint.copy(), shape=shape, tooltip=tip
        ),
        told.mark_point(filled=True, size=130, opacity=1).encode(x=x, y=y, color=tint, shape=shape, tooltip=tip),
        *with_halo(told.encode(x=x, y=y, text="said:N"), colour, color=colour.ink, dy=-15, fontSize=13, fontWeight=600),
    )


def _alt(moments: pd.DataFrame, usual: float | None, limit: int | None) -> str:
    rows = moments[["moment", "pain"]].itertuples(index=False, name=None)
    told = [f"{when} {_said(pain)}" for when, pain in rows]
    beside = [f"usual morning {usual:g}"] if usual is not None else []
    beside += [f"limit while running {limit}"] if limit is not None else []
    return f"Pain from 0 to 10: {', '.join((*told, *beside))}"
