"""What the weeks, runs and answers of a diary tell the rules."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import POLICY, case_of, suggest
from rtr.advice.case import Signs
from rtr.advice.cutback import When, due
from rtr.advice.weeks import kinds_of
from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.metrics.cutback import count_anew
from rtr.model import (
    Activity,
    CheckIn,
    Injury,
    Interruption,
    Runner,
    RunResponse,
    SiteSymptoms,
    Sport,
    WeekTag,
    WeekTagKind,
)
from rtr.profile import Profile

ON = dt.date(2026, 11, 18)  # a Wednesday
MONDAY = dt.date(2026, 11, 16)
RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
RUN_DAYS = (0, 2, 5)


def run(day, run_min=20.0, **fields):
    start = dt.datetime.combine(day, dt.time(18))
    seconds = None if run_min is None else run_min * 60
    facts = {"timer_s": 1800.0, "run_s": seconds, "walk_s": None if seconds is None else 0.0, "sport": Sport.RUNNING}
    return Activity(uid=f"{day}", source="fit", start_local=start, **(facts | fields))


def weeks(*minutes, this_week=(), before=MONDAY):
    """Whole weeks of three equal runs each, the last one just before `before`, and days of this week."""
    runs = []
    for back, total in enumerate(reversed(minutes), start=1):
        first = before - dt.timedelta(weeks=back)
        runs += [run(first + dt.timedelta(days=day), total / 3) for day in RUN_DAYS if total]
    runs += [run(before + dt.timedelta(days=day), length) for day, length in this_week]
    return tuple(sorted(runs, key=lambda a: a.start_local))


def diary(*minutes, this_week=(), runner=RUNNER, **fields):
    return Diary(runner=runner, activities=weeks(*minutes, this_week=this_week), **fields)


def case(*minutes, on=ON, **fields):
    return case_of(diary(*minutes, **fields), on)


def tag(back, kind, reason=None):
    return WeekTag(week=MONDAY - dt.timedelta(weeks=back), kind=kind, reason=reason)


def test_loading_weeks_since_the_last_lighter_one():
    found = case(60, 60, 60, 45, 60, 66)
    assert (found.loading_weeks, found.lighter_week) == (2, MONDAY - dt.timedelta(weeks=3))
    assert (found.loading_min, found.settled_before_min) == (pytest.approx(66), pytest.approx(60))
    assert found.settled_runs == pytest.approx((22, 22, 22))
    assert found.last_week_kind == "loading"


def test_the_current_week_so_far():
    found = case(60, 60, this_week=[(0, 20.0), (1, 25.0)])
    assert (found.week_from, found.week_min) == (MONDAY, pytest.approx(45))
    assert case(60, 60).week_min == 0


def test_a_run_of_unknown_split_makes_its_week_unknown():
    found = case(60, 60, this_week=[(0, None)])
    assert found.week_min is None
    known = diary(60, 60, 60)
    split = tuple(
        dataclasses.replace(a, run_s=None, walk_s=None) if i == 4 else a for i, a in enumerate(known.activities)
    )
    found = case_of(dataclasses.replace(known, activities=split), ON)
    assert (found.loading_weeks, found.unjudged_weeks) == (2, 1)


def test_the_last_loading_week_must_be_recent():
    assert case(60, 60, 60, 0, 0, 0).loading_min == pytest.approx(60)
    assert case(60, 60, 60, 0, 0, 0, 0).loading_min is None
    assert case(60, 60, 60, 0, 0, 0, 60).settled_before_min == pytest.approx(60)
    assert case(60, 60, 60, 0, 0, 0, 0, 60).settled_before_min is None


def test_what_ended_in_ease_back_is_no_measure_for_other_weeks():
    day = MONDAY - dt.timedelta(days=2)
    hurt = (RunResponse(activity_uid=f"{day}", site="achilles", limp=True),)
    found = case(60, 60, 90, responses=hurt)
    assert (found.loading_min, found.settled_min) == (pytest.approx(90), pytest.approx(60))
    assert found.settled_runs == pytest.approx((30, 30))
    assert case(60, 66, 60).settled_before_min == pytest.approx(66)
    earlier = (dataclasses.replace(hurt[0], activity_uid=f"{day - dt.timedelta(days=7)}"),)
    assert case(60, 66, 60, responses=earlier).settled_before_min == pytest.approx(44)


def test_a_diary_that_has_just_begun_has_no_full_week():
    found = case(this_week=[(0, 20.0), (2, 20.0)])
    assert (found.loading_weeks, found.last_week_kind, found.week_min) == (None, None, pytest.approx(40))
    assert case_of(Diary(runner=RUNNER), ON).week_min is None


@pytest.mark.parametrize(("kind", "expected"), [("cut-back", 0), ("off", 0), ("interrupted", 0), ("loading", 4)])
def test_what_the_runner_said_of_a_week_counts(kind, expected):
    reason = Interruption.TRAVEL if kind == "interrupted" else None
    found = case(60, 60, 60, 20, week_tags=(tag(1, WeekTagKind(kind), reason),))
    assert found.loading_weeks == expected, "20 minutes of 60 are off, whatever they are called, unless usual"


def test_an_interrupted_week_is_passed_over():
    tags = (tag(1, WeekTagKind.INTERRUPTED, Interruption.ILLNESS),)
    found = case(60, 60, 60, 40, week_tags=tags)
    assert (found.loading_weeks, found.last_week_kind) == (3, "interrupted")


def test_the_current_week_can_be_said_to_be_lighter():
    found = case(60, 60, 60, week_tags=(tag(0, WeekTagKind.CUTBACK),))
    assert (found.week_tag, found.loading_weeks) == ("cut-back", 3)
    assert due(found, POLICY).when is When.UNDER_WAY
    assert "cut-back-due" in {reason.rule for reason in suggest(found).reasons}


def test_weeks_begin_where_the_runner_says():
    sunday = dataclasses.replace(RUNNER, week_start=6)
    assert case(60, 60, runner=sunday).week_from == dt.date(2026, 11, 15)


def test_the_chosen_rhythm_and_the_injuries():
    injuries = (
        Injury(site="shin", side="left", kind="bone", onset=dt.date(2026, 1, 1), until=dt.date(2026, 3, 1)),
        Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 5, 1)),
    )
    found = case(60, runner=dataclasses.replace(RUNNER, build_weeks=2), injuries=injuries)
    assert (found.build_weeks, found.injury_kinds) == (2, ("tendon",))


def test_the_last_days_with_a_run_newest_first():
    found = case(60, this_week=[(0, 20.0), (1, 20.0)])
    agos = [(ON - day).days for day in found.run_days]
    assert agos == [1, 2, 4, 7]


def test_strain_and_monotony_on_running_minutes():
    found = case(*[60, 66] * 4, 90)
    assert found.eve.strain_z > 1
    assert found.eve.loaded_days_7d == 3
    assert found.eve.monotony == pytest.approx(0.866, abs=1e-3)
    assert case(60, 60, 60).eve.strain_z is None


def rated(whole, share):
    """The diary with a rating for this share of its runs."""
    count = round(share * len(whole.activities))
    ratings = [None] * (len(whole.activities) - count) + [4.0] * count
    return dataclasses.replace(
        whole,
        activities=tuple(dataclasses.replace(a, rpe=r) for a, r in zip(whole.activities, ratings, strict=True)),
    )


def test_strain_and_monotony_on_internal_load_where_enough_of_it_was_rated():
    whole = diary(*[60, 66] * 4, 90)
    assert case_of(rated(whole, 1.0), ON).eve.strain_of == "au"
    assert case_of(whole, ON).eve.strain_of == "min"
    assert case_of(rated(whole, 0.15), ON).eve.strain_of == "min", "less than three fifths of 28 days are rated"


def test_other_sports_are_part_of_internal_load_only():
    whole = rated(diary(*[60] * 9), 1.0)
    rides = tuple(
        run(MONDAY - dt.timedelta(days=day), sport=Sport.CYCLING, run_s=None, walk_s=None, rpe=3.0) for day in (3, 4, 6)
    )
    activities = tuple(sorted((*whole.activities, *rides), key=lambda a: a.start_local))
    found = case_of(dataclasses.replace(whole, activities=activities), ON)
    assert (found.eve.strain_of, found.eve.loaded_days_7d) == ("au", 6)
    assert found.loading_min == pytest.approx(60)


def test_the_age_comes_from_the_profile():
    assert case(60).age is None
    assert case(60, profile=Profile(birth_year=1970)).age == 56


def test_a_long_run_is_remembered_for_seven_days():
    whole = diary(60, 60, 60, this_week=[(0, 40.0)])
    assert case_of(whole, ON).signs.long_runs_7d == 1
    assert case_of(whole, ON).eve.long_runs_7d == 0
    assert case_of(whole, MONDAY + dt.timedelta(days=6)).signs.long_runs_7d == 1
    assert case_of(whole, MONDAY + dt.timedelta(days=7)).signs.long_runs_7d == 0


def test_a_run_of_unknown_split_leaves_open_whether_it_was_long():
    assert case(60, 60, 60, this_week=[(0, None)]).signs.long_runs_7d is None


def responses(pain):
    """Answers by day; `uid` is the day."""
    return tuple(RunResponse(activity_uid=f"{day}", site=site, pain_max=value) for (day, site), value in pain.items())


def test_the_pain_trend_is_that_of_the_site_that_rises_most():
    last, before = MONDAY - dt.timedelta(days=2), MONDAY - dt.timedelta(days=9)
    pain = {(last, "achilles"): 2, (before, "achilles"): 3, (last, "knee"): 3, (before, "knee"): 2}
    found = case(60, 60, 60, responses=responses(pain))
    assert found.signs.pain_trend == 1.0
    assert case(60, 60, 60).signs.pain_trend is None


def test_answers_to_runs_that_do_not_count_are_left_out():
    day = MONDAY - dt.timedelta(days=2)
    pain = responses({(day, "achilles"): 9, (day - dt.timedelta(days=7), "achilles"): 1})
    flagged = tuple(dataclasses.replace(a, is_flagged=a.day == day) for a in weeks(60, 60, 60))
    assert case_of(Diary(runner=RUNNER, activities=flagged, responses=pain), ON).signs.pain_trend is None


def mornings(score, last=28):
    return tuple(CheckIn(day=ON - dt.timedelta(days=ago), **score(ago)) for ago in range(last, -1, -1))


def test_wellness_is_the_mean_of_what_was_answered():
    low = mornings(lambda ago: {"mood": 2 if ago < 7 else 4 - ago % 2, "stress": None if ago % 3 else 3})
    found = case(60, 60, check_ins=low)
    assert found.signs.wellness_z < -1
    assert found.eve.wellness_z > found.signs.wellness_z
    assert case(60, 60, check_ins=mornings(lambda _: {"sleep_h": 7.0})).signs.wellness_z is None


def test_runs_that_eased_back_are_counted_once_and_only_where_anything_was_answered():
    day = MONDAY - dt.timedelta(days=2)
    hurt = tuple(RunResponse(activity_uid=f"{day}", site=site, limp=True) for site in ("achilles", "knee"))
    assert case(60, 60, responses=hurt).eased_back_28d == 1
    assert case(60, 60).eased_back_28d is None
    assert case(0, 0).eased_back_28d == 0
    calm = (CheckIn(day=ON, sites=(SiteSymptoms(site="achilles", pain_am=0),)),)
    assert case(60, 60, check_ins=calm).eased_back_28d == 0


def test_the_eve_is_the_last_day_before_the_week():
    whole = diary(60, 60, 60, 90, this_week=[(0, 20.0)])
    assert case_of(whole, ON).eve == case_of(whole, MONDAY - dt.timedelta(days=1)).signs
    assert case_of(whole, ON).eve != Signs()


@pytest.fixture(scope="module")
def whole():
    records = demo_records(ON)
    return Diary(
        runner=Runner(id=1, name="Demo", zone=records.zone),
        activities=tuple(recording.activity for recording in records.recordings),
        week_tags=records.week_tags,
    )


@pytest.mark.parametrize("back", range(0, 230, 7))
def test_a_year_is_enough_to_tell_the_weeks_of_the_demo(whole, back):
    """The case looks at a year, the Load page at everything: they agree."""
    day = ON - dt.timedelta(days=back)
    known = whole.until(day)
    told = kinds_of(known, known.daily(day), day).iloc[:-1]
    anew = count_anew(told["kind"].tolist(), told["share"].tolist()).nonzero()[0]
    since = told.iloc[anew[-1] + 1 :] if len(anew) else told
    assert case_of(whole, day).loading_weeks == int((since["kind"] == "loading").sum())
