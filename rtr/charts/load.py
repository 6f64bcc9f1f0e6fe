"""Minutes per week as a picture: running solid, walking hollow, the week not finished dashed."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import (
    MONTHS_FROM_DAYS,
    PALETTES,
    Chart,
    Palette,
    PaletteName,
    date_tooltip,
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
WALK_FILL = 0.13
ZERO = alt.Y2Datum(0)


def weeks_chart(weeks: WeeklyFrame, *, first: pd.Timestamp, palette: PaletteName) -> Chart:
    """Running and walking minutes per week from the week of `first` on; needs one week or more.

    `weeks` is the whole history, so that the mean of the weeks before is known from the first week
    shown. A week that holds a run of unknown split has no bar and a question mark.
    """
    colour = PALETTES[palette]
    data = _rows(weeks, first)
    start, end = data["week"].iloc[0], data["week"].iloc[-1]
    days = (end - start).days
    top = nice_top(data[["total_min", "mean_min"]].max().max())
    axis = time_axis(days) if days > MONTHS_FROM_DAYS else week_axis(data["week"])
    canvas = frame(min(start, end - LEAST_WEEKS * WEEK), end, top=top, axis=axis, y=y_axis("minutes per week"))
    marks = _marks(palette, is_outline=days > BARS_UP_TO_WEEKS * WEEK.days)
    spec = finish(canvas, *marks, height_px=280, palette=colour)
    return Chart(spec=spec, data=data, alt=_alt(data))


@functools.cache
def _marks(palette: PaletteName, *, is_outline: bool) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once: years are an outline, months are bars."""
    colour = PALETTES[palette]
    return layer_specs(
        *(_outline(colour) if is_outline else _bars(colour)),
        *_current(colour),
        *_mean(colour, halo_px=0 if is_outline else 4.5),
        _unknown(colour),
    )


def _rows(weeks: WeeklyFrame, first: pd.Timestamp) -> pd.DataFrame:
    """One row per week shown, and a last one without bars that ends the mean line."""
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
    return pd.concat([rows, pd.DataFrame([end])], ignore_index=True).astype({"week": rows["week"].dtype})


def _tooltip() -> list[alt.Tooltip]:
    return [
        date_tooltip("week", "week from"),
        alt.Tooltip("run_min:Q", title="running, min", format=".0f"),
        alt.Tooltip("walk_min:Q", title="walking, min", format=".0f"),
        alt.Tooltip("mean_min:Q", title="mean of 4 weeks before, running min", format=".0f"),
        alt.Tooltip("runs:Q", title="runs"),
    ]


def _span(state: str, low: alt.Y2 | alt.Y2Datum, high: str) -> alt.Chart:
    """Marks of one state from `low` to `high` over the width of the week."""
    span: alt.Chart = (
        alt.Chart()
        .transform_filter(f"datum.state == '{state}'")
        .mark_bar()
        .encode(x="from:T", x2="to:T", y=alt.Y(f"{high}:Q"), y2=low, tooltip=_tooltip())
    )
    return span


def _bars(colour: Palette) -> tuple[alt.Chart, ...]:
    walk = _span("full", alt.Y2("run_min"), "total_min").mark_bar(
        fill=colour.run, fillOpacity=WALK_FILL, stroke=colour.run, strokeOpacity=0.75, strokeWidth=1
    )
    return walk, _span("full", ZERO, "run_min").mark_bar(fill=colour.run)


def _outline(colour: Palette) -> tuple[alt.Chart, ...]:
    """The same two quantities as steps without gaps, for long periods."""
    walk = alt.Chart().mark_area(
        interpolate="step-after",
        fill=colour.run,
        fillOpacity=WALK_FILL,
        line={"stroke": colour.run, "strokeWidth": 0.5},
    )
    run = alt.Chart().mark_area(interpolate="step-after", fill=colour.run)
    shown = "datum.state != 'so far'"
    return (
        walk.transform_filter(shown).encode(x="week:T", y="run_min:Q", y2="total_min:Q", tooltip=_tooltip()),
        run.transform_filter(shown).encode(x="week:T", y="run_min:Q", tooltip=_tooltip()),
    )


def _current(colour: Palette) -> tuple[alt.Chart, ...]:
    """The week that is not finished: paler, dashed, and said."""
    dashed: dict[str, Any] = {"fill": colour.run, "stroke": colour.run, "strokeWidth": 1.2, "strokeDash": [3, 2]}
    walk = _span("so far", alt.Y2("run_min"), "total_min").mark_bar(**dashed, fillOpacity=WALK_FILL)
    run = _span("so far", ZERO, "run_min").mark_bar(**dashed, fillOpacity=0.45)
    word = (
        alt.Chart()
        .transform_filter("datum.state == 'so far'")
        .transform_calculate(middle="(time(datum.from) + time(datum.to)) / 2")
        .mark_text(text="so far", dy=-8, color=colour.muted, fontSize=11)
        .encode(x="middle:T", y="total_min:Q")
    )
    return walk, run, word


def _mean(colour: Palette, halo_px: float) -> tuple[alt.Chart, ...]:
    """A step line with a halo of paper, so that it reads on solid bars."""
    lines = (
        alt.Chart().mark_line(interpolate="step-after", color=colour.paper, strokeWidth=halo_px, opacity=0.9),
        alt.Chart().mark_line(interpolate="step-after", color=colour.ink, strokeWidth=1.8 if halo_px else 1),
    )
    return tuple(line.encode(x="week:T", y="mean_min:Q") for line in lines)


def _unknown(colour: Palette) -> alt.Chart:
    """A question mark where a week's running minutes are not known."""
    mark: alt.Chart = (
        alt.Chart()
        .transform_filter("datum.state == 'unknown'")
        .transform_calculate(middle="(time(datum.from) + time(datum.to)) / 2")
        .mark_text(text="?", dy=-8, color=colour.muted, fontSize=13)
        .encode(
            x="middle:T",
            y=alt.datum(0),
            tooltip=[date_tooltip("week", "week from"), alt.Tooltip("runs:Q", title="runs, minutes not known")],
        )
    )
    return mark


def _alt(data: pd.DataFrame) -> str:
    weeks = data[data["state"] != "end"]
    full = weeks[weeks["state"] == "full"]
    counted = f"Running and walking minutes per week, {len(weeks)} weeks"
    if full.empty:
        return f"{counted}."
    last = full.iloc[-1]
    return (
        f"{counted}. The last full week holds {last['run_min']:.0f} running "
        f"and {last['walk_min']:.0f} walking minutes; the highest holds {full['run_min'].max():.0f} running minutes."
    )
