"""Where a runner stands on the ladder, and what each event does to it: pure moves from one value to the next.

Never stored: the position of any day is worked out anew from the diary (science §4.5 to §4.8).
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rtr.advice.ladder.events import Cleared, Event, Ill, LookedAt, Placed, RunDone, Stopped, WeekDone, Worse
from rtr.advice.ladder.steps import LADDER, Rung
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import Settling


class State(enum.StrEnum):
    """What a runner is in; the first in this order wins where several hold (science §4.8)."""

    RED = "red"
    CLINICIAN_ONLY = "clinician_only"
    BACKOFF = "backoff"
    PAUSED = "paused"
    PLATEAU = "plateau"
    CUTBACK = "cutback"
    HOLD = "hold"
    ACTIVE = "active"
    PHASE0 = "phase0"
    DONE = "done"


WAIT = dt.timedelta(hours=48)
"""From a run that eased back to the fresh look, in absolute time."""
WEEK, FORTNIGHT, MONTH = dt.timedelta(days=7), dt.timedelta(days=14), dt.timedelta(days=28)
PLATEAU_BACKS, PLATEAU_SAME_RUNG = 3, 2
"""Backs in 28 days, and on one rung in 14 days, that make a plateau."""
HOLDS_IN_A_ROW = 3
DONE_SHARE = 0.9
"""Of its running minutes a session needs to count for its rung (a choice of this project)."""
MOST_DONE = 0.75
GAPS = ((7, 0), (14, 2), (28, 4))
"""Days without a run, and half steps down; beyond the last a start rung (rulings R8)."""


def _open(phase: int, day: dt.date) -> bool:  # noqa: ARG001 - the shape of a gate
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """The rules of one runner: the ladder of the class, and how it is climbed.

    `gate(phase, day)` says whether that phase may be left on that day. `slow_below` is the rung up
    to which only one half step in 7 days is taken (bone), None for none.
    """

    ladder: tuple[Rung, ...] = LADDER
    half_steps_down: int = 1
    half_steps_7d: int = 2
    slow_below: str | None = None
    fails_to_clinician: int = 2
    last_walk: str = "W5"
    """Half a step below R1; what lies between it and R1 is for those who need it (bone)."""
    weekly_from: str = "R11"
    start: str = "R1"
    gate: Callable[[int, dt.date], bool] = _open

    def index(self, name: str) -> int:
        return next(at for at, one in enumerate(self.ladder) if one.name == name)

    def below(self, at: int, half_steps: int) -> int:
        """So many half steps down; from R1 the next lower is the last walk. Never below W1."""
        first_run, last_walk = self.index("R1"), self.index(self.last_walk)
        for _ in range(half_steps):
            at = last_walk if at == first_run else at - 1
        return max(at, 0)

    def above(self, at: int) -> int:
        first_run, last_walk = self.index("R1"), self.index(self.last_walk)
        return first_run if at == last_walk else min(at + 1, len(self.ladder) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One runner at one moment. `at` counts half steps from the bottom of the ladder.

    `greens` and `holds` are in a row on this rung; `needs` overrules how many greens the next half
    step takes (2 after a step back). `climbed` are the days of half steps up in the last 7 days,
    `backs` the days and rungs of those back in the last 28. `until` is aware, in UTC.
    """

    at: int
    state: State = State.ACTIVE
    until: dt.datetime | None = None
    greens: int = 0
    holds: int = 0
    fails: int = 0
    needs: int | None = None
    climbed: tuple[dt.date, ...] = ()
    backs: tuple[tuple[dt.date, int], ...] = ()
    last_run: dt.date | None = None
    placed_by: str | None = None

    def rung(self, climb: Climb) -> Rung:
        return climb.ladder[self.at]


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
    """The position on a day without a run since the last one: long breaks lead down (rulings R8)."""
    if position.last_run is None:
        return position
    gap = (day - position.last_run).days
    down = next((half_steps for days, half_steps in GAPS if gap <= days), None)
    if down == 0:
        return position
    at = climb.index(climb.start) if down is None else climb.below(position.at, down)
    return _fresh(replace(position, at=min(at, position.at)))


def _fresh(position: Position) -> Position:
    """Nothing counted yet on this rung."""
    return replace(position, greens=0, holds=0, needs=None)


def _run_done(before: Position, event: RunDone, climb: Climb) -> Position:
    position = replace(after_gap(before, event.day, climb), last_run=event.day)
    if event.settling is Settling.BACK:
        return _back(position, event.day, event.end_utc, climb)
    if position.state in {State.RED, State.BACKOFF}:
        return position
    if position.state is State.PAUSED:
        position = replace(position, state=State.ACTIVE)
    if event.settling is Settling.GREEN:
        return _green(position, event, climb)
    if event.settling is Settling.PENDING:
        return position
    return _held(position, climb)


def _green(position: Position, event: RunDone, climb: Climb) -> Position:
    rung = position.rung(climb)
    is_enough = rung.phase == 0 or event.run_min >= DONE_SHARE * min(r.run_min for r in rung.runs) - EPS
    if event.is_lighter or not is_enough:
        return position
    position = replace(position, greens=position.greens + 1, holds=0, state=State.ACTIVE)
    is_weekly = position.at >= climb.index(climb.weekly_from)
    needed = position.needs or (1 if rung.is_half else 2)
    return position if is_weekly or position.greens < needed else _up(position, 1, event.day, climb)


def _up(position: Position, half_steps: int, day: dt.date, climb: Climb) -> Position:
    """Half steps up, as many as the last 7 days and the gate of the phase allow; what waits stays counted."""
    climbed = tuple(one for one in position.climbed if day - one < WEEK)
    for _ in range(half_steps):
        rung, higher = position.rung(climb), climb.ladder[climb.above(position.at)]
        is_closed = higher.phase != rung.phase and not climb.gate(rung.phase, day)
        if len(climbed) >= _allowed(position, climb) or is_closed or higher.name == rung.name:
            break
        climbed = (*climbed, day)
        position = _fresh(replace(position, at=climb.above(position.at)))
    return replace(position, climbed=climbed)


def _allowed(position: Position, climb: Climb) -> int:
    is_slow = climb.slow_below is not None and position.at < climb.index(climb.slow_below)
    return 1 if is_slow else climb.half_steps_7d


def _held(position: Position, climb: Climb) -> Position:
    """A hold starts the count anew; the third in a row leads half a step down."""
    holds = position.holds + 1
    if holds < HOLDS_IN_A_ROW:
        return replace(position, greens=0, holds=holds, state=State.HOLD)
    return _fresh(replace(position, at=climb.below(position.at, 1), state=State.HOLD))


def _back(position: Position, day: dt.date, at: dt.datetime, climb: Climb) -> Position:
    """Half a step down (bone: a whole one), and 48 hours without running."""
    if position.state in {State.RED, State.CLINICIAN_ONLY}:
        return position
    recent = tuple(back for back in position.backs if day - back[0] < MONTH)
    backs = (*recent, (day, position.at))
    same = [on for on, rung in backs if rung == position.at and day - on < FORTNIGHT]
    lower = _fresh(replace(position, at=climb.below(position.at, climb.half_steps_down), backs=backs, needs=2))
    lower = replace(lower, needs=2, state=State.BACKOFF, until=at + WAIT, fails=0)
    if len(backs) >= PLATEAU_BACKS or len(same) >= PLATEAU_SAME_RUNG:
        at_plateau = climb.below(position.at, max(2, climb.half_steps_down))
        return replace(lower, at=at_plateau, state=State.PLATEAU, until=at + WEEK)
    return lower


def _worse(position: Position, event: Worse, climb: Climb) -> Position:
    if position.state is State.BACKOFF:
        return position
    return _back(position, event.day, event.at, climb)


def _looked_at(position: Position, event: LookedAt, climb: Climb) -> Position:
    if position.state not in {State.BACKOFF, State.PLATEAU} or position.until is None or event.at < position.until:
        return position
    if event.is_passed:
        return replace(position, state=State.ACTIVE, until=None, fails=0)
    fails = position.fails + 1
    if fails >= climb.fails_to_clinician:
        lowest = min(position.at, climb.index(climb.last_walk))
        return replace(_fresh(position), at=lowest, state=State.RED, until=None, fails=fails)
    lower = climb.below(position.at, 1)
    return replace(position, at=lower, fails=fails, until=event.at + WAIT, state=State.BACKOFF)


def _week_done(position: Position, event: WeekDone, climb: Climb) -> Position:
    """From R11 on runs differ in length, so a week is judged as a whole (science §4.5)."""
    is_judged = position.state in {State.ACTIVE, State.HOLD} and position.at >= climb.index(climb.weekly_from)
    if not is_judged or event.is_lighter:
        return position
    planned = len(position.rung(climb).runs)
    greens = sum(1 for settling in event.settlings if settling is Settling.GREEN)
    others = len(event.settlings) - greens
    has_back = Settling.BACK in event.settlings
    if greens >= planned and not others:
        return _up(position, 2, event.day, climb)
    if len(event.settlings) >= MOST_DONE * planned - EPS and others <= 1 and not has_back:
        return _up(position, 1, event.day, climb)
    return position


def _ill(position: Position, event: Ill, climb: Climb) -> Position:  # noqa: ARG001 - every move is asked the same way
    """No running while ill; then a whole step lower (science §4.8). Several days are one illness."""
    if position.state in {State.RED, State.CLINICIAN_ONLY, State.PAUSED}:
        return position
    return _fresh(replace(position, at=climb.below(position.at, 2), state=State.PAUSED))


def _stopped(position: Position, event: Stopped, climb: Climb) -> Position:  # noqa: ARG001 - as above
    return replace(_fresh(position), state=State.RED, until=None)


def _cleared(position: Position, event: Cleared, climb: Climb) -> Position:  # noqa: ARG001 - as above
    return replace(position, state=State.ACTIVE, fails=0) if position.state is State.RED else position


def _placed(position: Position, event: Placed, climb: Climb) -> Position:
    return replace(_fresh(position), at=climb.index(event.rung), placed_by=event.by, climbed=())


_MOVES: dict[type, Callable[..., Position]] = {
    RunDone: _run_done,
    Worse: _worse,
    LookedAt: _looked_at,
    WeekDone: _week_done,
    Ill: _ill,
    Stopped: _stopped,
    Cleared: _cleared,
    Placed: _placed,
}
