"""Panels over one date axis: each only where its columns are, none with more than it draws."""

import itertools
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rtr.charts.coach import LANES, coach_chart
from rtr.charts.stacked import GAP_PX

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts" / "coach.json"
NAN = float("nan")
TODAY = pd.Timestamp("2026-11-18")
COLUMNS = {
    "pain_am": 1.0, "pain_run": NAN, "stiff_am": 2.0, "pain_mean": 1.0, "rpe": 3.0, "sleep_h": 7.5, "mood": 4.0,
    "confidence": 6.0, "run_min": 20.0, "walk_min": 10.0, "planned_min": 20.0,
}  # fmt: skip


def days(count=20, ahead=0, without=(), **columns):
    end = TODAY + pd.Timedelta(days=ahead)
    frame = pd.DataFrame({"day": pd.date_range(end=end, periods=count, freq="D", unit="us")})
    kept = {name: value for name, value in (COLUMNS | columns).items() if name not in without}
    return frame.assign(**kept)


def drawn(frame, **more):
    return coach_chart(frame, today=TODAY, palette="light", **more)


def panels(chart):
    return [layer["layer"] for layer in chart.spec["layer"] if "layer" in layer]


def titles(chart):
    return [panel[0]["encoding"]["y"]["axis"]["title"].partition(":")[0] for panel in panels(chart)]


def test_all_panels_below_each_other():
    chart = drawn(days())
    assert titles(chart) == ["body", "load", *(title for title, _, _ in LANES.values()), "plan"]
    ranges = [panel[0]["encoding"]["y"]["scale"]["range"] for panel in panels(chart)]
    assert ranges[0][1] == 0
    assert all(after[1] - before[0] == GAP_PX for before, after in itertools.pairwise(ranges))
    assert ranges[-1][0] == chart.spec["height"]


def test_one_date_axis_for_all():
    """Only the first canvas says which days there are: a second domain would be refused."""
    has_days = ["x" in panel[0]["encoding"] for panel in panels(drawn(days()))]
    assert has_days == [True, *[False] * (len(has_days) - 1)]


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        (("run_min", "walk_min"), {"load"}),
        (("planned_min",), {"plan"}),
        (("pain_am", "pain_run", "stiff_am", "pain_mean"), {"body"}),
        (("sleep_h",), {"sleep, hours"}),
    ],
)
def test_a_panel_without_columns_is_not_there(without, gone):
    assert set(titles(drawn(days()))) - set(titles(drawn(days(without=without)))) == gone


def test_nothing_but_given_columns_reaches_the_browser():
    chart = drawn(days(without=("run_min", "walk_min", "planned_min")))
    assert not {"run_min", "walk_min", "total_min", "planned_min"} & set(chart.data)
    assert "planned" not in chart.alt


def test_a_plan_without_the_load_draws_no_done():
    marks = panels(drawn(days(without=("run_min", "walk_min"))))[-1]
    assert not any("run_min" in str(mark) for mark in marks)


@pytest.mark.parametrize(("highest", "top"), [(5, 6), (6, 7), (7, 8), (10, 10)])
def test_the_pain_axis_ends_at_six_or_one_above(highest, top):
    frame = days()
    frame.loc[3, "pain_run"] = highest
    assert panels(drawn(frame))[0][0]["encoding"]["y"]["scale"]["domain"] == [0.0, top]


def test_a_run_is_joined_to_its_next_morning_only():
    frame = days()
    frame.loc[3, "pain_run"] = 2
    assert drawn(frame).data["pain_next"].notna().sum() == 1


def test_days_to_come_begin_at_a_line():
    line = [layer for layer in drawn(days(ahead=5)).spec["layer"] if "at" in str(layer.get("data", ""))]
    assert "2026-11-19" in str(line)
    assert not [layer for layer in drawn(days()).spec["layer"] if "2026-11-19" in str(layer.get("data", ""))]


def test_an_empty_picture_says_so():
    bare = days().assign(**dict.fromkeys(COLUMNS, NAN))
    assert drawn(bare).alt.endswith("nothing is written down.")


def test_the_spec_is_the_one_that_was_looked_at(rewrite_golden: bool) -> None:
    spec: dict[str, Any] = drawn(days(ahead=5), limits=(3, 5)).spec
    if rewrite_golden:
        GOLDEN.write_text(json.dumps(spec, indent=1, sort_keys=True, default=str) + "\n", "utf-8")
    assert json.loads(json.dumps(spec, default=str)) == json.loads(GOLDEN.read_text("utf-8"))
