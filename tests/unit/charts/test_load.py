"""Minutes per week: what is solid, hollow, dashed, unknown, and what the line means."""

import json

import numpy as np
import pandas as pd
import pytest

from rtr.charts.load import BARS_UP_TO_WEEKS, weeks_chart
from rtr.frames import WeeklyFrame


def weeks(run_min: list[float], *, walk_min: float = 30.0) -> WeeklyFrame:
    """So many weeks; the last one is not complete."""
    count = len(run_min)
    return WeeklyFrame(
        pd.DataFrame(
            {
                "week": pd.date_range(end="2026-11-16", periods=count, freq="7D", unit="us"),
                "run_min": np.array(run_min, dtype=float),
                "walk_min": np.where(np.isnan(run_min), np.nan, walk_min),
                "distance_km": 5.0,
                "runs": 3,
                "is_complete": [True] * (count - 1) + [False],
            }
        )
    )


def shown(frame: WeeklyFrame, first: int = 0) -> pd.DataFrame:
    return weeks_chart(frame, first=frame["week"].iloc[first], palette="light").data


def test_the_week_not_finished_is_told_apart() -> None:
    data = shown(weeks([10, 20, 30, 40, 50, 12]))
    assert data["state"].tolist() == ["full"] * 5 + ["so far", "end"]


def test_a_week_of_unknown_minutes_has_no_bar_and_says_so() -> None:
    data = shown(weeks([10, float("nan"), 30, 40]))
    assert data["state"].tolist() == ["full", "unknown", "full", "so far", "end"]
    assert np.isnan(data["total_min"].iloc[1])


def test_a_week_without_running_is_zero_not_unknown() -> None:
    data = shown(weeks([10, 0, 30]))
    assert data["state"].iloc[1] == "full"
    assert data["run_min"].iloc[1] == 0


def test_the_line_is_the_mean_of_the_four_full_weeks_before() -> None:
    data = shown(weeks([10, 20, 30, 40, 50, 12]))
    assert data["mean_min"].isna().tolist() == [True] * 4 + [False, False, False]
    assert data["mean_min"].iloc[4] == 25
    assert data["mean_min"].iloc[5] == 35, "the week before the current one is in, the current one is not"


def test_the_line_knows_the_weeks_before_the_first_one_shown() -> None:
    data = shown(weeks([10, 20, 30, 40, 50, 60, 12]), first=4)
    assert len(data) == 4
    assert data["mean_min"].iloc[0] == 25


def test_bars_for_months_one_outline_for_years() -> None:
    few = weeks_chart(weeks([20.0] * 26), first=pd.Timestamp("2020-01-01"), palette="light")
    many = weeks_chart(weeks([20.0] * 520), first=pd.Timestamp("2010-01-01"), palette="light")
    marks = [layer["mark"]["type"] for layer in few.spec["layer"]]
    outline = [layer["mark"]["type"] for layer in many.spec["layer"]]
    assert "area" not in marks
    assert outline.count("area") == 2
    assert BARS_UP_TO_WEEKS * 2 <= 250, "two bars a week stay within what is drawn quickly"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_short_history_is_drawn_too(count: int) -> None:
    chart = weeks_chart(weeks([20.0] * count), first=pd.Timestamp("2020-01-01"), palette="dark")
    assert len(chart.data) == count + 1
    assert chart.alt.startswith("Running and walking minutes per week")


def test_nothing_known_at_all_still_has_axes() -> None:
    chart = weeks_chart(weeks([float("nan")] * 3), first=pd.Timestamp("2020-01-01"), palette="light")
    assert chart.spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 20]


def test_the_spec_is_plain_json_and_the_palettes_differ_only_in_colour() -> None:
    frame = weeks([10, 20, 30, 40, 50, 12])
    light, dark = (
        json.dumps(weeks_chart(frame, first=frame["week"].iloc[0], palette=name).spec) for name in ("light", "dark")
    )
    assert light != dark
    assert len(light) == len(dark)


def test_the_words_for_those_who_do_not_see_it_hold_the_numbers() -> None:
    frame = weeks([10, 20, 74, 41, 12])
    said = weeks_chart(frame, first=frame["week"].iloc[0], palette="light").alt
    assert "41 running and 30 walking minutes" in said
    assert "74 running minutes" in said
