"""Cut-back weeks on the ladder: the worked examples of science §5.4 at 25 %."""

import pytest

from rtr.advice.ladder import LADDER, ladder_of, rung
from rtr.advice.ladder.lighter import lighter


@pytest.mark.parametrize(
    ("name", "lower", "minutes"), [("R2", "R1", 18), ("R4", "R2.5", 27), ("R7", "R5", 45), ("R10", "R7.5", 66)]
)
def test_a_lower_rung_up_to_r10(name, lower, minutes):
    found = lighter(rung(name), LADDER, 25)
    assert (found.name, found.week_min) == (lower, minutes)


@pytest.mark.parametrize(("name", "runs"), [("R16", [26, 18, 22, 26]), ("R26", [30, 26, 30, 45])])
def test_shorter_runs_from_r11_on(name, runs):
    assert [run.run_min for run in lighter(rung(name), LADDER, 25).runs] == runs


def test_nothing_hard_and_half_the_strides():
    found = lighter(rung("R18"), LADDER, 25)
    assert [(e.kind, e.times) for e in found.elements] == [("strides", 3)]
    assert lighter(rung("R26"), LADDER, 25).elements[0].times == 3


def test_the_lowest_rungs_stay():
    assert lighter(rung("R1"), LADDER, 40).name == "R1"
    assert lighter(rung("W3"), LADDER, 40).name == "W3"


@pytest.mark.parametrize("variant", ["common", "bone", "tendon", "calf"])
@pytest.mark.parametrize("cut", [20, 25, 40])
def test_a_lighter_week_is_never_heavier_and_has_as_many_runs_or_fewer(variant, cut):
    ladder = ladder_of(variant)
    for one in ladder:
        found = lighter(one, ladder, cut)
        assert found.week_min <= max(one.week_min * (1 - cut / 100), rung("R1").week_min) + 1e-9
        assert len(found.runs) <= len(one.runs)
