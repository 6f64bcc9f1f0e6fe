"""Which runs ended in Ease back and must not raise what counts as borne; the table itself is in test_verdicts_table."""

import dataclasses
import datetime as dt

import pytest

from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.metrics.guard import caps, spikes
from rtr.metrics.settled import eased_back
from rtr.model import Activity, CheckIn, Injury, Runner, RunResponse, SiteSymptoms, Sport

RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
ON = dt.date(2026, 11, 18)
SITE = "achilles"
TENDON = Injury(site=SITE, side="none", kind="tendon", onset=dt.date(2026, 1, 1))


def run(ago, *, hour=18, uid="", run_min=20.0):
    start = dt.datetime.combine(ON - dt.timedelta(days=ago), dt.time(hour))
    seconds = run_min * 60
    return Activity(
        uid=uid or f"run {ago}", sport=Sport.RUNNING, source="fit", start_local=start, timer_s=seconds, run_s=seconds
    )


def morning(ago, pain, site=SITE):
    return CheckIn(day=ON - dt.timedelta(days=ago), sites=(SiteSymptoms(site=site, pain_am=pain),))


def answer(uid, **facts):
    return RunResponse(activity_uid=uid, site=facts.pop("site", SITE), **facts)


def found(*activities, responses=(), mornings=(), injuries=(TENDON,)):
    ordered = tuple(sorted(activities, key=lambda a: a.start_local))
    diary = Diary(
        runner=RUNNER,
        activities=ordered,
        responses=tuple(responses),
        injuries=tuple(injuries),
        check_ins=tuple(sorted(mornings, key=lambda c: c.day)),
    )
    return eased_back(diary, diary.runs(ON))


@pytest.mark.parametrize(
    ("facts", "is_back"),
    [
        ({"pain_max": 4}, False),
        ({"pain_max": 5}, False),
        ({"pain_max": 6}, True),
        ({"limp": True}, True),
        ({"limp": False}, False),
        ({"sharp": True}, True),
        ({"swelling": True}, False),
        ({"pain_60": 9, "pain_end": 9}, False),
        ({}, False),
    ],
)
def test_answers_that_ease_back_a_run_with_a_sore_tendon(facts, is_back):
    assert found(run(2), responses=[answer("run 2", **facts)]) == ({"run 2"} if is_back else set())


def test_a_place_without_a_diagnosis_is_judged_by_the_row_of_the_knee():
    assert found(run(2), responses=[answer("run 2", pain_max=4)], injuries=())
    assert not found(run(2), responses=[answer("run 2", pain_max=3)], injuries=())


@pytest.mark.parametrize(("pain", "is_back"), [(5, False), (6, True)])
def test_where_no_verdict_is_given_what_eases_back_any_injury_still_does_not_raise_the_longest(pain, is_back):
    operated = dataclasses.replace(TENDON, has_surgery=True)
    assert bool(found(run(2), responses=[answer("run 2", pain_max=pain)], injuries=[operated])) is is_back


QUIET = [morning(ago, 1) for ago in (3, 5, 7)]
"""Three mornings that answer no run."""


@pytest.mark.parametrize(("pain", "is_back"), [(1, False), (2, False), (3, True), (8, True)])
def test_the_next_morning_beside_the_usual_one(pain, is_back):
    assert found(run(2), mornings=[*QUIET, morning(1, pain)]) == ({"run 2"} if is_back else set())


def test_the_usual_morning_is_the_median_of_the_last_seven():
    rising = [morning(ago, 6) for ago in range(10, 20)] + [morning(ago, 1) for ago in range(3, 10)]
    assert found(run(2), mornings=[*rising, morning(1, 3)]) == {"run 2"}
    assert not found(run(2), mornings=[*[morning(ago, 6) for ago in range(3, 10)], morning(1, 7)])


def test_mornings_within_36_hours_of_a_run_are_not_usual_ones():
    """After a run at six in the evening one morning answers it, after one at eight two do: then too few are left."""
    mornings = [morning(ago, 0) for ago in (6, 5, 4, 3)]
    assert found(run(2), run(5, hour=18), mornings=[*mornings, morning(1, 2)]) == {"run 2"}
    assert not found(run(2), run(5, hour=20), mornings=[*mornings, morning(1, 2)])


def test_with_few_mornings_the_pain_right_before_the_run_is_the_usual():
    few = [morning(3, 0), morning(1, 4)]
    assert found(run(2), responses=[answer("run 2", pain_pre=2)], mornings=few) == {"run 2"}
    assert not found(run(2), responses=[answer("run 2", pain_pre=3)], mornings=few)
    assert not found(run(2), mornings=few), "nothing to compare with is not known, not Ease back"


def test_old_mornings_say_nothing_about_what_is_usual():
    assert not found(run(2), mornings=[*[morning(ago, 0) for ago in (31, 33, 35)], morning(1, 3)])


def test_each_site_has_its_own_usual_morning():
    knee = [morning(ago, 0, "knee") for ago in (3, 5, 7)]
    assert not found(run(2), mornings=[*knee, morning(1, 3)])


def test_two_runs_of_one_session_are_left_out_together():
    """The second part began within 30 minutes of the first, whose uid stands for both."""
    first, second = run(2, hour=18, uid="first", run_min=50), run(2, hour=19, uid="second")
    assert found(first, second, responses=[answer("second", limp=True)]) == {"first"}


def test_an_unanswered_diary_leaves_out_nothing():
    assert not found(run(2), run(4))
    assert not found()


def test_a_walk_is_no_run_that_could_ease_back():
    walk = Activity(
        uid="walk", sport=Sport.WALKING, source="fit", run_s=0.0, walk_s=1800.0,
        start_local=dt.datetime.combine(ON - dt.timedelta(days=1), dt.time(12)),
    )  # fmt: skip
    assert not found(run(4), walk, responses=[answer("walk", limp=True)])


def test_the_flare_run_of_the_demo_does_not_lift_the_cap():
    """ux.md §12: the 38 minutes that brought the flare must not allow 43 in the middle of it."""
    made = demo_records(ON)
    diary = Diary(
        runner=RUNNER,
        activities=tuple(r.activity for r in made.recordings),
        check_ins=made.check_ins,
        responses=made.responses,
        injuries=made.injuries,
    )
    runs = diary.runs(ON)
    back = eased_back(diary, runs)
    flare = runs[runs["uid"].isin(back)]
    assert flare["run_min"].round().tolist() == [38]
    day = flare["day"].iloc[0].date() + dt.timedelta(days=10)
    plain, settled = caps(runs, day, day), caps(runs, day, day, eased_back=back)
    assert plain["cap_min"].iloc[0] > 40
    assert settled["cap_min"].iloc[0] < 30
    beside = spikes(runs, eased_back=back).set_index("uid")
    later = beside[beside["day"] > flare["day"].iloc[0]]
    assert (later["longest_30d"] >= later["longest_settled_30d"]).all()
