"""Minutes and pain on one time line, day by day: what was run, what hurt meanwhile, and the next morning."""

import functools

import altair as alt
import pandas as pd

from rtr.charts.episodes import NO_EPISODES
from rtr.charts.load_marks import WALK_FILL
from rtr.charts.pain_panels import Layers, panels, pointer
from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, date_tooltip, layer_specs, time_axis

MORNING, RUN, DAY = pd.Timedelta(hours=6), pd.Timedelta(hours=15), pd.Timedelta(days=1)
"""Where a morning and a run stand in their day, so that neither hides the other."""
BAR_FROM, BAR_TO = pd.Timedelta(hours=3), pd.Timedelta(hours=21)
TITLES = ("pain, 0 to 10", "minutes per day")
NO_GUIDES = pd.DataFrame({"at": pd.Series(dtype="int64")})


def pain_chart(
    days: pd.DataFrame,
    *,
    palette: PaletteName,
    guides: pd.DataFrame = NO_GUIDES,
    episodes: pd.DataFrame = NO_EPISODES,
    where: str = "",
) -> Chart:
    """Pain over minutes, one row of `days` per calendar day without gaps; needs one row or more.

    `days`: `day`, `run_min`, `walk_min`, `pain_run` (highest while running), `pain_am` (that morning),
    `stiff_am`, `pain_mean` (mean of 14 mornings); NaN is not known, and not drawn. A line joins each
    run to its next morning. `guides` are limits (`at`), `where` is the place in words.
    """
    data = _rows(days)
    ends = (data["first"].iloc[0], data["end"].iloc[-1])
    over = _marks(palette)
    spec = panels(
        data,
        ends=ends,
        axis=time_axis((ends[1] - ends[0]).days),
        titles=TITLES,
        marks=over,
        guides=guides,
        episodes=episodes,
        palette=palette,
    )
    return Chart(spec=spec, data=data.drop(columns="pain_high"), alt=_alt(days, where))


def _rows(days: pd.DataFrame) -> pd.DataFrame:
    """The days with the moments their marks stand at."""
    day = days["day"].reset_index(drop=True)
    rows = days[["run_min", "walk_min", "pain_run", "pain_am", "stiff_am", "pain_mean"]].reset_index(drop=True)
    after = rows["pain_am"].shift(-1).where(rows["pain_run"].notna())
    return pd.DataFrame(
        {
            "first": day, "end": day + DAY, "from": day + BAR_FROM, "to": day + BAR_TO,
            "morning": day + MORNING, "run": day + RUN, "next": day + DAY + MORNING,
            **{name: rows[name] for name in rows}, "total_min": rows["run_min"] + rows["walk_min"],
            "pain_next": after, "pain_high": rows["pain_am"],
        }
    )  # fmt: skip


@functools.cache
def _marks(palette: PaletteName) -> tuple[Layers, Layers, Layers]:
    """What does not depend on the data, built once: marks of pain, of minutes, and the pointer over both."""
    colour = PALETTES[palette]
    return layer_specs(*_pain(colour)), layer_specs(*bars(colour)), pointer(palette, _tips())


def _pain(colour: Palette) -> tuple[alt.Chart, ...]:
    chart = alt.Chart()
    join = chart.transform_filter("isValid(datum.pain_next)").mark_rule(stroke=colour.rule, strokeWidth=1)
    mean = chart.mark_line(color=colour.morning, strokeWidth=1.6, opacity=0.55)
    morning = chart.mark_point(shape="diamond", filled=True, size=38, opacity=1, color=colour.morning)
    run = chart.mark_point(size=46, strokeWidth=2, opacity=1, stroke=colour.above, fill=colour.paper)
    return (
        mean.encode(x="morning:T", y="pain_mean:Q"),
        join.encode(x="run:T", y="pain_run:Q", x2="next:T", y2="pain_next:Q"),
        morning.transform_filter("isValid(datum.pain_am)").encode(x="morning:T", y="pain_am:Q"),
        run.transform_filter("isValid(datum.pain_run)").encode(x="run:T", y="pain_run:Q"),
    )


def bars(colour: Palette) -> tuple[alt.Chart, ...]:
    """Running from the ground, walking hollow on top of it."""
    known = alt.Chart().transform_filter("datum.total_min > 0")
    walk = known.mark_bar(fill=colour.run, fillOpacity=WALK_FILL, stroke=colour.run, strokeOpacity=0.75, strokeWidth=1)
    run = known.mark_bar(fill=colour.run)
    return (
        walk.encode(x="from:T", x2="to:T", y="run_min:Q", y2="total_min"),
        run.encode(x="from:T", x2="to:T", y="run_min:Q", y2=alt.Y2Datum(0)),
    )


def _tips() -> list[alt.Tooltip]:
    return [
        date_tooltip("first", "day"),
        alt.Tooltip("pain_am:Q", title="morning pain", format=".0f"),
        alt.Tooltip("stiff_am:Q", title="morning stiffness", format=".0f"),
        alt.Tooltip("run_min:Q", title="running, min", format=".0f"),
        alt.Tooltip("walk_min:Q", title="walking, min", format=".0f"),
        alt.Tooltip("pain_run:Q", title="pain while running", format=".0f"),
        alt.Tooltip("pain_next:Q", title="next morning", format=".0f"),
    ]


def _alt(days: pd.DataFrame, where: str) -> str:
    at = f" at the {where}" if where else ""
    said = f"Pain{at} over the minutes of {len(days)} days"
    parts = [
        f"{word} {_range(known)} on {len(known)} day{'' if len(known) == 1 else 's'}"
        for word, known in (("mornings", days["pain_am"].dropna()), ("while running", days["pain_run"].dropna()))
        if len(known)
    ]
    return f"{said}: {', '.join(parts)}." if parts else f"{said}; no pain is written down."


def _range(known: "pd.Series[float]") -> str:
    low, high = known.min(), known.max()
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
