"""Everything of a runner that one link shows on one day; what is not in here, no page of a coach can show."""

import dataclasses
import datetime as dt
import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rtr.advice.decide import Suggestion, suggest
from rtr.advice.ladder.history import Standing, standing
from rtr.advice.reading import case_of
from rtr.body import place_words
from rtr.diary import Diary
from rtr.metrics.verdicts import RunVerdict, run_verdicts
from rtr.plan import Block
from rtr.share import Group, Scope
from rtr.shared.answer import Answer, Ground, answer_of, is_open
from rtr.shared.changes import NOON
from rtr.shared.cut import cut_for, places_of, reader_of
from rtr.shared.grounds import Ask, begin_of
from rtr.shared.reader import Reader
from rtr.shared.routes import Route, Shape
from rtr.shared.stands import Gate, Stands, gates_of, stands_of

__all__ = ["Answer", "Gate", "Ground", "Route", "Shown", "Stands", "Whole", "shown", "shown_of"]
USUAL_MORNING_DAYS = 28
"""So far back the usual morning of a run looks."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """What one scope shows of a diary on a day: computed from the whole diary, then reduced.

    `diary` is cut. `answer`, `stands`, `gates` and `block` are there only with the plan in scope; `block` is
    the accepted plan that holds the day, else the suggestion. `verdicts` are how runs settled as the runner
    reads it, with how it felt in scope: of the cut diary some would come out differently. `places` are the
    injured places in words.
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
    verdicts: tuple[RunVerdict, ...] = ()
    routes: tuple[Route, ...] = ()
    places: tuple[str, ...] = ()
    mark: str = ""
    """The same for as long as nothing of this changes with the hour, on one day of one diary in one scope."""


def shown(  # noqa: PLR0913 - what is shown has this many sides
    diary: Diary,
    day: dt.date,
    now: dt.datetime | None,
    scope: Scope,
    *,
    link_id: int | None = None,
    name: str | None = None,
    shapes: Iterable[Shape] = (),
) -> Shown:
    """What `scope` shows on `day`; `shapes` are the routes of the runner (`rtr.shared.routes.shapes`)."""
    return shown_of(Whole(diary, day, now), scope, link_id=link_id, name=name, shapes=shapes)


class Whole:
    """A whole diary on a day, with what is worked out of it the same for every link: once for all, when first asked.

    Nothing of it is shown as it is.
    """

    def __init__(self, diary: Diary, day: dt.date, now: dt.datetime | None) -> None:
        self.known, self.day, self.now = diary.until(day), day, now

    @cached_property
    def suggestion(self) -> Suggestion:
        return suggest(case_of(self.known, self.day, self.now))

    @cached_property
    def standing(self) -> Standing | None:
        return standing(self.known, self.day, self.now)

    @cached_property
    def verdicts(self) -> tuple[RunVerdict, ...]:
        return tuple(run_verdicts(self.known, self.day, self.now))


def shown_of(
    whole: Whole, scope: Scope, *, link_id: int | None = None, name: str | None = None, shapes: Iterable[Shape] = ()
) -> Shown:
    """The same of a diary that other links show, too."""
    known, day = whole.known, whole.day
    reader = reader_of(known, scope, link_id=link_id, name=name)
    verdicts = tuple(_verdicts(whole, reader))
    planned = _planned(whole, reader) if reader.has(Group.PLAN) else {}
    return Shown(
        scope=scope,
        name=reader.name,
        day=day,
        diary=cut_for(known, reader),
        verdicts=verdicts,
        routes=tuple(_routes(known, reader, shapes)),
        places=tuple(place_words(key) for key in places_of(known, reader, day)),
        mark=hashlib.sha256(repr((planned, verdicts)).encode()).hexdigest(),
        **planned,
    )


def _planned(whole: Whole, reader: Reader) -> dict[str, Any]:
    """The answer of the day with its step, gates and block; none of these while a warning sign stands."""
    known, suggestion, at = whole.known, whole.suggestion, whole.standing
    ask = Ask(reader=reader, case=suggestion.case, begins=begin_of(known))
    answer = answer_of(suggestion, ask)
    if at is None or not is_open(suggestion):
        return {"answer": answer}
    accepted = known.accepted_on(whole.day)
    block = accepted or suggestion.block
    return {
        "answer": answer,
        "stands": stands_of(at, ask, known),
        "gates": gates_of(at, ask, known),
        "block": None if block is None else reader.record(block),
        "is_accepted": accepted is not None,
    }


def _verdicts(whole: Whole, reader: Reader) -> Iterator[RunVerdict]:
    """How each run settled, computed from the whole; what a usual morning was before the scope is left out."""
    if not reader.has(Group.SYMPTOMS):
        return
    for one in whole.verdicts:
        if one.uid in reader.numbers and reader.is_in_place(one.place):
            yield _verdict(one, reader)


def _verdict(one: RunVerdict, reader: Reader) -> RunVerdict:
    told = reader.record(one)
    if not reader.has(Group.LOAD):
        noon = dt.datetime.combine(one.day, NOON, dt.UTC)
        told = dataclasses.replace(told, end_utc=noon, settle_h=None, run_min=math.nan)
    since = reader.scope.since
    if since is None or one.day >= since + dt.timedelta(days=USUAL_MORNING_DAYS):
        return told
    return dataclasses.replace(told, usual=None, usual_stiff=None, d24=None, dstiff=None, d48=None, settle_h=None)


def _routes(known: Diary, reader: Reader, shapes: Iterable[Shape]) -> Iterator[Route]:
    """Shapes of the runs that are shown."""
    if not reader.has(Group.ROUTES):
        return
    days = {activity.uid: activity.day for activity in known.activities}
    for shape in shapes:
        if shape.uid in reader.numbers and shape.uid in days:
            yield Route(uid=reader.numbers[shape.uid], day=days[shape.uid], parts=shape.parts)
