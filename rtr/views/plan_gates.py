"""Phases and gates: what the present phase still asks for, filled from the runner's own data."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.advice.ladder.gate_words import GateRow, gate_row, result_words
from rtr.advice.ladder.gates import TESTS
from rtr.advice.ladder.history import Standing
from rtr.advice.words import PHASES, day_text, number, period_text, step_text
from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.views.step_words import phase_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase: its name, when it was, and where it stands: done, now, later."""

    title: str
    when: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTest:
    """A test one can write down: what passes, its unit, and what was said of it last."""

    id: str
    title: str
    passes: str
    unit: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatesView:
    """All phases, and the conditions of the present one."""

    sentence: str
    phases: tuple[Phase, ...]
    rows: tuple[GateRow, ...]
    tests: tuple[ToTest, ...]
    step: str
    number: int


def gates_view(known: Diary, at: Standing) -> GatesView:
    """The gate of the phase the runner is in."""
    rows = tuple(gate_row(known, line, at) for line in at.gate)
    return GatesView(
        sentence=_sentence(rows, at),
        phases=tuple(_phases(at)),
        rows=rows,
        tests=_tests(known, at.day),
        step=at.rung.name,
        number=at.phase,
    )


def _sentence(rows: Sequence[GateRow], at: Standing) -> str:
    met = sum(row.is_met is True for row in rows)
    are = "is" if met == 1 else "are"
    lead = f"{number(met).capitalize()} of {number(len(rows))} conditions for leaving phase {at.phase} {are} met."
    if met == len(rows):
        return (
            f"{lead} The next phase begins once {step_text(at.rung.name)} has settled as often as it takes; "
            "after a run that held, that count begins anew."
        )
    return f"{lead} With all of them the next phase opens; what is not known is not met."


def _phases(at: Standing) -> list[Phase]:
    """When each phase was entered first and left last; those above lie ahead."""
    spans = _spans(at)
    found = []
    for phase, name in enumerate(PHASES):
        begin, end = spans.get(phase, (None, None))
        state = "now" if phase == at.phase else "done" if phase < at.phase else "later"
        when = ""
        if begin is not None and state == "now":
            when = f"since {day_text(begin, beside=at.day)}"
        elif begin is not None and state == "done":
            again = sum(phase_of(move.before) == phase != phase_of(move.after) for move in at.moves) > 1
            when = f"{period_text(begin, end or at.day)}{', left in between' * again}"
        found.append(Phase(title=f"Phase {phase} · {name}", when=when, state=state))
    return found


def _spans(at: Standing) -> dict[int, tuple[dt.date, dt.date | None]]:
    """First and last day of each phase, steps back between them included; the present one from its last entry."""
    spans: dict[int, tuple[dt.date, dt.date | None]] = {0: (at.began, None)}
    for move in at.moves:
        before, after = phase_of(move.before), phase_of(move.after)
        if before != after:
            spans[before] = (spans.get(before, (at.began, None))[0], move.day)
            begin = move.day if after == at.phase else spans.get(after, (move.day, None))[0]
            spans[after] = (begin, None)
    return spans


def _tests(known: Diary, day: dt.date) -> tuple[ToTest, ...]:
    is_bone = any(one.kind == InjuryKind.BONE and one.until is None for one in known.injuries)
    return tuple(
        ToTest(
            id=one.id, title=one.title, passes=one.bone if is_bone else one.soft, unit=one.unit,
            last=result_words(known, one.id, day),
        )
        for one in TESTS.values()
    )  # fmt: skip
