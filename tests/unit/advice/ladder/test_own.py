"""Own ladders: the present one as text and back, and sentences about what does not hold."""

import pytest

from rtr.advice.ladder import LADDER, ladder_of
from rtr.advice.ladder.own import class_of, complaints, ladder_in, lines_from, lines_of, own_ladder, text_of, with_own

LINES = lines_of(LADDER)


def changed(name, week):
    return tuple((n, week if n == name else w) for n, w in LINES)


@pytest.mark.parametrize("variant", ["common", "bone", "tendon", "calf"])
def test_every_ladder_of_this_project_can_be_written_and_read_back(variant):
    ladder = ladder_of(variant)
    lines = lines_from(text_of(lines_of(ladder)))
    assert complaints(lines) == ()
    assert own_ladder(lines) == ladder


def test_a_text_says_step_as_people_do():
    assert text_of(LINES).splitlines()[:3] == ["1: 6x1/2", "1.5: 7x1/2", "2: 8x1/1.5"]
    assert lines_from(" r1 :  6X1/2 \n\n")[0] == ("R1", "6x1/2")


def test_a_careful_change_holds():
    assert complaints(changed("R3", "4x2/2 1x1.5/2")) == ()


@pytest.mark.parametrize(
    ("name", "week", "said"),
    [
        ("R3", "3x4/2", "Step 3 adds 12 min a week to step 2."),
        ("R3.5", "7x2/2", "Step 3.5 adds 12 min a week to step 3."),
        ("R3", "5x1/2", "Step 3 has fewer minutes a week than step 2.5."),
        ("R11", "38,17,20,20", "Step 11 has a run of 38 min. After 27 min on step 10.5 the cap is 32."),
        ("R15", "35,25,30,35 | strides 6x20", "Step 15 adds minutes and something new at once."),
    ],
)
def test_too_steep_a_step_is_named(name, week, said):
    assert any(told.startswith(said) for told in complaints(changed(name, week)))


@pytest.mark.parametrize(
    "week", ["", "fast", "5x", "1e3", "nan", "-5", "5x2/2 and more", "inf/2", "30;25", "30 | sprint 4x30"]
)
def test_what_cannot_be_read_says_how_to_write_it(week):
    told = complaints(changed("R3", week))
    assert told
    assert told[0].startswith("Step 3 cannot be read. Write it like 5x2/2")
    with pytest.raises(ValueError, match="cannot be read"):
        own_ladder(changed("R3", week))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "Step 1 is missing."),
        (LINES[:-1], "Step 26 is missing."),
        ((*LINES, ("R99", "30")), "There is no step 99 on the ladder."),
        ((LINES[1], LINES[0], *LINES[2:]), "The steps are not in their order"),
        ((*LINES, LINES[-1]), "The steps are not in their order, or one stands there twice."),
        (changed("R3", "0x2/2"), "Step 3 has a run without minutes"),
        (changed("R3", "10,10,10,10,10,10,10,10"), "Step 3 has 8 runs."),
        (changed("R3", "241"), "Step 3 has a run without minutes, or one over 240."),
    ],
)  # fmt: skip
def test_what_is_no_ladder_is_said(lines, said):
    assert complaints(lines)[0].startswith(said)


def test_a_case_keeps_the_ladder_that_is_climbed():
    mine = changed("R3", "4x2/2 1x1.5/2")
    variant = with_own("tendon", mine)
    assert class_of(variant) == "tendon"
    assert ladder_in(variant) == own_ladder(mine)
    assert with_own("bone", ()) == "bone"
    assert ladder_in("bone") == ladder_of("bone")


def test_a_ladder_that_does_not_hold_is_not_climbed():
    assert ladder_in(with_own("tendon", changed("R3", "3x4/2"))) == ladder_of("tendon")
    assert ladder_in("tendon\nnonsense") == ladder_of("tendon")
