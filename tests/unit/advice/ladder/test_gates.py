"""Gates: nothing unknown is met, each limit just under, at and over, tests expire."""

import datetime as dt

import pytest

from rtr.advice.ladder.gate_words import gate_row
from rtr.advice.ladder.gates import CORE, EXITS, TESTS, checklist, is_open, is_valid

DAY = dt.date(2028, 3, 1)
BONE, TENDON = ("bone",), ("tendon",)


def met(phase, kinds):
    return {line.condition.code: line.condition.limit for line in checklist(phase, {}, kinds)}


@pytest.mark.parametrize("kinds", [BONE, TENDON])
@pytest.mark.parametrize("phase", EXITS)
def test_a_gate_opens_when_every_condition_is_met_and_not_before(phase, kinds):
    facts = met(phase, kinds)
    assert is_open(phase, facts, kinds)
    for code in facts:
        assert not is_open(phase, facts | {code: None}, kinds)
        assert not is_open(phase, {c: v for c, v in facts.items() if c != code}, kinds)


@pytest.mark.parametrize("phase", EXITS)
def test_each_condition_has_a_limit_that_belongs_to_it(phase):
    for line in checklist(phase, {}, BONE):
        one = line.condition
        outside = one.limit + (0.5 if one.way == "most" else -0.5)
        for value, is_met in ((one.limit, True), (outside, False)):
            (found,) = [x for x in checklist(phase, {one.code: value}, BONE) if x.condition is one]
            assert found.is_met is is_met, one.code


def test_bone_is_asked_for_more():
    more = set(met(0, BONE)) - set(met(0, TENDON))
    assert more == {"pain_free_days", "is_cleared"}
    assert set(met(3, BONE)) - set(met(3, TENDON)) == {"agrees_to_faster"}


def test_a_shin_walks_without_pain_before_it_runs():
    assert set(met(0, ("shin",))) - set(met(0, TENDON)) == {"walking_pain"}
    facts = met(0, ("shin",))
    assert is_open(0, facts | {"walking_pain": 0.0}, ("shin",))
    assert not is_open(0, facts | {"walking_pain": 1.0}, ("shin",))
    assert is_open(0, met(0, TENDON) | {"walking_pain": 2.0}, TENDON)


def test_words_hold_their_limit():
    words = [line.words for phase in EXITS for line in checklist(phase, {}, BONE)]
    assert "10 days since a run eased back" in words
    assert not any("{" in sentence for sentence in words)


@pytest.mark.parametrize(
    ("ago", "back_ago", "valid"),
    [
        (0, None, True),
        (14, None, True),
        (15, None, False),
        (-1, None, False),
        (5, 4, False),
        (5, 5, False),
        (5, 6, True),
    ],
)
def test_a_test_holds_for_14_days_or_until_a_run_eases_back(ago, back_ago, valid):
    last_back = None if back_ago is None else DAY - dt.timedelta(days=back_ago)
    assert is_valid(DAY - dt.timedelta(days=ago), DAY, last_back) is valid


def test_core_tests_are_those_of_the_science():
    assert CORE == ("walk", "calf_raise", "jog_spot", "hop")
    assert all(test.soft and test.bone for test in TESTS.values())


@pytest.mark.parametrize(
    ("count", "seen", "is_met"), [(0, "not yet", False), (1, "once so far", True), (7, "7 times so far", True)]
)
def test_what_settled_is_told_in_all_not_as_the_count_of_the_step(make_diary, count, seen, is_met):
    line = next(one for one in checklist(1, {"settled_R7.5": count}, TENDON) if one.condition.code == "settled_R7.5")
    row = gate_row(make_diary(), line, None)
    assert (row.words, row.seen, row.is_met) == ("Step 7.5 settled once", seen, is_met)
