"""What each event does to the position on the ladder: pure moves from one value to the next.

Never stored: the position of any day is worked out anew from the diary (science §4.5 to §4.8).
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import (
    Cleared,
    Event,
    Ill,
    Injured,
    LookedAt,
    Placed,
    RunDone,
    Stopped,
    WalkDone,
    WeekDone,
    Worse,
)
from rtr.advice.ladder.start import by_layoff
from rtr.advice.ladder.upward import DONE_SHARE, WALKS_NEEDED, WEEK, fresh, least_min, up, wanted
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import Settling

WAIT = dt.timedelta(hours=48)
"""From a run that eased back to the fresh look, in absolute time."""
FORTNIGHT, MONTH = dt.timedelta(days=14), dt.timedelta(days=28)
PLATEAU_BACKS, PLATEAU_SAME_RUNG = 3, 2
"""Backs in 28 days, and on one rung in 14 days, that make a plateau."""
HOLDS_IN_A_ROW = 3
MOST_DONE = 0.75
NO_BREAK_D, LONG_BREAK_D = 7, 14
GAPS = ((NO_BREAK_D, 0), (LONG_BREAK_D, 2), (28, 4))
"""Days without a run, and half steps down; beyond the last a start rung (rulings R8)."""
RUNS_AFTER_BREAK = 2
"""So many settled runs does the step take after a long one, a half step too (`rtr.advice.rules.re_entry`)."""
ONE_ILLNESS = dt.timedelta(days=7)
"""Fevers no further apart are one illness (a choice of this project)."""
STOPPED = frozenset({State.RED, State.CLINICIAN_ONLY})
WAITING = frozenset({State.BACKOFF, State.PLATEAU})
"""Until a look has passed nothing moves up."""


def replay(events: Iterable[Event], climb: Climb, begin: Position | None = None) -> Position:
    """The position after all events, which come in order; from the start rung where none is given."""
    position = begin or Position(at=climb.index(climb.start))
    for event in events:
        position = move(position, event, climb)
    return position


def move(position: Position, event: Event, climb: Climb) -> Position:
    """The position after one event."""
    return _MOVES[type(event)](position, event, climb)


def after_gap(position: Position, day: dt.date, climb: Climb) -> Position:
    """The position on a day without a run since the last one: long breaks lead down (rulings R8).

    Walking goes on without running, so phase 0 knows no break; a break of more than four weeks begins
    anew from where its length allows (science §4.4).
    """
    if position.last_run is None or position.rung(climb).phase == 0:
        return position
    gap = (day - position.last_run).days
    down = next((half_steps for days, half_steps in GAPS if gap <= days), None)
    if down == 0:
        return position
    lower = _lower(position, GAPS[-1][1] if down is None else down, climb)
    start = min(climb.index(climb.start), climb.index(by_layoff(gap)))
    at = min(start, lower) if down is None else lower  # a longer break never leads higher than a shorter one
    lowered = fresh(replace(position, at=min(at, position.at)))
    return replace(lowered, needs=RUNS_AFTER_BREAK) if gap > LONG_BREAK_D else lowered


def _lower(position: Position, half_steps: int, climb: Climb) -> int:
    """Lower by a break or an illness, which lead no runner back to walking: the lowest start is a run."""
    first_run = climb.index("R1")
    lower = climb.below(position.at, half_steps)
    return max(lower, first_run) if position.at >= first_run else lower


def _run_done(before: Position, event: RunDone, climb: Climb) -> Position:
    position = replace(after_gap(before, event.day, climb), last_run=event.day)
    if event.settling is Settling.BACK:
        return _back(position, event.day, event.end_utc, climb)
    if position.state in STOPPED | WAITING | {State.PHASE0}:
        return position
    if position.state is State.PAUSED:
        position = replace(position, state=State.ACTIVE)
    if event.settling is Settling.GREEN:
        return _green(position, event, climb)
    if event.settling is Settling.PENDING:
        return position
    if event.settling is Settling.UNANSWERED:
        return replace(position, greens=0)
    return _held(position, climb)


def _green(position: Position, event: RunDone, climb: Climb) -> Position:
    is_enough = event.run_min >= least_min(position, climb) - EPS  # minutes that are not known are not enough
    if event.is_lighter or not is_enough:
        return position
    position = replace(position, greens=position.greens + 1, holds=0, state=State.ACTIVE)
    is_weekly = position.at >= climb.index(climb.weekly_from)
    return position if is_weekly or position.greens < wanted(position, climb) else up(position, 1, event.day, climb)


def _walk_done(position: Position, event: WalkDone, climb: Climb) -> Position:
    """Two settled walks lead half a step up; out of phase 0 only through its gate."""
    rung = position.rung(climb)
    is_enough = event.walk_min >= DONE_SHARE * rung.walk_min - EPS
    if position.state is not State.PHASE0 or rung.phase != 0 or event.is_settled is None or not is_enough:
        return position
    if not event.is_settled:
        return replace(position, greens=0)
    position = replace(position, greens=position.greens + 1)
    return position if position.greens < WALKS_NEEDED else up(position, 1, event.day, climb)


def _held(position: Position, climb: Climb) -> Position:
    """A hold starts the count anew; the third in a row leads half a step down."""
    holds = position.holds + 1
    if holds < HOLDS_IN_A_ROW:
        return replace(position, greens=0, holds=holds, state=State.HOLD)
    lower = fresh(replace(position, at=climb.below(position.at, 1)))
    return replace(lower, state=State.HOLD if _moving(lower, climb) is State.ACTIVE else State.PHASE0)


def _back(position: Position, day: dt.date, at: dt.datetime, climb: Climb) -> Position:
    """Half a step down (bone: a whole one), and 48 hours without running."""
    if position.state in STOPPED:
        return position
    recent = tuple(back for back in position.backs if day - back[0] < MONTH)
    backs = (*recent, (day, position.at))
    same = [on for on, rung in backs if rung == position.at and day - on < FORTNIGHT]
    lower = fresh(replace(position, at=climb.below(position.at, climb.half_steps_down), backs=backs, needs=2))
    lower = replace(lower, needs=2, state=State.BACKOFF, until=at + WAIT, fails=0)
    if climb.fails_to_clinician == 1 and len(backs) > 1:
        return replace(lower, state=State.RED, until=None)
    if len(backs) >= PLATEAU_BACKS or len(same) >= PLATEAU_SAME_RUNG:
        at_plateau = climb.below(position.at, max(2, climb.half_steps_down))
        return replace(lower, at=at_plateau, state=State.PLATEAU, until=at + WEEK)
    return lower


def _worse(position: Position, event: Worse, climb: Climb) -> Position:
    """A raised morning while a look is waited for is the same flare, not another one: the look decides."""
    if position.state in WAITING:
        return position
    return _back(position, event.day, event.at, climb)


def _injured(position: Position, event: Injured, climb: Climb) -> Position:  # noqa: ARG001 - as below
    """Walking comes first again, from its first step on, until the list of phase 0 is met for this injury, too."""
    return replace(
        fresh(position), at=0, climbed=(), state=position.state if position.state in STOPPED else State.PHASE0
    )


def _looked_at(position: Position, event: LookedAt, climb: Climb) -> Position:
    if position.state not in WAITING or position.until is None or event.at < position.until:
        return position
    if event.is_passed:
        return replace(position, state=_moving(position, climb), until=None, fails=0)
    fails = position.fails + 1
    if fails >= climb.fails_to_clinician:
        lowest = min(position.at, climb.index(climb.last_walk))
        return replace(fresh(position), at=lowest, state=State.RED, until=None, fails=fails)
    lower = climb.below(position.at, 1)
    return replace(position, at=lower, fails=fails, until=event.at + WAIT, state=State.BACKOFF)


def _moving(position: Position, climb: Climb) -> State:
    """Walking in phase 0, running above it."""
    return State.PHASE0 if position.rung(climb).phase == 0 else State.ACTIVE


def _week_done(position: Position, event: WeekDone, climb: Climb) -> Position:
    """From R11 on runs differ in length, so a week is judged as a whole (science §4.5).

    A week in which the rung was reached on the way is not one of that rung, nor is one with less than three
    quarters of its minutes, however many runs it had.
    """
    is_judged = position.state in {State.ACTIVE, State.HOLD} and position.at >= climb.index(climb.weekly_from)
    is_partial = any(event.day - day < WEEK for day in position.climbed)
    is_long = event.run_min >= MOST_DONE * position.rung(climb).week_min - EPS  # unknown minutes are not enough
    if not is_judged or event.is_lighter or is_partial or not is_long:
        return position
    planned = len(position.rung(climb).runs)
    greens = sum(1 for settling in event.settlings if settling is Settling.GREEN)
    others = len(event.settlings) - greens
    has_back = Settling.BACK in event.settlings
    if greens >= planned and not others:
        return up(position, 2, event.day, climb)
    if len(event.settlings) >= MOST_DONE * planned - EPS and others <= 1 and not has_back:
        return up(position, 1, event.day, climb)
    return position


def _ill(position: Position, event: Ill, climb: Climb) -> Position:
    """No running while ill; then a whole step lower (science §4.8). Several days are one illness.

    What weighs more than an illness stays: a Stop, a time without running, walking.
    """
    is_same = position.ill_on is not None and event.day - position.ill_on <= ONE_ILLNESS
    ill = replace(position, ill_on=event.day)
    if position.state in STOPPED:
        return ill
    if not is_same:
        ill = fresh(replace(ill, at=_lower(position, 2, climb)))
    if position.state in WAITING:
        return ill
    return replace(ill, state=State.PAUSED if _moving(ill, climb) is State.ACTIVE else State.PHASE0)


def _stopped(position: Position, event: Stopped, climb: Climb) -> Position:  # noqa: ARG001 - every move is asked alike
    return replace(fresh(position), state=State.RED, until=None)


def _cleared(position: Position, event: Cleared, climb: Climb) -> Position:  # noqa: ARG001 - as above
    if position.state is not State.RED:
        return position
    return replace(position, state=_moving(position, climb), fails=0)


def _placed(position: Position, event: Placed, climb: Climb) -> Position:
    """Where a person has set the rung; a Stop and a time without running stay, a break counts from here."""
    placed = fresh(replace(position, at=climb.index(event.rung), placed_by=event.by, climbed=()))
    state = position.state if position.state in STOPPED | WAITING else _moving(placed, climb)
    last_run = None if position.last_run is None else max(position.last_run, event.day)
    return replace(placed, state=state, last_run=last_run)


_MOVES: dict[type, Callable[..., Position]] = {
    RunDone: _run_done,
    WalkDone: _walk_done,
    Worse: _worse,
    Injured: _injured,
    LookedAt: _looked_at,
    WeekDone: _week_done,
    Ill: _ill,
    Stopped: _stopped,
    Cleared: _cleared,
    Placed: _placed,
}
