"""Sessions by hand, and whether a changed block still fits: just under, at and over."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.block.by_hand import session_by_hand
from rtr.advice.block.check import check_block
from rtr.advice.case import Case, OnLadder
from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.model import Verdict
from rtr.plan import Block, SessionKind

MONDAY = dt.date(2026, 5, 4)
OLD = session(rung("R9"), 0, MONDAY)
CASE = Case(
    on=MONDAY, week_from=MONDAY, last_run=MONDAY - dt.timedelta(days=2), longest_next_min=27.0,
    ladder=OnLadder(rung="R9", phase=2, state="active", variant="tendon"), injury_kinds=("tendon",),
)  # fmt: skip


def day(number):
    return MONDAY + dt.timedelta(days=number)


def run(minutes, on):
    made = session_by_hand(OLD, SessionKind.RUN_WALK, times=1, run_min=minutes, walk_min=0)
    return dataclasses.replace(made, day=day(on))


def wrong(*runs, case=CASE, verdict=Verdict.HOLD, until=None):
    return check_block(Block(begin=MONDAY, end=day(13), sessions=runs), case, verdict, until)


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ((SessionKind.RUN_WALK, 5, 2, 2), (SessionKind.RUN_WALK, "5 × (2 min run, 2 min walk)", 600, 1800)),
        ((SessionKind.RUN_WALK, 1, 20, 2), (SessionKind.RUN, "20 min easy", 1200, 1800)),
        ((SessionKind.RUN_WALK, 3, 5, 0), (SessionKind.RUN, "15 min easy", 900, 1500)),
        ((SessionKind.WALK, 3, 5, 10), (SessionKind.WALK, "30 min brisk walk", 0, 1800)),
        ((SessionKind.REST, 3, 5, 10), (SessionKind.REST, "Rest", 0, 0)),
    ],
)
def test_what_a_person_asks_for(asked, made):
    kind, times, run_min, walk_min = asked
    found = session_by_hand(OLD, kind, times=times, run_min=run_min, walk_min=walk_min)
    assert (found.kind, found.title, found.run_s, found.total_s) == made
    assert found.day == OLD.day


def test_a_block_of_its_step_fits():
    assert wrong(run(27, 0), run(27, 2), run(27, 5)) == ()


@pytest.mark.parametrize(("minutes", "fits"), [(31, True), (32, True), (32.5, False)])
def test_a_later_run_keeps_to_the_cap(minutes, fits):
    told = wrong(run(27, 0), run(minutes, 2))
    assert (told == ()) is fits
    assert fits or told == ("32 minutes on Wednesday is above the cap of 32.",)


def test_the_next_run_keeps_to_the_step():
    assert wrong(run(28, 0)) == ("Monday has 28 running minutes; the step you stand on has up to 27.",)


def test_no_run_before_running_opens():
    until = dt.datetime(2026, 5, 6, 15, tzinfo=dt.UTC)
    told = wrong(run(20, 1), verdict=Verdict.EASE_BACK, until=until)
    assert told == ("No run opens before Thursday, and one stands on Tuesday.",)
    assert wrong(run(20, 3), verdict=Verdict.EASE_BACK, until=until) == ()


def test_runs_keep_a_day_between_them():
    assert wrong(run(20, 1), run(20, 2)) == (
        "Tuesday and Wednesday follow each other; this step keeps a day between runs.",
    )
    ran = dataclasses.replace(CASE, last_run=day(-1))
    assert wrong(run(20, 0), case=ran) == ("Sunday and Monday follow each other; this step keeps a day between runs.",)


def test_four_runs_a_week_may_have_one_pair():
    assert wrong(run(20, 0), run(20, 2), run(20, 4), run(20, 5)) == ()
    assert len(wrong(run(20, 0), run(20, 1), run(20, 4), run(20, 5))) == 1


def test_days_that_are_over_are_not_looked_at():
    assert wrong(run(99, -3), run(27, 0)) == ()


@pytest.mark.parametrize("state", ["red", "clinician_only"])
def test_while_somebody_has_to_look_no_run_fits(state):
    told = dataclasses.replace(CASE.ladder, state=state)
    assert wrong(run(10, 2), case=dataclasses.replace(CASE, ladder=told)) == (
        "No run is planned until somebody has looked.",
    )
    assert wrong(run(10, 2), case=dataclasses.replace(CASE, ladder=None)) != ()


def test_phase_0_walks():
    walking = OnLadder(rung="W3", phase=0, state="phase0")
    assert wrong(run(10, 2), case=dataclasses.replace(CASE, ladder=walking)) == (
        "This phase walks: a run waits until its gate is open.",
    )
