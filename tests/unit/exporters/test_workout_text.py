"""A session in words, and as intervals.icu reads it."""

import datetime as dt
import re

import pytest

from rtr.advice.ladder import LADDER, rung
from rtr.advice.ladder.sessions import session
from rtr.exporters.workout_text import intervals_icu, lines

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
