"""Minutes and pain on one time line: what is drawn, what is not, and where the axes end."""

import json

import numpy as np
import pandas as pd
import pytest

from rtr.charts.pain import NO_GUIDES, pain_chart
from rtr.charts.pain_panels import HEIGHT_PX, PAIN_PX
from rtr.charts.pain_spans import pain_spans_chart

NAN = float("nan")
GUIDES = pd.DataFrame({"at": [3, 5]})


def days(count: int = 30, **columns: list[float]) -> pd.DataFrame:
    """So many days up to 18 November: no run, and a morning of 1 each."""
    plain = {"run_min": 0.0, "walk_min": 0.0, "pain_run": NAN, "pain_am": 1.0, "stiff_am": 1.0, "pain_mean": 1.0}
    frame = pd.DataFrame({"day": pd.date_range(end="2026-11-18", periods=count, freq="D", unit="us"), **plain})
    for name, values in columns.items():
        frame.loc[: len(values) - 1, name] = values
    return frame


def spans(count: int = 20, **columns: list[float]) -> pd.DataFrame:
    first = pd.date_range(end="2026-11-16", periods=count, freq="7D", unit="us")
    plain = {"run_min": 60.0, "walk_min": 40.0, "runs": 3, "pain_run": 2.0, "pain_median": 1.0, "pain_high": 2.0}
    frame = pd.DataFrame({"first": first, "last": first + pd.Timedelta(days=6), **plain, "mornings": 6})
    for name, values in columns.items():
        frame.loc[: len(values) - 1, name] = values
    return frame


def drawn(frame: pd.DataFrame, **more):
    return pain_chart(frame, palette="light", **more)


def panels(spec):
    """The two groups of layers that have a scale of their own."""
    return [layer for layer in spec["layer"] if "layer" in layer]


def pain_domain(spec):
    return panels(spec)[0]["layer"][0]["encoding"]["y"]["scale"]["domain"]


def test_a_line_joins_a_run_to_its_next_morning_and_to_no_other() -> None:
    data = drawn(days(4, run_min=[0, 20, 0, 0], pain_run=[NAN, 2, NAN, NAN], pain_am=[1, 1, 3, 1])).data
    assert data["pain_next"].tolist()[1] == 3
    assert data["pain_next"].notna().sum() == 1


def test_an_unanswered_next_morning_has_no_line() -> None:
    data = drawn(days(3, run_min=[20, 0, 0], pain_run=[2, NAN, NAN], pain_am=[1, NAN, 1])).data
    assert data["pain_next"].isna().all()


def test_a_run_without_an_answer_has_a_bar_and_no_circle() -> None:
    data = drawn(days(3, run_min=[20, 0, 0], walk_min=[10, 0, 0])).data
    assert data["total_min"].iloc[0] == 30
    assert data["pain_run"].isna().all()


def test_unknown_minutes_have_no_bar_rather_than_a_small_one() -> None:
    data = drawn(days(3, run_min=[NAN, 0, 0], walk_min=[10, 0, 0])).data
    assert np.isnan(data["total_min"].iloc[0])


@pytest.mark.parametrize(("highest", "top"), [(0, 6), (5, 6), (6, 7), (7, 8), (9, 10), (10, 10)])
def test_the_pain_axis_ends_at_six_or_one_above_the_highest(highest: float, top: int) -> None:
    assert pain_domain(drawn(days(5, pain_am=[highest])).spec) == [0, top]
    assert pain_domain(drawn(days(5, run_min=[20], pain_run=[highest])).spec) == [0, top]


def test_a_cut_axis_says_so_and_a_whole_one_does_not() -> None:
    cut, whole = drawn(days(5)), drawn(days(5, pain_am=[10]))
    assert panels(cut.spec)[0]["layer"][0]["encoding"]["y"]["axis"]["title"] == "pain, 0 to 10 (axis ends at 6)"
    assert panels(whole.spec)[0]["layer"][0]["encoding"]["y"]["axis"]["title"] == "pain, 0 to 10"


def test_limits_are_lines_and_ticks_and_only_those_inside_the_axis_are_drawn() -> None:
    spec = drawn(days(5), guides=pd.DataFrame({"at": [3, 5, 9]})).spec
    guides = [layer for layer in panels(spec)[0]["layer"] if "data" in layer]
    assert [row["at"] for layer in guides for row in layer["data"]["values"]] == [3, 5]
    assert panels(spec)[0]["layer"][0]["encoding"]["y"]["axis"]["values"] == [0, 3, 5]


def test_without_limits_the_axis_counts_by_two() -> None:
    pain = panels(drawn(days(5), guides=NO_GUIDES).spec)[0]
    assert not [layer for layer in pain["layer"] if "data" in layer]
    assert pain["layer"][0]["encoding"]["y"]["axis"]["values"] == [0, 2, 4, 6]


def test_the_panels_share_the_time_and_nothing_else() -> None:
    spec = drawn(days(10)).spec
    pain, minutes = panels(spec)
    assert spec["resolve"] == {"scale": {"y": "independent"}}
    assert pain["layer"][0]["encoding"]["y"]["scale"]["range"] == [PAIN_PX, 0]
    low, high = minutes["layer"][0]["encoding"]["y"]["scale"]["range"]
    assert PAIN_PX < high < low == HEIGHT_PX == spec["height"]


@pytest.mark.parametrize("make", [lambda: drawn(days(20)), lambda: pain_spans_chart(spans(), palette="light")])
def test_the_pointer_layer_is_the_last_and_brings_its_selection(make) -> None:
    last = make().spec["layer"][-1]
    assert [param["name"] for param in last["params"]] == ["pointed"]
    assert last["encoding"]["fillOpacity"]["condition"]["param"] == "pointed"


def test_the_words_hold_counts_and_ranges_and_admit_when_nothing_is_known() -> None:
    said = drawn(days(4, run_min=[20], pain_run=[3], pain_am=[0, 2]), where="left Achilles tendon").alt
    assert said == (
        "Pain at the left Achilles tendon over the minutes of 4 days: mornings 0 to 2 on 4 days, "
        "while running 3 on 1 day."
    )
    none = days(3, pain_am=[NAN, NAN, NAN])
    assert drawn(none).alt == "Pain over the minutes of 3 days; no pain is written down."


def test_a_single_day_and_a_diary_without_runs_are_drawn() -> None:
    assert len(drawn(days(1)).data) == 1
    assert panels(drawn(days(40)).spec)[1]["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 20]


def test_the_palettes_differ_only_in_colour() -> None:
    light, dark = (json.dumps(pain_chart(days(20), palette=name, guides=GUIDES).spec) for name in ("light", "dark"))
    assert light != dark
    assert len(light) == len(dark)


def test_a_span_shows_its_median_and_reaches_up_to_its_highest_morning() -> None:
    data = pain_spans_chart(spans(8, pain_median=[1.5], pain_high=[5]), palette="light").data
    assert data[["pain_median", "pain_high"]].iloc[0].tolist() == [1.5, 5]
    assert (data["end"] - data["first"]).dt.days.tolist() == [7] * 8


def test_a_span_names_what_it_is() -> None:
    spec = pain_spans_chart(spans(), palette="light", word="month").spec
    assert panels(spec)[1]["layer"][0]["encoding"]["y"]["axis"]["title"] == "minutes per month"
    assert spec["layer"][-1]["encoding"]["tooltip"][0]["title"] == "month from"


def test_the_words_of_spans_tell_where_the_median_went() -> None:
    said = pain_spans_chart(spans(3, pain_median=[4, 2, 1], pain_high=[6, 3, 2]), palette="dark").alt
    assert said.endswith("of a week went from 4 to 1, the highest morning was 6.")
    none = spans(3, pain_median=[NAN] * 3, pain_high=[NAN] * 3)
    assert pain_spans_chart(none, palette="dark").alt.endswith("no morning pain is written down.")
