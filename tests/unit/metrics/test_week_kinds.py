"""Kinds of weeks of a diary, as a frame."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from rtr.demo import demo_records
from rtr.demo.story import CUT_BACK_WEEKS
from rtr.diary import Diary
from rtr.frames import DailyFrame, WeekKindsFrame
from rtr.metrics.cutback import WeekKind
from rtr.metrics.week_kinds import tags_of, week_kinds
from rtr.model import Runner

MONDAY = dt.date(2026, 1, 5)
SUNDAY = MONDAY + dt.timedelta(days=6)


def daily(weeks, *, start=MONDAY, run_days=(0, 2, 5)):
    """Days whose running minutes are the weeks' minutes, spread over three runs."""
    minutes = np.zeros(7 * len(weeks))
    for week, total in enumerate(weeks):
        minutes[[7 * week + day for day in run_days]] = total / len(run_days)
    days = pd.date_range(start, periods=len(minutes), freq="D", unit="us")
    frame = pd.DataFrame({"day": days, "run_min": minutes, "walk_min": 0.0, "distance_km": 0.0})
    return DailyFrame(frame.assign(runs=(minutes > 0).astype(int)))


def kinds(weeks, *, until=None, **options):
    frame = daily(weeks, **options)
    return week_kinds(frame, until=until or (MONDAY + dt.timedelta(days=7 * len(weeks))))


def test_weeks_of_a_diary_with_the_current_one_partial():
    told = kinds([60, 60, 60, 45])
    assert told["kind"].tolist() == ["loading", "loading", "loading", "cut-back", "partial"]
    assert told["runs"].tolist() == [3, 3, 3, 3, 0]
    assert told["base_min"].iloc[3] == pytest.approx(60)


def test_on_its_last_day_a_week_is_not_over():
    assert kinds([60, 60], until=SUNDAY)["kind"].tolist() == ["partial"]


def test_a_diary_that_begins_in_a_week_skips_it():
    told = kinds([60, 60, 60], start=MONDAY + dt.timedelta(days=1))
    assert told["kind"].iloc[0] == "partial"


def test_weeks_begin_when_the_runner_says():
    told = week_kinds(daily([60, 60, 60]), week_start=6, until=dt.date(2026, 1, 26))
    assert [week.weekday() for week in told["week"].dt.date] == [6] * len(told)


def test_tags_belong_to_the_week_that_holds_most_of_the_tagged_one():
    said = {MONDAY: "off"}
    assert [tags_of(said, start) for start in (0, 6, 1)] == [
        {MONDAY: WeekKind.OFF},
        {MONDAY - dt.timedelta(days=1): WeekKind.OFF},
        {MONDAY + dt.timedelta(days=1): WeekKind.OFF},
    ]


def test_tags_are_in_the_frame():
    told = week_kinds(daily([60, 60, 60]), until=dt.date(2026, 1, 26), tags={MONDAY: WeekKind.INTERRUPTED})
    assert told[["kind", "confidence", "is_tagged"]].iloc[0].tolist() == ["interrupted", "high", True]
    assert not told["is_tagged"].iloc[1:].any()


def test_an_empty_diary_has_no_weeks():
    empty = Diary(runner=Runner(id=1, name="Ada", zone="UTC")).daily(MONDAY)
    told = week_kinds(empty, until=MONDAY)
    assert told.empty
    assert isinstance(WeekKindsFrame(pd.DataFrame(told)), pd.DataFrame)


def test_one_day_is_one_partial_week():
    told = week_kinds(DailyFrame(daily([60]).iloc[:1]), until=MONDAY)
    assert told["kind"].tolist() == ["partial"]


@pytest.mark.parametrize("on", [dt.date(2026, 11, 18), dt.date(2026, 3, 1), dt.date(2024, 2, 29)])
def test_the_planned_lighter_weeks_of_the_demo_are_found(on):
    records = demo_records(on)
    activities = tuple(recording.activity for recording in records.recordings)
    diary = Diary(runner=Runner(id=1, name="Demo", zone=records.zone), activities=activities)
    told = week_kinds(diary.daily(on), until=on)
    back = {len(told) - 1 - at for at in np.flatnonzero(told["kind"] == "cut-back")}
    assert back >= CUT_BACK_WEEKS
    assert back - CUT_BACK_WEEKS <= {14, 5}, "the first weeks after the flare and after the illness look the same"
