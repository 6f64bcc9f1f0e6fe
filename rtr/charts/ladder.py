"""The way up the ladder: the highest step of each week, cut-back weeks, and what is suggested next."""

import functools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.episodes import NO_EPISODES, episode_layers
from rtr.charts.theme import (
    PALETTES,
    Chart,
    Palette,
    PaletteName,
    date_tooltip,
    finish,
    frame,
    layer_specs,
    time_axis,
    with_halo,
)
from rtr.charts.theme import y_axis as theme_y_axis

HEIGHT_PX = 230
DAY = pd.Timedelta(days=1)
BELOW, ABOVE = 0.6, 1.5
"""Room under the lowest and over the highest step."""

Borders = Sequence[tuple[float, str]]
"""Where each phase ends on the axis, and its name, lowest first."""


def ladder_chart(  # noqa: PLR0913 - data, what explains it, and the theme
    weeks: pd.DataFrame,
    *,
    borders: Borders,
    ticks: Sequence[tuple[float, str]],
    today: pd.Timestamp,
    top: float,
    palette: PaletteName,
    episodes: pd.DataFrame = NO_EPISODES,
) -> Chart:
    """One row per week: `first`, `last`, `at` (height of its step), `step` (its name), `is_lighter`, `is_planned`.

    `top` ends the axis: the present phase and the border to the next are as far as one looks.
    """
    colour = PALETTES[palette]
    start, end = weeks["first"].min(), weeks["last"].max() + DAY
    low = float(weeks["at"].min()) - BELOW
    data = pd.concat([weeks.assign(part="week"), _steps(weeks)], ignore_index=True)
    canvas = _canvas(start, end, (low, top + ABOVE), ticks)
    under, over = episode_layers(episodes, start, end, palette)
    layers = (canvas, *under, *_borders(borders, weeks, palette), *_marks(palette), *_today(today, colour), *over)
    return Chart(spec=finish(*layers, height_px=HEIGHT_PX, palette=colour), data=data, alt=_alt(weeks))


def _steps(weeks: pd.DataFrame) -> pd.DataFrame:
    """Both corners of every week's step, so that a plain line draws stairs; planned ones are a line of their own."""
    planned = weeks["is_planned"].to_numpy()
    first_planned = planned.argmax() if planned.any() else len(weeks)
    joined = weeks.iloc[max(first_planned - 1, 0) :] if planned.any() else weeks.iloc[:0]
    past, coming = weeks.iloc[:first_planned], joined
    rows = []
    for name, part in (("past", past), ("planned", coming)):
        for first, last, at in part[["first", "last", "at"]].itertuples(index=False, name=None):
            rows += [{"x": first, "at": at, "line": name}, {"x": last + DAY, "at": at, "line": name}]
    if len(coming) and len(past):
        rows = [row for row in rows if not (row["line"] == "planned" and row["x"] == coming["first"].iloc[0])]
    return pd.DataFrame(rows, columns=["x", "at", "line"]).assign(part="line")


def _canvas(
    start: pd.Timestamp, end: pd.Timestamp, domain: tuple[float, float], ticks: Sequence[tuple[float, str]]
) -> dict[str, Any]:
    names = "".join(f"datum.value == {at:g} ? '{name}' : " for at, name in ticks)
    axis = theme_y_axis("step on the ladder", number_format="") | {
        "values": [at for at, _ in ticks], "labelExpr": f"{names}''", "grid": False,
    }  # fmt: skip
    del axis["format"]
    made = frame(start, end, top=domain[1], axis=time_axis((end - start).days), y=axis)
    made["encoding"]["y"] |= {"datum": domain[0], "scale": {"domain": list(domain), "nice": False}}
    return made


def _borders(borders: Borders, weeks: pd.DataFrame, palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """A dotted line where a phase ends, its name right below the line.

    The stairs begin at the lower left and end at the upper right: a phase that lies behind is named at the right.
    """
    now = float(weeks.loc[~weeks["is_planned"], "at"].iloc[-1])
    rows = [{"at": at, "name": name, "is_behind": at <= now} for at, name in borders]
    return tuple({**layer, "data": {"values": rows}} for layer in _border_marks(palette))


@functools.cache
def _border_marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    colour = PALETTES[palette]
    at = alt.Y("at:Q")
    named = alt.Chart().encode(y=at, text="name:N")
    words: dict[str, Any] = {"color": colour.muted, "fontSize": 11, "baseline": "top", "dy": 3}
    ahead = named.transform_filter("!datum.is_behind").encode(x=alt.value(4))
    behind = named.transform_filter("datum.is_behind").encode(x=alt.value("width"))
    return layer_specs(
        alt.Chart().mark_rule(stroke=colour.reference, strokeWidth=1, strokeDash=[1, 3]).encode(y=at),
        ahead.mark_text(align="left", **words),
        *with_halo(behind, colour, align="right", dx=-4, **words),
    )


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once; shared, so it is never changed."""
    colour = PALETTES[palette]
    x, y = alt.X("x:T"), alt.Y("at:Q")
    lines = alt.Chart().transform_filter("datum.part == 'line'")
    weeks = alt.Chart().transform_filter("datum.part == 'week'")
    tip = [
        date_tooltip("first", "week of"),
        alt.Tooltip("step:N", title="step"),
        alt.Tooltip("kind:N", title="the week"),
    ]
    middle = alt.X("middle:T")
    stairs = {"x": x, "y": y, "order": alt.value(0)}
    mid = weeks.transform_calculate(middle="toDate(datum.first) + (toDate(datum.last) - toDate(datum.first)) / 2")
    return layer_specs(
        lines.transform_filter("datum.line == 'past'").mark_line(color=colour.run, strokeWidth=2).encode(**stairs),
        lines.transform_filter("datum.line == 'planned'")
        .mark_line(color=colour.run, strokeWidth=2, strokeDash=[4, 3])
        .encode(**stairs),
        mid.transform_filter("!datum.is_lighter && !datum.is_planned")
        .mark_point(shape="circle", filled=True, size=45, opacity=1, color=colour.run)
        .encode(x=middle, y=y, tooltip=tip),
        mid.transform_filter("datum.is_lighter && !datum.is_planned")
        .mark_point(shape="triangle-down", filled=True, size=85, opacity=1, color=colour.ink)
        .encode(x=middle, y=y, tooltip=tip),
        mid.transform_filter("datum.is_planned")
        .mark_point(
            shape=alt.ExprRef("datum.is_lighter ? 'triangle-down' : 'circle'"), filled=True, fill=colour.paper,
            stroke=colour.ink, strokeWidth=1.2, size=60, opacity=1,
        )
        .encode(x=middle, y=y, tooltip=tip),
    )  # fmt: skip


def _today(day: pd.Timestamp, colour: Palette) -> tuple[dict[str, Any], ...]:
    date = {"year": day.year, "month": day.month, "date": day.day}
    x = {"datum": date, "type": "temporal"}
    rule = {"type": "rule", "stroke": colour.ink, "strokeWidth": 1}
    words = {"type": "text", "align": "right", "baseline": "bottom", "dx": -4, "fontSize": 11, "color": colour.ink}
    nothing: dict[str, Any] = {"data": {"values": [{}]}}
    at_foot = {"x": x, "y": {"value": HEIGHT_PX - 4}, "text": {"value": "today"}}
    return {**nothing, "mark": rule, "encoding": {"x": x}}, {**nothing, "mark": words, "encoding": at_foot}


def _alt(weeks: pd.DataFrame) -> str:
    past = weeks[~weeks["is_planned"]]
    coming = weeks[weeks["is_planned"]]
    said = f"Highest step of each of {len(past)} weeks, from {past['step'].iloc[0]} to {past['step'].iloc[-1]}"
    return said if coming.empty else f"{said}; suggested next: {', '.join(coming['step'])}"
