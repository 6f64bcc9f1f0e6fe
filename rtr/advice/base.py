"""What a rule is, and the three things it can answer."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.evidence import SOURCES, Certainty
from rtr.model import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The rule speaks: what was observed, the limit it passed, and the verdict it asks for.

    `until` is the moment (UTC) it stops asking, where that is known.
    """

    observed: float
    limit: float
    unit: str
    verdict: Verdict
    words: str = "finding"
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """The rule has looked and has nothing against running."""

    words: str = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The rule cannot tell, because these are missing. Not knowing is not passing.

    `verdict` is what not knowing asks for here, where that is more than the rule's `if_unknown`.
    """

    missing: tuple[str, ...]
    words: str = "unknown"
    verdict: Verdict = Verdict.PROGRESS


Outcome = Finding | Cleared | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Observation in `lead` (shown bold), comparison and consequence in `rest`. No markup."""

    lead: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.lead} {self.rest}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `code` is its name for ever; `about` the docstring of its file.

    `templates` has a (lead, rest) pair for every `words` that `check` can answer with; `parts`
    gives the named parts that stand in their braces.
    """

    code: str
    title: str
    sources: tuple[str, ...]
    if_unknown: Verdict
    about: str
    check: Callable[[Case, Policy], Outcome]
    templates: Mapping[str, tuple[str, str]]
    parts: Callable[[Case, Policy], Mapping[str, str]]

    @property
    def certainty(self) -> Certainty:
        """How sure one may be of the source the rule leans on first."""
        return SOURCES[self.sources[0]].certainty

    def say(self, outcome: Outcome, case: Case, policy: Policy) -> Sentence:
        """The outcome in words."""
        lead, rest = self.templates[outcome.words]
        parts = self.parts(case, policy)
        return Sentence(lead=lead.format_map(parts), rest=rest.format_map(parts))
