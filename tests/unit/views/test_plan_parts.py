"""Moves in words, planned against done, weeks in cells, results of tests with their last day."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.ladder import rung
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.gate_words import result_words
from rtr.advice.ladder.history import Move
from rtr.advice.ladder.sessions import session
from rtr.diary import Diary
from rtr.metrics.verdicts import Settling
from rtr.model import Runner
from rtr.plan import Answered, Block, EntryTest, Placement, Session, SessionKind
from rtr.views.plan_done import done_view, how
from rtr.views.plan_moves import move_lines
from rtr.views.plan_week import Done, weeks_of
from tests.symptom_diaries import kept

MONDAY = dt.date(2026, 5, 4)
NOBODY = Diary(runner=Runner(id=1, name="Ada", zone="UTC"))


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def told(before, after, state, why, known=NOBODY):
    move = Move(day=MONDAY, before=before, after=after, state=state, why=why)
    return [line.words for line in move_lines(known, (move,), 5)]


@pytest.mark.parametrize(
    ("before", "after", "state", "why", "words"),
    [
        ("R6.5", "R7", State.ACTIVE, "RunDone", "step 6.5 settled: up to step 7"),
        ("R8", "R7.5", State.BACKOFF, "RunDone", "the run eased back: from step 8 to step 7.5"),
        ("R8", "R7", State.PLATEAU, "RunDone", "the run eased back: from step 8 to step 7"),
        ("R7", "R7", State.HOLD, "RunDone", "a run held: step 7 is repeated"),
        ("R7", "R6.5", State.HOLD, "RunDone", "three runs in a row held: from step 7 to step 6.5"),
        ("R8", "R7", State.ACTIVE, "RunDone", "after days without a run: from step 8 to step 7"),
        ("R8", "R7.5", State.BACKOFF, "Worse", "the mornings asked for less: from step 8 to step 7.5"),
        ("R7", "R7", State.ACTIVE, "LookedAt", "the look after the wait was clear: running opens again on step 7"),
        ("R8", "R7", State.BACKOFF, "LookedAt", "still sore after the wait: from step 8 to step 7, and 48 hours more"),
        ("R7", "W5", State.RED, "LookedAt", "still sore after the wait: walks, and somebody has to look first"),
        ("R11", "R12", State.ACTIVE, "WeekDone", "the week settled: up to step 12"),
        ("W3", "W3.5", State.PHASE0, "WalkDone", "walks settled: up to walking step 3.5"),
        ("W4", "R4", State.ACTIVE, "Placed", "running began on step 4"),
        ("R8", "R7", State.PAUSED, "Ill", "illness: from step 8 to step 7, once it is over"),
        ("R8", "R8", State.RED, "Stopped", "a warning sign was marked: training stopped"),
        ("R8", "R8", State.ACTIVE, "Cleared", "somebody who looked has cleared it: step 8"),
    ],
)  # fmt: skip
def test_every_move_is_told_in_words(before, after, state, why, words):
    assert told(before, after, state, why) == [words]


def test_a_run_that_settled_again_without_a_move_is_not_told():
    assert told("R7", "R7", State.ACTIVE, "RunDone") == []


def test_a_set_step_names_who_and_why():
    placed = Placement(day=MONDAY, rung="R3", by="Jonas (physio)", reason="calm again")
    known = dataclasses.replace(NOBODY, placements=(placed,))
    assert told("R8", "R3", State.ACTIVE, "Placed", known) == ["Jonas (physio) set step 3: calm again"]


def test_of_runs_that_held_only_the_newest_is_told():
    moves = [Move(day=day(n), before="R7", after="R7", state=State.HOLD, why="RunDone") for n in range(3)]
    back = Move(day=day(-1), before="R8", after="R7", state=State.BACKOFF, why="RunDone")
    lines = move_lines(NOBODY, (back, *moves), 5)
    assert [line.way for line in lines] == ["same", "down"]
    assert lines[0].day == "6 May"


@pytest.mark.parametrize(
    ("planned", "done", "word"),
    [(27, 29.7, "as planned"), (27, 29.8, "longer"), (27, 24.3, "as planned"), (27, 24.2, "shorter"),
     (6, 8, "as planned"), (6, 8.1, "longer"), (27, 0, "not run"), (27, float("nan"), "minutes not known")],
)  # fmt: skip
def test_a_tenth_or_two_minutes_is_as_planned(planned, done, word):
    assert how(planned, done) == word


def plan(*days: int) -> Block:
    runs = tuple(session(rung("R9"), 0, day(n)) for n in days)
    rest = tuple(Session(day=day(n), kind=SessionKind.REST, title="Rest") for n in range(14) if n not in days)
    return Block(begin=day(0), end=day(13), sessions=(*runs, *rest), rung="R9", answered=Answered.ACCEPTED, id=1)


def test_planned_runs_stand_beside_the_day_as_it_was():
    known = kept(90)
    last = known.activities[-1].day
    planned = session(rung("R9"), 0, last)
    missed = session(rung("R9"), 0, last + dt.timedelta(days=1))
    block = Block(
        begin=last, end=last + dt.timedelta(days=6), sessions=(planned, missed), answered=Answered.ACCEPTED, id=1
    )
    view = done_view(dataclasses.replace(known, blocks=(block,)), last + dt.timedelta(days=3))
    assert view.rows[0].how == "not run"
    assert view.rows[1].planned == "run 27, walk 12"
    assert view.rows[1].done.endswith("walk 12")
    assert "of 2 planned runs" in view.sentence
    assert done_view(dataclasses.replace(known, blocks=(block,)), last) is None, "today is not over"
    declined = dataclasses.replace(block, answered=Answered.DECLINED)
    assert done_view(dataclasses.replace(known, blocks=(declined,)), last + dt.timedelta(days=3)) is None


def test_a_week_shows_done_days_first_and_planned_days_after():
    done = Done(run_min={day(0): 27.4}, verdicts={})
    weeks = weeks_of(plan(0, 2, 5, 7), done, day(1), 0)
    first, second = weeks
    assert first.heading == "This week, 4 to 10 May"
    assert first.total == "81 min running on step 9, 27 done"
    cells = [[(c.text, c.more) for c in one.cells] for one in first.days]
    assert cells[0] == [("Run 27", "done")]
    assert cells[2] == [("Run 27", "step 9")]
    assert cells[1] == [("Rest", "")]
    assert [one.is_today for one in first.days].index(True) == 1
    assert second.heading == "The week, 11 to 17 May"


def test_a_planned_run_that_was_not_run_is_said_without_blame():
    weeks = weeks_of(plan(0, 2, 5), Done(run_min={}, verdicts={}), day(1), 0)
    assert [(c.text, c.more) for c in weeks[0].days[0].cells] == [("Run 27", "not run")]


def test_how_a_done_run_settled_stands_below_it():
    class Verdict:
        settling = Settling.HOLD

    done = Done(run_min={day(0): 20.0}, verdicts={day(0): Verdict()})  # type: ignore[dict-item] # only this is read
    (cell,) = weeks_of(plan(2), done, day(1), 0)[0].days[0].cells
    assert (cell.text, cell.more, cell.settling) == ("Run 20", "■ hold", Settling.HOLD)


def test_a_cut_back_week_is_named():
    lighter = dataclasses.replace(session(rung("R6.5"), 0, day(9)), is_lighter=True)
    block = Block(begin=day(0), end=day(13), sessions=(session(rung("R9"), 0, day(2)), lighter), id=1)
    weeks = weeks_of(block, Done(run_min={}, verdicts={}), day(0), 0)
    assert [week.is_lighter for week in weeks] == [False, True]
    assert weeks[1].heading == "Cut-back week, 11 to 17 May"


@pytest.mark.parametrize(
    ("ago", "passed", "words"),
    [
        (0, True, "done on 4 May, holds until 18 May"),
        (14, True, "done on 20 April, holds until 4 May"),
        (15, True, "done on 19 April; a test holds 14 days"),
        (2, False, "not yet on 2 May"),
    ],
)
def test_a_test_shows_until_when_it_holds(ago, passed, words):
    result = EntryTest(test="hop", day=day(-ago), is_passed=passed)
    assert result_words(dataclasses.replace(NOBODY, entry_tests=(result,)), "hop", MONDAY) == words
    assert result_words(NOBODY, "hop", MONDAY) == "not done yet"
