"""How a runner feels on a day and in a week beside the weeks before, and the heart beside the own month."""

import datetime as dt
import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rtr.advice.readiness import recovery
from rtr.advice.records import Recovery
from rtr.diary import Diary
from rtr.metrics.base import EPS, Floats
from rtr.metrics.pace import Least, PaceAbsence, beside
from rtr.model import CheckIn

RECENT_D, BASE_D = 7, 28
RECENT_LEAST, BASE_LEAST = 3, 14
"""Days with a value that a mean needs (science §7.2)."""


LEAST_MORNINGS, LEAST_MORNINGS_BEFORE = 3, 10
"""Of 7 and of the 21 before: as many as a mean of the week needs, and about half of the three weeks."""
SLEEP_FROM = 3.0
"""Mean sleep quality (1-5) of a week that is enough (science §4.7)."""
BEFORE_D = 21
_MORNINGS: Least = (LEAST_MORNINGS, LEAST_MORNINGS_BEFORE, PaceAbsence.FEW_MORNINGS, PaceAbsence.FEW_MORNINGS_BEFORE)
_NIGHTS: Least = (LEAST_MORNINGS, 0, PaceAbsence.FEW_MORNINGS, PaceAbsence.FEW_MORNINGS)
ITEMS = ("sleep_quality", "fatigue", "mood", "stress")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Recovery (0-1) of the last 7 mornings and of the 21 before, and the sleep (1-5) of the 7; None is not known."""

    recent: float | None = None
    before: float | None = None
    absent: str | None = None
    sleep_quality: float | None = None
    sleep_absent: str | None = None


def recovery_of(known: Diary, day: dt.date) -> Recovery:
    """Today's items, and the heart of the last week beside the own month."""
    today = [c for c in known.check_ins if c.day == day]
    recent = [c for c in known.check_ins if 0 <= (day - c.day).days < BASE_D]
    return Recovery(
        sleep_quality=lowest(c.sleep_quality for c in today),
        fatigue=lowest(c.fatigue for c in today),
        mood=lowest(c.mood for c in today),
        stress=lowest(c.stress for c in today),
        confidence=lowest(c.confidence for c in today),
        z_rhr=_z(recent, day, lambda c: c.resting_hr_bpm),
        z_hrv=_z(recent, day, _log_hrv),
        sleep_h_7d=_nights(recent, day),
    )


def _nights(recent: Sequence[CheckIn], day: dt.date) -> float | None:
    """Mean hours of sleep of the last 7 nights; None with fewer than three told."""
    hours = {c.day: c.sleep_h for c in recent if c.sleep_h is not None and (day - c.day).days < RECENT_D}
    return statistics.fmean(hours.values()) if len(hours) >= RECENT_LEAST else None


def recovered(known: Diary, day: dt.date) -> Recovered:
    """The recovery sub-score of readiness, a week beside the three before it."""
    mornings: dict[int, list[CheckIn]] = {}
    for check_in in known.check_ins:
        ago = (day - check_in.day).days
        if 0 <= ago < RECENT_D + BEFORE_D:
            mornings.setdefault(ago, []).append(check_in)
    ago_d = np.array(list(mornings), dtype=np.int64)
    told = [[lowest(getattr(c, name) for c in found) for name in ITEMS] for found in mornings.values()]
    scores = [recovery([float(item) for item in items if item is not None]) for items in told]
    whole = beside(_column(scores), ago_d, least=_MORNINGS, before_d=BEFORE_D, middle=_mean)
    sleep = beside(_column([items[0] for items in told]), ago_d, least=_NIGHTS, before_d=BEFORE_D, middle=_mean)
    return Recovered(
        recent=whole.recent,
        before=whole.before,
        absent=whole.absent,
        sleep_quality=sleep.recent,
        sleep_absent=sleep.absent,
    )


def is_kept(recent: float | None, before: float | None, sleep_quality: float | None, sleep_from: float) -> bool | None:
    """Whether recovery is at least what it was and sleep is enough; None where that is not known.

    >>> is_kept(0.6, 0.6, 3.0, 3.0), is_kept(0.59, 0.6, 3.0, 3.0), is_kept(0.6, 0.6, None, 3.0)
    (True, False, None)
    """
    is_less = recent is not None and before is not None and recent < before - EPS
    is_poor = sleep_quality is not None and sleep_quality < sleep_from - EPS
    if is_less or is_poor:
        return False
    return None if recent is None or before is None or sleep_quality is None else True


def _column(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _mean(found: Floats) -> float:
    return float(found.mean()) if len(found) else math.nan


def lowest(values: Iterable[int | None]) -> int | None:
    """Of two answers of one morning the lower one."""
    return min((value for value in values if value is not None), default=None)


def _log_hrv(check_in: CheckIn) -> float | None:
    """The logarithm of the nightly RMSSD, the scale on which its weekly mean is compared."""
    return math.log(check_in.hrv_rmssd_ms) if check_in.hrv_rmssd_ms else None


def _z(recent: Sequence[CheckIn], day: dt.date, of: Callable[[CheckIn], float | None]) -> float | None:
    """Mean of 7 days beside that of 28, in standard deviations of the 28; None with too few days, or no spread."""
    by_day = {c.day: value for c in recent if (value := of(c)) is not None}
    week = [value for on, value in by_day.items() if (day - on).days < RECENT_D]
    if len(by_day) < BASE_LEAST or len(week) < RECENT_LEAST:
        return None
    spread = statistics.pstdev(by_day.values())
    return (statistics.fmean(week) - statistics.fmean(by_day.values())) / spread if spread > EPS else None
