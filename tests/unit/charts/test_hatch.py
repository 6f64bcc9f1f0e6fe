"""Diagonal lines: inside their span, inside the axis, all of one slope, and never too many."""

import doctest

import numpy as np
import pytest

from rtr.charts import hatch as room
from rtr.charts.hatch import DAY_US, MOST_LINES, hatch

START = np.datetime64("2026-01-01", "us")


def lines(*spans: tuple[int, int], days: float = 180, top: float = 2.0):
    begin = np.array([START + np.timedelta64(a, "D") for a, _ in spans], dtype="datetime64[us]")
    end = np.array([START + np.timedelta64(b, "D") for _, b in spans], dtype="datetime64[us]")
    return hatch(begin, end, days=days, top=top)


def in_days(moments):
    return (moments - START).astype("timedelta64[us]").astype(np.int64) / DAY_US


def test_examples_in_docstrings_run():
    assert doctest.testmod(room).failed == 0


@pytest.mark.parametrize("span", [(0, 28), (10, 11), (0, 3650), (100, 180)])
def test_lines_stay_inside_their_span_and_the_axis(span):
    found = lines(span, days=max(180, span[1]))
    assert len(found["day"])
    assert in_days(found["day"]).min() >= span[0] - 1e-6
    assert in_days(found["to"]).max() <= span[1] + 1e-6
    assert found["low"].min() >= -1e-9
    assert found["high"].max() <= 2 + 1e-9
    assert (found["high"] > found["low"]).all()


def test_all_lines_have_one_slope():
    found = lines((0, 60), (90, 100))
    slope = (found["high"] - found["low"]) / (in_days(found["to"]) - in_days(found["day"]))
    assert slope == pytest.approx(np.full(len(slope), slope[0]), rel=1e-3)


def test_a_long_diary_full_of_gaps_is_not_drowned_in_lines():
    spans = [(k * 20, k * 20 + 15) for k in range(180)]
    assert len(lines(*spans, days=3650)["day"]) <= MOST_LINES + 2 * len(spans)
    assert len(lines((0, 3650), days=3650)["day"]) <= MOST_LINES + 2


def test_no_span_no_line():
    found = lines()
    assert all(len(column) == 0 for column in found.values())
    assert found["day"].dtype == found["to"].dtype == "datetime64[us]"
