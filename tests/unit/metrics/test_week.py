"""Weeks: where they start, which are complete, and that a day not recorded makes no smaller week."""

import datetime as dt
import math

import pandas as pd
import pytest

from rtr.frames import DailyFrame
from rtr.metrics.week import week_of, weekly

MONDAY = dt.date(2026, 11, 2)


def daily(first, minutes):
    days = pd.date_range(first, periods=len(minutes), freq="D", unit="us")
    frame = pd.DataFrame({"day": days, "run_min": minutes, "walk_min": 1.0, "distance_km": 0.5, "runs": 1})
    return DailyFrame(frame.astype({"run_min": float}))


@pytest.mark.parametrize(("start", "first"), [(0, 2), (6, 1), (2, 4), (3, 29), (4, 30)])
def test_weeks_start_on_the_day_the_runner_chose(start, first):
    day = dt.date(2026, 11, 4)
    assert week_of(day, start).day == first
    assert week_of(day, start).weekday() == start
    assert 0 <= (day - week_of(day, start)).days < 7


def test_full_weeks_and_the_current_one():
    weeks = weekly(daily(MONDAY, [10] * 10), until=MONDAY + dt.timedelta(days=9))
    assert weeks["week"].dt.date.tolist() == [MONDAY, MONDAY + dt.timedelta(days=7)]
    assert weeks["run_min"].tolist() == [70, 30]
    assert weeks["runs"].tolist() == [7, 3]
    assert weeks["is_complete"].tolist() == [True, False]


def test_a_week_is_not_complete_on_its_last_day():
    assert weekly(daily(MONDAY, [10] * 7), until=MONDAY + dt.timedelta(days=6))["is_complete"].tolist() == [False]


def test_weeks_without_load_are_there_and_hold_zero():
    weeks = weekly(daily(MONDAY, [10] + [0] * 27), until=MONDAY + dt.timedelta(days=27))
    assert weeks["run_min"].tolist() == [10, 0, 0, 0]


def test_a_day_not_recorded_leaves_its_week_without_a_sum():
    weeks = weekly(daily(MONDAY, [10, math.nan, *[10] * 12]), until=MONDAY + dt.timedelta(days=13))
    assert math.isnan(weeks["run_min"][0])
    assert weeks["run_min"][1] == 70
    assert weeks["walk_min"].tolist() == [7, 7]


def test_days_after_the_asked_one_are_left_out():
    assert weekly(daily(MONDAY, [10] * 20), until=MONDAY + dt.timedelta(days=2))["run_min"].tolist() == [30]


def test_a_diary_without_days_has_no_weeks():
    assert weekly(daily(MONDAY, []), until=MONDAY).empty
    assert weekly(daily(MONDAY, [1]), until=MONDAY - dt.timedelta(days=30)).empty
