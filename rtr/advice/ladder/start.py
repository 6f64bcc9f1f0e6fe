"""Where a return begins: the lowest of what the break, what was borne lately and the injury allow (science §4.4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from rtr.advice.ladder.steps import LADDER, Rung
from rtr.body import InjuryKind
from rtr.metrics.base import EPS

LAYOFFS: tuple[tuple[int, str], ...] = ((14, "R8"), (28, "R6"), (56, "R4"), (84, "R2"))
"""Days without running, up to which a rung is the highest start; R1 beyond."""
LOWEST = "R1"
BEARS = 0.7
"""Of the longest run that settled lately, the first session may be so much."""
FIRST_AT_R1 = frozenset({InjuryKind.BONE, InjuryKind.POSTNATAL, InjuryKind.CLINICIAN})
FIRST_AT_R3 = frozenset({InjuryKind.MUSCLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the start follows from. `off_d` are days without running, `settled_min` the longest run of the
    last 14 days that settled; None is not known. `has_run_30` is whether 30 minutes in one piece were ever run."""

    off_d: int | None = None
    settled_min: float | None = None
    kinds: tuple[str, ...] = ()
    has_run_30: bool | None = None


def start_rung(before: Before, ladder: Sequence[Rung] = LADDER) -> str:
    """Name of the rung to begin on. What is not known is taken for its cautious value, except what was borne lately.

    >>> start_rung(Before(off_d=20, kinds=("tendon",), has_run_30=True))
    'R6'
    """
    names = [one.name for one in ladder]
    highest = (by_layoff(before.off_d), _by_kind(before.kinds, has_run_30=before.has_run_30))
    limits = [names.index(name) for name in highest]
    if before.settled_min is not None:
        limits.append(_by_tolerance(before.settled_min, ladder))
    return names[min(limits)]


def by_layoff(days: int | None) -> str:
    """The highest rung after so many days without running.

    >>> by_layoff(29), by_layoff(84), by_layoff(85)
    ('R4', 'R2', 'R1')
    """
    if days is None:
        return LOWEST
    return next((name for most, name in LAYOFFS if days <= most), LOWEST)


def _by_kind(kinds: Sequence[str], *, has_run_30: bool | None) -> str:
    if FIRST_AT_R1 & set(kinds) or not has_run_30:
        return LOWEST
    return "R3" if FIRST_AT_R3 & set(kinds) else "R26"


def _by_tolerance(settled_min: float, ladder: Sequence[Rung]) -> int:
    """The highest full rung whose sessions are short enough; the lowest runs where none is."""
    fit = [
        at
        for at, one in enumerate(ladder)
        if one.phase > 0 and not one.is_half and one.longest_min <= BEARS * settled_min + EPS
    ]
    return max(fit, default=next(at for at, one in enumerate(ladder) if one.name == LOWEST))
