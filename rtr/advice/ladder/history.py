"""From a diary to the position of a day: everything that happened since the injury, replayed in order.

The position is never stored, so any past day can be asked where the runner stood and why.
"""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import Event, Placed, RunDone
from rtr.advice.ladder.facts import facts_of
from rtr.advice.ladder.gates import Line, checklist, is_open
from rtr.advice.ladder.happened import SYSTEM, events_of
from rtr.advice.ladder.moves import STOPPED, WAITING, after_gap, move
from rtr.advice.ladder.rules import climb_of
from rtr.advice.ladder.steps import Rung
from rtr.advice.ladder.told import Told, told
from rtr.advice.weeks import Recent, recent
from rtr.diary import Diary
from rtr.metrics.verdicts import Settling
from rtr.metrics.verdicts.clock import aware


class Came(enum.StrEnum):
    """How a step was reached."""

    START = "start"
    UP = "up"
    DOWN = "down"
    PLACED = "placed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One change of step or state: when, from where to where, and the kind of event that made it."""

    day: dt.date
    before: str
    after: str
    state: State
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a runner stands on a day, how it came about, and what the phase still asks for."""

    day: dt.date
    climb: Climb
    position: Position
    began: dt.date
    moves: tuple[Move, ...]
    gate: tuple[Line, ...]
    settled: Mapping[str, int]
    """Settled runs by the step they were done on; those above the present step count anew."""
    came: Came
    arrived: dt.date
    """How and on which day the present step was reached."""
    last_rpe: float | None = None
    """How hard the last run was said to be."""

    @property
    def rung(self) -> Rung:
        return self.position.rung(self.climb)

    @property
    def phase(self) -> int:
        return self.rung.phase


@dataclass(slots=True)
class _Replay:
    """A position that moves, and what is counted on the way."""

    seen: Told
    climb: Climb
    position: Position
    day: dt.date
    arrived: dt.date
    came: Came = Came.START
    moves: list[Move] = field(default_factory=list)
    settled: Counter[str] = field(default_factory=Counter)

    def take(self, event: Event) -> None:
        """One event: the move it makes is noted where it changes step or state."""
        before, self.day = self.position, event.day
        if isinstance(event, RunDone) and _counts(before, event):
            self.settled[after_gap(before, event.day, self.climb).rung(self.climb).name] += 1
        self.position = move(before, event, self.climb)
        if (self.position.at, self.position.state) != (before.at, before.state):
            self._note(before, event)
        self.arrive(before.at, placed=event if isinstance(event, Placed) else None)

    def arrive(self, before: int, placed: Placed | None = None) -> None:
        """How the step was reached, where it is another one; what had settled above it is done again."""
        if self.position.at == before and placed is None:
            return
        if placed is not None:
            self.came = Came.START if placed.by == SYSTEM else Came.PLACED
        else:
            self.came = Came.UP if self.position.at > before else Came.DOWN
        self.arrived = self.day
        if self.position.at < before:
            for higher in self.climb.ladder[self.position.at + 1 :]:
                self.settled.pop(higher.name, None)

    def _note(self, before: Position, event: Event) -> None:
        self.moves.append(
            Move(
                day=event.day,
                before=before.rung(self.climb).name,
                after=self.position.rung(self.climb).name,
                state=self.position.state,
                why=type(event).__name__,
            )
        )

    def facts(self) -> Mapping[str, float | None]:
        """What the gate of the present phase looks at."""
        return facts_of(self.seen, self.day, self.position, self.settled, self.climb)


def _counts(before: Position, event: RunDone) -> bool:
    """Whether a run counts for a gate: settled, in a week of its own size, and open when it was done."""
    is_open_to_run = before.state not in STOPPED | WAITING | {State.PHASE0}
    return is_open_to_run and event.settling is Settling.GREEN and not event.is_lighter


def standing(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> Standing | None:
    """Where the runner stands on `day`; None without an open injury, which is what a return begins with."""
    return standing_of(recent(diary.until(day), day, None if now is None else aware(now)))


def standing_of(known: Recent) -> Standing | None:
    """The same from a diary that has been read."""
    seen = told(known)
    if seen is None:
        return None
    kinds, rules = seen.kinds, climb_of(seen)
    begin = Position(at=0, state=State.PHASE0)
    course = _Replay(seen=seen, climb=rules, position=begin, day=seen.began, arrived=seen.began)
    course.climb = replace(rules, gate=lambda phase, _: is_open(phase, course.facts(), kinds))
    for event in events_of(seen, lambda: course.position):
        course.take(event)
    _today(course)
    return Standing(
        day=seen.day, climb=rules, position=course.position, began=seen.began, moves=tuple(course.moves),
        gate=checklist(course.position.rung(rules).phase, course.facts(), kinds), settled=dict(course.settled),
        came=course.came, arrived=course.arrived, last_rpe=_last_rpe(seen),
    )  # fmt: skip


def _today(course: _Replay) -> None:
    """What the day itself brings: the break since the last run, and a clinician's plan."""
    before, course.day = course.position, course.seen.day
    course.position = after_gap(before, course.day, course.climb)
    course.arrive(before.at)
    if course.seen.is_steered:
        course.position = replace(course.position, state=State.CLINICIAN_ONLY)


def _last_rpe(seen: Told) -> float | None:
    return seen.efforts.get(seen.sessions[-1].uid) if seen.sessions else None


def highest_by_week(moves: Iterable[Move], begin: dt.date, end: dt.date) -> list[tuple[dt.date, str]]:
    """The step a runner stood on at the end of each week from `begin`, for a picture of the climb."""
    ordered = sorted(moves, key=lambda one: one.day)
    found, at, name, first = [], 0, ordered[0].before if ordered else "W1", begin
    while first <= end:
        last = first + dt.timedelta(days=6)
        while at < len(ordered) and ordered[at].day <= last:
            name, at = ordered[at].after, at + 1
        found.append((first, name))
        first += dt.timedelta(days=7)
    return found
