"""The position of a case as the ladder knows it, to walk on from there: what is planned ahead starts here."""

import datetime as dt
from dataclasses import replace

from rtr.advice.case import Case
from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.moves import NO_BREAK_D
from rtr.advice.ladder.rules import climb_from
from rtr.advice.on_ladder import GateLine

BY_RUNS = ("settled_", "weeks_", "easy_30", "days_since_")
"""Conditions that the planned runs and days themselves meet, so a plan may count on them."""


def climb_of_case(case: Case) -> Climb:
    """The rules of this runner. A phase is left ahead of time only where all that is left to do is running."""
    told = case.ladder
    if told is None:
        return Climb()
    phase, is_near = told.phase, all(line.is_met or _by_running(line) for line in told.gate)
    climb = climb_from(told.variant, half_steps_7d=told.half_steps_7d, start=told.start)
    return replace(climb, gate=lambda left, _: left == phase and phase > 0 and is_near)


def _by_running(line: GateLine) -> bool:
    return line.code.startswith(BY_RUNS)


def position_of_case(case: Case) -> Position:
    """Where the case stands, with what has been counted there."""
    told = case.ladder
    assert told is not None, "asked only where there is a ladder"
    return Position(
        at=climb_of_case(case).index(told.rung),
        state=State(told.state),
        until=told.until,
        greens=told.settled,
        holds=told.holds,
        needs=told.needs,
        climbed=told.climbed,
        last_run=_counted_from(case, told.last_run),
        placed_by=told.placed_by,
    )


def _counted_from(case: Case, last_run: dt.date | None) -> dt.date | None:
    """The day from which a break still counts: today, where the step is lower already because of it."""
    is_counted = last_run is not None and (case.on - last_run).days > NO_BREAK_D
    return case.on if is_counted else last_run
