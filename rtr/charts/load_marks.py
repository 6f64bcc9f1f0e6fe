"""The bars of the weeks: what is solid, hollow, dashed or a question mark."""

from typing import Any

import altair as alt

from rtr.charts.theme import Palette, date_tooltip, with_halo

WALK_FILL = 0.13
ZERO = alt.Y2Datum(0)


def tooltip() -> list[alt.Tooltip]:
    """What a week says under the pointer."""
    return [
        date_tooltip("week", "week from"),
        alt.Tooltip("run_min:Q", title="running, min", format=".0f"),
        alt.Tooltip("walk_min:Q", title="walking, min", format=".0f"),
        alt.Tooltip("mean_min:Q", title="mean of 4 weeks before, running min", format=".0f"),
        alt.Tooltip("runs:Q", title="runs"),
        alt.Tooltip("said:N", title="kind of week"),
    ]


def span(state: str, low: alt.Y2 | alt.Y2Datum, high: str) -> alt.Chart:
    """Marks of one state from `low` to `high` over the width of the week."""
    span: alt.Chart = (
        alt.Chart()
        .transform_filter(f"datum.state == '{state}'")
        .mark_bar()
        .encode(x="from:T", x2="to:T", y=alt.Y(f"{high}:Q"), y2=low, tooltip=tooltip())
    )
    return span


def bars(colour: Palette) -> tuple[alt.Chart, ...]:
    """One bar a week: running from the ground, walking on top."""
    walk = span("full", alt.Y2("run_min"), "total_min").mark_bar(
        fill=colour.run, fillOpacity=WALK_FILL, stroke=colour.run, strokeOpacity=0.75, strokeWidth=1
    )
    return walk, span("full", ZERO, "run_min").mark_bar(fill=colour.run)


def outline(colour: Palette) -> tuple[alt.Chart, ...]:
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
        walk.transform_filter(shown).encode(x="week:T", y="run_min:Q", y2="total_min:Q", tooltip=tooltip()),
        run.transform_filter(shown).encode(x="week:T", y="run_min:Q", tooltip=tooltip()),
    )


def current(colour: Palette) -> tuple[alt.Chart, ...]:
    """The week that is not finished: paler, dashed, and said."""
    dashed: dict[str, Any] = {"fill": colour.run, "stroke": colour.run, "strokeWidth": 1.2, "strokeDash": [3, 2]}
    walk = span("so far", alt.Y2("run_min"), "total_min").mark_bar(**dashed, fillOpacity=WALK_FILL)
    run = span("so far", ZERO, "run_min").mark_bar(**dashed, fillOpacity=0.45)
    words = (
        alt.Chart()
        .transform_filter("datum.state == 'so far'")
        .transform_calculate(middle="(time(datum.from) + time(datum.to)) / 2")
        .encode(x="middle:T", y="total_min:Q", text=alt.value("so far"))
    )
    return walk, run, *with_halo(words, colour, color=colour.muted, dy=-8, fontSize=11)


def mean(colour: Palette, halo_px: float) -> tuple[alt.Chart, ...]:
    """A step line with a halo of paper, so that it reads on solid bars."""
    lines = (
        alt.Chart().mark_line(interpolate="step-after", color=colour.paper, strokeWidth=halo_px, opacity=0.9),
        alt.Chart().mark_line(interpolate="step-after", color=colour.ink, strokeWidth=1.8 if halo_px else 1),
    )
    return tuple(line.encode(x="week:T", y="mean_min:Q") for line in lines)


def unknown(colour: Palette) -> alt.Chart:
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
