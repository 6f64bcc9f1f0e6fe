"""A year of days: one hue in five steps for running, a dot for a painful morning, lighter weeks below."""

import functools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName, finish, layer_specs

PICK = "pick"
"""Name of the selection; it holds days as text, so that no time zone can shift them."""
ROW_PX, ROWS, LANE = 24, 7, 7
"""Height of a row, days of a week, and the row below them, where lighter weeks are marked."""
PAINFUL = 3
HEAT: dict[PaletteName, tuple[str, ...]] = {
    "light": ("#E6E2DA", "#C3DCEE", "#86B9DB", "#3A8CC2", "#0B5488"),
    "dark": ("#252A2F", "#17364C", "#1F5C82", "#338CC0", "#97CEF2"),
}
"""No running, then up to 12, 20, 30 and over 30 minutes."""


def year_chart(  # noqa: PLR0913 - rows of two kinds, and what stands at the edges
    cells: pd.DataFrame, marks: pd.DataFrame, *, weekdays: Sequence[str], months: Sequence[tuple[int, str]],
    chosen: str, heading: str, palette: PaletteName,
) -> Chart:  # fmt: skip
    """One cell per day. `cells` and `marks` as `rtr.views.year` makes them; `chosen` is the day that is open."""
    lane = marks.assign(row=LANE, day="", step=0, is_lane=True, has_entry=False, is_ahead=False)
    rows = pd.concat([cells.assign(is_lane=False, is_past=False), lane], ignore_index=True)
    data = rows.assign(is_chosen=(rows["day"] == chosen) & ~rows["is_lane"])
    layers = [dict(layer) for layer in _marks(palette)]
    layers[0]["encoding"] = layers[0]["encoding"] | _axes(weekdays, months)
    layers[-1]["params"] = [{"name": PICK, "select": {"type": "point", "fields": ["day"], "toggle": False}}]
    spec = finish(*layers, height_px=ROW_PX * (ROWS + 1), palette=PALETTES[palette])
    return Chart(spec=spec, data=data, alt=_alt(cells, heading))


def _axes(weekdays: Sequence[str], months: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """Months on top where they begin, every second weekday at the side."""
    names = [name if at % 2 == 0 and at < ROWS - 1 else "" for at, name in enumerate(weekdays)] + [""]
    last = max(column for column, _ in months) + 4
    x_axis = {
        "title": None, "orient": "top", "domain": False, "ticks": False, "labelAngle": 0, "labelAlign": "left",
        "labelPadding": 4, "values": [column for column, _ in months], "labelOverlap": False,
        "labelExpr": f"{ {str(column): name for column, name in months} }[datum.value]",
    }  # fmt: skip
    y_axis = {
        "title": None, "domain": False, "ticks": False, "labelExpr": f"{names}[datum.value]", "minExtent": 26,
    }  # fmt: skip
    return {
        "x": {
            "field": "column", "type": "ordinal", "axis": x_axis,
            "scale": {"domain": list(range(last + 1)), "paddingInner": 0.12},
        },
        "y": {
            "field": "row", "type": "ordinal", "axis": y_axis,
            "scale": {"domain": list(range(ROWS + 1)), "paddingInner": 0.1},
        },
    }  # fmt: skip


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour, steps = PALETTES[palette], HEAT[palette]
    place = {"x": alt.X("column:O"), "y": alt.Y("row:O")}
    base = alt.Chart()
    kept = base.transform_filter("!datum.is_lane && !datum.is_ahead && datum.step >= 0")
    unknown = base.transform_filter("!datum.is_lane && datum.step < 0")
    ahead = base.transform_filter("!datum.is_lane && datum.is_ahead")
    heat = alt.Color("step:O", scale=alt.Scale(domain=list(range(len(steps))), range=list(steps)), legend=None)
    lane: dict[str, Any] = {"shape": "triangle-down", "size": 44, "opacity": 1}
    return layer_specs(
        kept.mark_rect(cornerRadius=2).encode(color=heat, **place),
        unknown.mark_rect(cornerRadius=2, fill="transparent", stroke=colour.run, strokeWidth=1.5).encode(**place),
        ahead.mark_rect(cornerRadius=2, fill="transparent", stroke=colour.grid, strokeWidth=1).encode(**place),
        base.transform_filter("datum.has_entry")
        .mark_rect(cornerRadius=2, fill="transparent", stroke=colour.ink, strokeWidth=1.5)
        .encode(**place),
        base.transform_filter("datum.is_chosen")
        .mark_rect(cornerRadius=2, fill="transparent", stroke=colour.run, strokeWidth=2.5)
        .encode(**place),
        base.transform_filter(f"datum.pain >= {PAINFUL}")
        .mark_circle(size=34, color=colour.above, stroke=colour.paper, strokeWidth=1, opacity=1)
        .encode(**place),
        base.transform_filter("datum.is_lane && datum.is_past")
        .mark_point(filled=True, color=colour.reference, **lane)
        .encode(**place),
        base.transform_filter("datum.is_lane && !datum.is_past")
        .mark_point(filled=False, color=colour.reference, strokeWidth=1.3, **lane)
        .encode(**place),
        base.mark_rect(fill="transparent", cursor="pointer", tooltip=True).encode(
            tooltip=alt.Tooltip("tip:N", title="day"), **place
        ),
    )


def _alt(cells: pd.DataFrame, heading: str) -> str:
    ran = int(((cells["step"] != 0) & ~cells["is_ahead"].astype(bool)).sum())
    painful = int((cells["pain"] >= PAINFUL).sum())
    return f"{heading}, one cell per day: {ran} days with running, {painful} mornings with pain of {PAINFUL} or more"
