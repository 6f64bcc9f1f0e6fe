"""Two panels over one time axis: pain above, minutes below. One layered view, as two charts would not line up."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.episodes import episode_layers
from rtr.charts.theme import PALETTES, Axis, PaletteName, finish, frame, layer_specs, nice_top, y_axis

PAIN_PX, GAP_PX, MINUTES_PX = 160, 44, 120
HEIGHT_PX = PAIN_PX + GAP_PX + MINUTES_PX
LEAST_PAIN_TOP, PAIN_END = 6, 10
"""The pain axis ends at 6 or one above the highest value (rulings R10); the scale itself at 10."""
POINTED = "pointed"
"""Name of the selection that follows the pointer; Altair would lift it out of its layer."""
Layers = tuple[dict[str, Any], ...]


def panels(  # noqa: PLR0913 - the parts of the picture, each by its name
    data: pd.DataFrame,
    *,
    ends: tuple[pd.Timestamp, pd.Timestamp],
    axis: Axis,
    titles: tuple[str, str],
    marks: tuple[Layers, Layers, Layers],
    guides: pd.DataFrame,
    episodes: pd.DataFrame,
    palette: PaletteName,
) -> dict[str, Any]:
    """The spec of both panels for `data` between two moments.

    `titles` say quantity and unit of each panel, `marks` are those of pain, of minutes, and what lies
    over both. `guides` are limits of pain (`at`); the axis is labelled at them.
    """
    top = pain_top(data)
    cut = f" (axis ends at {top})" if top < PAIN_END else ""
    limits = [at for at in guides["at"].tolist() if at <= top]
    pain = y_axis(f"{titles[0]}{cut}") | {"values": _ticks(limits, top)}
    canvas = frame(*ends, top=top, axis=axis, y=pain | {"orient": "left"})
    canvas["encoding"]["y"]["scale"] |= {"range": [PAIN_PX, 0]}
    tint, names = episode_layers(episodes, *ends, palette)
    layers = (
        *tint,
        {"layer": [canvas, *guide_layers(limits, palette), *marks[0]]},
        {"layer": [_minutes(data, titles[1]), *marks[1]]},
        *names,
        *marks[2],
    )
    spec = finish(*layers, height_px=HEIGHT_PX, palette=PALETTES[palette])
    return spec | {"resolve": {"scale": {"y": "independent"}}}


def pain_top(data: pd.DataFrame) -> int:
    """The end of the pain axis: 6, or one above the highest value, never above 10."""
    highest = data[["pain_run", "pain_high"]].max().max()
    return LEAST_PAIN_TOP if not highest >= LEAST_PAIN_TOP else min(int(highest) + 1, PAIN_END)


def _minutes(data: pd.DataFrame, title: str) -> dict[str, Any]:
    """The lower canvas: an invisible rule that fixes its scale."""
    top = nice_top((data["run_min"] + data["walk_min"]).max())
    axis = y_axis(title, tick_count=3) | {"titleY": PAIN_PX + GAP_PX - 14, "orient": "left"}
    scale = {"domain": [0, top], "nice": False, "range": [HEIGHT_PX, PAIN_PX + GAP_PX]}
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {"y": {"datum": 0, "type": "quantitative", "scale": scale, "axis": axis}},
    }


def _ticks(limits: list[int], top: int) -> list[int]:
    """The limits themselves are read off the axis; between and above them every second number.

    >>> _ticks([3, 5], 6), _ticks([0, 1], 6), _ticks([], 6)
    ([0, 3, 5], [0, 1, 3, 5], [0, 2, 4, 6])
    """
    found = sorted({0, *limits})
    return found + list(range(found[-1] + 2, top + 1, 2))


def guide_layers(limits: list[int], palette: PaletteName) -> Layers:
    """Dotted lines at the limits of the class of injury; the key above the picture says what they mean."""
    data = {"values": [{"at": at} for at in limits]}
    return tuple({**layer, "data": data} for layer in _guide_marks(palette)) if limits else ()


@functools.cache
def _guide_marks(palette: PaletteName) -> Layers:
    line = alt.Chart().mark_rule(stroke=PALETTES[palette].reference, strokeWidth=1.2, strokeDash=[1, 3])
    return layer_specs(line.encode(y="at:Q"))


def pointer(palette: PaletteName, tips: list[alt.Tooltip]) -> Layers:
    """Columns over both panels that answer wherever they are pointed at, and are seen while they do."""
    columns = alt.Chart().mark_rect(fill=PALETTES[palette].reference).encode(x="first:T", x2="end:T", tooltip=tips)
    (layer,) = layer_specs(columns)
    seen = {"condition": {"param": POINTED, "empty": False, "value": 0.16}, "value": 0}
    pointed = {"type": "point", "on": "pointerover", "clear": "pointerout", "fields": ["first"]}
    layer["encoding"] |= {"fillOpacity": seen}
    return ({**layer, "params": [{"name": POINTED, "select": pointed}]},)
