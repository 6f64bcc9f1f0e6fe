"""What can happen to a runner on the ladder, in the order in which it happened."""

import datetime as dt
import math
from dataclasses import dataclass

from rtr.metrics.verdicts import Settling


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDone:
    """A running session and how it settled. `end_utc` is aware; minutes are running minutes."""

    day: dt.date
    end_utc: dt.datetime
    run_min: float
    settling: Settling
    is_lighter: bool = False
    """In a cut-back week: nothing in it moves the runner up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkDone:
    """A walk of phase 0 and whether the next morning was as usual; None while that is not known."""

    day: dt.date
    at: dt.datetime
    walk_min: float
    is_settled: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worse:
    """A morning that asks for half a step back whatever the runs said (science §4.6)."""

    day: dt.date
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Injured:
    """Another injury begins that nobody runs with before it has been cleared (science §4.2, §4.9)."""

    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """The first check-in once the 48 hours are over, and whether it passed (science §4.6)."""

    day: dt.date
    at: dt.datetime
    is_passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDone:
    """A whole week is over. `settlings` are those of its runs, in order."""

    day: dt.date
    """Its last day."""
    settlings: tuple[Settling, ...]
    is_lighter: bool = False
    run_min: float = math.inf
    """Running minutes of all its runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ill:
    """A day with fever or illness."""

    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A red flag was marked."""

    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """Somebody who examined the runner has cleared what was marked."""

    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A coach, a clinician or the runner set the step by hand."""

    day: dt.date
    rung: str
    by: str
    reason: str = ""


Event = RunDone | WalkDone | Worse | Injured | LookedAt | WeekDone | Ill | Stopped | Cleared | Placed
