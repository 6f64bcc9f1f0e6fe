"""The verdict table of science §3.3 as data: one row per class of injury."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.body import InjuryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """One row of the table. Pain NRS 0-10; rises in points over the usual morning.

    Settled needs `pain_max` up to `pain_max_green` and a morning that is not raised; `pain_max` over
    `pain_max_hold` or a morning raised by `d24_back` (stiffness by `dstiff_back`) eases back. What is
    neither is held. `asks` are further conditions of being settled, `back_on` further reasons to ease
    back; both are names of conditions in `rtr.metrics.verdicts.judge`.
    """

    pain_max_green: int
    pain_max_hold: int
    d24_back: float
    dstiff_back: float | None = None
    asks: tuple[str, ...] = ()
    back_on: tuple[str, ...] = ()


_KNEE = Limits(pain_max_green=2, pain_max_hold=3, d24_back=1, asks=("pain_60",), back_on=("swelling",))

LIMITS: Mapping[InjuryKind, Limits] = MappingProxyType(
    {
        InjuryKind.TENDON: Limits(
            pain_max_green=3, pain_max_hold=5, d24_back=2, dstiff_back=2,
            asks=("stiff_am",), back_on=("dstiff", "not_settled", "trend"),
        ),
        InjuryKind.KNEE: _KNEE,
        InjuryKind.MUSCLE: Limits(pain_max_green=1, pain_max_hold=2, d24_back=1),
        InjuryKind.PLANTAR: Limits(pain_max_green=3, pain_max_hold=5, d24_back=2),
        InjuryKind.SHIN: Limits(pain_max_green=2, pain_max_hold=4, d24_back=1, back_on=("walking", "tender")),
        InjuryKind.BONE: Limits(
            pain_max_green=0, pain_max_hold=1, d24_back=1, asks=("no_pain",),
            back_on=("persisted", "same_place", "repeated", "tender"),
        ),
        InjuryKind.POSTNATAL: Limits(
            pain_max_green=2, pain_max_hold=3, d24_back=1, asks=("pain_60", "pelvic"), back_on=("swelling", "pelvic"),
        ),
        InjuryKind.UNKNOWN: _KNEE,
        InjuryKind.CLINICIAN: Limits(pain_max_green=0, pain_max_hold=5, d24_back=2),
    }
)  # fmt: skip
"""`CLINICIAN` stands for every place without an automatic verdict: its row holds what eases back any injury."""


def limits_of(kind: str) -> Limits:
    """The row of a class; a class this version does not know is judged as not diagnosed.

    >>> limits_of("tendon").pain_max_green, limits_of("elbow") is limits_of("unknown")
    (3, True)
    """
    return LIMITS[kind_of(kind)]


def kind_of(kind: str) -> InjuryKind:
    """The class of that name; an unknown one counts as not diagnosed."""
    return InjuryKind(kind) if kind in set(InjuryKind) else InjuryKind.UNKNOWN
