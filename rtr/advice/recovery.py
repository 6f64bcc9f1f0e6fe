"""How a runner feels on a day, and the heart of the last week beside the own month."""

import datetime as dt
import math
import statistics
from collections.abc import Callable, Iterable, Sequence

from rtr.advice.records import Recovery
from rtr.diary import Diary
from rtr.metrics.base import EPS
from rtr.model import CheckIn

RECENT_D, BASE_D = 7, 28
RECENT_LEAST, BASE_LEAST = 3, 14
"""Days with a value that a mean needs (science §7.2)."""


def recovery_of(known: Diary, day: dt.date) -> Recovery:
    """Today's items, and the heart of the last week beside the own month."""
    today = [c for c in known.check_ins if c.day == day]
    recent = [c for c in known.check_ins if 0 <= (day - c.day).days < BASE_D]
    return Recovery(
        sleep_quality=_lowest(c.sleep_quality for c in today),
        fatigue=_lowest(c.fatigue for c in today),
        mood=_lowest(c.mood for c in today),
        stress=_lowest(c.stress for c in today),
        confidence=_lowest(c.confidence for c in today),
        z_rhr=_z(recent, day, lambda c: c.resting_hr_bpm),
        z_hrv=_z(recent, day, _log_hrv),
    )


def _lowest(values: Iterable[int | None]) -> int | None:
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
