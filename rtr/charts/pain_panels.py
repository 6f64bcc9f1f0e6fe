"""Two panels over one time axis: pain above, minutes below. One layered view, as two charts would not line up."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.episodes import episode_layers
from rtr.charts.theme import PALETTES, Axis, PaletteName, finish, frame, layer_specs, nice_top, with_halo, y_axis

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
    over both. `guides` are limits of pain: `at` and `words`, named in the picture.
    """
    top = pain_top(data)
    cut = f" (axis ends at {top})" if top < PAIN_END else ""
    pain = y_axis(f"{titles[0]}{cut}", tick_count=min(top, 5)) | {
        "values": list(range(0, top + 1, 1 if top < 4 else 2))
    }
    canvas = frame(*ends, top=top, axis=axis, y=pain | {"orient": "left"})
    canvas["encoding"]["y"]["scale"] |= {"range": [PAIN_PX, 0]}
    tint, names = episode_layers(episodes, *ends, palette)
    layers = (
        *tint,
        {"layer": [canvas, *guide_layers(guides[guides["at"] <= top], palette), *marks[0]]},
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


def guide_layers(guides: pd.DataFrame, palette: PaletteName) -> Layers:
    """Dotted lines at the limits of the class of injury, each with its words at the left end."""
    data = {"values": guides[["at", "words"]].to_dict("records")}
    return tuple({**layer, "data": data} for layer in _guide_marks(palette)) if len(guides) else ()


@functools.cache
def _guide_marks(palette: PaletteName) -> Layers:
    colour = PALETTES[palette]
    line = alt.Chart().mark_rule(stroke=colour.reference, strokeWidth=1, strokeDash=[1, 3]).encode(y="at:Q")
    words = alt.Chart().encode(x=alt.value(0), y="at:Q", text="words:N")
    return layer_specs(line, *with_halo(words, colour, color=colour.muted, align="left", dx=4, dy=-7, fontSize=11))


def pointer(palette: PaletteName, tips: list[alt.Tooltip]) -> Layers:
    """Columns over both panels that answer wherever they are pointed at, and are seen while they do."""
    columns = alt.Chart().mark_rect(fill=PALETTES[palette].reference).encode(x="first:T", x2="end:T", tooltip=tips)
    (layer,) = layer_specs(columns)
    seen = {"condition": {"param": POINTED, "empty": False, "value": 0.16}, "value": 0}
    pointed = {"type": "point", "on": "pointerover", "clear": "pointerout", "fields": ["first"]}
    layer["encoding"] |= {"fillOpacity": seen}
    return ({**layer, "params": [{"name": POINTED, "select": pointed}]},)
