"""Phases and gates: what the present phase still asks for, filled from the runner's own data."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.ladder.gates import TESTS, VALID_D, Line
from rtr.advice.ladder.history import Standing
from rtr.advice.words import day_text, number, period_text, points, sentence_case
from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.plan import EntryTest
from rtr.units import counted
from rtr.views.step_words import PHASES, phase_of, said, step_text

TEST = "test_"
NO_BACK_D = 28
"""So far back is looked for runs that eased back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """One condition: met, not met or (None) not known, with the words of what was seen."""

    words: str
    seen: str
    is_met: bool | None


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
    rows = tuple(_row(known, line, at) for line in at.gate)
    return GatesView(
        sentence=_sentence(rows, at.phase),
        phases=tuple(_phases(at)),
        rows=rows,
        tests=_tests(known, at.day),
        step=at.rung.name,
        number=at.phase,
    )


def _sentence(rows: Sequence[GateRow], phase: int) -> str:
    met = sum(row.is_met is True for row in rows)
    are = "is" if met == 1 else "are"
    lead = f"{number(met).capitalize()} of {number(len(rows))} conditions for leaving phase {phase} {are} met."
    if met == len(rows):
        return f"{lead} The next phase is open once its step has settled."
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
            when = period_text(begin, end or at.day)
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


def _row(known: Diary, line: Line, at: Standing) -> GateRow:
    code = line.condition.code
    seen = result_words(known, code.removeprefix(TEST), at.day) if code.startswith(TEST) else _seen(line, at)
    return GateRow(words=sentence_case(said(line.words)), seen=seen, is_met=line.is_met)


def _seen(line: Line, at: Standing) -> str:
    code = line.condition.code
    if line.observed is None:
        return UNKNOWN.get(code, "not known yet")
    if code in _SEEN:
        return _SEEN[code](line, at)
    if code == "days_since_check_in":
        return f"last on {day_text(at.day - dt.timedelta(days=line.observed), beside=at.day)}"
    return f"{line.observed:g} of {line.condition.limit:g}"


UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        "confidence": "not told in the last 7 days; the check-in asks under Add more",
        "is_cleared": "not told yet; write it down under Injuries",
        "agrees_to_faster": "not told yet; write it down below",
        "stiff_over_usual": "no morning with stiffness in the last 7 days",
        "pain_trend": "too few runs with an answer yet",
        "daily_pain": "no morning in the last 7 days",
        "walking_pain": "pain while walking not told in the last 7 days",
        "pain_free_days": "no morning with pain told yet",
        "days_since_check_in": "no check-in yet",
        "recovery_kept": "too few mornings with sleep and energy in the last four weeks",
    }
)


def _trend(line: Line, _: Standing) -> str:
    value = line.observed or 0.0
    return "rising" if value > 0 else "falling" if value < 0 else "even"


def _back(line: Line, _: Standing) -> str:
    days = int(line.observed or 0)
    return f"none in the last {NO_BACK_D} days" if days >= NO_BACK_D else f"{counted(days, 'day')} ago"


def _stiff(line: Line, _: Standing) -> str:
    value = line.observed or 0.0
    return f"{points(value)} above usual" if value > 0 else "as usual" if value == 0 else "below usual"


def _pain(line: Line, _: Standing) -> str:
    return f"highest of the last 7 days: {points(line.observed)}"


def _yes(line: Line, _: Standing) -> str:
    return "yes" if line.observed else "no"


def _weeks(line: Line, at: Standing) -> str:
    return f"{line.observed:g} of {line.condition.limit:g}, you are on {step_text(at.rung.name)}"


def _trust(line: Line, _: Standing) -> str:
    return f"{line.observed:g} of 10"


_SEEN: Mapping[str, Callable[[Line, Standing], str]] = MappingProxyType(
    {
        "pain_trend": _trend, "days_since_back": _back, "stiff_over_usual": _stiff, "daily_pain": _pain,
        "walking_pain": _pain,
        "is_cleared": _yes, "agrees_to_faster": _yes, "weeks_R12": _weeks, "confidence": _trust,
        "recovery_kept": _yes,
    }
)  # fmt: skip


def _latest(known: Diary, test: str) -> EntryTest | None:
    return next((one for one in reversed(known.entry_tests) if one.test == test), None)


def result_words(known: Diary, test: str, day: dt.date) -> str:
    """`done on 18 November, holds until 2 December`."""
    told = _latest(known, test)
    if told is None:
        return "not done yet"
    last = told.day + dt.timedelta(days=VALID_D)
    if not told.is_passed:
        return f"not yet on {day_text(told.day, beside=day)}"
    if last < day:
        return f"done on {day_text(told.day, beside=day)}; a test holds {VALID_D} days"
    return f"done on {day_text(told.day, beside=day)}, holds until {day_text(last, beside=day)}"


def _tests(known: Diary, day: dt.date) -> tuple[ToTest, ...]:
    is_bone = any(one.kind == InjuryKind.BONE and one.until is None for one in known.injuries)
    return tuple(
        ToTest(
            id=one.id, title=one.title, passes=one.bone if is_bone else one.soft, unit=one.unit,
            last=result_words(known, one.id, day),
        )
        for one in TESTS.values()
    )  # fmt: skip
