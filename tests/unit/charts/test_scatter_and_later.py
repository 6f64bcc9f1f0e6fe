"""What was tested and what shows up later: bubbles, lines only for a clear link, open and filled diamonds."""

import pandas as pd
import pytest

from rtr.charts.calibration import calibration_chart
from rtr.charts.later import later_chart
from rtr.charts.scatter import NO_LINE, scatter_chart

NAN = float("nan")
LINE = pd.DataFrame({"x": [0.0, 15, 30], "fit": [1.0, 2, 3], "low": [0.5, 2, 2.5], "high": [-1.0, 2, 11.0]})


def bubbles(*rows: tuple[float, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["x", "y", "days"])


def scatter(*rows: tuple[float, float, int], line: pd.DataFrame = NO_LINE):
    return scatter_chart(bubbles(*rows), palette="light", exposure="minutes", outcome="pain", line=line)


def test_areas_are_in_proportion_to_the_days() -> None:
    data = scatter((0, 1, 50), (10, 1, 25)).data
    assert data["area"].iloc[0] == pytest.approx(2 * data["area"].iloc[1])


def test_one_day_stays_visible_beside_many_and_single_days_are_not_blown_up() -> None:
    assert scatter((0, 1, 900), (10, 1, 1)).data["area"].tolist() == [900, 28]
    assert scatter((0, 1, 1), (10, 1, 1)).data["area"].tolist() == [110, 110]


@pytest.mark.parametrize(("days", "is_many"), [(2, False), (3, True), (4, True)])
def test_a_bubble_bears_its_count_from_three_days_on(days: int, is_many: bool) -> None:
    assert scatter((0, 1, 10), (5, 2, days)).data["is_many"].tolist() == [True, is_many]


def test_without_a_clear_link_there_is_no_line() -> None:
    assert not [layer for layer in scatter((0, 1, 3)).spec["layer"] if "data" in layer]


def test_the_line_and_its_interval_stay_inside_the_picture() -> None:
    layers = [layer for layer in scatter((0, 1, 3), (30, 5, 1), line=LINE).spec["layer"] if "data" in layer]
    assert {layer["mark"]["type"] for layer in layers} == {"area", "line"}
    values = layers[0]["data"]["values"]
    assert [row["high"] for row in values] == [0, 2, 6]


@pytest.mark.parametrize(("highest", "top"), [(5, 6), (6, 7), (10, 10)])
def test_its_pain_axis_ends_like_every_other(highest: float, top: int) -> None:
    assert scatter((0, highest, 1)).spec["layer"][0]["encoding"]["y"]["scale"]["domain"][1] == top


def test_an_exposure_that_never_varies_is_drawn() -> None:
    low, high = scatter((4, 1, 3)).spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < 4 < high


def later(*rows: tuple[str, float, float, float, bool, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "slope", "low", "high", "is_clear", "said"])


THREE = later(
    ("next morning", 0.2, 0.1, 0.3, True, "+0.2 (+0.1 to +0.3)"),
    ("2 mornings later", 0.0, -0.2, 0.2, False, "no clear link"),
    ("3 mornings later", NAN, NAN, NAN, False, "not enough to test"),
)


def test_mornings_stand_in_their_order_and_words_beside_them() -> None:
    spec = later_chart(THREE, palette="light", unit="for 10 more minutes").spec
    assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == THREE["name"].tolist()
    assert spec["layer"][0]["encoding"]["x"]["axis"]["title"] == "points for 10 more minutes"


def test_there_is_room_for_the_words_and_zero_is_always_in_the_picture() -> None:
    low, high = later_chart(THREE, palette="light", unit="x").spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < -0.2
    assert high > 0.3 * 1.5
    only = later(("next morning", 0.5, 0.4, 0.6, True, "x"))
    assert later_chart(only, palette="light", unit="x").spec["layer"][0]["encoding"]["x"]["scale"]["domain"][0] < 0


def test_a_morning_that_could_not_be_tested_says_so_at_zero() -> None:
    data = later_chart(THREE, palette="dark", unit="x").data
    assert data["at"].iloc[2] == 0
    assert "3 mornings later: not enough to test" in later_chart(THREE, palette="dark", unit="x").alt


def test_nothing_tested_at_all_still_has_axes() -> None:
    none = later(("next morning", NAN, NAN, NAN, False, "not enough to test"))
    assert later_chart(none, palette="light", unit="x").spec["height"] == 150


def test_bands_are_counts_in_words_and_pictures() -> None:
    bands = pd.DataFrame(
        {"name": ["calmer days", "less calm days"], "runs": [20, 18], "flares": [2, 7], "expected": [2.4, 6.1]}
    )
    chart = calibration_chart(bands, palette="light")
    assert chart.data["label"].tolist() == ["2 of 20 runs", "7 of 18 runs"]
    assert "%" not in chart.alt
    assert chart.alt.endswith("less calm days: 7 flares in 18 runs, 6.1 forecast.")
