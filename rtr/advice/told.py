"""What the runner told about symptoms, wellness and injuries, as the rules see it."""

import datetime as dt
import math
from collections import defaultdict

import numpy as np

from rtr.diary import Diary
from rtr.metrics.base import Floats
from rtr.metrics.pain import MONTH, WEEK, Days, pain_trend_7d, wellness_z
from rtr.model import CheckIn, RunResponse

PAIN_LIMIT = 5
"""Pain over 5 of 10 ends in Ease back whatever the injury (rulings R1)."""


def pain_trend(known: Diary, day: dt.date) -> float | None:
    """The largest rise of pain while running among the sites: one that settles must not hide another."""
    sites: dict[str, list[tuple[dt.date, float]]] = defaultdict(list)
    for on, response in _answered(known, day, 2 * WEEK):
        if response.pain_max is not None:
            sites[response.site].append((on, float(response.pain_max)))
    last = np.datetime64(day, "D")
    found = (pain_trend_7d(last, _days(pairs), _values(pairs)) for pairs in sites.values())
    return max((trend for trend in found if trend is not None), default=None)


def _answered(known: Diary, day: dt.date, days: int) -> list[tuple[dt.date, RunResponse]]:
    """Responses to the runs of the last `days` days, with the day of the run."""
    ran = {a.uid: a.day for a in known.counted if 0 <= (day - a.day).days < days}
    return [(ran[r.activity_uid], r) for r in known.responses if r.activity_uid in ran]


def _days(pairs: list[tuple[dt.date, float]]) -> Days:
    return np.array([day for day, _ in pairs], dtype="datetime64[D]")


def _values(pairs: list[tuple[dt.date, float]]) -> Floats:
    return np.array([value for _, value in pairs], dtype=float)


def wellness_trend(known: Diary, day: dt.date) -> float | None:
    """Wellness of the last 7 days beside the own month, in own standard deviations."""
    recent = (c for c in known.check_ins if 0 <= (day - c.day).days < MONTH)
    mornings = [(c.day, score) for c in recent if (score := wellness(c)) is not None]
    return wellness_z(np.datetime64(day, "D"), _days(mornings), _values(mornings))


def wellness(morning: CheckIn) -> float | None:
    """Mean of the answered items of a morning, 1-5, 5 = good; None where none was answered."""
    items = [i for i in (morning.sleep_quality, morning.fatigue, morning.mood, morning.stress) if i is not None]
    return math.fsum(items) / len(items) if items else None


def eased_back_28d(known: Diary, day: dt.date) -> int | None:
    """Runs of the last 28 days known to have ended in Ease back: a limp, sharp pain or pain over 5.

    None where there were runs and nothing was answered.
    """
    recent = [response for _, response in _answered(known, day, MONTH)]
    has_run = known.last_run is not None and (day - known.last_run.day).days < MONTH
    if has_run and not recent:
        return None
    return len({r.activity_uid for r in recent if r.limp or r.sharp or (r.pain_max or 0) > PAIN_LIMIT})


def injury_kinds(known: Diary, day: dt.date) -> tuple[str, ...]:
    """Classes of the injuries that are not over."""
    return tuple(dict.fromkeys(i.kind for i in known.injuries if i.until is None or i.until >= day))
