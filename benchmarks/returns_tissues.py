"""Invented tissues: what a run does to them, how they answer, how they heal. Ours, and nobody's leg.

One number is what the tissue bears (running minutes); a run over it hurts and irritates, a run near
it makes it stronger, a run far over it flares and costs some of what was won.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.body import InjuryKind

CLOSE = 0.35
"""A run on the day after a run weighs so much more."""
HURTS_FROM = 0.8
"""Share of what is borne from which a run is felt."""
FLARE = 2.0
"""Points of pain on the next morning that make a flare."""
FLARE_COST, BUILDS_FROM, BUILDS_TO = 0.82, 0.4, 1.25
REST_D, FADES = 10, 0.99
"""Without a run for longer the tissue bears a little less every day."""
NOTICED = 0.8
"""People say their usual number until it is clearly another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tissue:
    """The mean of a class of injury. `bears` running minutes at the first run, `most` in the end.

    `heals` is the daily, `builds` the gain per run; `usual` the pain of a quiet morning, `gain` pain while
    running and `reacts` pain of the next morning per share over what is borne, `keeps` what is left of it
    a day later; `stiff` how much of that is stiffness. `warns_from`: a run so far over it ends sharp (or
    with pelvic symptoms).
    """

    site: str
    bears: float
    most: float
    heals: float
    builds: float
    usual: float
    gain: float
    reacts: float
    keeps: float
    stiff: float = 0.0
    warns_from: float = 9.0
    lay_off_d: int = 60


TISSUES: Mapping[str, Tissue] = MappingProxyType(
    {
        InjuryKind.TENDON: Tissue(
            site="achilles", bears=15, most=90, heals=0.002, builds=0.030, usual=1.3, gain=4, reacts=3.5, keeps=0.5,
            stiff=1.2,
        ),
        InjuryKind.KNEE: Tissue(
            site="knee_front", bears=13, most=80, heals=0.002, builds=0.032, usual=0.6, gain=4, reacts=3, keeps=0.4,
        ),
        InjuryKind.MUSCLE: Tissue(
            site="calf", bears=14, most=90, heals=0.004, builds=0.034, usual=0.2, gain=3, reacts=3, keeps=0.6,
            warns_from=1.5, lay_off_d=35,
        ),
        InjuryKind.PLANTAR: Tissue(
            site="heel", bears=14, most=80, heals=0.001, builds=0.030, usual=2.2, gain=3, reacts=3, keeps=0.5,
            stiff=0.8,
        ),
        InjuryKind.SHIN: Tissue(
            site="shin", bears=12, most=80, heals=0.002, builds=0.030, usual=0.4, gain=4, reacts=3, keeps=0.5,
        ),
        InjuryKind.BONE: Tissue(
            site="shin", bears=10, most=90, heals=0.005, builds=0.030, usual=0.0, gain=5, reacts=4, keeps=0.7,
            lay_off_d=90,
        ),
        InjuryKind.POSTNATAL: Tissue(
            site="pelvic_floor", bears=12, most=90, heals=0.003, builds=0.032, usual=0.0, gain=3, reacts=2.5, keeps=0.4,
            warns_from=1.3, lay_off_d=150,
        ),
        InjuryKind.UNKNOWN: Tissue(
            site="hip", bears=13, most=60, heals=0.001, builds=0.028, usual=0.9, gain=4, reacts=3, keeps=0.5,
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """One run as it was felt, on the scale 0-10; `over` is its share of what the tissue bore."""

    over: float
    pain_pre: int
    pain_max: int
    pain_60: int
    warns: bool
    is_flare: bool


@dataclass(slots=True)
class Body:
    """One leg over time. `bears` and `builds` are those of the person, `noise` moves what is felt."""

    tissue: Tissue
    bears: float
    builds: float
    most: float
    irritation: float = 0.0
    usual: float = 0.0
    quiet: int = 0
    """The number of a usual morning; `said` that of today."""
    said: int = 0
    said_stiff: int = 0
    days_off: int = 30

    def night(self, noise: float) -> None:
        """From one morning to the next: irritation goes, the tissue heals, or fades without use."""
        self.irritation *= self.tissue.keeps
        self.usual *= 1 - self.tissue.heals
        self.days_off += 1
        if self.irritation < 1:
            self.bears = min(self.bears * (1 + self.tissue.heals), self.most)
        if self.days_off > REST_D:
            self.bears *= FADES
        self.quiet = _noticed(self.quiet, self.usual)
        self.said = _noticed(self.quiet, self.usual + self.irritation + noise)
        if self.tissue.stiff:
            self.said_stiff = _noticed(self.quiet, self.usual + self.tissue.stiff * self.irritation + noise)

    def run(self, minutes: float, noise: float) -> Felt:
        """A run: felt while running, answered by the tissue on the next morning."""
        share = minutes * (1 + CLOSE * (self.days_off == 0)) / self.bears
        level = self.usual + self.irritation
        pain = level + self.tissue.gain * max(0.0, share - HURTS_FROM) + noise
        reaction = self.tissue.reacts * max(0.0, share - 1)
        # What is left of a reaction on the next morning is what the night lets through.
        self.irritation = min(self.irritation + reaction / self.tissue.keeps, 9.0)
        if reaction >= FLARE:
            self.bears *= FLARE_COST
        elif BUILDS_FROM <= share <= BUILDS_TO:
            self.bears = min(self.bears * (1 + self.builds), self.most)
        self.days_off = -1
        before = walking(self.said)
        after = before if reaction < NOTICED else walking(self.said + _scale(reaction / 2))
        return Felt(
            over=share, pain_pre=before, pain_max=max(before, _scale(pain)), pain_60=after,
            warns=share > self.tissue.warns_from, is_flare=reaction >= FLARE,
        )  # fmt: skip


def walking(said: int) -> int:
    """Pain later in the day, walking: a little less than at the first steps."""
    return max(said - 1, 0)


def _scale(level: float) -> int:
    return int(min(10, max(0, round(level))))


def _noticed(said: int, level: float) -> int:
    """The number somebody names who named `said` before."""
    return said if abs(level - said) <= NOTICED else _scale(level)
