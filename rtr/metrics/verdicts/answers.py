"""The answers to one session at one place, its parts taken together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rtr.metrics.verdicts.mornings import highest
from rtr.model import WHOLE_RUN, RunResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said of a session at a place. What holds for the whole run holds at every place of it."""

    pain_pre: int | None = None
    pain_max: int | None = None
    pain_end: int | None = None
    pain_60: int | None = None
    limp: bool | None = None
    sharp: bool | None = None
    swelling: bool | None = None
    pelvic: bool | None = None
    gone_at_once: bool | None = None
    same_place: bool | None = None
    painkiller: bool | None = None

    @property
    def is_empty(self) -> bool:
        return self == _NOTHING


_NOTHING = Answer()


def answers_of(responses: Iterable[RunResponse]) -> Mapping[tuple[str, str], RunResponse]:
    """Responses by activity and place; the last of several counts."""
    return {(response.activity_uid, response.site): response for response in responses}


def answer_of(found: Mapping[tuple[str, str], RunResponse], uids: Sequence[str], place: str) -> Answer:
    """The most painful answer of the parts; `gone_at_once` only where no part says otherwise."""
    at = [found[uid, place] for uid in uids if (uid, place) in found]
    whole = [found[uid, WHOLE_RUN] for uid in uids if (uid, WHOLE_RUN) in found] if place != WHOLE_RUN else []
    if not at and not whole:
        return _NOTHING
    if len(at) == 1 and not whole:
        return _alone(at[0])
    both = [*at, *whole]
    return Answer(
        pain_pre=next((response.pain_pre for response in at if response.pain_pre is not None), None),
        pain_max=highest(*(response.pain_max for response in at)),
        pain_end=highest(*(response.pain_end for response in at)),
        pain_60=highest(*(response.pain_60 for response in at)),
        limp=_any(response.limp for response in both),
        sharp=_any(response.sharp for response in both),
        swelling=_any(response.swelling for response in both),
        pelvic=_any(response.pelvic for response in both),
        gone_at_once=_all(response.gone_at_once for response in at),
        same_place=_any(response.same_place for response in at),
        painkiller=_any(response.painkiller for response in both),
    )


def _alone(response: RunResponse) -> Answer:
    """The answer of a session of one part, as it was given."""
    return Answer(
        pain_pre=response.pain_pre,
        pain_max=response.pain_max,
        pain_end=response.pain_end,
        pain_60=response.pain_60,
        limp=response.limp,
        sharp=response.sharp,
        swelling=response.swelling,
        pelvic=response.pelvic,
        gone_at_once=response.gone_at_once,
        same_place=response.same_place,
        painkiller=response.painkiller,
    )


def _any(values: Iterable[bool | None]) -> bool | None:
    """True where one says yes, False where one says no and none yes."""
    said = [value for value in values if value is not None]
    return any(said) if said else None


def _all(values: Iterable[bool | None]) -> bool | None:
    said = [value for value in values if value is not None]
    return all(said) if said else None
