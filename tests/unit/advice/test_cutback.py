"""When the next cut-back week is due and how light it is: the worked examples of science §5.3 and §5.4."""

import dataclasses
import datetime as dt
import doctest

import pytest

from rtr.advice import POLICY, Case, cutback
from rtr.advice.case import Signs
from rtr.advice.cutback import When, build_weeks, cut_percent, due, lighter, shortened, shorter, total, weeks_to_go

ON = dt.date(2026, 11, 18)
QUIET = Signs(strain_z=0.0, monotony=0.8, loaded_days_7d=3, pain_trend=0.0, wellness_z=0.0, long_runs_7d=0)
ALL = Signs(strain_z=1.5, monotony=2.5, loaded_days_7d=6, pain_trend=0.6, wellness_z=-1.2, long_runs_7d=1)


def signs(**changed):
    return dataclasses.replace(QUIET, **changed)


def case(weeks=2, **fields):
    plain = {"signs": QUIET, "eve": QUIET, "week_from": dt.date(2026, 11, 16)}
    return Case(on=ON, loading_weeks=weeks, **(plain | fields))


def value(weeks, found):
    return total(case(), POLICY, weeks, found, POLICY.due_next).value


@pytest.mark.parametrize(
    ("found", "expected", "is_due"),
    [(signs(pain_trend=0.6), 0.917, False), (signs(pain_trend=0.6, wellness_z=-1.0), 1.117, True)],
)
def test_the_examples_of_science_5_3(found, expected, is_due):
    assert value(2, found) == pytest.approx(expected, abs=5e-4)
    assert (due(case(2, eve=found, signs=found), POLICY).when is When.NOW) is is_due
    assert due(case(1, signs=found), POLICY).when is (When.NEXT_WEEK if is_due else When.LATER)


@pytest.mark.parametrize(
    ("name", "below", "at", "weight"),
    [
        ("strain", {"strain_z": 1.0}, {"strain_z": 1.01}, 0.25),
        ("monotony", {"monotony": 2.0, "loaded_days_7d": 5}, {"monotony": 2.01, "loaded_days_7d": 5}, 0.15),
        ("monotony", {"monotony": 9.0, "loaded_days_7d": 4}, {"monotony": 9.0, "loaded_days_7d": 5}, 0.15),
        ("pain", {"pain_trend": 0.49}, {"pain_trend": 0.5}, 0.25),
        ("wellness", {"wellness_z": -0.99}, {"wellness_z": -1.0}, 0.20),
        ("long_run", {"long_runs_7d": 0}, {"long_runs_7d": 1}, 0.15),
    ],
)
def test_each_part_just_under_and_at_its_limit(name, below, at, weight):
    parts = {a.name: a.holds for a in cutback.addends(signs(**at), POLICY)}
    assert parts.pop(name) is True
    assert not any(parts.values())
    assert value(1, signs(**below)) == pytest.approx(1 / 3)
    assert value(1, signs(**at)) == pytest.approx(1 / 3 + weight)


def test_all_parts_together():
    assert value(0, ALL) == pytest.approx(1.0)


def test_what_is_not_known_adds_nothing_and_is_named():
    found = total(case(), POLICY, 1, Signs(), POLICY.due_next)
    assert found.value == pytest.approx(1 / 3)
    assert found.most == pytest.approx(1 / 3 + 1)
    assert found.unknown == ("strain", "monotony", "pain", "wellness", "long_run")


@pytest.mark.parametrize(
    ("weeks", "when", "to_go"),
    [(0, When.LATER, 3), (1, When.LATER, 2), (2, When.NEXT_WEEK, 1), (3, When.NOW, 0), (4, When.NOW, 0)],
)
def test_without_signs_three_loading_weeks_come_before_a_lighter_one(weeks, when, to_go):
    assert due(case(weeks), POLICY).when is when
    assert weeks_to_go(case(weeks), POLICY) == to_go


@pytest.mark.parametrize("found", [signs(strain_z=1.5, pain_trend=1, wellness_z=-1), signs()])
@pytest.mark.parametrize("weeks", [0, 1, 2])
def test_what_was_announced_for_the_next_week_is_due_when_it_has_begun(found, weeks):
    if due(case(weeks, signs=found), POLICY).when is When.NEXT_WEEK:
        assert due(case(weeks + 1, eve=found), POLICY).when is When.NOW


def test_enough_signs_make_the_rest_of_this_week_lighter():
    assert due(case(2, signs=signs(strain_z=1.5, pain_trend=1.0)), POLICY).when is When.NEXT_WEEK  # 0.67 + 0.50
    found = due(case(2, signs=signs(strain_z=1.5, pain_trend=1.0, long_runs_7d=1)), POLICY)  # 0.67 + 0.65
    assert (found.when, found.shown.limit) == (When.NOW, 1.25)


def test_never_before_one_whole_loading_week():
    assert due(case(0, signs=ALL, eve=ALL), POLICY).when is When.NEXT_WEEK
    assert due(case(1, signs=ALL, eve=ALL), POLICY).when is When.NOW


def test_after_four_loading_weeks_whatever_rhythm():
    assert due(case(3, build_weeks=9), POLICY).when is When.NEXT_WEEK
    assert due(case(4, build_weeks=9), POLICY).when is When.NOW


@pytest.mark.parametrize(
    ("fields", "weeks", "why"),
    [
        ({}, 3, ()),
        ({"injury_kinds": ("tendon", "bone")}, 2, ("bone",)),
        ({"age": 49}, 3, ()),
        ({"age": 50}, 2, ("age",)),
        ({"eased_back_28d": 1}, 3, ()),
        ({"eased_back_28d": 2}, 2, ("eased_back",)),
        ({"build_weeks": 4}, 4, ()),
        ({"build_weeks": 4, "age": 60}, 2, ("age",)),
        ({"build_weeks": 1, "age": 60}, 1, ("age",)),
        ({"build_weeks": 0}, 1, ()),
    ],
)
def test_the_rhythm_and_what_shortens_it(fields, weeks, why):
    assert build_weeks(case(**fields), POLICY) == weeks
    assert shortened(case(**fields), POLICY) == why


@pytest.mark.parametrize("tag", ["cut-back", "off", "interrupted"])
def test_in_a_week_said_to_be_lighter_nothing_is_due(tag):
    assert due(case(5, week_tag=tag), POLICY).when is When.UNDER_WAY
    assert weeks_to_go(case(5, week_tag=tag), POLICY) is None


def test_without_a_full_week_nothing_can_be_said():
    assert due(Case(on=ON), POLICY).shown is None
    assert weeks_to_go(Case(on=ON), POLICY) is None


def test_what_is_not_known_is_not_taken_as_fine_where_it_would_decide():
    blind = signs(pain_trend=None, wellness_z=None)
    assert due(case(2, eve=blind), POLICY).when is When.UNKNOWN  # 0.67 + up to 0.45
    assert due(case(1, eve=blind), POLICY).when is When.LATER  # 0.33 + up to 0.45
    assert due(case(1, unjudged_weeks=2), POLICY).when is When.UNKNOWN


@pytest.mark.parametrize(
    ("found", "week_min", "percent"),
    [
        (QUIET, 74.0, 25),
        (QUIET, 40.0, 25),
        (QUIET, 39.9, 20),
        (Signs(), 74.0, 25),
        (signs(pain_trend=0.5), 74.0, 30),
        (signs(pain_trend=0.5, strain_z=2), 74.0, 35),
        (ALL, 74.0, 40),
        (ALL, 30.0, 35),
    ],
)
def test_how_much_lighter_science_5_4(found, week_min, percent):
    assert cut_percent(case(signs=found, settled_min=week_min), POLICY) == percent


@pytest.mark.parametrize(
    ("runs", "week"),
    [((35, 25, 30, 35), (26, 18, 22, 26)), ((40, 35, 40, 60), (30, 26, 30, 45)), ((1.5,), (1,)), ((), ())],
)
def test_each_run_shorter_as_in_science_5_4(runs, week):
    assert shorter(runs, 0.75) == week


def test_a_lighter_week_in_minutes_and_the_week_after_it():
    found = lighter(case(settled_min=74.6, settled_runs=(24.2, 25.2, 25.2)), POLICY)
    assert (found.runs, found.week_min, found.after_min) == ((18, 18, 18), 54, 74)
    assert found.unknown == ()


def test_without_runs_of_known_length_only_the_week_is_known():
    found = lighter(case(settled_min=74.0, signs=Signs()), POLICY)
    assert (found.runs, found.week_min, found.after_min) == (None, 55, 74)
    assert found.unknown == ("strain", "pain", "wellness")
    assert lighter(case(), POLICY).week_min is None


def test_examples_run():
    assert doctest.testmod(cutback).failed == 0
