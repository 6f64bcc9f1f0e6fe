"""One session as a strip: running full and high, walking hollow and low, along its minutes."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName, finish, layer_specs

HEIGHT_PX = 66
WALK_HIGH = 0.46
NAMED_FROM = 0.085
"""Share of the whole session from which a part has room for its name."""


def session_strip_chart(parts: pd.DataFrame, *, palette: PaletteName) -> Chart:
    """Parts of a session in their order: `begin`, `end` (minutes), `gait` (run, walk) and `words`."""
    total = float(parts["end"].max())
    high = [1.0 if gait == "run" else WALK_HIGH for gait in parts["gait"]]
    wide = (parts["end"] - parts["begin"]) / total
    named = parts["words"].where(wide >= NAMED_FROM, "")
    data = parts.assign(middle=(parts["begin"] + parts["end"]) / 2, high=high, named=named, half=[h / 2 for h in high])
    layers = (_canvas(total), *_marks(palette))
    return Chart(spec=finish(*layers, height_px=HEIGHT_PX, palette=PALETTES[palette]), data=data, alt=_alt(parts))


def _canvas(total: float) -> dict[str, Any]:
    axis = {"title": "minutes", "titleAnchor": "end", "tickCount": 5, "format": "d", "labelFlush": True}
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": 0, "type": "quantitative", "axis": axis, "scale": {"domain": [0, total], "nice": False}},
            "y": {"datum": 0, "type": "quantitative", "axis": None, "scale": {"domain": [0, 1], "nice": False}},
        },
    }


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour = PALETTES[palette]
    x, x2, y = alt.X("begin:Q"), alt.X2("end:Q"), alt.Y("high:Q")
    tip = [alt.Tooltip("words:N", title="part"), alt.Tooltip("begin:Q", title="from minute", format=".4~g")]
    run, walk = (alt.Chart().transform_filter(f"datum.gait == '{gait}'") for gait in ("run", "walk"))
    on_run = "#FFFFFF" if palette == "light" else colour.paper
    place = {"x": alt.X("middle:Q"), "y": alt.Y("half:Q"), "text": "named:N"}
    zero = alt.Y2Datum(0)
    return layer_specs(
        run.mark_rect(fill=colour.run, stroke=colour.paper, strokeWidth=1.5, cornerRadius=3).encode(
            x=x, x2=x2, y=y, y2=zero, tooltip=tip
        ),
        walk.mark_rect(fill=colour.run, fillOpacity=0.13, stroke=colour.run, strokeWidth=1, cornerRadius=2).encode(
            x=x, x2=x2, y=y, y2=zero, tooltip=tip
        ),
        run.mark_text(color=on_run, fontWeight=600).encode(**place),
        walk.mark_text(color=colour.ink).encode(**place),
    )


def _alt(parts: pd.DataFrame) -> str:
    return f"The session in its order: {', '.join(parts['words'])} minutes"
