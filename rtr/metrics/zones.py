"""Heart rates that go with easy running. The talk test comes first; these are beside it (science §9)."""

import enum
from dataclasses import dataclass

import numpy as np

from rtr.measures import Counts
from rtr.metrics.base import EPS, Absence, Floats, Level, Metric, Validity

CAP_OF_RESERVE = 0.70
CAP_OF_MAX = 0.79
MODERATE_OF_RESERVE = (0.40, 0.59)
MODERATE_OF_MAX = (0.64, 0.76)
TOLERANCE_BPM = 3.0
EASY_SHARE = 0.80
"""A run was conversational by heart rate with at least this share of its running at or below the cap."""
MAF_BASE, MAF_INJURED = 180, 5


class CapFrom(enum.StrEnum):
    """Which of the two limits is the lower one."""

    RESERVE = "reserve"
    MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The conversational cap, and the two limits of which it is the lower."""

    bpm: float
    of: CapFrom
    of_reserve_bpm: float
    of_max_bpm: float


def reserve_bpm(share: float, rest_bpm: float, max_bpm: float) -> float:
    """Heart rate at a share of the reserve (Karvonen): `rest + share · (max - rest)`.

    >>> reserve_bpm(0.59, 60, 180)
    130.8
    """
    return rest_bpm + share * (max_bpm - rest_bpm)


def conversational_cap(rest_bpm: float, max_bpm: float) -> Cap:
    """The lower of 70 % of the reserve and 79 % of the highest heart rate.

    >>> cap = conversational_cap(60, 180)
    >>> round(cap.bpm, 1), cap.of.value
    (142.2, 'maximum')
    """
    of_reserve, of_max = reserve_bpm(CAP_OF_RESERVE, rest_bpm, max_bpm), CAP_OF_MAX * max_bpm
    lower = CapFrom.RESERVE if of_reserve < of_max else CapFrom.MAXIMUM
    return Cap(bpm=min(of_reserve, of_max), of=lower, of_reserve_bpm=of_reserve, of_max_bpm=of_max)


def maf_bpm(age: int, *, is_returning: bool = True) -> int:
    """180 minus age, 5 less after an injury: a rule of thumb that nobody has tested, for comparison only.

    >>> maf_bpm(40), maf_bpm(40, is_returning=False)
    (135, 140)
    """
    return MAF_BASE - age - (MAF_INJURED if is_returning else 0)


def shares_under_cap(hr_s: Counts, cap_bpm: float) -> Floats:
    """Share of the counted seconds at or below the cap and its tolerance of 3 bpm; NaN without any.

    `hr_s` are seconds per bpm, shape (sessions, 231).

    >>> seconds = np.zeros((1, 231), np.float32); seconds[0, [140, 145, 146]] = 60
    >>> shares_under_cap(seconds, 142.2).round(2)
    array([0.67])
    """
    under = np.arange(hr_s.shape[1]) <= cap_bpm + TOLERANCE_BPM + EPS
    total = hr_s.sum(axis=1, dtype=np.float64)
    share: Floats = np.divide(
        hr_s[:, under].sum(axis=1, dtype=np.float64), total, out=np.full(len(hr_s), np.nan), where=total > 0
    )
    return share


def is_conversational(share: float) -> bool:
    """Whether a run was easy by heart rate. Where the runner could talk, the runner is right."""
    return share >= EASY_SHARE - EPS


ZONE_METRICS = (
    Metric(
        symbol="easy_hr_share",
        title="Share of running at or below the conversational cap",
        unit="1",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="seconds of running at or below the cap + 3 bpm ÷ all of them; in run-walk sessions of the last 30 s "
        "of bouts of 2 min and more; cap: the lower of 70 % of the heart-rate reserve and 79 % of the highest rate",
        needs="what TRIMP needs, and running",
        missing="Empty where TRIMP is. The talk test comes first: whoever can speak in full sentences is running easy.",
        sources=("talk-test-2009", "tanaka-2001", "rtr-choice"),
        absences=(Absence.NO_SENSOR, Absence.NO_THRESHOLD),
    ),
)
