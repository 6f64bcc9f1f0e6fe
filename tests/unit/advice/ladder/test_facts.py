"""What the gates look at: settled runs at a step or above, elements as they are spread over a week, talking runs."""

import dataclasses

import pytest

from rtr.advice.ladder.facts import facts_of
from rtr.advice.ladder.history import standing
from rtr.advice.ladder.rules import climb_from
from rtr.advice.ladder.told import told
from rtr.advice.weeks import recent
from rtr.plan import EntryTest
from tests.unit.advice.symptoms import BONE, ON, TENDON, answer, clock, day, diary, morning

FRESH = dataclasses.replace(TENDON, onset=day(40))


def facts(settled=None, variant="common", on=ON, **fields):
    known = diary(**({"injuries": (FRESH,)} | fields))
    seen = told(recent(known.until(on), on, clock((ON - on).days, 9)))
    position = standing(known, on).position
    return facts_of(seen, on, position, settled or {}, climb_from(variant))


@pytest.mark.parametrize(
    ("settled", "r7", "r7_5"),
    [({}, 0, 0), ({"R7": 1}, 1, 0), ({"R7": 2}, 2, 0), ({"R6.5": 9}, 0, 0), ({"R7": 1, "R7.5": 1}, 2, 1),
     ({"R8": 1}, 1, 1)],
)  # fmt: skip
def test_a_higher_step_counts_for_a_lower_one(settled, r7, r7_5):
    found = facts(settled)
    assert (found["settled_R7"], found["settled_R7.5"]) == (r7, r7_5)


@pytest.mark.parametrize(
    ("settled", "variant", "weeks"),
    [
        ({"R12": 7}, "common", 1),
        ({"R12": 4, "R12.5": 4}, "common", 2),
        ({"R12": 5}, "bone", 1),
        ({"R12": 6}, "bone", 2),
    ],
)
def test_weeks_on_step_12_are_whole_ones(settled, variant, weeks):
    assert facts(settled, variant)["weeks_R12"] == weeks


@pytest.mark.parametrize(
    ("settled", "strides", "hills"),
    [({"R14": 3}, 0, 0), ({"R14": 4}, 1, 0), ({"R16": 4}, 2, 0), ({"R17.5": 4, "R18": 4}, 2, 2), ({"R13": 8}, 0, 0)],
)
def test_strides_and_hills_count_as_often_as_a_week_holds_them(settled, strides, hills):
    found = facts(settled)
    assert (found["settled_strides"], found["settled_hills"]) == (strides, hills)


@pytest.mark.parametrize(("minutes", "talked", "count"), [(30, True, 1), (29.9, True, 0), (30, None, 0)])
def test_runs_of_half_an_hour_count_where_talking_was_possible(minutes, talked, count):
    known = diary(runs=(2,), answers={2: answer(2, talk_test=talked)}, injuries=(FRESH,))
    long = dataclasses.replace(known.activities[0], run_s=60.0 * minutes, elapsed_s=60.0 * minutes, walk_s=0.0)
    seen = told(recent(dataclasses.replace(known, activities=(long,)), ON, clock(0, 9)))
    position = standing(known, ON).position
    assert facts_of(seen, ON, position, {}, climb_from("common"))["easy_30"] == count
    assert facts_of(seen, day(3), position, {}, climb_from("common"))["easy_30"] == 0, "it had not been run yet"


@pytest.mark.parametrize(("ago", "value"), [(7, 6.0), (8, None)])
def test_trust_is_that_of_the_last_week(ago, value):
    mornings = dict.fromkeys(range(ago)) | {ago: morning(ago, confidence=6)}
    assert facts(mornings=mornings)["confidence"] == value


def test_pain_in_daily_life_is_the_highest_of_the_week_and_a_limp_the_most():
    assert facts()["daily_pain"] == 1
    assert facts(mornings={7: morning(7, 4)})["daily_pain"] == 4
    assert facts(mornings={8: morning(8, 4)})["daily_pain"] == 1
    assert facts(mornings={3: morning(3, signs=("limp",))})["daily_pain"] == 10


def test_pain_while_walking_is_apart_from_the_first_steps():
    said = {n: morning(n, 2, now=0) for n in range(31)}
    assert facts(mornings=said)["walking_pain"] == 0
    assert facts(mornings=said | {7: morning(7, 2, now=1)})["walking_pain"] == 1
    assert facts(mornings=said | {8: morning(8, 2, now=1)})["walking_pain"] == 0
    assert facts(mornings={n: morning(n, 2, now=None) for n in range(31)})["walking_pain"] is None


def test_days_without_pain_are_counted_from_the_last_one():
    calm = {n: morning(n, 0, stiff=0, place="shin_left") for n in range(31)}
    sore = calm | {10: morning(10, 1, place="shin_left")}
    assert facts(injuries=(BONE,), mornings=sore, variant="bone")["pain_free_days"] == 10
    assert facts(injuries=(BONE,), mornings=calm, variant="bone")["pain_free_days"] == 31


def test_a_clearance_is_told_or_not_known():
    assert facts(injuries=(BONE,))["is_cleared"] is None
    cleared = dataclasses.replace(BONE, cleared_by="Dr. Roe", cleared_on=day(2))
    assert facts(injuries=(cleared,))["is_cleared"] == 1
    assert facts(injuries=(cleared,), on=day(3))["is_cleared"] == 0


def test_the_last_result_of_a_test_counts_while_it_holds():
    tests = (EntryTest(test="hop", day=day(9), is_passed=True), EntryTest(test="hop", day=day(2), is_passed=False))
    assert facts(entry_tests=tests)["test_hop"] == 0
    assert facts(entry_tests=tests[:1])["test_hop"] == 1
    old = dataclasses.replace(tests[0], day=day(15))
    assert facts(entry_tests=(old,))["test_hop"] is None
    agreed = EntryTest(test="agrees_to_faster", day=day(60), is_passed=True)
    assert facts(entry_tests=(agreed,))["agrees_to_faster"] == 1
