"""Half steps up: when a session counts, how many it takes, and how many a week allows (science §4.5)."""

import datetime as dt
from dataclasses import replace

from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.steps import Rung

WEEK = dt.timedelta(days=7)
DONE_SHARE = 0.9
"""Of its minutes a session needs to count, where no run is below it (a choice of this project)."""
WALKS_NEEDED = 2


def fresh(position: Position) -> Position:
    """Nothing counted yet on this rung."""
    return replace(position, greens=0, holds=0, needs=None)


def least_min(position: Position, climb: Climb) -> float:
    """Running minutes from which a session counts for the rung: nearer to its shortest run than to the rung below.

    On the lowest runs, with only walks below, it is nine tenths. Half steps are a minute apart, so a
    share of the minutes would let the run of the step below count.
    """
    shortest = _shortest(position.rung(climb))
    below = _shortest(climb.ladder[climb.below(position.at, 1)])
    return (below + shortest) / 2 if 0 < below < shortest else DONE_SHARE * shortest


def _shortest(rung: Rung) -> float:
    return min((run.run_min for run in rung.runs), default=0.0)


def wanted(position: Position, climb: Climb) -> int:
    """How many settled runs (walks in phase 0) in a row this rung takes; 2 after a step back whatever the rung."""
    rung = position.rung(climb)
    return WALKS_NEEDED if rung.phase == 0 else position.needs or (1 if rung.is_half else 2)


def up(position: Position, half_steps: int, day: dt.date, climb: Climb) -> Position:
    """Half steps up, as many as the last 7 days and the gate of the phase allow; what waits stays counted."""
    climbed = tuple(one for one in position.climbed if day - one < WEEK)
    for _ in range(half_steps):
        rung, higher = position.rung(climb), climb.ladder[climb.above(position.at)]
        is_closed = higher.phase != rung.phase and not climb.gate(rung.phase, day)
        if len(climbed) >= allowed(position, climb) or is_closed or higher.name == rung.name:
            break
        climbed = (*climbed, day)
        position = fresh(replace(position, at=climb.above(position.at)))
        if rung.phase == 0 and higher.phase > 0:
            position = begun(position, day, climb)
    return replace(position, climbed=climbed)


def begun(position: Position, day: dt.date, climb: Climb) -> Position:
    """Running begins: on the start rung the first time, on the lowest after a way back to walking."""
    at = climb.index(climb.start if position.last_run is None else "R1")
    return replace(position, at=at, state=State.ACTIVE, last_run=day)


def allowed(position: Position, climb: Climb) -> int:
    is_slow = climb.slow_below is not None and position.at < climb.index(climb.slow_below)
    return 1 if is_slow else climb.half_steps_7d
