"""Readiness part by part: ten dots each, what is not known, and what would raise it most. Never a number alone."""

from dataclasses import dataclass

from rtr.advice.readiness import LEAST_COVERAGE, WEIGHTS, Readiness
from rtr.metrics.base import EPS

DOTS = 10
FULL, EMPTY = "●", "○"
PARTS = {
    "symptoms": "Pain and stiffness",
    "recovery": "Sleep, energy, mood and stress",
    "load": "The next run and week beside your load",
    "physiology": "Pulse at rest and its variability",
    "confidence": "Trust in the leg",
}
HEADING = "How ready you are, part by part"
NOTE = (
    "The weights are a choice of this project, and no score has been tried on runners who come back. "
    "A rule that says no always counts more than these dots."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPart:
    """One part: its words, its dots (`●●●●●●●○○○`), and in words how many of ten; "not known" without dots."""

    words: str
    dots: str
    said: str
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyParts:
    parts: tuple[ReadyPart, ...]
    sentence: str


def ready_parts(found: Readiness) -> ReadyParts:
    """The five parts, in the order of their weight, and one sentence about the whole."""
    return ReadyParts(parts=tuple(_part(name, found.parts[name]) for name in WEIGHTS), sentence=_sentence(found))


def _part(name: str, value: float | None) -> ReadyPart:
    weight = f"counts {WEIGHTS[name] * DOTS:g} of {DOTS}"
    if value is None:
        return ReadyPart(words=PARTS[name], dots="", said="not known", weight=weight)
    full = int(value * DOTS + EPS)  # rounded down: half a dot is not one
    return ReadyPart(
        words=PARTS[name], dots=FULL * full + EMPTY * (DOTS - full), said=f"{full} of {DOTS}", weight=weight
    )


def _sentence(found: Readiness) -> str:
    if found.score is None:
        missing = [PARTS[name].lower() for name, value in found.parts.items() if value is None]
        enough = found.coverage >= LEAST_COVERAGE - EPS
        lead = "Too little is known for the whole." if not enough else "Without pain and stiffness there is no whole."
        return f"{lead} Not known: {'; '.join(missing)}."
    best = found.most_to_gain
    return "Every part is full." if best is None else f"What would raise it most: {PARTS[best].lower()}."
