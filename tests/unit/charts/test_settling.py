"""The picture of one run: what is told, what is not, and where the axis ends."""

import pandas as pd
import pytest

from rtr.charts.settling import settling_chart
from rtr.charts.theme import PALETTES

WHEN = ["before", "running", "1 h after", "Tuesday morning", "Wednesday morning"]
KINDS = ["before", "running", "running", "morning", "morning"]
UNKNOWN = float("nan")


def drawn(*pain, usual=1.0, limit=5, palette="light"):
    return settling_chart(
        pd.DataFrame({"moment": WHEN, "pain": pain, "kind": KINDS}), usual=usual, limit=limit, palette=palette
    )


def texts(chart):
    return [layer["encoding"]["text"]["value"] for layer in chart.spec["layer"] if "text" in layer.get("encoding", {})
            and "value" in layer["encoding"]["text"]]  # fmt: skip


def top(chart):
    return chart.spec["layer"][0]["encoding"]["y"]["scale"]["domain"][1]


def test_what_was_not_told_lies_at_the_usual_morning_and_is_said_to_be_missing():
    chart = drawn(1, 2, 1, UNKNOWN, UNKNOWN)
    assert chart.data["at"].tolist() == [1, 2, 1, 1, 1]
    assert chart.data["is_told"].tolist() == [True, True, True, False, False]
    assert chart.alt == (
        "Pain from 0 to 10: before 1, running 2, 1 h after 1, Tuesday morning not told, Wednesday morning not told, "
        "usual morning 1, limit while running 5"
    )


def test_without_a_usual_morning_no_band_is_drawn_and_nothing_is_named():
    chart = drawn(1, 2, 1, UNKNOWN, UNKNOWN, usual=None, limit=None)
    assert texts(chart) == []
    assert "usual" not in chart.alt


@pytest.mark.parametrize(("worst", "end"), [(0, 6), (5, 6), (6, 7), (9, 10), (10, 10)])
def test_the_axis_ends_at_six_or_one_above_the_highest(worst, end):
    chart = drawn(worst, worst, worst, worst, worst)
    assert top(chart) == end
    assert ("axis cut" in chart.spec["layer"][0]["encoding"]["y"]["axis"]["title"]) is (end < 10)


def test_lines_are_named_in_the_picture_where_there_is_room():
    assert set(texts(drawn(1, 2, 1, 1, 1))) == {"your usual morning: 1", "limit while running: 5"}
    assert drawn(1, 2, 1, 1, 1).note == ""


def test_low_lines_are_named_below_the_picture():
    chart = drawn(0, 0, 0, 0, 0, usual=0.0, limit=1)
    assert texts(chart) == []
    assert chart.note == "Grey band: your usual morning, 0. Dashed line: limit while running, 1."


@pytest.mark.parametrize("palette", PALETTES)
def test_both_themes_take_their_own_colours(palette):
    assert PALETTES[palette].morning in str(drawn(1, 2, 1, 1, 1, palette=palette).spec)


def test_a_drawing_does_not_change_the_next_one():
    first = drawn(1, 2, 1, 1, 1).spec
    drawn(6, 9, 6, 6, 6, usual=None)
    assert drawn(1, 2, 1, 1, 1).spec == first
