"""Where the runner stands on the ladder, and what the phase still asks for, as far as a scope allows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.ladder.gate_words import TEST, gate_row
from rtr.advice.ladder.gates import Line
from rtr.advice.ladder.history import Standing
from rtr.advice.words import LAST_STEP, PHASES
from rtr.diary import Diary
from rtr.shared.grounds import EVER, Ask
from rtr.shared.needs import FELT, NEVER, PLAN, Needs

NOT_SHOWN = "not part of what is shared"
SOMETHING = "One more condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Where the runner stands on the ladder. `rung` is the step's name (`R9.5`), `steps` how many there are."""

    phase: int
    phase_name: str
    rung: str
    steps: int = LAST_STEP
    onset_days: int | None = None
    since: dt.date | None = None
    """The day the present step was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One condition for leaving the phase: met, not met, or (None) not known or not shown; `seen` in words."""

    words: str
    seen: str
    is_met: bool | None


GATES: Mapping[str, tuple[Needs, int]] = MappingProxyType(
    {
        "is_cleared": (PLAN, 0),
        "agrees_to_faster": (PLAN, 0),
        "weeks_R12": (PLAN, 0),
        "easy_30": (PLAN, 0),
        "settled_R7": (PLAN, 0),
        "settled_R7.5": (PLAN, 0),
        "settled_R18": (PLAN, 0),
        "settled_R26": (PLAN, 0),
        "settled_goal": (PLAN, 0),
        "settled_strides": (FELT, 28),
        "settled_hills": (FELT, 28),
        "pain_free_days": (FELT, 0),
        "daily_pain": (FELT, 7),
        "walking_pain": (FELT, 7),
        "recovery_kept": (FELT, 28),
        "pain_trend": (FELT, 28),
        "stiff_over_usual": (FELT, 56),
        "days_since_back": (FELT, 28),
        "days_since_check_in": (FELT, 0),
        "confidence": (FELT, 7),
    }
)
"""What each condition tells of, and how many days back; what is not here is never shown."""
COUNT_DAYS = frozenset({"pain_free_days", "days_since_check_in", "days_since_back"})
"""What is seen of these is a number of days."""


def stands_of(at: Standing, ask: Ask, known: Diary) -> Stands:
    """The step, and how long ago the first injury began that is still open."""
    began = min((i.onset for i in known.open_injuries(at.day) if ask.reader.is_of_place(i)), default=None)
    is_told = began is not None and ask.reader.is_in_time(began)
    return Stands(
        phase=at.phase,
        phase_name=PHASES[at.phase],
        rung=at.rung.name,
        onset_days=(at.day - began).days if began is not None and is_told else None,
        since=at.arrived if ask.reader.is_in_time(at.arrived) else None,
    )


def gates_of(at: Standing, ask: Ask, known: Diary) -> tuple[Gate, ...]:
    """The conditions as Plan shows them; those that are not shown are counted, not told."""
    return tuple(_gate(line, at, ask, known) for line in at.gate)


def _gate(line: Line, at: Standing, ask: Ask, known: Diary) -> Gate:
    row = gate_row(known, line, at)
    if _may(line, ask, known):
        return Gate(words=row.words, seen=row.seen, is_met=row.is_met)
    is_telling = bool(line.condition.only) and not ask.reader.may(FELT)
    return Gate(words=SOMETHING if is_telling else row.words, seen=NOT_SHOWN, is_met=None)


def _may(line: Line, ask: Ask, known: Diary) -> bool:
    """Whether what was seen of a condition may be told; one asked of some injuries only tells which it is."""
    code = line.condition.code
    if code.startswith(TEST):
        done = [one.day for one in known.entry_tests if one.test == code.removeprefix(TEST)]
        return ask.reader.may(PLAN) and all(map(ask.reader.is_in_time, done[-1:]))
    needs, days = GATES.get(code, (NEVER, EVER))
    days = max(days, int(line.observed or 0)) if code in COUNT_DAYS else days
    is_of_place = needs is not FELT or ask.speaks_of_one_place
    is_plain = not line.condition.only or ask.reader.may(FELT)
    return ask.reader.may(needs) and ask.reaches(days) and is_of_place and is_plain
