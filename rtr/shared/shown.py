"""Everything of a runner that one link shows on one day; what is not in here, no page of a coach can show."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rtr.advice.base import Sentence
from rtr.diary import Diary
from rtr.evidence import Certainty
from rtr.model import Verdict
from rtr.plan import Block
from rtr.share import Scope
from rtr.shared.cut import cut
from rtr.shared.routes import Route, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason of the answer that the scope allows, in words."""

    rule: str
    verdict: Verdict
    sentence: Sentence
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The runner's own answer of the day, reduced to what the scope allows.

    `line` is the second line under the verdict ("" where there is none). `hidden` counts the reasons that
    are not shown; `hidden_line` says so in a sentence ("" for none). `changes` are what would change it.
    `until` is the moment (UTC) running opens again.
    """

    verdict: Verdict
    headline: str
    line: str = ""
    until: dt.datetime | None = None
    grounds: tuple[Ground, ...] = ()
    hidden: int = 0
    hidden_line: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Where the runner stands on the ladder. `rung` is the step's name (`R9.5`), `steps` how many there are."""

    phase: int
    phase_name: str
    rung: str
    steps: int
    onset_days: int | None = None
    since: dt.date | None = None
    """The day the present step was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One condition for leaving the phase: met, not met, or (None) not known or not shown; `seen` in words."""

    words: str
    seen: str
    is_met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """What one scope shows of a diary on a day: computed from the whole diary, then reduced.

    `diary` is cut. `answer`, `stands`, `gates` and `block` are there only with the plan in scope; `block` is
    the accepted plan that holds the day, else the suggestion. `places` are the injured places in words.
    """

    scope: Scope
    name: str
    day: dt.date
    diary: Diary
    answer: Answer | None = None
    stands: Stands | None = None
    gates: tuple[Gate, ...] = ()
    block: Block | None = None
    is_accepted: bool = False
    """Whether `block` was accepted by the runner."""
    routes: tuple[Route, ...] = ()
    places: tuple[str, ...] = ()


def shown(  # noqa: PLR0913 - what is shown has this many sides
    diary: Diary,
    day: dt.date,
    now: dt.datetime | None,  # noqa: ARG001 - not yet looked at
    scope: Scope,
    *,
    link_id: int | None = None,
    name: str | None = None,
    shapes: Iterable[Shape] = (),  # noqa: ARG001 - not yet looked at
) -> Shown:
    """What `scope` shows on `day`; `shapes` are the routes of the runner (`rtr.shared.routes.shape_of`)."""
    mine = cut(diary.until(day), scope, link_id=link_id, name=name)
    return Shown(scope=scope, name=mine.runner.name, day=day, diary=mine)
