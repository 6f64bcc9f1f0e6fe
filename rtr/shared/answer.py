"""The runner's own answer of the day, reduced to what a scope allows; never another one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rtr.advice.base import Sentence
from rtr.advice.case import Case
from rtr.advice.decide import Suggestion
from rtr.advice.words import WORDS, day_text, period_text, weekday
from rtr.evidence import Certainty
from rtr.model import Verdict
from rtr.shared.grounds import Ask
from rtr.shared.own_words import is_own
from rtr.units import counted

STEERED = "The plan comes from a clinician"
CHECK_IN = "check-in"
ASKED_IN_CHECK_IN = frozenset({"limp-or-sharp", "morning", "illness", "bone-pain", "red-flag", "readiness"})
"""What the check-in answers: while it is open, that is said once."""
NO_SESSION = "No session is named here."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason of the answer that the scope allows, in words."""

    rule: str
    verdict: Verdict
    sentence: Sentence
    certainty: Certainty | None
    """None where something is not known, which needs no source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The runner's own answer of the day, reduced to what the scope allows.

    `word` is the verdict as it is said. `line` tells what it rests on ("" where that is not shown). `grounds`
    are the reasons, the deciding ones first. `hidden` counts those that are not shown, and `hidden_line` says
    so ("" for none). `changes` are what would change it. `until` is the moment (UTC) running opens again.
    """

    verdict: Verdict
    word: str
    headline: str
    line: str = ""
    until: dt.datetime | None = None
    grounds: tuple[Ground, ...] = ()
    hidden: int = 0
    hidden_line: str = ""
    changes: tuple[str, ...] = ()


def answer_of(suggestion: Suggestion, ask: Ask) -> Answer:
    """The suggestion of the whole diary as this reader gets it."""
    case, is_whole = suggestion.case, ask.is_whole and _is_own(suggestion)
    is_steered = _is_steered(suggestion)
    every = tuple(_grounds(suggestion))
    shown = tuple(one for one in every if ask.allows(one.rule))
    hidden = len(every) - len(shown)
    return Answer(
        verdict=suggestion.verdict,
        word=STEERED if is_steered else WORDS[suggestion.verdict],
        headline=suggestion.headline if is_whole else plain_headline(suggestion, is_steered=is_steered),
        line=_line(case) if is_whole else "",
        until=suggestion.until if is_whole else None,
        grounds=shown,
        hidden=hidden,
        hidden_line=_hidden_line(hidden),
        changes=tuple(map(str, suggestion.changes)) if is_whole else (),
    )


def is_open(suggestion: Suggestion) -> bool:
    """Whether there is a plan to show: not while a warning sign stands or a clinician makes it."""
    return not suggestion.case.standing_flags and not suggestion.case.clinician_for


def _is_steered(suggestion: Suggestion) -> bool:
    case = suggestion.case
    return suggestion.verdict is Verdict.SEE_CLINICIAN and not case.standing_flags and bool(case.clinician_for)


def _is_own(suggestion: Suggestion) -> bool:
    """Whether the sessions an answer may name are called by this project's words, not by a person's."""
    named = (*suggestion.case.planned, suggestion.session)
    return all(one is None or is_own(one.title) for one in named)


def _grounds(suggestion: Suggestion) -> Iterator[Ground]:
    """What was found, then what is not known and decides; on a Stop nothing about training."""
    is_stop = suggestion.verdict is Verdict.SEE_CLINICIAN
    for reason in suggestion.reasons:
        if is_stop and reason.verdict is not suggestion.verdict:
            continue
        yield Ground(rule=reason.rule, verdict=reason.verdict, sentence=reason.sentence, certainty=reason.certainty)
    is_asked = any(missing.rule == CHECK_IN for missing in suggestion.unknown)
    for missing in suggestion.unknown:
        if missing.verdict is suggestion.verdict and not (is_asked and missing.rule in ASKED_IN_CHECK_IN):
            yield Ground(rule=missing.rule, verdict=missing.verdict, sentence=missing.sentence, certainty=None)


def _hidden_line(hidden: int) -> str:
    if not hidden:
        return ""
    return f"{counted(hidden, 'more reason')} for caution {'is' if hidden == 1 else 'are'} not part of what is shared."


def plain_headline(suggestion: Suggestion, *, is_steered: bool) -> str:
    """The answer without anything of load or of how it felt."""
    verdict, session = suggestion.verdict, suggestion.session
    if is_steered:
        return NO_SESSION
    if verdict in {Verdict.PROGRESS, Verdict.HOLD}:
        adds = "" if verdict is Verdict.PROGRESS else " Add nothing yet."
        if session is None or not is_own(session.title):
            return f"Running is open.{adds}"
        return f"Planned today: {session.title}.{adds}"
    if verdict is Verdict.EASE_BACK and suggestion.until is not None:
        day = suggestion.until.astimezone(suggestion.case.clock).date()
        return f"No running before {weekday(day)} {day_text(day, beside=suggestion.on)}; then a check-in decides."
    return _PLAIN[verdict]


_PLAIN = {
    Verdict.UNKNOWN: "Too little is known for an answer today.",
    Verdict.REST: "No running today.",
    Verdict.EASE_BACK: "No running until it has settled.",
    Verdict.SEE_CLINICIAN: "No running until somebody has looked at it.",
}


def _line(case: Case) -> str:
    """What the answer rests on."""
    if case.seen_from is None:
        return ""
    mornings = f"{case.mornings_asked - case.mornings_missing} of {case.mornings_asked} mornings and "
    runs = f"{counted(case.runs_seen, 'run')}, {period_text(case.seen_from, case.on)}"
    return f"From {mornings if case.mornings_asked else ''}{runs}."
