"""Moves on the ladder: up, held, back, stopped; each limit just under, at and over (science §4.5 to §4.8)."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.ladder import LADDER, ladder_of
from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import Cleared, Ill, LookedAt, Placed, RunDone, Stopped, WalkDone, WeekDone, Worse
from rtr.advice.ladder.moves import WAIT, after_gap, move, replay
from rtr.metrics.verdicts import Settling

MONDAY = dt.date(2026, 3, 2)
COMMON = Climb()
BONE = Climb(ladder=ladder_of("bone"), half_steps_down=2, slow_below="R4", fails_to_clinician=1, last_walk="W6")
G, H, B, P = Settling.GREEN, Settling.HOLD, Settling.BACK, Settling.PENDING


def day(number):
    return MONDAY + dt.timedelta(days=number)


def utc(number, hour=7):
    return dt.datetime.combine(day(number), dt.time(hour), tzinfo=dt.UTC)


def run(number, settling=G, minutes=60.0, **more):
    return RunDone(day=day(number), end_utc=utc(number), run_min=minutes, settling=settling, **more)


def at(name, climb=COMMON, **more):
    return Position(at=climb.index(name), **more)


def names(climb, *events, begin=None):
    """The rung after each event."""
    position, found = begin or Position(at=climb.index(climb.start)), []
    for event in events:
        position = move(position, event, climb)
        found.append(climb.ladder[position.at].name)
    return found


def all_green(climb, build_weeks, weeks):
    """Three green runs a week, some weeks lighter: weekly minutes, and the week that reached each rung."""
    position, minutes, reached = Position(at=climb.index(climb.start)), [], {}
    for week in range(weeks):
        is_lighter = week % (build_weeks + 1) == build_weeks
        total = 0.0
        for offset in (0, 2, 4):
            rung = climb.ladder[position.at]
            total += rung.runs[0].run_min
            done = run(7 * week + offset, minutes=rung.runs[0].run_min, is_lighter=is_lighter)
            position = move(position, done, climb)
            reached.setdefault(climb.ladder[position.at].name, week + 1)
        minutes.append(None if is_lighter else total)
    return minutes, reached


def test_all_green_reaches_r10_in_week_11_as_science_prints_it():
    minutes, reached = all_green(COMMON, 3, 11)
    assert [m for m in minutes if m is not None] == [19, 25, 31, 37, 46, 55, 64, 73, 82]
    assert minutes[3] is minutes[7] is None
    assert reached["R10"] == 11


def test_all_green_bone_reaches_r10_in_week_17():
    _, reached = all_green(BONE, 2, 17)
    assert reached["R10"] == 17


def test_a_full_rung_takes_two_greens_and_a_half_rung_one():
    assert names(COMMON, run(0), run(2), run(4)) == ["R1", "R1.5", "R2"]


def test_what_was_not_answered_or_waits_or_holds_moves_nobody_up():
    assert names(COMMON, run(0), run(2, P), run(4)) == ["R1", "R1", "R1.5"]
    assert names(COMMON, run(0), run(2, H), run(4), run(7)) == ["R1", "R1", "R1", "R1.5"]
    assert names(COMMON, run(0), run(2, Settling.UNANSWERED), run(4)) == ["R1", "R1", "R1"]


@pytest.mark.parametrize(("minutes", "rung"), [(5.3, "R1"), (5.4, "R1.5"), (9.0, "R1.5")])
def test_on_the_lowest_step_a_session_counts_from_nine_tenths_of_its_minutes(minutes, rung):
    assert names(COMMON, run(0), run(2, minutes=minutes))[-1] == rung


@pytest.mark.parametrize(("minutes", "rung"), [(24.0, "R8.5"), (24.4, "R8.5"), (24.5, "R9"), (25.0, "R9")])
def test_a_session_counts_where_it_is_nearer_to_its_step_than_to_the_one_below(minutes, rung):
    """R8 runs 24 minutes and R8.5 runs 25: the run of the step below is no run of this one."""
    assert names(COMMON, run(0, minutes=minutes), begin=at("R8.5")) == [rung]


def test_a_lighter_week_moves_nobody_up():
    assert names(COMMON, run(0), run(2, is_lighter=True), run(4, is_lighter=True), run(7)) == ["R1"] * 3 + ["R1.5"]


@pytest.mark.parametrize(("third", "rung"), [(8, "R2"), (9, "R2.5")])
def test_two_half_steps_in_seven_days_are_the_most(third, rung):
    """Up on days 2 and 4; R2 is green twice by day 8, and its half step waits for day 9."""
    assert names(COMMON, run(0), run(2), run(4), run(6), run(third))[-1] == rung


def test_answers_that_are_missing_start_the_count_anew_but_lead_nobody_down():
    missing = [run(n, Settling.UNANSWERED) for n in (0, 2, 4, 7)]
    assert names(COMMON, *missing, begin=at("R3"))[-1] == "R3"
    assert names(COMMON, run(0), *missing[1:3], run(7), begin=at("R3"))[-1] == "R3"


def test_three_holds_in_a_row_lead_half_a_step_down():
    assert names(COMMON, run(0, H), run(2, H), run(4, H), begin=at("R3")) == ["R3", "R3", "R2.5"]
    assert names(COMMON, run(0, H), run(2, H), run(4), run(7, H), begin=at("R3"))[-1] == "R3"


@pytest.mark.parametrize(("climb", "rung"), [(COMMON, "R2.5"), (BONE, "R2")])
def test_a_back_leads_down_and_stops_running_for_48_hours(climb, rung):
    position = move(at("R3", climb), run(0, B), climb)
    assert climb.ladder[position.at].name == rung
    assert (position.state, position.until) == (State.BACKOFF, utc(0) + WAIT)


def test_nothing_counts_inside_the_48_hours_and_a_look_too_early_neither():
    position = move(at("R3"), run(0, B), COMMON)
    assert move(position, run(1), COMMON).at == position.at
    early = LookedAt(day=day(2), at=utc(2) - dt.timedelta(seconds=1), is_passed=True)
    assert move(position, early, COMMON).state is State.BACKOFF
    assert move(position, dataclasses.replace(early, at=utc(2)), COMMON).state is State.ACTIVE


def test_after_a_back_two_greens_are_needed_on_any_rung():
    passed = LookedAt(day=day(2), at=utc(2), is_passed=True)
    assert names(COMMON, run(0, B), passed, run(3), run(5), begin=at("R3"))[1:] == ["R2.5", "R2.5", "R3"]


def test_a_look_that_fails_leads_lower_and_the_second_to_a_clinician():
    fail = [LookedAt(day=day(n), at=utc(n), is_passed=False) for n in (2, 4)]
    position = replay([run(0, B), fail[0]], COMMON, at("R3"))
    assert (COMMON.ladder[position.at].name, position.state, position.until) == ("R2", State.BACKOFF, utc(2) + WAIT)
    position = move(position, fail[1], COMMON)
    assert (COMMON.ladder[position.at].name, position.state) == ("W5", State.RED)


def test_bone_goes_to_a_clinician_after_the_first_look_that_fails():
    position = replay([run(0, B), LookedAt(day=day(2), at=utc(2), is_passed=False)], BONE, at("R3", BONE))
    assert (BONE.ladder[position.at].name, position.state) == ("W6", State.RED)


def test_a_rising_morning_is_a_back_but_not_twice():
    position = move(at("R3"), Worse(day=day(0), at=utc(0)), COMMON)
    assert COMMON.ladder[position.at].name == "R2.5"
    assert move(position, Worse(day=day(1), at=utc(1)), COMMON) == position


def test_mornings_of_a_flare_lead_down_once_and_then_the_look_decides():
    plateau = at("R8", state=State.PLATEAU, until=utc(7))
    assert move(plateau, Worse(day=day(3), at=utc(3)), COMMON) == plateau
    failed = LookedAt(day=day(7), at=utc(7), is_passed=False)
    assert names(COMMON, failed, begin=plateau) == ["R7.5"]


@pytest.mark.parametrize(("third", "state"), [(27, State.PLATEAU), (28, State.BACKOFF)])
def test_three_backs_in_28_days_are_a_plateau(third, state):
    def back(number):
        return [run(number, B), LookedAt(day=day(number + 2), at=utc(number + 2), is_passed=True)]

    position = replay([*back(0), *back(14), run(third, B)], COMMON, at("R8"))
    assert position.state is state
    wanted = WAIT if state is State.BACKOFF else dt.timedelta(days=7)
    assert position.until == utc(third) + wanted


@pytest.mark.parametrize(("second", "rung"), [(13, "R2"), (14, "R2.5")])
def test_two_backs_on_one_rung_in_14_days_lead_a_whole_step_down(second, rung):
    passed = LookedAt(day=day(2), at=utc(2), is_passed=True)
    again = Placed(day=day(9), rung="R3", by="Coach")
    assert names(COMMON, run(0, B), passed, run(8), again, run(second, B), begin=at("R3"))[-1] == rung


@pytest.mark.parametrize(
    ("gap", "rung"),
    [(7, "R9"), (8, "R8"), (14, "R8"), (15, "R7"), (28, "R7"), (29, "R1")],
)
def test_a_gap_leads_down(gap, rung):
    position = at("R9", last_run=day(0))
    assert COMMON.ladder[after_gap(position, day(gap), COMMON).at].name == rung


@pytest.mark.parametrize(("gap", "after"), [(14, ["R9", "R9"]), (15, ["R7.5", "R8"])])
def test_after_a_long_break_a_half_step_takes_two_settled_runs_as_well(gap, after):
    """From 9.5 a break leads to 8.5 or 7.5; one settled run is enough there after a short one only."""
    assert names(COMMON, run(gap), run(gap + 2), begin=at("R9.5", last_run=day(0))) == after


def test_a_gap_never_leads_up():
    assert after_gap(at("W3", last_run=day(0)), day(60), COMMON).at == COMMON.index("W3")


def test_the_lowest_rungs():
    assert COMMON.ladder[COMMON.below(COMMON.index("R1"), 1)].name == "W5"
    assert BONE.ladder[BONE.below(BONE.index("R1"), 1)].name == "W6"
    assert COMMON.below(0, 3) == 0
    assert COMMON.ladder[COMMON.above(COMMON.index("W5"))].name == "R1"
    assert BONE.ladder[BONE.above(BONE.index("W5"))].name == "W5.5"
    assert COMMON.above(len(LADDER) - 1) == len(LADDER) - 1


@pytest.mark.parametrize(
    ("settlings", "rung"),
    [
        ((G, G, G, G), "R12"), ((G, G, G, G, G), "R12"), ((G, G, G), "R11.5"), ((G, G), "R11"),
        ((G, G, G, H), "R11.5"), ((G, G, H, H), "R11"), ((G, G, G, B), "R11"), ((), "R11"),
    ],
)  # fmt: skip
def test_from_r11_on_the_week_is_judged(settlings, rung):
    week = WeekDone(day=day(6), settlings=settlings)
    assert names(COMMON, week, begin=at("R11")) == [rung]
    lighter = dataclasses.replace(week, is_lighter=True)
    assert names(COMMON, lighter, begin=at("R11")) == ["R11"]
    assert names(COMMON, week, begin=at("R10")) == ["R10"]


@pytest.mark.parametrize(("minutes", "rung"), [(71.2, "R11"), (71.25, "R12"), (95.0, "R12"), (float("nan"), "R11")])
def test_a_week_needs_three_quarters_of_its_minutes(minutes, rung):
    week = WeekDone(day=day(6), settlings=(G,) * 4, run_min=minutes)
    assert names(COMMON, week, begin=at("R11")) == [rung]


def test_a_closed_gate_keeps_the_phase_and_what_was_counted():
    closed = dataclasses.replace(COMMON, gate=lambda phase, on: phase != 1 or on >= day(9))
    position = replay([run(0), run(2)], closed, at("R7.5"))
    assert (closed.ladder[position.at].name, position.greens) == ("R7.5", 2)
    assert closed.ladder[move(position, run(9), closed).at].name == "R8"


def test_illness_pauses_and_leads_a_whole_step_down_once():
    position = replay([Ill(day=day(0)), Ill(day=day(1))], COMMON, at("R5", last_run=day(-1)))
    assert (COMMON.ladder[position.at].name, position.state) == ("R4", State.PAUSED)
    assert move(position, run(5), COMMON).state is State.ACTIVE


def test_red_is_left_by_a_clearance_only():
    position = move(at("R5"), Stopped(day=day(0)), COMMON)
    for event in (run(1), run(60), LookedAt(day=day(9), at=utc(9), is_passed=True), Ill(day=day(9))):
        assert move(position, event, COMMON).state is State.RED
    assert move(position, Cleared(day=day(1)), COMMON).state is State.ACTIVE


def test_a_person_can_set_the_rung():
    position = move(at("R5"), Placed(day=day(0), rung="R2", by="Coach", reason="new shoes"), COMMON)
    assert (COMMON.ladder[position.at].name, position.placed_by) == ("R2", "Coach")


def walk(number, settled=True, minutes=10.0):
    return WalkDone(day=day(number), at=utc(number), walk_min=minutes, is_settled=settled)


def test_two_settled_walks_lead_half_a_step_up():
    begin = at("W1", state=State.PHASE0)
    assert names(COMMON, walk(0), walk(1), begin=begin) == ["W1", "W1.5"]
    assert names(COMMON, walk(0), walk(1, None), walk(2, False), walk(3), begin=begin) == ["W1"] * 4
    assert names(COMMON, walk(0), walk(1, minutes=8.9), begin=begin)[-1] == "W1"
    assert names(COMMON, run(0), run(2), begin=begin)[-1] == "W1"


def test_out_of_phase_0_through_its_gate_to_the_start_rung():
    climb = dataclasses.replace(COMMON, start="R4", gate=lambda phase, on: phase != 0 or on >= day(5))
    begin = at("W5", state=State.PHASE0)
    waiting = replay([walk(n, minutes=30) for n in range(4)], climb, begin)
    assert climb.ladder[waiting.at].name == "W5"
    begun = move(waiting, walk(5, minutes=30), climb)
    assert (climb.ladder[begun.at].name, begun.state) == ("R4", State.ACTIVE)


def test_a_person_can_end_phase_0():
    placed = move(at("W2", state=State.PHASE0), Placed(day=day(0), rung="R1", by="Physio"), COMMON)
    assert placed.state is State.ACTIVE
