"""What a run can be called, and everything that is known of one run at one place."""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.body import InjuryKind


class Settling(enum.StrEnum):
    """How a run was taken at one place."""

    GREEN = "green"
    """Settled by the next morning: counts towards progress."""
    HOLD = "hold"
    """Neither settled nor eased back, or not answered in time."""
    BACK = "back"
    """Eased back: no running for 48 hours, then one step lower."""
    PENDING = "pending"
    """Something is still to be answered, most often the next morning; for 36 hours."""
    UNANSWERED = "unanswered"
    """Nothing was answered at all; counts as hold."""
    UNJUDGED = "unjudged"
    """A clinician steers this place: answers are kept, no verdict is given."""


SETTLING_WORDS: Mapping[Settling, str] = MappingProxyType(
    {
        Settling.GREEN: "settled",
        Settling.HOLD: "held",
        Settling.BACK: "eased back",
        Settling.PENDING: "pending",
        Settling.UNANSWERED: "not answered",
        Settling.UNJUDGED: "not judged",
    }
)
_CAUTION = {
    one: rank
    for rank, one in enumerate(
        (
            Settling.GREEN,
            Settling.UNANSWERED,
            Settling.HOLD,
            Settling.PENDING,
            Settling.UNJUDGED,
            Settling.BACK,
        )
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunVerdict:
    """One running session at one place. Pain and stiffness NRS 0-10; None is not known.

    `uid` is that of the session in `Diary.runs`; `place` is "" where no place was named. `morning` is
    the first steps of the next day, `second_morning` of the day after it, `usual` the usual morning
    before the run. `d24` and `dstiff` are the next morning minus the usual one, `d48` the second one
    minus it (None with another run in between). `settle_h` is the hours after which every known pain
    was at most the usual one. `reasons` are the codes of what kept it from being settled (of a place
    without a verdict: what would ease back any injury), `missing` the answers it lacks for being settled.
    """

    uid: str
    day: dt.date
    end_utc: dt.datetime
    place: str
    kind: InjuryKind
    settling: Settling
    run_min: float = float("nan")
    pain_pre: int | None = None
    pain_max: int | None = None
    pain_end: int | None = None
    pain_60: int | None = None
    morning: int | None = None
    second_morning: int | None = None
    usual: float | None = None
    stiff: int | None = None
    usual_stiff: float | None = None
    d24: float | None = None
    dstiff: float | None = None
    d48: float | None = None
    settle_h: float | None = None
    has_painkiller: bool = False
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        return self.settling is Settling.GREEN

    @property
    def has_eased_back(self) -> bool:
        """Whether it must not raise what counts as borne: eased back, or would have under any class."""
        return self.settling is Settling.BACK or (self.settling is Settling.UNJUDGED and bool(self.reasons))

    @property
    def words(self) -> str:
        """Settled, held, eased back …"""
        return SETTLING_WORDS[self.settling]


def worst(verdicts: Iterable[RunVerdict]) -> RunVerdict:
    """The verdict that decides for a session of several places; the first of equals."""
    return max(verdicts, key=lambda verdict: _CAUTION[verdict.settling])
