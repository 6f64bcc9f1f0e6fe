"""Planned sessions and blocks: what is to be done on which day, frozen. Seconds inside, as a watch counts."""

import datetime as dt
import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace


class SessionKind(enum.StrEnum):
    """What a planned day holds."""

    RUN_WALK = "run_walk"
    RUN = "run"
    WALK = "walk"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    CROSS_TRAINING = "cross_training"
    REST = "rest"


RUNNING = frozenset({SessionKind.RUN_WALK, SessionKind.RUN})


class Do(enum.StrEnum):
    """What one step of a session asks for."""

    WALK = "walk"
    RUN = "run"
    STRIDES = "strides"
    HILL = "hill"
    STEADY = "steady"
    GOAL = "goal"
    """At the effort of the race one trains for."""
    EXERCISE = "exercise"


RUN_STEPS = frozenset({Do.RUN, Do.STRIDES, Do.HILL, Do.STEADY, Do.GOAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing for so many seconds; `rpe_max` is the highest effort (0-10) that is still right."""

    do: Do
    s: float
    rpe_max: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Steps done so many times in a row."""

    times: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One planned session of one day. `rung` is the step of the ladder it belongs to."""

    day: dt.date
    kind: SessionKind
    title: str
    steps: tuple[Step | Repeat, ...] = ()
    rung: str | None = None
    note: str | None = None
    is_moved: bool = False
    """The runner or a coach put it on this day by hand."""
    is_lighter: bool = False
    """It stands in a cut-back week."""

    def flat(self) -> Iterator[Step]:
        """Every step in the order it is done, repeats spelled out."""
        for one in self.steps:
            if isinstance(one, Repeat):
                for _ in range(one.times):
                    yield from one.steps
            else:
                yield one

    @property
    def run_s(self) -> float:
        """Seconds of running of any kind."""
        return math.fsum(step.s for step in self.flat() if step.do in RUN_STEPS)

    @property
    def total_s(self) -> float:
        return math.fsum(step.s for step in self.flat())


class Answered(enum.StrEnum):
    """What became of a suggested block."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLACED = "replaced"
    """A later block took its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One to four weeks of planned days, as suggested by a version of the rules and answered by a person.

    `begin` and `end` are its first and last day. `by` and `reason` say who answered and why.
    """

    begin: dt.date
    end: dt.date
    sessions: tuple[Session, ...] = field(default=())
    rung: str | None = None
    policy: str = ""
    answered: Answered = Answered.OPEN
    by: str | None = None
    reason: str | None = None
    made_at: dt.datetime | None = None
    answered_at: dt.datetime | None = None
    id: int | None = None

    def of(self, day: dt.date) -> tuple[Session, ...]:
        """What is planned for that day."""
        return tuple(session for session in self.sessions if session.day == day)

    def main_of(self, day: dt.date) -> Session | None:
        """What names a day, and what a proposal stands in for: its run, else its walk, else the first of it."""
        ranked = sorted(self.of(day), key=lambda one: (one.kind not in RUNNING, one.kind is not SessionKind.WALK))
        return next(iter(ranked), None)

    def changed(self, old: Session, new: Session) -> "Block":
        """The block with one session in place of another."""
        return replace(self, sessions=tuple(new if one == old else one for one in self.sessions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A step of the ladder that a person has set: who, when, why."""

    day: dt.date
    rung: str
    by: str
    reason: str = ""
    recorded_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTest:
    """One test of an entry or exit gate, done by hand on a day (`rtr.advice.ladder.gates.TESTS`).

    `value` is in the unit of the test, of the weaker side where there are two; `is_passed` what the
    person who did it says.
    """

    test: str
    day: dt.date
    is_passed: bool
    value: float | None = None
    note: str | None = None


class EntryKind(enum.StrEnum):
    """What a date in the calendar of the year is."""

    RACE = "race"
    HOLIDAY = "holiday"
    TRAVEL = "travel"
    CHECK_IN = "check_in"
    """A talk with a coach or a clinician."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One date, or days in a row, in the calendar of the year."""

    begin: dt.date
    end: dt.date
    kind: EntryKind
    title: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLadder:
    """A ladder a person wrote: lines of (name, week) in the notation of `rtr.advice.ladder.table`."""

    name: str
    lines: tuple[tuple[str, str], ...]
    is_used: bool = False
    id: int | None = None
