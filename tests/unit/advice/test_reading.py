"""What a diary says on one day."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import case_of, suggest
from rtr.advice.case import OpenFlag
from rtr.diary import Diary
from rtr.metrics.load import chronic_28d, load
from rtr.model import Activity, CheckIn, Clearance, Runner, RunResponse, Sport, Verdict

RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
ON = dt.date(2026, 11, 18)


def activity(ago, run_min=20.0, *, hour=18, sport=Sport.RUNNING, **fields):
    """A session `ago` days before ON; `run_min` None is a run that could not be split."""
    start = dt.datetime.combine(ON - dt.timedelta(days=ago), dt.time(hour))
    times = {"timer_s": 1800.0, "elapsed_s": 1800.0, "run_s": None if run_min is None else run_min * 60, "walk_s": 0.0}
    if run_min is None:
        times["walk_s"] = None
    return Activity(uid=f"{ago}-{hour}", sport=sport, source="fit", start_local=start, **(times | fields))


def walk(ago):
    return activity(ago, 0.0, sport=Sport.WALKING, walk_s=1800.0)


def diary(*activities, **fields):
    ordered = tuple(sorted(activities, key=lambda a: a.start_local))
    return Diary(runner=RUNNER, activities=ordered, **fields)


def case(*activities, **fields):
    return case_of(diary(*activities, **fields), ON)


def morning(ago, *flags, answered=True, at=None):
    return CheckIn(day=ON - dt.timedelta(days=ago), red_flags=flags if answered else None, recorded_at=at)


def cleared(ago, at=None):
    at = at or dt.datetime.combine(ON - dt.timedelta(days=ago), dt.time(12), tzinfo=dt.UTC)
    return Clearance(by="Dr. Roe", on=ON - dt.timedelta(days=ago), recorded_at=at)


def test_the_last_run_and_the_longest_of_the_30_dates_before_it():
    found = case(activity(33, 50), activity(32, 40), activity(12, 24), activity(2, 38))
    assert (found.last_run, found.last_run_min) == (ON - dt.timedelta(days=2), 38)
    assert found.longest_before_min == 40
    assert found.longest_next_min == 38
    assert (found.runs_seen, found.seen_from) == (3, ON - dt.timedelta(days=32))


def test_a_run_that_ended_in_ease_back_does_not_raise_the_longest():
    hurt = RunResponse(activity_uid="12-18", site="achilles", pain_max=4)
    runs = (activity(20, 24), activity(12, 38), activity(2, 26))
    assert case(*runs, responses=(hurt,)).longest_before_min == 24
    assert case(*runs, responses=(dataclasses.replace(hurt, pain_max=3),)).longest_before_min == 38
    assert case(*runs[:2], responses=(hurt,)).longest_next_min == 24


def test_future_activities_are_ignored():
    assert case(activity(2), activity(-1, 90), activity(-400, 90)) == case(activity(2))


def test_flagged_activities_do_not_count():
    assert case(activity(2), activity(1, 300, is_flagged=True)) == case(activity(2))


def test_the_longest_session_of_the_last_day_counts_and_an_unsplit_one_is_remembered():
    found = case(activity(9, 30), activity(2, 40, hour=7), activity(2, 10, hour=18))
    assert (found.last_run_min, found.longest_before_min) == (40, 30)
    found = case(activity(9, 30), activity(2, 20, hour=7), activity(2, None, hour=18))
    assert (found.last_run_min, found.last_run_unsplit) == (20, 1)
    assert suggest(found).verdict is Verdict.HOLD


def test_a_run_of_unknown_split_has_no_minutes_and_a_reason():
    found = case(activity(9, None), activity(2, None))
    assert found.last_run_min is None
    assert (found.longest_before_min, found.longest_before_absent) == (None, "missing")


def test_no_run_in_30_days_is_a_reentry():
    assert case(activity(40, 30), activity(2, 20)).longest_before_absent == "reentry"


def test_walks_are_activities_and_no_runs():
    found = case(activity(20, 30), walk(1))
    assert (found.days_since_activity, found.days_since_run) == (1, 20)


@pytest.mark.parametrize("agos", [range(27), range(28), range(0, 300, 2), (27, 3), (60, 59, 2), (400,), (300, 20, 3)])
def test_the_mean_week_is_that_of_the_whole_series(agos):
    whole = diary(*(activity(ago, 10 + ago % 9) for ago in agos))
    mean = chronic_28d(load(whole.daily(ON)["run_min"].to_numpy()))
    found = case_of(whole, ON)
    assert found.mean_week_absent == (mean.absent[-1] or None)
    assert found.mean_week_min == (None if mean.absent[-1] else pytest.approx(mean.value[-1]))


def test_days_of_unknown_split_are_filled_as_in_the_whole_series():
    whole = diary(*(activity(ago, None if ago in {3, 10} else 20) for ago in range(0, 80, 2)), activity(3, None))
    mean = chronic_28d(load(whole.daily(ON)["run_min"].to_numpy()))
    assert case_of(whole, ON).mean_week_min == pytest.approx(mean.value[-1])


def test_the_question_of_the_day_is_open_until_it_is_answered():
    assert case(activity(2)).red_flags is None
    assert case(activity(2), check_ins=(morning(0, answered=False),)).red_flags is None
    assert case(activity(2), check_ins=(morning(1),)).red_flags is None
    assert case(activity(2), check_ins=(morning(0),)).red_flags == ()
    assert case(activity(2), check_ins=(morning(0, "RF1"),)).red_flags == ("RF1",)


def test_a_sign_in_any_entry_of_the_day_stands():
    assert case(activity(2), check_ins=(morning(0, "RF1"), morning(0))).red_flags == ("RF1",)


def test_waiting_and_later_answers_do_not_clear_a_sign():
    found = case(activity(2), check_ins=(morning(200, "RF6"), morning(3), morning(0)))
    assert found.open_flags == (OpenFlag(flag="RF6", day=ON - dt.timedelta(days=200)),)
    assert suggest(found).verdict is Verdict.SEE_CLINICIAN


@pytest.mark.parametrize(("ago", "is_open"), [(6, True), (5, False), (4, False), (0, False), (-1, True)])
def test_a_clearance_on_the_day_or_later_clears_one_before_or_in_the_future_does_not(ago, is_open):
    found = case(activity(2), check_ins=(morning(5, "RF6"),), clearances=(cleared(ago),))
    assert bool(found.open_flags) is is_open


def test_a_sign_marked_after_the_clearance_of_the_same_day_stands():
    noon = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
    before, after = noon - dt.timedelta(hours=2), noon + dt.timedelta(hours=2)
    early = case(activity(2), check_ins=(morning(0, "RF2", at=before),), clearances=(cleared(0, noon),))
    late = case(activity(2), check_ins=(morning(0, "RF2", at=after),), clearances=(cleared(0, noon),))
    assert early.red_flags == ()
    assert late.red_flags == ("RF2",)


def test_moments_without_a_zone_can_be_compared():
    naive = dt.datetime(2026, 11, 18, 9)
    found = case(activity(2), check_ins=(morning(0, "RF2", at=naive),), clearances=(cleared(0),))
    assert found.red_flags == ()


def test_time_travel_reads_what_was_known_then():
    whole = diary(activity(20, 30), activity(2, 38), check_ins=(morning(1, "RF1"),))
    then = case_of(whole, ON - dt.timedelta(days=10))
    assert then == case_of(diary(activity(20, 30)), ON - dt.timedelta(days=10))


def test_an_empty_diary_is_a_case_too():
    found = case()
    assert (found.last_run, found.mean_week_absent) == (None, "short_history")
    assert suggest(found).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1, 1, 9), dt.date(2400, 1, 1)])
def test_days_far_away_do_not_break_it(day):
    assert case_of(diary(activity(2)), day).on == day


def test_zero_and_huge_sessions_are_read():
    found = case(activity(5, 1e9), activity(2, 20), dataclasses.replace(activity(3), run_s=1e12, uid="x"))
    assert found.longest_before_min == pytest.approx(1e12 / 60)
