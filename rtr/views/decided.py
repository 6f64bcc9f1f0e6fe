"""How the answer of the day came about, rule by rule."""

from dataclasses import dataclass

from rtr.advice.base import Rule, Sentence
from rtr.advice.decide import Suggestion
from rtr.advice.rules import RULES
from rtr.advice.words import WORDS
from rtr.model import Verdict
from rtr.views.grade import Citation, citations, grade

UNITS = {"d": "days", "min": "min", "1": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One rule and what it said. `observed` and `limit` are empty where nothing was found."""

    rule: str
    title: str
    answer: str
    """`nothing against it`, or the verdict's word, or `cannot tell: Hold`."""
    verdict: Verdict
    sentence: str
    observed: str
    limit: str
    grade: str
    sources: tuple[Citation, ...]


def how_decided(suggestion: Suggestion) -> tuple[Decided, ...]:
    """All rules in the order in which they are asked."""
    return tuple(_row(rule, suggestion) for rule in RULES)


def _row(rule: Rule, suggestion: Suggestion) -> Decided:
    reason = next((r for r in suggestion.reasons if r.rule == rule.code), None)
    answer, verdict, sentence = _answer(rule, suggestion)
    return Decided(
        rule=rule.code,
        title=rule.title,
        answer=answer,
        verdict=verdict,
        sentence=str(sentence),
        observed="" if reason is None else _amount(reason.observed, reason.unit),
        limit="" if reason is None else _amount(reason.limit, reason.unit),
        grade=grade(rule.certainty),
        sources=citations(rule.sources),
    )


def _answer(rule: Rule, suggestion: Suggestion) -> tuple[str, Verdict, Sentence]:
    """The rule's one answer: found, cannot tell, or nothing against running."""
    for reason in suggestion.reasons:
        if reason.rule == rule.code:
            return WORDS[reason.verdict], reason.verdict, reason.sentence
    for missing in suggestion.unknown:
        if missing.rule == rule.code:
            asked = f": {WORDS[missing.verdict]}" if missing.verdict > Verdict.PROGRESS else ""
            return f"cannot tell{asked}", missing.verdict, missing.sentence
    clear = next(c for c in suggestion.cleared if c.rule == rule.code)
    return "nothing against it", Verdict.PROGRESS, clear.sentence


def _amount(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value == round(value) else f"{value:.2f}"
    return f"{number} {UNITS.get(unit, unit)}".strip()
