"""The tint of an injury with its name: the same two layers under and over every chart on a time axis."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, PaletteName, date_tooltip, layer_specs

DAY = pd.Timedelta(days=1)
NO_EPISODES = pd.DataFrame(
    {
        "first": pd.Series(dtype="datetime64[us]"),
        "last": pd.Series(dtype="datetime64[us]"),
        "name": pd.Series(dtype="str"),
    }
)
NAME_PX, LINE_PX, LINES = 7, 13, 3
"""Names stand at the top, one below the other where they would lie on each other."""
LETTER_SHARE = 0.0075
"""How much of the width a letter of a name takes, as a share of a picture of the usual width."""
LATE_SHARE = 0.75
"""From here on a name stands to the left of its first day."""
DRAWN_DAY = "%Y-%m-%dT00:00:00"
"""Midnight on the reader's own clock: a bare date would be midnight in Greenwich."""

Layers = tuple[dict[str, Any], ...]


def episode_layers(
    episodes: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp, palette: PaletteName
) -> tuple[Layers, Layers]:
    """What lies under the marks of a chart from `start` to `end`, and what lies over them; empty without an injury.

    `episodes` has one row per injury: `first` and `last` day, and its `name`. The layers bring their
    own few rows, so that they fit over any data.
    """
    rows = episode_rows(episodes, start, end)
    if not rows:
        return (), ()
    data = {"values": rows, "format": {"parse": {"from": "date", "to": "date"}}}
    under, over = _marks(palette)
    return tuple({**layer, "data": data} for layer in under), tuple({**layer, "data": data} for layer in over)


def episode_rows(episodes: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> list[dict[str, Any]]:
    """One row per injury that touches the picture, cut to it, oldest first, each with a free line for its name.

    `room` is the share of the width the name may take: on a narrow picture it is cut at the edge, not past it.
    """
    touching = episodes[(episodes["first"] < end) & (episodes["last"] + DAY > start)].sort_values("first")
    free = [pd.Timestamp.min] * LINES
    rows = []
    for first, last, name in touching[["first", "last", "name"]].itertuples(index=False):
        begin, is_late = max(first, start), max(first, start) - start > LATE_SHARE * (end - start)
        wide = len(name) * LETTER_SHARE * (end - start)
        left, right = (begin - wide, begin) if is_late else (begin, begin + wide)
        line = next((n for n in range(LINES) if free[n] <= left), LINES - 1)
        free[line] = right
        rows.append(
            {
                "from": begin.strftime(DRAWN_DAY), "to": min(last + DAY, end).strftime(DRAWN_DAY), "name": name,
                "line": line, "is_late": bool(is_late), "has_begun": bool(first >= start),
                "room": round(float((begin - start if is_late else end - begin) / (end - start)), 3),
            }
        )  # fmt: skip
    return rows


@functools.cache
def _marks(palette: PaletteName) -> tuple[Layers, Layers]:
    """The tint with a dotted line at its first day, and the name: built once, shared, never changed."""
    colour = PALETTES[palette]
    tip = [alt.Tooltip("name:N", title="injury"), date_tooltip("from", "from"), date_tooltip("to", "until")]
    tint = alt.Chart().mark_rect(fill=colour.above, fillOpacity=0.09).encode(x="from:T", x2="to:T", tooltip=tip)
    begin = alt.Chart().transform_filter("datum.has_begun")
    edge = begin.mark_rule(stroke=colour.above, strokeWidth=1, strokeDash=[2, 3]).encode(x="from:T")
    names = alt.Chart().mark_text(
        color=colour.above_text,
        fontSize=11,
        align=alt.ExprRef("datum.is_late ? 'right' : 'left'"),
        limit=alt.ExprRef("datum.room * width - 6"),
        dx=alt.ExprRef("datum.is_late ? -4 : 4"),
        dy=alt.ExprRef(f"datum.line * {LINE_PX}"),
    )
    return layer_specs(tint, edge), layer_specs(names.encode(x="from:T", y=alt.value(NAME_PX), text="name:N"))
