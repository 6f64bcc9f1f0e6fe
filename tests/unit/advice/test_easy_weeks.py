"""Three weeks of easy running before goal effort: each answer just under, at and over its limit, and none at all."""

import dataclasses

import pytest

from rtr.advice import case_of
from rtr.advice.easy_weeks import EasyWeeks, easy_weeks, is_easy
from rtr.advice.weeks import recent
from rtr.model import WHOLE_RUN, RunResponse
from rtr.profile import Profile
from tests.unit.advice.symptoms import AGOS, ON, clock, day, diary
from tests.unit.advice.test_pace import watched

THREE = (2, 4, 7, 9, 11, 14, 16, 18)
"""Runs of the three weeks."""


def rated(ago, rpe=3.0, talked=None):
    return RunResponse(activity_uid=f"run {ago}", site=WHOLE_RUN, rpe=rpe, talk_test=talked, recorded_at=clock(ago, 19))


def counts(known, goal_days=()):
    return easy_weeks(recent(known, ON, clock(0, 9)), goal_days)


def rated_all(**other):
    """Every run at 3 of 10, and those named otherwise by how many days ago they were."""
    known, given = diary(), {f"run {ago}": one for ago, one in other.pop("given", {}).items()}
    told = [given.get(f"run {ago}", rated(ago)) for ago in AGOS]
    return dataclasses.replace(known, responses=(*known.responses, *(one for one in told if one is not None)))


@pytest.mark.parametrize(
    ("talked", "rpe", "share", "found"),
    [
        (None, 4.0, None, True), (None, 4.1, None, False), (None, 5.0, None, False),
        (True, 5.0, None, True), (True, 5.9, None, True), (True, 6.0, None, False),
        (False, 2.0, 1.0, False), (True, None, 0.1, True), (None, 3.0, 0.1, True),
        (None, None, 0.8, True), (None, None, 0.79, False), (None, None, None, None),
    ],
)  # fmt: skip
def test_talking_and_effort_come_before_the_heart_and_nothing_is_not_easy(talked, rpe, share, found):
    assert is_easy(talked, rpe, share) is found


def test_three_weeks_of_runs_at_three_of_ten_are_easy():
    assert counts(rated_all()) == EasyWeeks(uneasy=0, unrated=0)


def test_one_that_was_hard_and_one_that_was_not_rated_are_counted_apart():
    assert counts(rated_all(given={4: rated(4, 5.0), 9: None})) == EasyWeeks(uneasy=1, unrated=1)


@pytest.mark.parametrize(("ago", "uneasy"), [(18, 1), (21, 0)])
def test_three_weeks_and_no_longer(ago, uneasy):
    assert counts(rated_all(given={ago: rated(ago, 7.0)})).uneasy == uneasy


def test_a_week_without_a_run_leaves_both_open():
    assert counts(diary(runs=(2, 4, 14, 16, 18))) == EasyWeeks()


def test_a_heart_below_the_cap_tells_what_nobody_rated():
    known = watched(bpm=120, bpm_before=120)
    silent = dataclasses.replace(known, responses=tuple(r for r in known.responses if r.site != WHOLE_RUN))
    assert counts(silent).unrated == len(THREE), "no highest heart rate is known"
    measured = dataclasses.replace(silent, profile=Profile(birth_year=1986, hr_max_bpm=190, hr_rest_bpm=55))
    assert counts(measured) == EasyWeeks(uneasy=0, unrated=0)
    limited = dataclasses.replace(measured, profile=dataclasses.replace(measured.profile, has_rate_limiting_drug=True))
    assert counts(limited).unrated == len(THREE)


def test_in_a_week_of_goal_effort_one_run_may_be_harder_and_no_second_one():
    hard = {ago: rated(ago, 6.0) for ago in (2, 4)}
    assert counts(rated_all(given=hard), {day(4)}) == EasyWeeks(uneasy=1, unrated=0)
    assert counts(rated_all(given={2: rated(2, 6.0)}), {day(4)}) == EasyWeeks(uneasy=0, unrated=0)
    assert counts(rated_all(given={2: rated(2, 6.0)}), {day(9)}) == EasyWeeks(uneasy=1, unrated=0)
    assert counts(rated_all(given={2: None}), {day(4)}) == EasyWeeks(uneasy=0, unrated=0)


def test_the_case_tells_both():
    told = case_of(rated_all(given={4: rated(4, 5.0), 9: None}), ON, clock(0, 9)).pace
    assert (told.uneasy_21d, told.unrated_21d) == (1, 1)
