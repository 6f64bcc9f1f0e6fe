"""A session in words, and as intervals.icu reads it."""

import dataclasses
import datetime as dt
import re

import pytest

from rtr.advice.ladder import LADDER, rung
from rtr.advice.ladder.sessions import session
from rtr.advice.pace_limit import PaceLimit, limited
from rtr.exporters.workout_text import intervals_icu, lines
from rtr.units import pace_text

DAY = dt.date(2026, 3, 2)
STEP = re.compile(r"- (?P<cue>[A-Za-z, ]+) (?:(?P<m>\d+)m)?(?:(?P<s>\d+)s)?$")


def test_lines_for_people():
    assert lines(session(rung("R10"), 0, DAY)) == (
        "5 min walk, brisk",
        "30 min easy run (effort up to 4 of 10)",
        "5 min walk, brisk",
    )


def test_a_run_walk_session_for_intervals_icu():
    assert intervals_icu(session(rung("R2"), 0, DAY)) == (
        "- Walk 5m\n\n8x\n- Easy run, talk in sentences, 1m\n- Walk 1m30s\n\n- Walk 5m\n"
    )


@pytest.mark.parametrize("one", LADDER, ids=lambda one: one.name)
def test_every_session_of_the_ladder_lasts_as_long_in_the_text(one):
    for number in range(max(1, len(one.runs))):
        made, total, times = session(one, number, DAY), 0, 1
        for line in intervals_icu(made).splitlines():
            if not line:
                times = 1
            elif line.endswith("x"):
                times = int(line[:-1])
            else:
                found = STEP.match(line)
                assert found, line
                total += times * (60 * int(found["m"] or 0) + int(found["s"] or 0))
        assert total == pytest.approx(made.total_s, abs=1)


def test_no_cue_holds_a_number_that_would_be_read_as_a_target():
    for one in LADDER:
        text = intervals_icu(session(one, 0, DAY))
        assert not re.search(r"%|\d\s*(bpm|rpm|w)\b|Z\d", text)


@pytest.mark.parametrize(("rung_name", "miles"), [("R2", False), ("R10", True), ("R22", False)])
def test_a_pace_that_is_not_to_be_passed_stands_above_the_steps(rung_name, miles):
    """No step gets a target: one would warn who runs slower."""
    plain = session(rung(rung_name), 0, DAY)
    slow = limited(plain, PaceLimit(words=f"no faster than {pace_text(1000 / 371, miles=miles)}"))
    text = intervals_icu(slow)
    assert text.startswith(f"Run no faster than {pace_text(1000 / 371, miles=miles)} on level ground.\n\n- Walk 5m\n")
    assert text.count("no faster than") == 1
    assert all(STEP.match(line) for line in text.splitlines() if line.startswith("-"))


def test_other_notes_stay_out_of_the_text():
    made = session(rung("R10"), 0, DAY)
    noted = dataclasses.replace(made.steps[1], note="5x\n- 90m no faster than you like")
    changed = dataclasses.replace(made, steps=(made.steps[0], noted, made.steps[2]), note="3x hard")
    assert intervals_icu(changed) == intervals_icu(made)
