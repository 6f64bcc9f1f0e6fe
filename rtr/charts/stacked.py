"""Any number of panels over one time axis, in one layered view: separate charts would not line up."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from rtr.charts.theme import PALETTES, Axis, PaletteName, finish, frame, y_axis

Layers = tuple[dict[str, Any], ...]
GAP_PX, TITLE_PX = 40, 14
"""Between two panels there is room for the title of the lower one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel: what its axis says, how high it is, where its axis begins and ends, and what is drawn in it."""

    title: str
    height_px: int
    top: float
    marks: Layers
    ticks: tuple[float, ...] = ()
    low: float = 0.0


def stacked(
    panels: tuple[Panel, ...],
    *,
    ends: tuple[pd.Timestamp, pd.Timestamp],
    axis: Axis,
    over: Layers,
    palette: PaletteName,
) -> dict[str, Any]:
    """The spec of panels below each other; `over` lies on all of them."""
    groups: list[dict[str, Any]] = []
    begin = 0
    for panel in panels:
        groups.append({"layer": [_canvas(panel, begin, ends, axis, is_first=not groups), *panel.marks]})
        begin += panel.height_px + GAP_PX
    spec = finish(*groups, *over, height_px=begin - GAP_PX, palette=PALETTES[palette])
    return spec | {"resolve": {"scale": {"y": "independent"}}}


def _canvas(
    panel: Panel, begin: int, ends: tuple[pd.Timestamp, pd.Timestamp], axis: Axis, *, is_first: bool
) -> dict[str, Any]:
    """An invisible rule that fixes the scale of one panel; that of the first one fixes the days, too."""
    y = y_axis(panel.title) | {"orient": "left", "titleY": begin - TITLE_PX}
    if panel.ticks:
        y |= {"values": list(panel.ticks)}
    spec = frame(*ends, top=panel.top, axis=axis, y=y)
    spec["encoding"]["y"]["datum"] = panel.low
    spec["encoding"]["y"]["scale"] |= {
        "domain": [panel.low, panel.top], "range": [begin + panel.height_px, begin],
    }  # fmt: skip
    if not is_first:
        del spec["encoding"]["x"]
    return spec
