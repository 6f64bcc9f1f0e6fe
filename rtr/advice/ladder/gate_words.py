"""The conditions of a gate in words: what is asked, and what was seen of it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.ladder.gates import VALID_D, Line
from rtr.advice.ladder.history import Standing
from rtr.advice.words import day_text, points, said, sentence_case, step_text
from rtr.diary import Diary
from rtr.plan import EntryTest
from rtr.units import counted

TEST, SETTLED = "test_", "settled_"
NO_BACK_D = 28
"""So far back is looked for runs that eased back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """One condition: met, not met or (None) not known, with the words of what was seen."""

    words: str
    seen: str
    is_met: bool | None


def gate_row(known: Diary, line: Line, at: Standing) -> GateRow:
    """One condition as the diary stands."""
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
    if code.startswith(SETTLED):
        return _times(int(line.observed))
    if line.is_met and line.observed > line.condition.limit:
        return f"{line.observed:g}, of {line.condition.limit:g} asked for"
    return f"{line.observed:g} of {line.condition.limit:g}"


def _times(count: int) -> str:
    """All that ever settled: the count of the step on Today begins anew after a run that held.

    >>> [_times(count) for count in (0, 1, 2, 7)]
    ['not yet', 'once so far', 'twice so far', '7 times so far']
    """
    return {0: "not yet", 1: "once so far", 2: "twice so far"}.get(count, f"{count:,} times so far")


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
        "walking_pain": _pain, "recovery_kept": _yes,
        "is_cleared": _yes, "agrees_to_faster": _yes, "weeks_R12": _weeks, "confidence": _trust,
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
