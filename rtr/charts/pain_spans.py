"""Minutes and pain on one time line, week by week or month by month: for periods too long for single days."""

import functools

import altair as alt
import pandas as pd

from rtr.charts.episodes import NO_EPISODES
from rtr.charts.pain import NO_GUIDES, bars
from rtr.charts.pain_panels import Layers, panels, pointer
from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, date_tooltip, layer_specs, time_axis

EDGE_SHARE = 0.06
"""The gap on either side of a bar, as a share of its span."""


def pain_spans_chart(  # noqa: PLR0913 - the parts of the picture, each by its name
    spans: pd.DataFrame,
    *,
    palette: PaletteName,
    word: str = "week",
    guides: pd.DataFrame = NO_GUIDES,
    episodes: pd.DataFrame = NO_EPISODES,
    where: str = "",
) -> Chart:
    """Pain over minutes, one row of `spans` per week or month (`word`) without gaps; needs one row or more.

    `first` and `last` day, `run_min`, `walk_min` (sums), `runs`, `pain_run` (highest while running),
    `pain_median` and `pain_high` of its mornings, and `mornings`, how many there are. NaN is not known.
    """
    data = _rows(spans)
    ends = (data["first"].iloc[0], data["end"].iloc[-1])
    spec = panels(
        data,
        ends=ends,
        axis=time_axis((ends[1] - ends[0]).days),
        titles=("pain, 0 to 10", f"minutes per {word}"),
        marks=_marks(palette, word),
        guides=guides,
        episodes=episodes,
        palette=palette,
    )
    return Chart(spec=spec, data=data, alt=_alt(spans, word, where))


def _rows(spans: pd.DataFrame) -> pd.DataFrame:
    """The spans with the moments their marks stand at."""
    rows = spans.reset_index(drop=True)
    end = rows["last"] + pd.Timedelta(days=1)
    edge = (end - rows["first"]) * EDGE_SHARE
    numbers = ["run_min", "walk_min", "runs", "pain_run", "pain_median", "pain_high", "mornings"]
    return pd.DataFrame(
        {
            "first": rows["first"], "end": end, "from": rows["first"] + edge, "to": end - edge,
            "middle": rows["first"] + (end - rows["first"]) / 2,
            **{name: rows[name] for name in numbers}, "total_min": rows["run_min"] + rows["walk_min"],
        }
    )  # fmt: skip


@functools.cache
def _marks(palette: PaletteName, word: str) -> tuple[Layers, Layers, Layers]:
    """What does not depend on the data, built once: marks of pain, of minutes, and the pointer over both."""
    colour = PALETTES[palette]
    return layer_specs(*_pain(colour)), layer_specs(*bars(colour)), pointer(palette, _tips(word))


def _pain(colour: Palette) -> tuple[alt.Chart, ...]:
    """A diamond at the median with a bar up to the highest morning, and a circle at the highest while running."""
    known = alt.Chart().transform_filter("isValid(datum.pain_median)")
    reach = known.mark_rule(stroke=colour.morning, strokeWidth=5, opacity=0.3)
    line = alt.Chart().mark_line(color=colour.morning, strokeWidth=1.2, opacity=0.7)
    median = known.mark_point(shape="diamond", filled=True, size=42, opacity=1, color=colour.morning)
    run = alt.Chart().mark_point(size=46, strokeWidth=2, opacity=1, stroke=colour.above, filled=False)
    return (
        reach.encode(x="middle:T", y="pain_median:Q", y2="pain_high"),
        line.encode(x="middle:T", y="pain_median:Q"),
        median.encode(x="middle:T", y="pain_median:Q"),
        run.transform_filter("isValid(datum.pain_run)").encode(x="middle:T", y="pain_run:Q"),
    )


def _tips(word: str) -> list[alt.Tooltip]:
    return [
        date_tooltip("first", f"{word} from"),
        alt.Tooltip("pain_median:Q", title="median morning", format=".1f"),
        alt.Tooltip("pain_high:Q", title="highest morning", format=".0f"),
        alt.Tooltip("mornings:Q", title="mornings answered"),
        alt.Tooltip("pain_run:Q", title="highest pain while running", format=".0f"),
        alt.Tooltip("run_min:Q", title="running, min", format=".0f"),
        alt.Tooltip("walk_min:Q", title="walking, min", format=".0f"),
        alt.Tooltip("runs:Q", title="runs"),
    ]


def _alt(spans: pd.DataFrame, word: str, where: str) -> str:
    at = f" at the {where}" if where else ""
    said = f"Pain{at} over the minutes of {len(spans)} {word}s"
    median = spans["pain_median"].dropna()
    if median.empty:
        return f"{said}; no morning pain is written down."
    return (
        f"{said}: the median morning of a {word} went from {median.iloc[0]:g} to {median.iloc[-1]:g}, "
        f"the highest morning was {spans['pain_high'].max():.0f}."
    )
