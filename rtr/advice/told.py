"""What the runner told about symptoms, wellness and injuries, as the rules see it."""

import datetime as dt
import itertools
import math
from collections import defaultdict

import numpy as np

from rtr.diary import Diary
from rtr.metrics.base import Floats
from rtr.metrics.pain import MONTH, WEEK, Days, pain_trend_7d, wellness_z
from rtr.model import CheckIn, RunResponse


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
    first = dt.date.fromordinal(max(1, day.toordinal() - days + 1))
    lately = itertools.takewhile(lambda a: a.day >= first, reversed(known.counted))
    ran = {a.uid: a.day for a in lately if a.day <= day}
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


def is_answered(known: Diary, day: dt.date) -> bool:
    """Whether anything of the last 28 days says how a run was taken: an answer to a run, or a morning."""
    has_morning = any(
        site.pain_am is not None
        for morning in known.check_ins
        if 0 <= (day - morning.day).days < MONTH
        for site in morning.sites
    )
    return has_morning or bool(_answered(known, day, MONTH))


def injury_kinds(known: Diary, day: dt.date) -> tuple[str, ...]:
    """Classes of the injuries that are not over."""
    return tuple(dict.fromkeys(injury.kind for injury in known.open_injuries(day)))
