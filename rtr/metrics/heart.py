"""Heart rate that can be believed, and the two numbers of a runner it is read against."""

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rtr.measures import Measures
from rtr.metrics.base import EPS
from rtr.profile import HR_REST_BPM, HrMaxFrom, Profile

LEAST_COVERAGE = 0.80
"""A heart rate that is there for less of the time does not speak for the session (science §1.1)."""
LOCK_SHARE = 0.60
"""Heart rate within 3 of the cadence for more of the running: the sensor counted steps."""
NIGHTS, LEAST_NIGHTS = 14, 3
NIGHT_DAYS = 90
"""Nights further back say little about today."""
ASSUMED_REST_BPM = 60.0
OBSERVED_OVER_BPM = 20.0
"""An observed 30-s mean may pass what age or a test says by so much, two standard errors of the age
formula; what is higher is taken for a fault of the sensor."""


class HeartAbsence(enum.StrEnum):
    """Why nothing is computed from the heart rate of a session."""

    RATE_LIMITING_DRUG = "rate_limiting_drug"
    NO_SENSOR = "no_sensor"
    MEAN_ONLY = "mean_only"
    LOW_COVERAGE = "low_coverage"
    CADENCE_LOCK = "cadence_lock"
    NO_THRESHOLD = "no_threshold"

    @property
    def words(self) -> str:
        """What it means for the runner, as a sentence."""
        return _WORDS[self.value]


_WORDS = {
    "rate_limiting_drug": "Your medicine slows the heart, so no number is computed from heart rate.",
    "no_sensor": "No heart rate was recorded.",
    "mean_only": "Only the mean heart rate is known; it understates hard parts, so nothing is computed from it.",
    "low_coverage": "Heart rate is missing for more than a fifth of the time, so it is left out.",
    "cadence_lock": "The heart rate follows the steps for most of the running, as optical sensors do when they "
    "count the wrong rhythm, so it is left out.",
    "no_threshold": "Your highest heart rate is not known. Enter it or your year of birth in Settings.",
}


class MaxFrom(enum.StrEnum):
    """How the highest heart rate is known."""

    ENTERED = "entered"
    WATCH = "watch"
    AGE = "age"
    OBSERVED = "observed"


class RestFrom(enum.StrEnum):
    """How the resting heart rate is known."""

    NIGHTS = "nights"
    ENTERED = "entered"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heart:
    """What heart rates of one runner are read against. `max_bpm` None: nothing can be computed."""

    max_bpm: float | None
    max_from: MaxFrom | None
    rest_bpm: float
    rest_from: RestFrom
    nights: int = 0
    is_limited: bool = False
    """A rate-limiting drug: every number and zone from heart rate is switched off."""

    @property
    def is_usable(self) -> bool:
        return self.max_bpm is not None and self.rest_bpm < self.max_bpm and not self.is_limited

    @property
    def is_estimated(self) -> bool:
        """Whether one of the two numbers is a guess."""
        return self.max_from in {MaxFrom.AGE, MaxFrom.WATCH} or self.rest_from is RestFrom.ASSUMED


def tanaka_bpm(age: float) -> float:
    """Highest heart rate expected at an age, `208 - 0.7 · age` (Tanaka 2001). People differ by ± 10 and more.

    >>> tanaka_bpm(40)
    180.0
    """
    return 208 - 0.7 * age


def hr_max(profile: Profile, year: int, observed_bpm: Sequence[float] = ()) -> tuple[float, MaxFrom] | None:
    """The highest heart rate and how it is known; None with nothing to go by.

    An entered value comes first, else the age formula; the highest plausible observed 30-s mean
    replaces either where it is larger. Observed values alone are no maximum: easy runs reach none.

    >>> hr_max(Profile(birth_year=1986), 2026, [184.2, 229.0])
    (184.2, <MaxFrom.OBSERVED: 'observed'>)
    """
    if profile.hr_max_bpm is not None:
        is_tested = profile.hr_max_from in {HrMaxFrom.LAB, HrMaxFrom.FIELD}
        known, how = profile.hr_max_bpm, MaxFrom.ENTERED if is_tested else MaxFrom.WATCH
    elif (age := profile.age(year)) is not None:
        known, how = tanaka_bpm(age), MaxFrom.AGE
    else:
        return None
    higher = [bpm for bpm in observed_bpm if known < bpm <= known + OBSERVED_OVER_BPM]
    return (max(higher), MaxFrom.OBSERVED) if higher else (known, how)


def hr_rest(profile: Profile, on: dt.date, nights: Sequence[tuple[dt.date, float]]) -> tuple[float, RestFrom, int]:
    """The resting heart rate, how it is known, and from how many nights.

    Median of the last 14 nightly values of the 90 days up to `on`, from three of them on; else the
    entered value; else 60, which is flagged. `nights` are (day, bpm), oldest first.
    """
    first = on - dt.timedelta(days=NIGHT_DAYS)
    last = [bpm for day, bpm in nights if first < day <= on and HR_REST_BPM[0] <= bpm <= HR_REST_BPM[1]][-NIGHTS:]
    if len(last) >= LEAST_NIGHTS:
        return float(np.median(last)), RestFrom.NIGHTS, len(last)
    if profile.hr_rest_bpm is not None:
        return profile.hr_rest_bpm, RestFrom.ENTERED, 0
    return ASSUMED_REST_BPM, RestFrom.ASSUMED, 0


def coverage(measures: Measures) -> float:
    """Share of the recorded seconds with a valid heart rate."""
    return measures.hr.total_s / measures.recorded_s if measures.recorded_s else 0.0


def rejection(measures: Measures | None, *, has_mean: bool = False) -> HeartAbsence | None:
    """Why the heart rate of a session cannot be believed; None where it can. Says nothing of the runner."""
    if measures is None or not measures.hr.packed:
        return HeartAbsence.MEAN_ONLY if has_mean else HeartAbsence.NO_SENSOR
    if coverage(measures) < LEAST_COVERAGE - EPS:
        return HeartAbsence.LOW_COVERAGE
    if measures.running_s and measures.locked_s > LOCK_SHARE * measures.running_s + EPS:
        return HeartAbsence.CADENCE_LOCK
    return None
