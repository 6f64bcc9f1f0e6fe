"""From a case to a suggestion: every rule is asked, the most cautious answer wins."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Sentence, Unknown
from rtr.advice.block.ask import WEEKS, block_of, next_run
from rtr.advice.case import Case, Json
from rtr.advice.changes import Change, changes
from rtr.advice.headline import Shown, headline
from rtr.advice.pace_limit import limit_of, limited, limited_block
from rtr.advice.policy import POLICY, Policy
from rtr.advice.readiness import Readiness
from rtr.advice.rules import RULES
from rtr.advice.rules.readiness import readiness_of
from rtr.advice.today_session import MAY_RUN, session_of
from rtr.advice.words import WORDS
from rtr.evidence import Certainty
from rtr.model import Verdict
from rtr.plan import Block, Session
from rtr.plan_json import sessions_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A finding in words, with what it rests on."""

    rule: str
    sentence: Sentence
    observed: float
    limit: float
    unit: str
    verdict: Verdict
    sources: tuple[str, ...]
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """A rule that has nothing against running."""

    rule: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A rule that cannot tell, what it lacks, and the verdict that not knowing asks for."""

    rule: str
    missing: tuple[str, ...]
    verdict: Verdict
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The answer of one day with all that led to it; `case` and `policy` replay it.

    `until` is the moment (UTC) running opens again, None where no such moment is known.
    """

    on: dt.date
    policy: str
    verdict: Verdict
    headline: str
    reasons: tuple[Reason, ...]
    cleared: tuple[Clear, ...]
    unknown: tuple[Open, ...]
    changes: tuple[Change, ...]
    case: Case
    readiness: Readiness
    until: dt.datetime | None = None
    block: Block | None = None
    session: Session | None = None
    """What to do today: a run where one is open, else the walk of phase 0."""

    @property
    def word(self) -> str:
        return WORDS[self.verdict]

    @property
    def may_run(self) -> bool:
        """Whether a run today is part of the answer."""
        return self.verdict in MAY_RUN

    def to_json(self) -> dict[str, Json]:
        """The stable face of a suggestion; the case in it replays all of it."""
        return {
            "on": self.on.isoformat(),
            "policy": self.policy,
            "verdict": self.verdict.word,
            "may_run": self.may_run,
            "until": None if self.until is None else self.until.isoformat(),
            "headline": self.headline,
            "phase": None if self.case.ladder is None else self.case.ladder.phase,
            "rung": None if self.case.ladder is None else self.case.ladder.rung,
            "reasons": [_reason_json(reason) for reason in self.reasons],
            "cleared": [{"rule": c.rule, "sentence": str(c.sentence)} for c in self.cleared],
            "unknown": [_open_json(unknown) for unknown in self.unknown],
            "readiness": {
                "score": self.readiness.score,
                "coverage": self.readiness.coverage,
                "parts": dict(self.readiness.parts),
            },
            "would_change": [str(change) for change in self.changes],
            "block": None if self.block is None else _block_json(self.block),
            "case": self.case.to_json(),
        }


def suggest(case: Case, policy: Policy = POLICY, *, weeks: int = WEEKS) -> Suggestion:
    """Ask every rule; the verdict is the maximum over findings and over what is not known."""
    answers = [(rule, rule.check(case, policy)) for rule in RULES]
    outcomes = {rule.code: outcome for rule, outcome in answers}
    verdict = max((_verdict(rule, outcome) for rule, outcome in answers), default=Verdict.UNKNOWN)
    until = _until(verdict, answers)
    made, limit = block_of(case, verdict, policy, until=until, weeks=weeks), limit_of(case, outcomes)
    block, session = limited_block(made, limit), limited(session_of(case, verdict, outcomes, made), limit)
    return Suggestion(
        on=case.on,
        policy=policy.version,
        verdict=verdict,
        headline=headline(verdict, case, outcomes, policy, Shown(session=session, next_run=next_run(block))),
        reasons=_reasons(answers, case, policy),
        cleared=tuple(
            Clear(rule=rule.code, sentence=rule.say(o, case, policy)) for rule, o in answers if isinstance(o, Cleared)
        ),
        unknown=tuple(_open(rule, o, case, policy) for rule, o in answers if isinstance(o, Unknown)),
        changes=changes(verdict, case, outcomes, policy),
        case=case,
        readiness=readiness_of(case, policy),
        until=until,
        block=block,
        session=session,
    )


def _reasons(answers: Sequence[tuple[Rule, Outcome]], case: Case, policy: Policy) -> tuple[Reason, ...]:
    """What speaks against more, the most cautious first."""
    found = [_reason(rule, outcome, case, policy) for rule, outcome in answers if isinstance(outcome, Finding)]
    return tuple(sorted(found, key=lambda reason: -reason.verdict))


def _verdict(rule: Rule, outcome: Outcome) -> Verdict:
    if isinstance(outcome, Finding):
        return outcome.verdict
    return max(rule.if_unknown, outcome.verdict) if isinstance(outcome, Unknown) else Verdict.PROGRESS


def _until(verdict: Verdict, answers: Sequence[tuple[Rule, Outcome]]) -> dt.datetime | None:
    """The last moment at which the verdict itself stops; None where one finding does not say."""
    asked = [o.until for _, o in answers if isinstance(o, Finding) and o.verdict is verdict]
    known = [until for until in asked if until is not None]
    return max(known) if known and len(known) == len(asked) else None


def _reason(rule: Rule, finding: Finding, case: Case, policy: Policy) -> Reason:
    return Reason(
        rule=rule.code,
        sentence=rule.say(finding, case, policy),
        observed=finding.observed,
        limit=finding.limit,
        unit=finding.unit,
        verdict=finding.verdict,
        sources=rule.sources,
        certainty=rule.certainty,
    )


def _open(rule: Rule, unknown: Unknown, case: Case, policy: Policy) -> Open:
    sentence = rule.say(unknown, case, policy)
    return Open(rule=rule.code, missing=unknown.missing, verdict=_verdict(rule, unknown), sentence=sentence)


def _reason_json(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "sentence": str(reason.sentence),
        "observed": reason.observed,
        "limit": reason.limit,
        "unit": reason.unit,
        "verdict": reason.verdict.word,
        "sources": list(reason.sources),
        "certainty": reason.certainty.value,
    }


def _open_json(unknown: Open) -> dict[str, Any]:
    return {
        "rule": unknown.rule,
        "missing": list(unknown.missing),
        "verdict": unknown.verdict.word,
        "sentence": str(unknown.sentence),
    }


def _block_json(block: Block) -> dict[str, Any]:
    return {
        "from": block.begin.isoformat(),
        "to": block.end.isoformat(),
        "sessions": sessions_to_json(block.sessions),
    }
