"""Where a runner stands on the ladder, and the rules by which it is climbed."""

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass

from rtr.advice.ladder.steps import LADDER, Rung


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


def _open(phase: int, day: dt.date) -> bool:  # noqa: ARG001 - the shape of a gate
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """The rules of one runner: the ladder of the class, and how it is climbed.

    `gate(phase, day)` says whether that phase may be left on that day. `slow_below` is the rung up
    to which only one half step in 7 days is taken (bone), None for none.
    """

    variant: str = "common"
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
    step takes (2 after a step back). `last_run` is the day from which a break counts, `ill_on` the last day
    with a fever. `climbed` are the days of half steps up in the last 7 days,
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
    ill_on: dt.date | None = None
    placed_by: str | None = None

    def rung(self, climb: Climb) -> Rung:
        return climb.ladder[self.at]
