"""Methods: every number, rule, threshold and source, drawn from the registries."""

from dataclasses import dataclass

from rtr.advice.base import Rule
from rtr.advice.policy import POLICY, Threshold, thresholds
from rtr.advice.rules import RULES
from rtr.advice.words import GLYPHS, WORDS
from rtr.evidence import SOURCES, Source
from rtr.metrics import METRICS
from rtr.metrics.base import Absence, Metric
from rtr.model import RunWalkMethod, Verdict
from rtr.views.conventions import CONVENTIONS, Convention
from rtr.views.grade import Citation, citations, grade
from rtr.views.last_run import METHODS
from rtr.views.limits import MAY_SAY, MUST_KNOW, RATIO
from rtr.views.methods_ladder import StepRow, moves, steps
from rtr.views.methods_statistics import Statistics, statistics
from rtr.views.methods_symptoms import Symptoms, symptoms
from rtr.views.ratio_studies import STUDIES
from rtr.views.tried import TRIED, Tried
from rtr.views.tried_returns import TRIED_RETURNS

MEANINGS = {
    Verdict.PROGRESS: "Everything needed is known and clear: the planned session, progress included.",
    Verdict.HOLD: "Run, but repeat the last settled session and add nothing.",
    Verdict.UNKNOWN: "No session is named; what is missing is.",
    Verdict.REST: "No running today. Walking and mobility are fine.",
    Verdict.EASE_BACK: "No running until the stated day and time, then a lower step.",
    Verdict.SEE_CLINICIAN: "Nothing to run: whom to contact.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRow:
    """One metric with its credentials."""

    symbol: str
    title: str
    unit: str
    formula: str
    level: str
    validity: str
    needs: str
    missing: str
    absences: tuple[tuple[str, str], ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule: `about` holds (heading, text) pairs in the form every rule's docstring has."""

    code: str
    title: str
    summary: str
    about: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str], ...]
    """(limit, what it decides): `7 days`, `up to here the step stays the same`."""
    if_unknown: str
    grade: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source with its grade and what it cannot carry."""

    key: str
    title: str
    authors: str
    year: int
    kind: str
    grade: str
    says: str
    limits: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodsView:
    """Everything Methods shows."""

    policy: str
    verdicts: tuple[tuple[str, str, str], ...]
    """(glyph, word, meaning), from bold to cautious."""
    metrics: tuple[MetricRow, ...]
    rules: tuple[RuleRow, ...]
    thresholds: tuple[Threshold, ...]
    steps: tuple[StepRow, ...]
    moves: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    run_walk: tuple[str, ...]
    formats: tuple[tuple[str, str], ...]
    """(name in `inspect --json`, title) of every format that can be read."""
    ratio: tuple[str, ...]
    studies: tuple[tuple[str, tuple[Citation, ...]], ...]
    """(finding, its sources) about the ratio."""
    conventions: tuple[Convention, ...]
    tried: tuple[Tried, ...]
    symptoms: Symptoms
    statistics: Statistics
    may_say: tuple[str, ...]
    limits: tuple[str, ...]


def methods_view() -> MethodsView:
    """The view-model of Methods; it depends on no diary."""
    return MethodsView(
        policy=POLICY.version,
        verdicts=tuple((GLYPHS[v], WORDS[v], MEANINGS[v]) for v in Verdict),
        metrics=tuple(map(_metric, METRICS)),
        rules=tuple(map(_rule, RULES)),
        thresholds=thresholds(POLICY),
        steps=steps(),
        moves=moves(),
        sources=tuple(map(_source, SOURCES.values())),
        run_walk=tuple(METHODS[method] for method in RunWalkMethod),
        formats=_formats(),
        ratio=RATIO,
        studies=tuple((study.found, citations(study.sources)) for study in STUDIES),
        conventions=CONVENTIONS,
        tried=(*TRIED, *TRIED_RETURNS),
        symptoms=symptoms(),
        statistics=statistics(),
        may_say=MAY_SAY,
        limits=MUST_KNOW,
    )


UNIT_WORDS = {
    "1": "", "d": "days", "h": "hours", "0-10": "of 10", "1-5": "of 5", "0-100": "of 100", "d of 7": "of 7 days",
    "runs in 7 d": "runs in 7 days", "runs in 28 d": "runs in 28 days", "own SD": "times the usual spread",
}  # fmt: skip
PLURALS = {"points", "weeks", "check-ins"}


def limits_of(code: str) -> tuple[tuple[str, str], ...]:
    """The thresholds of one rule in words, as (limit, what it decides)."""
    found = ((one, one.what.partition(": ")) for one in thresholds(POLICY))
    return tuple((_limit(one), what) for one, (whose, _, what) in found if whose == code)


def _limit(one: Threshold) -> str:
    """`7 days`, `1 point`, `5 of 10`, `phase 3`."""
    unit = UNIT_WORDS.get(one.unit, one.unit)
    if unit == "phase":
        return f"{unit} {one.value:g}"
    first, *rest = unit.split(" ")
    if one.value == 1 and first in PLURALS:
        first = first.removesuffix("s")
    return " ".join((f"{one.value:g}", first, *rest)).strip()


def _formats() -> tuple[tuple[str, str], ...]:
    from rtr.importers import IMPORTERS  # the readers load slowly and no other view needs them

    return tuple((importer.name, importer.title) for importer in IMPORTERS)


def _metric(metric: Metric) -> MetricRow:
    return MetricRow(
        symbol=metric.symbol,
        title=metric.title,
        unit="" if metric.unit == "1" else metric.unit,
        formula=metric.formula,
        level=metric.level.value,
        validity=metric.validity.words,
        needs=metric.needs,
        missing=metric.missing,
        absences=tuple((absence.value, Absence(absence).words) for absence in metric.absences),
        sources=citations(metric.sources),
    )


def _rule(rule: Rule) -> RuleRow:
    first, _, rest = rule.about.partition("\n")
    lines = (line.partition(": ") for line in rest.splitlines() if line.strip())
    return RuleRow(
        code=rule.code,
        title=rule.title,
        summary=first,
        about=tuple((heading, text) for heading, _, text in lines),
        limits=limits_of(rule.code),
        if_unknown=WORDS[rule.if_unknown],
        grade=grade(rule.certainty),
        sources=citations(rule.sources),
    )


def _source(source: Source) -> SourceRow:
    return SourceRow(
        key=source.key,
        title=source.title,
        authors=source.authors,
        year=source.year,
        kind=source.kind.value.replace("_", " "),
        grade=grade(source.certainty),
        says=source.says,
        limits=source.limits,
        link=source.link,
    )
