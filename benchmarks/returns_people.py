"""Invented runners: a body, a calendar of illness and journeys, and what they make of advice. From a seed."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from benchmarks.returns_tissues import TISSUES, Body, Tissue
from rtr.advice.ladder.rules import climb_from
from rtr.advice.ladder.start import Before, start_rung
from rtr.metrics.base import Floats

FIRST = dt.date(2026, 3, 2)
WEEKS = 40
QUIET_D = 7
"""So many mornings before the first run are answered."""
SPREAD_BEARS, SPREAD_BUILDS = 0.35, 0.35
NEVER_HEALS, SHORT_OF_30 = 0.08, 22.0
"""Share of people whose tissue never bears 30 minutes, and what it bears at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What somebody makes of advice. Shares are of runs, of days off, of mornings, of answers.

    `adds` 10 to 40 % to a run, `rest_runs` runs on a day without one, `stops` are times of two to five weeks
    without anything, `skips` mornings and `mute` runs that stay unanswered, `late` ones written down a day later.
    """

    adds: float = 0.0
    rest_runs: float = 0.0
    stops: int = 0
    skips: float = 0.0
    mute: float = 0.0
    late: float = 0.0


ADHERENT = Habits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One runner: class of injury, number, habits. Everything else follows from these."""

    kind: str
    number: int
    habits: Habits = ADHERENT
    weeks: int = WEEKS

    @property
    def tissue(self) -> Tissue:
        return TISSUES[self.kind]

    @property
    def days(self) -> int:
        return 7 * self.weeks

    def chance(self, what: int) -> np.random.Generator:
        return np.random.default_rng([what, sorted(TISSUES).index(self.kind), self.number])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Life:
    """What happens to one person whatever is advised: one row of chance per day, so that ways can be compared."""

    noise: Floats
    """Two columns: what is felt on a morning, and in a run."""
    luck: Floats
    """Numbers from 0 to 1: skips, mute, late, adds, how much, rest runs, sign."""
    fever: frozenset[int]
    away: frozenset[int]
    """Days without running, by number: a journey, or somebody who stops."""
    silent: frozenset[int]
    """Days without a check-in whatever the habits."""


def body_of(person: Person) -> Body:
    """The body on the first day."""
    chance, tissue = person.chance(1), person.tissue
    bears = tissue.bears * float(np.exp(chance.normal(0, SPREAD_BEARS)))
    builds = tissue.builds * float(np.exp(chance.normal(0, SPREAD_BUILDS)))
    never = chance.random() < NEVER_HEALS
    usual = max(0.0, tissue.usual + float(chance.normal(0, 0.5)) * (tissue.usual > 0))
    most = SHORT_OF_30 if never else tissue.most
    return Body(
        tissue=tissue, bears=min(bears, most), builds=builds, most=most, usual=usual, quiet=round(usual),
        said_stiff=round(usual) if tissue.stiff else 0, days_off=tissue.lay_off_d,
    )  # fmt: skip


def life_of(person: Person) -> Life:
    """Illness, journeys and times without anything, and the noise of every day."""
    chance = person.chance(2)
    noise = chance.normal(0, 0.2, (person.days, 2)) + 2.0 * (chance.random((person.days, 2)) < 0.01)
    luck = chance.random((person.days, 8))
    fever = _times(chance, person.days, int(chance.poisson(1.5 * person.weeks / WEEKS)), (2, 5))
    trips = _times(chance, person.days, int(chance.poisson(1.2 * person.weeks / WEEKS)), (3, 11))
    stops = _times(chance, person.days, person.habits.stops, (14, 36))
    return Life(noise=noise, luck=luck, fever=fever, away=trips | stops, silent=stops)


def _times(chance: np.random.Generator, days: int, many: int, length: tuple[int, int]) -> frozenset[int]:
    """The days of so many stretches, none in the first two weeks."""
    begins = chance.integers(14, max(15, days), many)
    return frozenset(int(b) + n for b in begins for n in range(int(chance.integers(*length))))


def variant_of(kind: str) -> str:
    """The ladder a class climbs; the muscle here is the calf."""
    return {"bone": "bone", "tendon": "tendon", "muscle": "calf"}.get(kind, "common")


def first_rung(person: Person) -> str:
    """Where a physiotherapist sets this person on the first day: the start rung of the rules."""
    before = Before(off_d=person.tissue.lay_off_d, kinds=(person.kind,), has_run_30=True)
    return start_rung(before, climb_from(variant_of(person.kind)).ladder)
