"""Each run beside the longest of the 30 days before, and the cap that follows from it."""

import functools
import math
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
    nice_top,
    time_axis,
    with_halo,
    y_axis,
)

MARKS_MAX = 160
"""More runs than this are thinned; runs above the cap all stay."""
LEAST_SPAN = pd.Timedelta(days=21)
"""A young diary leaves the left side empty; its days are not stretched."""
HEIGHT_PX, NAME_ROOM_PX = 240, 20
"""Names of injuries stand above the highest run."""
ROUNDING_MIN = 1e-9
COLUMNS = ["day", "run_min", "longest_min", "cap_min"]


def spike_chart(
    runs: pd.DataFrame,
    *,
    palette: PaletteName,
    is_current: bool = True,
    episodes: pd.DataFrame = NO_EPISODES,
) -> Chart:
    """Running minutes of each run, the longest of the 30 days before it, and the cap.

    `runs` has one row per run, oldest first: `day`, `run_min`, `longest_min`, `cap_min` in minutes
    (NaN where it is not known, or where there was no settled run in the 30 days before), and
    `is_back` where it ended in Ease back. The last row ends the lines: with `is_current` it is today,
    its longest and cap hold for the next run, and its `run_min` may be NaN. `episodes` are injuries:
    `first`, `last`, `name`.
    """
    colour = PALETTES[palette]
    data, note = _thin(_rows(runs, is_current=is_current))
    start, end = data["day"].iloc[0], data["day"].iloc[-1]
    margin = max(pd.Timedelta(days=1), (end - start) / 80)
    left, right = min(start - margin, end - LEAST_SPAN), end + margin
    tint, names = episode_layers(episodes, left, right, palette)
    highest = data[["run_min", "cap_min"]].max().max()
    canvas = frame(
        left,
        right,
        top=nice_top(highest / (1 - NAME_ROOM_PX / HEIGHT_PX) if names else highest),
        axis=time_axis(max(end - start, LEAST_SPAN).days),
        y=y_axis("running minutes per session"),
    )
    spec = finish(canvas, *tint, *_marks(palette), *names, height_px=HEIGHT_PX, palette=colour)
    return Chart(spec=spec, data=data, alt=_alt(runs, data), note=note)


@functools.cache
def _marks(palette: PaletteName) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once."""
    colour = PALETTES[palette]
    return layer_specs(*_band(colour), _within(colour), _back(colour), *_above(colour), *_cap_now(colour))


def _rows(runs: pd.DataFrame, *, is_current: bool) -> pd.DataFrame:
    """The runs, which of them are above the cap, and the words that stand in the picture."""
    rows = runs[COLUMNS].reset_index(drop=True)
    rows["is_back"] = runs["is_back"].to_numpy(dtype=bool) if "is_back" in runs else False
    rows["is_above"] = rows["run_min"] > rows["cap_min"] + ROUNDING_MIN
    span = rows["day"].iloc[-1] - rows["day"].iloc[0]
    rows["is_early"] = rows["day"] < rows["day"].iloc[0] + span * 0.5
    rows["label"], rows["now"] = "", ""
    named = rows["day"].iloc[-1] + span
    for i in reversed(rows.index[rows["is_above"]]):
        if named - rows.loc[i, "day"] >= span / 4:
            over = math.ceil(100 * (rows.loc[i, "run_min"] / rows.loc[i, "longest_min"] - 1) - ROUNDING_MIN)
            rows.loc[i, "label"] = f"{rows.loc[i, 'run_min']:.0f} min, {over} % over"
            named = rows.loc[i, "day"]
    if is_current and pd.notna(rows["cap_min"].iloc[-1]):
        rows.loc[rows.index[-1], "now"] = f"cap now {math.floor(rows['cap_min'].iloc[-1] + ROUNDING_MIN)} min"
    return rows


def _thin(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Keep the picture readable: the longest run of each week or month, and all above the cap."""
    if len(rows) <= MARKS_MAX:
        return rows, ""
    weeks = rows["day"].dt.to_period("W")
    group, word = (weeks, "week") if weeks.nunique() <= MARKS_MAX else (rows["day"].dt.to_period("M"), "month")
    longest = rows.dropna(subset="run_min").groupby(group)["run_min"].idxmax()
    shown = rows.index.isin(longest) | rows["is_above"] | rows["is_back"] | (rows.index == rows.index[-1])
    return rows[shown].reset_index(
        drop=True
    ), f"Of each {word} the longest run is shown, and every run above the cap or eased back."


def _tooltip() -> list[alt.Tooltip]:
    return [
        date_tooltip("day", "run on"),
        alt.Tooltip("run_min:Q", title="running, min", format=".0f"),
        alt.Tooltip("longest_min:Q", title="longest in the 30 days before, min", format=".0f"),
        alt.Tooltip("cap_min:Q", title="cap, min", format=".0f"),
    ]


def _band(colour: Palette) -> tuple[alt.Chart, ...]:
    """From the longest (solid line) up to the cap (dashed line)."""
    chart = alt.Chart()
    band = chart.mark_area(interpolate="step-after", fill=colour.reference, fillOpacity=0.2, tooltip=None)
    cap = chart.mark_line(interpolate="step-after", color=colour.reference, strokeWidth=1, strokeDash=[3, 2])
    longest = chart.mark_line(interpolate="step-after", color=colour.reference, strokeWidth=1.5)
    return (
        band.encode(x="day:T", y="longest_min:Q", y2="cap_min:Q"),
        cap.encode(x="day:T", y="cap_min:Q"),
        longest.encode(x="day:T", y="longest_min:Q"),
    )


def _within(colour: Palette) -> alt.Chart:
    circles: alt.Chart = (
        alt.Chart()
        .transform_filter("!datum.is_above && !datum.is_back && isValid(datum.run_min)")
        .mark_point(shape="circle", filled=True, size=38, opacity=1, color=colour.run)
        .encode(x="day:T", y="run_min:Q", tooltip=_tooltip())
    )
    return circles


def _back(colour: Palette) -> alt.Chart:
    """Ended in Ease back without being above the cap; one that was is a triangle and says so."""
    marks: alt.Chart = (
        alt.Chart()
        .transform_filter("datum.is_back && !datum.is_above && isValid(datum.run_min)")
        .mark_point(shape="triangle-down", filled=True, size=70, opacity=1, color=colour.above)
        .encode(x="day:T", y="run_min:Q", tooltip=_tooltip())
    )
    return marks


def _above(colour: Palette) -> tuple[alt.Chart, ...]:
    """A triangle above the cap, and its numbers on the side where there is room."""
    above = alt.Chart().transform_filter("datum.is_above").encode(x="day:T", y="run_min:Q", tooltip=_tooltip())
    left = above.transform_filter("!datum.is_early").encode(text="label:N")
    right = above.transform_filter("datum.is_early").encode(text="label:N")
    return (
        above.mark_point(shape="triangle-up", filled=True, size=80, opacity=1, color=colour.above),
        *with_halo(left, colour, color=colour.above_text, align="right", dx=-9),
        *with_halo(right, colour, color=colour.above_text, align="left", dx=9),
    )


def _cap_now(colour: Palette) -> tuple[alt.Chart, ...]:
    words = alt.Chart().transform_filter("datum.now != ''").encode(x="day:T", y="cap_min:Q", text="now:N")
    return with_halo(words, colour, color=colour.muted, align="right", dx=4, dy=-12)


def _alt(runs: pd.DataFrame, data: pd.DataFrame) -> str:
    count, above = int(runs["run_min"].notna().sum()), int(data["is_above"].sum())
    said = f"Running minutes of {count} runs beside the longest of the 30 days before; {above} above the cap"
    return f"{said}; {data['now'].iloc[-1]}." if data["now"].iloc[-1] else f"{said}."
