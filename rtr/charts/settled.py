"""How runs settled, by their length: one shape per run, in columns of running minutes."""

import functools
import math
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, finish, layer_specs

STATES = ("settled", "held", "eased back")
"""From the ground up."""
PER_ROW, PHONE_PER_ROW = 5, 3
MOST_ROWS, LEAST_ROWS = 8, 2
ROW_PX, LABEL_ROWS = 26, 1.2
COLUMN_PX, INSIDE = 150, 0.8
"""A column is about so wide, and its shapes take this share of it."""


def settled_chart(lengths: pd.DataFrame, *, palette: PaletteName, per_row: int = PER_ROW) -> Chart:
    """One shape per run in columns of `lengths`: `words`, `label`, and how many `settled`, `held`, `eased`.

    `label` is what stands above a column. Columns hold `per_row` shapes side by side, more where the
    longest would not fit.
    """
    counts = lengths[["settled", "held", "eased"]].sum(axis=1)
    tallest = int(counts.max()) if len(counts) else 0
    wide = max(per_row, math.ceil(tallest / MOST_ROWS))
    rows = max(LEAST_ROWS, math.ceil(tallest / wide)) + LABEL_ROWS
    data = pd.concat([_shapes(lengths, wide), _labels(lengths, wide)], ignore_index=True)
    colour = PALETTES[palette]
    canvas = _canvas([str(words) for words in lengths["words"]], rows)
    spec = finish(canvas, *_marks(palette, _size(wide)), height_px=round(rows * ROW_PX), palette=colour)
    return Chart(spec=spec, data=data, alt=_alt(lengths))


def _shapes(lengths: pd.DataFrame, wide: int) -> pd.DataFrame:
    """The place of every run: settled ones first, row by row."""
    found: list[dict[str, Any]] = []
    for column, (words, *counts) in enumerate(
        lengths[["words", "settled", "held", "eased"]].itertuples(index=False, name=None)
    ):
        states = [state for state, count in zip(STATES, counts, strict=True) for _ in range(int(count))]
        for at, state in enumerate(states):
            x = column + (1 - INSIDE) / 2 + (at % wide + 0.5) / wide * INSIDE
            found.append({"x": x, "y": at // wide + 0.5, "state": state, "label": words})
    return pd.DataFrame(found, columns=["x", "y", "state", "label"])


def _labels(lengths: pd.DataFrame, wide: int) -> pd.DataFrame:
    """What stands above each column."""
    tops = [math.ceil(count / wide) for count in lengths[["settled", "held", "eased"]].sum(axis=1)]
    return pd.DataFrame(
        {"x": [at + 0.5 for at in range(len(tops))], "y": [top + 0.6 for top in tops], "state": "label",
         "label": lengths["label"].tolist()}
    )  # fmt: skip


def _size(wide: int) -> int:
    """The area of a shape that leaves room around it on a usual screen, in px²."""
    return round(min(ROW_PX, COLUMN_PX / wide) ** 2 * 0.12)


def _canvas(words: list[str], rows: float) -> dict[str, Any]:
    """An invisible layer that fixes both scales; columns are named below."""
    named = "".join(f"datum.value < {at + 1} ? {_quoted(word)} : " for at, word in enumerate(words))
    axis = {
        "title": "minutes of running in the session", "values": [at + 0.5 for at in range(len(words))],
        "labelExpr": f"{named}''", "ticks": False, "labelPadding": 6, "titlePadding": 6, "labelOverlap": False,
    }  # fmt: skip
    return {
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {
            "x": {"datum": 0, "type": "quantitative", "axis": axis,
                  "scale": {"domain": [0, len(words)], "nice": False}},
            "y": {"datum": 0, "type": "quantitative", "axis": None, "scale": {"domain": [0, rows], "nice": False}},
        },
    }  # fmt: skip


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "").replace("'", "") + "'"


@functools.cache
def _marks(palette: PaletteName, size: int) -> tuple[dict[str, Any], ...]:
    """What does not depend on the data, built once."""
    colour = PALETTES[palette]
    runs = (_runs(colour, state, size) for state in STATES)
    words = alt.Chart().transform_filter("datum.state == 'label'").mark_text(color=colour.ink, fontSize=12)
    return layer_specs(*runs, words.encode(x="x:Q", y="y:Q", text="label:N"))


def _runs(colour: Palette, state: str, size: int) -> alt.Chart:
    shape = {"settled": "triangle-up", "held": "square", "eased back": "triangle-down"}[state]
    fill = {"settled": colour.settled, "held": colour.hold, "eased back": colour.above}[state]
    tip = [alt.Tooltip("label:N", title="running minutes"), alt.Tooltip("state:N", title="the run")]
    marks = alt.Chart().transform_filter(f"datum.state == '{state}'")
    points: alt.Chart = marks.mark_point(shape=shape, filled=True, size=size, opacity=1, color=fill)
    return points.encode(x="x:Q", y="y:Q", tooltip=tip)


def _alt(lengths: pd.DataFrame) -> str:
    said = [
        f"{words}: {settled} settled, {held} held, {eased} eased back"
        for words, settled, held, eased in lengths[["words", "settled", "held", "eased"]].itertuples(index=False)
        if settled + held + eased
    ]
    return f"How runs settled, by minutes of running. {'; '.join(said) or 'No answered run'}."
