"""Readiness: five sub-scores from 0 to 1 with their weights; a picture under the verdict, never above a gate.

Weights and slopes are this project's choices (science §7.2); no score has been validated for runners
who return from an overuse injury, so the number is never the headline.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rtr.metrics.base import EPS

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"symptoms": 0.40, "recovery": 0.20, "load": 0.20, "physiology": 0.10, "confidence": 0.10}
)
LEAST_COVERAGE = 0.60
LEAST_ITEMS = 2

SPIKE: Mapping[str, float] = MappingProxyType(
    {"reference": 1.0, "microstep": 1.0, "small": 0.6, "moderate": 0.3, "large": 0.0}
)
GAPS: Sequence[tuple[int, float]] = ((0, 0.2), (1, 0.5), (4, 1.0), (7, 0.8), (14, 0.5))
"""Days since the last run, up to which a value holds; 0.2 beyond."""
LONG_GAP = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One sore place today: pain now 0-10, morning beside the usual one, stiffness 0-10; None is not known."""

    pain_now: float | None = None
    d24: float | None = None
    stiff: float | None = None
    is_bone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What readiness is read from; None is not known.

    `items` are the answered 1-5 items (5 = good). `spike` is the band of the planned session, `ramp` 1,
    0.5 or 0 for the planned week, `gap_d` the days since the last run. `z_rhr` and `z_hrv` are the 7-day
    mean beside the own 28 days, in own standard deviations. `confidence` is 0-10.
    """

    places: tuple[Place, ...] = ()
    items: tuple[float, ...] = ()
    spike: str | None = None
    ramp: float | None = None
    gap_d: int | None = None
    z_rhr: float | None = None
    z_hrv: float | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The sub-scores, the share of weight that is known, and the composite 0-100 where enough is."""

    parts: Mapping[str, float | None]
    coverage: float
    score: float | None

    @property
    def most_to_gain(self) -> str | None:
        """The part whose full mark would raise the composite most; None where nothing is below it."""
        gains = {name: WEIGHTS[name] * (1 - value) for name, value in self.parts.items() if value is not None}
        best = max(gains, key=gains.__getitem__, default=None)
        return best if best is not None and gains[best] > EPS else None


def readiness(told: Inputs) -> Readiness:
    """Sub-scores and composite: `100 * sum(weight * part) / sum(weight)` over what is known.

    The composite is None without symptoms, or with less than 0.60 of the weight known.
    """
    parts = {
        "symptoms": symptoms(told.places),
        "recovery": recovery(told.items),
        "load": load(told),
        "physiology": physiology(told),
        "confidence": None if told.confidence is None else clip(told.confidence / 10),
    }
    known = {name: value for name, value in parts.items() if value is not None}
    coverage = math.fsum(WEIGHTS[name] for name in known)
    is_enough = "symptoms" in known and coverage >= LEAST_COVERAGE - EPS
    score = 100 * math.fsum(WEIGHTS[n] * v for n, v in known.items()) / coverage if is_enough else None
    return Readiness(parts=MappingProxyType(parts), coverage=coverage, score=score)


def clip(value: float) -> float:
    """Kept between 0 and 1."""
    return min(1.0, max(0.0, value))


def symptoms(places: Sequence[Place]) -> float | None:
    """`0.4 (1 - pain/5) + 0.4 (1 - d24/3) + 0.2 (1 - stiffness/6)`, each clipped; the worst place counts.

    None where a place lacks one of the three: a better guess would be a bold one. Bone that hurts is 0.
    """
    found = [_symptoms(one) for one in places]
    if not found or None in found:
        return None if 0.0 not in found else 0.0
    return min(value for value in found if value is not None)


def _symptoms(one: Place) -> float | None:
    if one.is_bone and (one.pain_now or 0) > 0:
        return 0.0
    if one.pain_now is None or one.d24 is None or one.stiff is None:
        return None
    pain, response, stiff = 1 - one.pain_now / 5, 1 - max(0.0, one.d24) / 3, 1 - one.stiff / 6
    return 0.4 * clip(pain) + 0.4 * clip(response) + 0.2 * clip(stiff)


def recovery(items: Sequence[float]) -> float | None:
    """Mean of `(item - 1) / 4`; at least two items."""
    return math.fsum((item - 1) / 4 for item in items) / len(items) if len(items) >= LEAST_ITEMS else None


def load(told: Inputs) -> float | None:
    """`0.6 spike + 0.2 ramp + 0.2 gap`, of the planned session and week; all three must be known."""
    if told.spike is None or told.ramp is None or told.gap_d is None:
        return None
    gap = next((value for days, value in GAPS if told.gap_d <= days), LONG_GAP)
    return 0.6 * SPIKE[told.spike] + 0.2 * told.ramp + 0.2 * gap


def physiology(told: Inputs) -> float | None:
    """Mean of what resting heart rate and its variability say, as far as either is known."""
    known = list(_physiology(told))
    return math.fsum(known) / len(known) if known else None


def _physiology(told: Inputs) -> Iterator[float]:
    if told.z_rhr is not None:
        yield clip(1 - (told.z_rhr - 0.5) / 2)
    if told.z_hrv is not None:
        yield clip(1 - (-told.z_hrv - 0.5) / 1.5)
