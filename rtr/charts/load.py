"""Minutes per week as a picture: running solid, walking hollow, the week not finished dashed."""

import functools
from typing import Any

import pandas as pd

from rtr.charts.episodes import NO_EPISODES, episode_layers
from rtr.charts.load_events import NO_KINDS, event_marks, kind_rows
from rtr.charts.load_marks import bars, current, mean, outline, unknown
from rtr.charts.theme import (
    MONTHS_FROM_DAYS,
    PALETTES,
    Chart,
    PaletteName,
    finish,
    frame,
    layer_specs,
    nice_top,
    time_axis,
    week_axis,
    y_axis,
)
from rtr.frames import WeeklyFrame

MEAN_WEEKS = 4
"""The line is the mean of this many full weeks before."""
BARS_UP_TO_WEEKS = 70
"""Longer periods are drawn as one outline instead of single bars."""
LEAST_WEEKS = 8
"""A young diary leaves the left side empty; its bars are not stretched."""
WEEK = pd.Timedelta(days=7)
GAP = pd.Timedelta(hours=6)
HEIGHT_PX, LANE_PX = 280, 34
"""The marks above the bars have a lane of their own."""


def weeks_chart(
    weeks: WeeklyFrame,
    *,
    first: pd.Timestamp,
    palette: PaletteName,
    kinds: pd.DataFrame = NO_KINDS,
    episodes: pd.DataFrame = NO_EPISODES,
) -> Chart:
    """Running and walking minutes per week from the week of `first` on; needs one week or more.

    `weeks` reaches back before `first`, so that the mean of the weeks before is known from the first
    week shown. A week that holds a run of unknown split has no bar and a question mark. `kinds` has
    the columns `week`, `kind` and `confidence`, `episodes` those of an injury: `first`, `last`, `name`.
    """
    colour = PALETTES[palette]
    rows = _rows(weeks, first)
    start, end = rows["week"].iloc[0], rows["week"].iloc[-1]
    days, left = (end - start).days, min(start, end - LEAST_WEEKS * WEEK)
    is_outline = days > BARS_UP_TO_WEEKS * WEEK.days
    data, note = kind_rows(rows, kinds, is_outline=is_outline)
    tint, names = episode_layers(episodes, left, end, palette)
    top = _top(data, has_lane=bool(data["lane"].notna().any() or names))
    axis = time_axis(days) if days > MONTHS_FROM_DAYS else week_axis(data["week"])
    canvas = frame(left, end, top=top, axis=axis, y=y_axis("minutes per week"))
    marks = _marks(palette, is_outline=is_outline)
    spec = finish(canvas, *tint, *marks, *names, height_px=HEIGHT_PX, palette=colour)
    return Chart(spec=spec, data=data.assign(lane=data["lane"] * top), alt=_alt(data), note=note)


def _top(data: pd.DataFrame, *, has_lane: bool) -> float:
    """The end of the axis, with a lane above the highest bar where something stands in it."""
    highest = data[["total_min", "mean_min"]].max().max()
    return nice_top(highest / (1 - LANE_PX / HEIGHT_PX) if has_lane else highest)


@functools.cache
def _marks(palette: PaletteName, *, is_outline: bool) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once: years are an outline, months are bars."""
    colour = PALETTES[palette]
    return layer_specs(
        *(outline(colour) if is_outline else bars(colour)),
        *current(colour),
        *mean(colour, halo_px=0 if is_outline else 4.5),
        unknown(colour),
        *event_marks(colour),
    )


def _rows(weeks: pd.DataFrame, first: pd.Timestamp) -> pd.DataFrame:
    """One row per week shown, and a last one without bars that ends the mean line."""
    weeks = pd.DataFrame(weeks[weeks["week"] > first - (MEAN_WEEKS + 2) * WEEK])
    full = weeks["run_min"].where(weeks["is_complete"])
    rows = pd.DataFrame(
        {
            "week": weeks["week"],
            "from": weeks["week"] + GAP,
            "to": weeks["week"] + WEEK - GAP,
            "run_min": weeks["run_min"],
            "walk_min": weeks["walk_min"],
            "total_min": weeks["run_min"] + weeks["walk_min"],
            "mean_min": full.rolling(MEAN_WEEKS).mean().shift(1),
            "runs": weeks["runs"],
            "state": weeks["is_complete"].map({True: "full", False: "so far"}),
        }
    )
    rows.loc[rows["total_min"].isna(), "state"] = "unknown"
    rows = rows[rows["week"] > first - WEEK]
    end = {"week": rows["week"].iloc[-1] + WEEK, "mean_min": rows["mean_min"].iloc[-1], "runs": 0, "state": "end"}
    days = dict.fromkeys(("week", "from", "to"), rows["week"].dtype)
    return pd.concat([rows, pd.DataFrame([end])], ignore_index=True).astype(days)


def _alt(data: pd.DataFrame) -> str:
    weeks = data[data["state"] != "end"]
    full = weeks[weeks["state"] == "full"]
    counted = f"Running and walking minutes per week, {len(weeks)} weeks"
    lighter = int((weeks["mark"] != "").sum())
    counted += f", {lighter} of them cut-back weeks" if lighter else ""
    if full.empty:
        return f"{counted}."
    last = full.iloc[-1]
    return (
        f"{counted}. The last full week holds {last['run_min']:.0f} running "
        f"and {last['walk_min']:.0f} walking minutes; the highest holds {full['run_min'].max():.0f} running minutes."
    )
