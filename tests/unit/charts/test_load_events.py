"""Cut-back marks above the weekly bars: what is marked, how sure it is, and what is left out."""

import numpy as np
import pandas as pd

from rtr.charts.load import weeks_chart
from rtr.frames import WeeklyFrame

FIRST = pd.Timestamp("2020-01-01")


def weeks(count: int, run_min: float = 40.0) -> WeeklyFrame:
    """So many weeks; the last one is not complete."""
    frame = pd.DataFrame({"week": pd.date_range(end="2026-11-16", periods=count, freq="7D", unit="us")})
    frame = frame.assign(run_min=run_min, walk_min=20.0, distance_km=5.0, runs=3)
    return WeeklyFrame(frame.assign(is_complete=[True] * (count - 1) + [False]))


def kinds(frame: WeeklyFrame, **said: str) -> pd.DataFrame:
    """Loading weeks, but for those named by their number from the end: `w3="cut-back low"`."""
    found = pd.DataFrame({"week": frame["week"], "kind": "loading", "confidence": "medium"})
    for at, words in said.items():
        kind, _, confidence = words.partition(" ")
        found.loc[len(frame) - 1 - int(at[1:]), ["kind", "confidence"]] = [kind, confidence]
    return found


def injury(first: str, last: str) -> pd.DataFrame:
    frame = pd.DataFrame({"first": [first], "last": [last], "name": ["Injury: left Achilles"]})
    return frame.astype({"first": "datetime64[us]", "last": "datetime64[us]"})


def chart(frame: WeeklyFrame, **more):
    return weeks_chart(frame, first=more.pop("first", FIRST), palette="light", **more)


def test_cut_back_weeks_bear_a_mark_and_the_latest_its_word() -> None:
    frame = weeks(20)
    data = chart(frame, kinds=kinds(frame, w9="cut-back medium", w5="cut-back low", w2="cut-back high")).data
    marked = data[data["mark"] != ""]
    assert marked["mark"].tolist() == ["sure", "perhaps", "sure"]
    assert marked["label"].tolist() == ["", "", "cut-back"]
    assert marked["said"].tolist() == [
        "cut-back (found, medium confidence)",
        "cut-back (found, low confidence)",
        "cut-back (you said so)",
    ]


def test_other_lighter_weeks_are_named_but_not_marked() -> None:
    frame = weeks(10)
    data = chart(frame, kinds=kinds(frame, w3="interrupted low", w2="off medium", w0="partial")).data
    assert (data["mark"] == "").all()
    assert data["said"].tolist()[-5:-1] == [
        "interrupted (found, low confidence)",
        "hardly any running (found, medium confidence)",
        "loading (found, medium confidence)",
        "not a full week",
    ]


def test_marks_have_a_lane_above_the_highest_bar() -> None:
    frame = weeks(20, run_min=75.0)
    plain, marked = chart(frame), chart(frame, kinds=kinds(frame, w3="cut-back medium"))
    lane = marked.data["lane"].max()
    top = marked.spec["layer"][0]["encoding"]["y"]["scale"]["domain"][1]
    assert marked.data["total_min"].max() < lane < top
    assert plain.spec["layer"][0]["encoding"]["y"]["scale"]["domain"][1] <= top
    assert chart(frame, kinds=kinds(frame)).spec == plain.spec


def test_a_week_after_the_period_is_not_marked_in_it() -> None:
    """The row that ends the mean line bears the date of the week after the last one."""
    past, later = weeks(20).iloc[:12].assign(is_complete=True), weeks(20)
    data = chart(WeeklyFrame(past), kinds=kinds(later, w7="cut-back medium")).data
    assert (data["mark"] == "").all()
    assert data["from"].isna().tolist() == [False] * 12 + [True]


def test_years_have_no_room_for_marks_and_say_how_many_there_are() -> None:
    frame = weeks(520)
    found = chart(frame, kinds=kinds(frame, w9="cut-back medium", w5="cut-back low"))
    assert (found.data["mark"] == "").all()
    assert found.note == "Cut-back weeks are marked in shorter periods; this one holds 2."
    assert chart(weeks(520), kinds=kinds(weeks(520))).note == ""


def test_planned_weeks_are_not_invented() -> None:
    frame = weeks(20)
    data = chart(frame, kinds=kinds(frame)).data
    assert data["week"].max() <= pd.Timestamp("2026-11-23")
    assert set(data["state"]) == {"full", "so far", "end"}


def test_a_late_word_stands_left_of_its_mark() -> None:
    frame = weeks(26)
    found = chart(frame, kinds=kinds(frame, w1="cut-back medium"))
    assert not found.data.query("mark != ''")["is_early"].iloc[0]


def test_an_injury_adds_its_layers_and_no_row_to_the_weeks() -> None:
    frame = weeks(12)
    plain = chart(frame, first=frame["week"].iloc[0])
    tinted = chart(frame, first=frame["week"].iloc[0], episodes=injury("2026-10-01", "2026-10-20"))
    assert len(tinted.data) == len(plain.data)
    own = [layer for layer in tinted.spec["layer"] if "data" in layer]
    assert {row["name"] for layer in own for row in layer["data"]["values"]} == {"Injury: left Achilles"}


def test_the_words_count_cut_back_weeks() -> None:
    frame = weeks(12)
    said = chart(frame, kinds=kinds(frame, w4="cut-back low", w1="cut-back medium")).alt
    assert "12 weeks, 2 of them cut-back weeks" in said


def test_columns_are_days_numbers_and_words_so_that_they_travel_small() -> None:
    frame = weeks(12)
    data = chart(frame, kinds=kinds(frame, w4="cut-back low"), episodes=injury("2026-10-01", "2026-10-20")).data
    assert set(map(str, data.dtypes)) <= {"datetime64[us]", "float64", "int64", "str", "bool"}
    assert np.isfinite(data.query("state == 'full'")["run_min"]).all()
