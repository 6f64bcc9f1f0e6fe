"""Where a return begins, from all that was run before it, however long ago."""

import dataclasses

import pytest

from rtr.advice.ladder.told import start_of, told
from rtr.advice.weeks import recent
from tests.unit.advice.symptoms import ON, SET_UP, TENDON, day, diary, run

ONSET = 10
"""Days ago; the first run since then is of eight days ago."""


def start(*ago, minutes=30, level=None):
    injury = dataclasses.replace(TENDON, onset=day(ONSET))
    known = diary(injuries=(injury,), intake=dataclasses.replace(SET_UP, level=level), mornings={}, runs=())
    runs = (*(run(n, minutes=minutes) for n in ago), run(8, minutes=6))
    known = dataclasses.replace(known, activities=runs)
    seen = told(recent(known.until(ON), ON))
    assert seen is not None
    return start_of(seen)


@pytest.mark.parametrize(("last", "rung"), [(64, "R4"), (65, "R2"), (80, "R2"), (92, "R2"), (93, "R1"), (400, "R1")])
def test_the_break_counts_from_the_last_run_however_long_before_the_injury(last, rung):
    assert start(last) == rung


@pytest.mark.parametrize(("minutes", "rung"), [(30, "R6"), (29, "R1")])
def test_half_an_hour_that_was_run_years_ago_was_run(minutes, rung):
    assert start(900, 30, minutes=minutes) == rung
    assert start(minutes=minutes) == "R1", "without any run before the break is not known"
