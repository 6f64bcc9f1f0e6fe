"""The single-session spike: a run beside the longest of the 30 days before it (Frandsen 2025)."""

import enum
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rtr.metrics.base import EPS, Absence, Floats, Level, Metric, Series, Validity, Words, series

WINDOW_DAYS = 30
Days = npt.NDArray[np.datetime64]


class Spike(enum.StrEnum):
    """Where a session stands beside the longest of the 30 days before it."""

    REF = "ref"
    MICROSTEP = "microstep"
    SMALL = "small"
    MODERATE = "moderate"
    LARGE = "large"
    REENTRY = "reentry"
    """No run in the 30 days before: there is nothing to compare with."""
    ABSENT = "absent"
    """Its own length, or that of every run before it, is not known."""

    @property
    def is_above_cap(self) -> bool:
        return self in {Spike.SMALL, Spike.MODERATE, Spike.LARGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Upper ends of the bands, and the excess that is too small to count."""

    ref: float = 1.10
    small: float = 1.30
    moderate: float = 2.00
    allowance: float = 5.0
    """In the unit of the session: 5 running minutes (1.0 for km)."""


BANDS = Bands()
BANDS_KM = Bands(allowance=1.0)


def longest_30d(on: Days, run_days: Days, length: Floats) -> Series:
    """Longest session of the dates `d-30 … d-1` before each day `d` of `on`.

    `run_days` and `length` have one entry per running session, in any order; a NaN length is a run
    that could not be split. Such a run is passed over: the longest known can only be too short,
    so a run compared with it looks longer, never shorter, than it was. Absent with `reentry` where
    no run lies in the window, with `missing` where none of those that do has a known length.

    >>> days = np.array(["2026-05-01", "2026-05-04"], dtype="datetime64[D]")
    >>> longest_30d(days, days, np.array([20.0, 27.0])).value
    array([nan, 20.])
    """
    day, longest = _per_day(run_days[~(length <= 0)], length[~(length <= 0)])
    on = on.astype("datetime64[D]")
    first, end = np.searchsorted(day, on - WINDOW_DAYS), np.searchsorted(day, on)
    at = first[:, None] + np.arange(WINDOW_DAYS)
    held = np.where(at < end[:, None], np.append(longest, np.nan)[np.minimum(at, len(day))], np.nan)
    value = np.fmax.reduce(held, axis=1, initial=np.nan)
    return series("longest_30d", value, np.zeros(len(on)), [(first == end, Absence.REENTRY)])


def session_spike(length: Floats, longest: Series) -> Series:
    """Length of each session over the longest before it; absent for its reason, or its own."""
    ratio = np.divide(length, longest.value, out=np.full(len(length), np.nan), where=longest.value > 0)
    reasons = [(longest.absent == reason.value, reason) for reason in (Absence.REENTRY, Absence.MISSING)]
    return series("session_spike", ratio, np.zeros(len(length)), reasons)


def band(ratio: Floats, bands: Bands = BANDS) -> Words:
    """The band of the study for each ratio, without the allowance; `absent` for NaN.

    >>> band(np.array([8.8, 9.0, 10.5, 16.1]) / 8.0).tolist()
    ['ref', 'small', 'moderate', 'large']
    """
    ends = np.array([bands.ref, bands.small, bands.moderate]) + EPS
    names = np.array([Spike.REF, Spike.SMALL, Spike.MODERATE, Spike.LARGE], dtype="U9")
    return np.where(np.isnan(ratio), Spike.ABSENT.value, names[np.searchsorted(ends, ratio)])


def states(length: Floats, longest: Series, bands: Bands = BANDS) -> Words:
    """The state of each session, with the allowance for small steps.

    An excess of at most `bands.allowance` is a `microstep` and treated as reference: without it
    every early step of a return would alarm (8 to 10 minutes is 1.25).
    """
    state = band(session_spike(length, longest).value, bands)
    with np.errstate(invalid="ignore"):
        is_tiny = length - longest.value <= bands.allowance + EPS
    state = np.where(is_tiny & (state != Spike.REF.value), Spike.MICROSTEP.value, state)
    return np.where(longest.absent == Absence.REENTRY.value, Spike.REENTRY.value, state)


def cap(longest: Floats, bands: Bands = BANDS) -> Floats:
    """Longest session that adds no more than the first band or the allowance, whichever is more.

    >>> cap(np.array([27.0, 60.0]))
    array([32., 66.])
    """
    return np.maximum(bands.ref * longest, longest + bands.allowance)


def _per_day(run_days: Days, length: Floats) -> tuple[Days, Floats]:
    """Sorted distinct days and the longest known session of each; NaN where none is known."""
    order = np.argsort(run_days, kind="stable")
    day, first = np.unique(run_days[order].astype("datetime64[D]"), return_index=True)
    return day, np.fmax.reduceat(length[order], first) if len(day) else np.empty(0)


SPIKE_METRICS = (
    Metric(
        symbol="longest_30d",
        title="Longest run of the 30 days before",
        unit="min",
        level=Level.SESSION,
        validity=Validity.RELIABLE,
        formula="most running minutes of one session on the dates d−30 to d−1; runs 30 minutes apart or less are one",
        needs="one run in the 30 days before",
        missing="Empty where no run lies in the 30 days, or none of them could be split into running and walking.",
        sources=("frandsen-2025",),
        absences=(Absence.REENTRY, Absence.MISSING),
    ),
    Metric(
        symbol="longest_settled_30d",
        title="Longest settled run of the 30 days before",
        unit="min",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="as the longest run of the 30 days before, without runs that ended in Ease back",
        needs="one settled run in the 30 days before",
        missing="Empty where no such run lies in the 30 days. Advice and the cap use this one.",
        sources=("rtr-choice", "frandsen-2025"),
        absences=(Absence.REENTRY, Absence.MISSING),
    ),
    Metric(
        symbol="session_spike",
        title="Run beside the longest of the 30 days before",
        unit="1",
        level=Level.SESSION,
        validity=Validity.USEFUL,
        formula="running minutes of the session ÷ longest run of the 30 days before",
        needs="a run of known length and one in the 30 days before",
        missing="Empty after a break of 30 days: the length of the break speaks then, not the ratio.",
        sources=("frandsen-2025", "rtr-choice"),
        absences=(Absence.REENTRY, Absence.MISSING),
    ),
    Metric(
        symbol="cap_min",
        title="Cap for the next run",
        unit="min",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="the larger of 1.10 × longest settled run of the 30 days before, and that run + 5 min",
        needs="one settled run in the 30 days before",
        missing="Empty where no settled run lies in the 30 days.",
        sources=("rtr-choice", "frandsen-2025"),
        absences=(Absence.REENTRY, Absence.MISSING),
    ),
)
