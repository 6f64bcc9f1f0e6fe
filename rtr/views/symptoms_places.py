"""The places of the body a runner has told of: which come first, and by which class of injury each is read."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice.words import sentence_case
from rtr.body import InjuryKind, place, place_words
from rtr.diary import Diary
from rtr.model import Injury


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: its key, its name in words, and the class of its latest injury.

    `is_told` says that an injury was entered there; without one the class is not known. `is_answered`:
    a check-in or the answer to a run names it.
    """

    key: str
    words: str
    kind: InjuryKind
    is_told: bool
    is_answered: bool

    @property
    def label(self) -> str:
        """The name at the beginning of a line."""
        return sentence_case(self.words)


def places(known: Diary, day: dt.date) -> tuple[Place, ...]:
    """Places with answers first; among them those of injuries that are not over, the latest of these first."""
    injuries = sorted(known.injuries, key=lambda i: (_is_over(i, day), -i.onset.toordinal()))
    kinds: dict[str, InjuryKind] = {}
    for injury in injuries:
        kinds.setdefault(place(injury.site, injury.side), _kind(injury))
    answered = dict.fromkeys(
        [*(s.site for c in reversed(known.check_ins) for s in c.sites), *(r.site for r in known.responses if r.site)]
    )
    keys = sorted({**kinds, **answered}, key=lambda key: key not in answered)
    return tuple(_place(key, kinds.get(key), is_answered=key in answered) for key in keys)


def _place(key: str, kind: InjuryKind | None, *, is_answered: bool) -> Place:
    return Place(
        key=key,
        words=place_words(key),
        kind=kind or InjuryKind.UNKNOWN,
        is_told=kind is not None,
        is_answered=is_answered,
    )


def chosen(found: tuple[Place, ...], key: str | None) -> Place | None:
    """The place of that key, or the first one; None where there is none."""
    return next((p for p in found if p.key == key), next(iter(found), None))


def _is_over(injury: Injury, day: dt.date) -> bool:
    return injury.until is not None and injury.until < day


def _kind(injury: Injury) -> InjuryKind:
    """A class of a later version is read as not diagnosed: the cautious row."""
    return InjuryKind(injury.kind) if injury.kind in set(InjuryKind) else InjuryKind.UNKNOWN
