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

    `is_told` says that an injury was entered there; without one the class is not known.
    """

    key: str
    words: str
    kind: InjuryKind
    is_told: bool

    @property
    def label(self) -> str:
        """The name at the beginning of a line."""
        return sentence_case(self.words)


def places(known: Diary, day: dt.date) -> tuple[Place, ...]:
    """Places of injuries that are not over, the latest first, then of those that are, then all others with answers."""
    injuries = sorted(known.injuries, key=lambda i: (_is_over(i, day), -i.onset.toordinal()))
    kinds: dict[str, InjuryKind] = {}
    for injury in injuries:
        kinds.setdefault(place(injury.site, injury.side), _kind(injury))
    answered = dict.fromkeys(
        [*(s.site for c in reversed(known.check_ins) for s in c.sites), *(r.site for r in known.responses if r.site)]
    )
    keys = [*kinds, *(key for key in answered if key not in kinds)]
    return tuple(
        Place(key=key, words=place_words(key), kind=kinds.get(key, InjuryKind.UNKNOWN), is_told=key in kinds)
        for key in keys
    )


def chosen(found: tuple[Place, ...], key: str | None) -> Place | None:
    """The place of that key, or the first one; None where there is none."""
    return next((p for p in found if p.key == key), next(iter(found), None))


def _is_over(injury: Injury, day: dt.date) -> bool:
    return injury.until is not None and injury.until < day


def _kind(injury: Injury) -> InjuryKind:
    """A class of a later version is read as not diagnosed: the cautious row."""
    return InjuryKind(injury.kind) if injury.kind in set(InjuryKind) else InjuryKind.UNKNOWN
