"""The ladder: weekly minutes as science §4.3 prints them, micro-steps, and no session beyond the cap."""

import itertools

import numpy as np
import pytest

from rtr.advice.ladder import LADDER, ladder_of, rung
from rtr.metrics.guard import cap

PRINTED = {
    "R1": 18, "R1.5": 21, "R2": 24, "R2.5": 27, "R3": 30, "R3.5": 33, "R4": 36, "R4.5": 39, "R5": 45, "R5.5": 48,
    "R6": 54, "R6.5": 57, "R7": 63, "R7.5": 66, "R8": 72, "R8.5": 75, "R9": 81, "R9.5": 84, "R10": 90, "R10.5": 92,
    "R11": 95, "R11.5": 100, "R12": 105, "R12.5": 110, "R13": 115, "R14": 115, "R14.5": 120, "R15": 125, "R16": 125,
    "R16.5": 130, "R17": 135, "R18": 135, "R18.5": 137, "R19": 140, "R19.5": 142, "R20": 145, "R20.5": 150,
    "R21": 155, "R22": 155, "R22.5": 160, "R23": 165, "R24": 165, "R24.5": 170, "R25": 175, "R26": 175,
}  # fmt: skip
VARIANTS = ["common", "bone", "tendon", "calf"]


@pytest.mark.parametrize(("name", "minutes"), PRINTED.items())
def test_weeks_hold_the_printed_minutes(name, minutes):
    assert rung(name).week_min == minutes


def runs(variant):
    return [one for one in ladder_of(variant) if one.phase > 0]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_full_step_adds_nothing_or_five_to_ten_minutes_a_week(variant):
    full = [one for one in runs(variant) if not one.is_half]
    assert len(full) == 26
    for low, high in itertools.pairwise(full):
        added = high.week_min - low.week_min
        assert added == 0 or 5 <= added <= 10, (low.name, high.name, added)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_half_step_adds_at_most_six(variant):
    for low, high in itertools.pairwise(runs(variant)):
        assert 0 <= high.week_min - low.week_min <= 6, (low.name, high.name)


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_session_is_beyond_the_cap_of_the_step_before(variant):
    for low, high in itertools.pairwise(runs(variant)):
        assert high.longest_min <= float(cap(np.array([low.longest_min]))[0]) + 1e-9, (low.name, high.name)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_step_adds_minutes_or_effort_never_both(variant):
    """From phase 3 on; a new element counts as effort (science §4.3)."""
    for low, high in itertools.pairwise([one for one in runs(variant) if one.phase >= 3]):
        changes_effort = low.elements != high.elements
        assert not (changes_effort and high.week_min > low.week_min), (low.name, high.name)


def test_a_class_that_keeps_three_runs_has_the_same_weekly_minutes():
    for variant, last in (("bone", "R12.5"), ("tendon", "R16.5"), ("calf", "R16.5")):
        names = [one.name for one in LADDER]
        for own, common in zip(ladder_of(variant), LADDER, strict=True):
            assert own.week_min == common.week_min
            if common.phase > 0:
                wanted = 3 if names.index(own.name) <= names.index(last) else len(common.runs)
                assert len(own.runs) == wanted, own.name


def test_the_weeks_of_three_that_are_printed_for_bone():
    found = {one.name: [run.run_min for run in one.runs] for one in ladder_of("bone")}
    assert found["R11"] == [32, 30, 33]
    assert found["R12"] == [35, 35, 35]


def test_phase_0_walks_five_times_a_week():
    walks = [one for one in LADDER if one.phase == 0]
    assert [one.walk_min for one in walks] == [10, 12, 15, 17, 20, 22, 25, 27, 30, 37, 45]
    assert {one.walks for one in walks} == {5}
    assert {one.week_min for one in walks} == {0}


def test_session_of_a_step():
    assert rung("R3.5").runs[0].run_min == 11
    assert rung("R10").runs[0].is_continuous
    assert not rung("R9.5").runs[0].is_continuous
    assert [e.kind for e in rung("R18").elements] == ["strides", "hill"]
