"""From a diary to the position of a day: everything that happened since the injury, replayed in order.

The position is never stored, so any past day can be asked where the runner stood and why.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import Event, RunDone
from rtr.advice.ladder.facts import facts_of
from rtr.advice.ladder.gates import Line, checklist, is_open
from rtr.advice.ladder.moves import after_gap, move
from rtr.advice.ladder.rules import climb_of
from rtr.advice.ladder.steps import Rung
from rtr.advice.ladder.told import Told, events_of, told
from rtr.diary import Diary
from rtr.metrics.verdicts import Settling


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
    """Settled runs by the step they were done on."""

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
    moves: list[Move] = field(default_factory=list)
    settled: Counter[str] = field(default_factory=Counter)

    def take(self, event: Event) -> None:
        """One event: the move it makes is noted where it changes step or state."""
        before, self.day = self.position, event.day
        if isinstance(event, RunDone) and event.settling is Settling.GREEN and not event.is_lighter:
            self.settled[after_gap(before, event.day, self.climb).rung(self.climb).name] += 1
        self.position = move(before, event, self.climb)
        if (self.position.at, self.position.state) != (before.at, before.state):
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


def standing(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> Standing | None:
    """Where the runner stands on `day`; None without an open injury, which is what a return begins with."""
    seen = told(diary, day, now)
    if seen is None:
        return None
    kinds = seen.kinds
    rules = climb_of(seen)
    begin = Position(at=0, state=State.PHASE0)
    course = _Replay(seen=seen, climb=rules, position=begin, day=seen.began)
    course.climb = replace(rules, gate=lambda phase, _: is_open(phase, course.facts(), kinds))
    for event in _events(course):
        course.take(event)
    course.day = day
    position = after_gap(course.position, day, course.climb)
    if seen.is_steered:
        position = replace(position, state=State.CLINICIAN_ONLY)
    course.position = position
    gate = checklist(position.rung(course.climb).phase, course.facts(), kinds)
    return Standing(
        day=day, climb=rules, position=position, began=seen.began, moves=tuple(course.moves), gate=gate,
        settled=dict(course.settled),
    )  # fmt: skip


def _events(course: _Replay) -> Iterator[Event]:
    """All events; a check-in counts as a look only while one is waited for."""
    return events_of(course.seen, lambda: course.position)


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
