"""The last seven days beside the three weeks before: one neutral line, the own range, and where there is no number."""

import functools
import math
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import numpy.typing as npt
import pandas as pd

from rtr.charts.episodes import NO_EPISODES, episode_layers
from rtr.charts.hatch import hatch
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
    y_axis,
)

DAYS_MAX = 250
"""Longer periods are drawn with one day a week, every two weeks and so on."""
EVERY_WEEKS = (1, 2, 4, 8, 13, 26, 52)
LEAST_SPAN = pd.Timedelta(days=56)
LEAST_TOP, MOST_TOP = 2.0, 4.0
WIDE_SHARE = 0.16
"""A stretch without a ratio that is wider than this share of the picture bears its reason as words."""
REASONS = {
    "low_base": "too little running for a ratio",
    "zero_chronic": "too little running for a ratio",
    "short_history": "the first four weeks",
    "missing": "too few days recorded",
}
"""Why there is no ratio; stretches with the same words are one."""
NUMBERS = ("ratio", "low", "high", "coupled", "weighted")
DAY = np.timedelta64(1, "D").astype("timedelta64[us]")
Columns = Mapping[str, npt.NDArray[np.generic]]


def ratio_chart(
    rows: pd.DataFrame, *, is_expert: bool, palette: PaletteName, episodes: pd.DataFrame = NO_EPISODES
) -> Chart:
    """The uncoupled ratio of each day with its own 10-90 % range; needs one row or more.

    `rows`: `day`, `ratio`, `absent`, `low`, `high`, `coupled`, `weighted`, one row per day without
    gaps, NaN where there is no value. With `is_expert` the coupled (dashed) and the exponentially
    weighted ratio (dotted) are drawn, too, on the days that have a ratio: on a thin base neither says
    anything. `episodes` are injuries (`first`, `last`, `name`). Values above 4 are cut at the edge, and the
    axis says so.
    """
    colour = PALETTES[palette]
    drawn, note = _thin(rows)
    drawn = drawn.assign(**{name: drawn[name].where(drawn["ratio"].notna()) for name in ("coupled", "weighted")})
    end = rows["day"].iloc[-1] + DAY
    start = min(rows["day"].iloc[0], end - LEAST_SPAN)
    names = ["ratio", "high", *(["coupled", "weighted"] if is_expert else [])]
    highest = float(drawn[names].max().max())
    top = LEAST_TOP if not highest > LEAST_TOP else min(math.ceil(highest * 2) / 2, MOST_TOP)
    title = f"last 7 days ÷ mean of the 3 weeks before{', axis cut at 4' if highest > MOST_TOP else ''}"
    days = (end - start) / DAY
    canvas = frame(start, end, top=top, axis=time_axis(int(days)), y=y_axis(title, tick_count=4, number_format=".1f"))
    tint, injuries = episode_layers(episodes, start, end, palette)
    spec = finish(canvas, *tint, *_marks(palette, is_expert=is_expert), *injuries, height_px=230, palette=colour)
    return Chart(spec=spec, data=_data(drawn, rows, days, top, is_expert=is_expert), alt=_alt(rows), note=note)


@functools.cache
def _marks(palette: PaletteName, *, is_expert: bool) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once."""
    colour = PALETTES[palette]
    others = _others(colour) if is_expert else ()
    return layer_specs(
        *_absent(colour), _range(colour), _one(colour), *others, _line(colour), *_words(colour), _pointer(is_expert)
    )


def _thin(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """One day of so many, the last one always among them."""
    if len(rows) <= DAYS_MAX:
        return rows, ""
    weeks = next((n for n in EVERY_WEEKS if len(rows) <= 7 * n * DAYS_MAX), EVERY_WEEKS[-1])
    back = len(rows) - 1 - np.arange(len(rows))
    every = "week" if weeks == 1 else f"{weeks} weeks"
    return rows[back % (7 * weeks) == 0], f"One day of every {every} is drawn; the numbers hold them all."


def _data(drawn: pd.DataFrame, rows: pd.DataFrame, days: float, top: float, *, is_expert: bool) -> pd.DataFrame:
    """Days, stretches without a ratio, and the lines over these, in one frame; `state` tells them apart."""
    numbers = NUMBERS if is_expert else NUMBERS[:3]
    day = drawn["day"].to_numpy()
    stretches = _stretches(rows, days)
    parts: dict[str, Columns] = {
        "day": {
            "day": day,
            "to": np.append(day[1:], day[-1] + DAY),
            "label": _reasons(drawn),
            **{name: drawn[name].to_numpy() for name in numbers},
        },
        "none": stretches,
        "line": hatch(stretches["day"], stretches["to"], days=days, top=top),
        "one": {"day": day[-1:], "ratio": np.array([1.0])},
    }
    return _stacked(parts, numbers)


def _stacked(parts: Mapping[str, Columns], numbers: Sequence[str]) -> pd.DataFrame:
    """One frame of several: what a part does not have is empty, and `state` is its name."""
    lengths = {state: len(part["day"]) for state, part in parts.items()}
    empty: dict[str, Any] = {"day": np.datetime64("NaT", "us"), "to": np.datetime64("NaT", "us"), "label": ""}
    columns = {
        name: np.concatenate(
            [part.get(name, np.full(lengths[state], empty.get(name, np.nan))) for state, part in parts.items()]
        )
        for name in ("day", "to", *numbers, "label")
    }
    return pd.DataFrame(columns | {"state": np.repeat(list(lengths), list(lengths.values()))}).astype(
        {"label": "str", "state": "str"}
    )


def _reasons(rows: pd.DataFrame) -> npt.NDArray[np.str_]:
    """Why a day has no ratio, in the words of the picture."""
    return np.array([REASONS.get(absent, "") for absent in rows["absent"]], dtype="U40")


def _stretches(rows: pd.DataFrame, days: float) -> dict[str, npt.NDArray[Any]]:
    """Stretches of days without a ratio: `day`, `to`, and `label` where there is room for words."""
    day, why = rows["day"].to_numpy(), _reasons(rows)
    first = np.flatnonzero(np.append(True, why[1:] != why[:-1]))
    end = np.append(first[1:], len(why)) - 1
    is_absent = why[first] != ""
    begin, close = day[first][is_absent], day[end][is_absent] + DAY
    is_wide = close - begin >= WIDE_SHARE * days * DAY
    return {"day": begin, "to": close, "label": np.where(is_wide, why[first][is_absent], "")}


def _absent(colour: Palette) -> tuple[alt.Chart, ...]:
    """A pale field with diagonal lines."""
    field = alt.Chart().transform_filter("datum.state == 'none'")
    lines = alt.Chart().transform_filter("datum.state == 'line'")
    return (
        field.mark_rect(fill=colour.reference, fillOpacity=0.08).encode(x="day:T", x2="to:T"),
        lines.mark_rule(stroke=colour.reference, strokeWidth=0.8, opacity=0.45).encode(
            x="day:T", x2="to:T", y="low:Q", y2="high:Q"
        ),
    )


def _days() -> alt.Chart:
    days: alt.Chart = alt.Chart().transform_filter("datum.state == 'day'")
    return days


def _range(colour: Palette) -> alt.Chart:
    band: alt.Chart = _days().mark_area(clip=True, fill=colour.reference, fillOpacity=0.18, interpolate="step-after")
    return band.encode(x="day:T", y="low:Q", y2="high:Q")


def _one(colour: Palette) -> alt.Chart:
    """Where this week is as much as the weeks before: one line, not one per row."""
    row = alt.Chart().transform_filter("datum.state == 'one'")
    one: alt.Chart = row.mark_rule(stroke=colour.muted, strokeWidth=1, strokeDash=[4, 3]).encode(y="ratio:Q")
    return one


def _line(colour: Palette) -> alt.Chart:
    line: alt.Chart = _days().mark_line(clip=True, color=colour.ink, strokeWidth=1.8, interpolate="step-after")
    return line.encode(x="day:T", y="ratio:Q")


def _others(colour: Palette) -> tuple[alt.Chart, ...]:
    """The competing definitions: told apart by their dashes first, by colour second."""
    coupled = _days().mark_line(
        clip=True, color=colour.run, strokeWidth=1.6, strokeDash=[6, 3], interpolate="step-after"
    )
    weighted = _days().mark_line(
        clip=True, color=colour.muted, strokeWidth=1.5, strokeDash=[1.5, 2.5], interpolate="step-after"
    )
    return coupled.encode(x="day:T", y="coupled:Q"), weighted.encode(x="day:T", y="weighted:Q")


def _words(colour: Palette) -> tuple[alt.Chart, ...]:
    """Why there is no ratio, in the stretch itself."""
    rows = alt.Chart().transform_filter("datum.state == 'none' && datum.label != ''")
    words = rows.encode(x="day:T", y=alt.value(12), text="label:N")
    return with_halo(words, colour, color=colour.muted, align="left", dx=5, fontSize=11)


def _pointer(is_expert: bool) -> alt.Chart:
    """Invisible columns over the whole height, so that a day answers wherever it is pointed at."""
    tips = [
        date_tooltip("day", "seven days up to"),
        alt.Tooltip("ratio:Q", title="ratio", format=".2f"),
        alt.Tooltip("low:Q", title="own range from", format=".2f"),
        alt.Tooltip("high:Q", title="own range to", format=".2f"),
    ]
    if is_expert:
        tips += [
            alt.Tooltip("coupled:Q", title="coupled", format=".2f"),
            alt.Tooltip("weighted:Q", title="exponentially weighted", format=".2f"),
        ]
    columns: alt.Chart = _days().mark_rect(opacity=0)
    return columns.encode(x="day:T", x2="to:T", tooltip=[*tips, alt.Tooltip("label:N", title="no ratio because")])


def _alt(rows: pd.DataFrame) -> str:
    known = rows["ratio"].dropna()
    said = f"Ratio of the last seven days to the mean of the three weeks before on {len(rows):,} days"
    if known.empty:
        return f"{said}; no day has one."
    between = f"from {known.min():.2f} to {known.max():.2f}"
    return f"{said}; {len(known):,} have one, {between}, the last {known.iloc[-1]:.2f}."
