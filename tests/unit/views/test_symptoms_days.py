"""Days, weeks and months of symptoms: what is known, what is not, and what is never made smaller than it is."""

import dataclasses
import datetime as dt

import numpy as np
import pandas as pd
import pytest

from rtr.diary import Diary
from rtr.learn.exposures import exposures
from rtr.model import CheckIn, RunResponse, SiteSymptoms
from rtr.views.symptoms_days import DAYS_UP_TO, LEAST_MORNINGS, WEEKS_UP_TO, cut, span_word, spans, symptom_days

PLACE = "achilles_left"
FIRST = dt.date(2026, 3, 2)
"""The Monday on which the diaries of `make_diary` begin."""


def morning(day: int, pain: int | None, *, written: int | None = None, place: str = PLACE) -> CheckIn:
    on = FIRST + dt.timedelta(days=day)
    at = dt.datetime.combine(FIRST + dt.timedelta(days=day if written is None else written), dt.time(6), dt.UTC)
    return CheckIn(day=on, sites=(SiteSymptoms(site=place, pain_am=pain),), recorded_at=at)


def days_of(diary: Diary, until: int = 20, place: str = PLACE) -> pd.DataFrame:
    last = FIRST + dt.timedelta(days=until)
    return symptom_days(diary.until(last), exposures(diary, last, place), place)


def test_a_day_of_rest_is_zero_and_an_unanswered_morning_is_not_known(make_diary) -> None:
    rows = days_of(make_diary(20, 0, 30, check_ins=(morning(1, 2),)), until=2)
    assert rows["run_min"].tolist() == [20, 0, 30]
    assert rows["pain_am"].isna().tolist() == [True, False, True]


def test_the_highest_pain_of_all_runs_of_a_day_counts(make_diary, make_activity) -> None:
    late = make_activity(0, after=dt.timedelta(hours=8), uid="late")
    diary = make_diary(20)
    both = dataclasses.replace(diary, activities=(*diary.activities, late))
    answers = tuple(
        RunResponse(activity_uid=uid, site=PLACE, pain_max=pain)
        for uid, pain in ((both.activities[0].uid, 3), ("late", 1))
    )
    rows = days_of(dataclasses.replace(both, responses=answers), until=0)
    assert rows["pain_run"].tolist() == [3]


def test_pain_of_another_place_is_not_its_own(make_diary) -> None:
    diary = make_diary(20, check_ins=(morning(0, 4, place="knee_right"),))
    answer = RunResponse(activity_uid=diary.activities[0].uid, site="knee_right", pain_max=5)
    rows = days_of(dataclasses.replace(diary, responses=(answer,)), until=0)
    assert rows[["pain_am", "pain_run"]].isna().all(axis=None)


@pytest.mark.parametrize(("answered", "is_known"), [(LEAST_MORNINGS - 1, False), (LEAST_MORNINGS, True)])
def test_the_mean_needs_seven_of_fourteen_mornings(make_diary, answered: int, is_known: bool) -> None:
    told = tuple(morning(day, 2) for day in range(answered))
    rows = days_of(make_diary(20, check_ins=told), until=13)
    assert bool(rows["pain_mean"].notna().iloc[-1]) is is_known


def test_a_morning_written_down_on_a_later_day_is_late(make_diary) -> None:
    rows = days_of(make_diary(20, check_ins=(morning(0, 1), morning(1, 1, written=3))), until=1)
    assert rows["is_late"].tolist() == [False, True]


def test_a_period_is_whole_even_before_the_diary_began(make_diary) -> None:
    rows = cut(days_of(make_diary(20)), FIRST - dt.timedelta(days=3), FIRST + dt.timedelta(days=1))
    assert len(rows) == 5
    assert rows["run_min"].isna().tolist() == [True, True, True, False, False]
    assert rows["runs"].tolist() == [0, 0, 0, 1, 0]
    assert not rows["is_late"].any()


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (DAYS_UP_TO - 1, "day"), (DAYS_UP_TO, "day"), (DAYS_UP_TO + 1, "week"),
        (7 * WEEKS_UP_TO, "week"), (7 * WEEKS_UP_TO + 1, "month"),
    ],
)  # fmt: skip
def test_long_periods_are_drawn_in_weeks_and_still_longer_ones_in_months(days: int, word: str) -> None:
    assert span_word(FIRST, FIRST + dt.timedelta(days=days - 1)) == word


def table(run_min: list[float], pain_am: list[float]) -> pd.DataFrame:
    count = len(run_min)
    return pd.DataFrame(
        {
            "day": pd.date_range(FIRST, periods=count, freq="D", unit="us"), "run_min": run_min,
            "walk_min": np.zeros(count), "runs": [int(m > 0) for m in run_min], "pain_run": np.nan,
            "pain_am": pain_am, "stiff_am": np.nan, "pain_mean": np.nan, "is_late": False,
        }
    )  # fmt: skip


def test_a_week_adds_up_minutes_and_takes_the_middle_and_the_highest_morning() -> None:
    found = spans(table([10.0, 0, 20, 0, 0, 0, 0, 30], [1, 1, 5, np.nan, 1, 2, 2, 3]), "week", 0)
    assert found["run_min"].tolist() == [30, 30]
    assert found["pain_median"].tolist() == [1.5, 3]
    assert found["pain_high"].tolist() == [5, 3]
    assert found["mornings"].tolist() == [6, 1]
    assert found["last"].dt.date.tolist() == [FIRST + dt.timedelta(days=6), FIRST + dt.timedelta(days=7)]


def test_a_week_begins_where_the_runner_says() -> None:
    found = spans(table([10.0] * 8, [1.0] * 8), "week", 6)
    assert found["first"].dt.day_of_week.tolist() == [6, 6]
    assert found["runs"].tolist() == [6, 2]


def test_a_week_with_an_unknown_day_has_no_sum() -> None:
    found = spans(table([10.0, np.nan, 20, 0, 0, 0, 0], [1.0] * 7), "week", 0)
    assert np.isnan(found["run_min"].iloc[0])


def test_days_before_the_first_run_hold_nothing_and_make_no_sum_unknown() -> None:
    found = spans(table([np.nan, np.nan, 20, 0, 0, 0, 0], [1.0] * 7), "week", 0)
    assert found["run_min"].tolist() == [20]


def test_months_are_those_of_the_calendar() -> None:
    found = spans(table([10.0] * 40, [1.0] * 40), "month", 0)
    assert [str(day.date()) for day in found["first"]] == ["2026-03-01", "2026-04-01"]
    assert found["run_min"].tolist() == [300, 100]
