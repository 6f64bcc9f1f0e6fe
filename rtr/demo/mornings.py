"""The morning check-ins of the invented runner: most days, not all of them."""

import datetime as dt
import itertools
import zoneinfo

import numpy as np

from rtr.demo.places import HOME_ZONE
from rtr.demo.plan import DAY, Answer, Tale, onset
from rtr.demo.story import FLARE_WEEK, ILL_WEEK, PLACE
from rtr.demo.symptoms import LOW_WEEKS, STIFF_MIN, TRUST, between, usual_pain, week_of
from rtr.demo.words import morning_note
from rtr.model import CheckIn, SiteSymptoms

FORGOTTEN_SHARE = 0.12
FORGOTTEN_LATELY = frozenset({6, 11})
"""Days ago of the two mornings missing in the last fortnight."""
WATCH_WEEKS = 10
"""For so many weeks the resting heart rate has been written down."""
DIP_EVERY_DAYS = 9
"""A morning may be better than usual every so often."""


def mornings(tale: Tale) -> tuple[CheckIn, ...]:
    """One check-in a day, oldest first, from two days after the injury to yesterday."""
    first = onset(tale.today) + 2 * DAY
    answers = {s.day + DAY: s.answer for s in tale.sessions if s.step is not None}
    days = [first + k * DAY for k in range((tale.today - first).days)]
    kept = [day for day in days if not _is_forgotten(day, answers.get(day), tale)]
    return tuple(
        _check_in(day, count, answers.get(day, Answer.SETTLED), tale)
        for _, week in itertools.groupby(kept, key=lambda day: week_of(day, tale.today))
        for count, day in enumerate(week)
    )


def _is_forgotten(day: dt.date, answer: Answer | None, tale: Tale) -> bool:
    """A raised morning is never forgotten: the story needs it."""
    if answer in {Answer.HOLD, Answer.BACK}:
        return False
    ago = (tale.today - day).days
    if ago <= 14:
        return ago in FORGOTTEN_LATELY
    share = 3 * FORGOTTEN_SHARE if week_of(day, tale.today) == ILL_WEEK else FORGOTTEN_SHARE
    return bool(np.random.default_rng([tale.seed, 2, ago]).random() < share)


def _check_in(day: dt.date, count: int, answer: Answer, tale: Tale) -> CheckIn:
    rng = np.random.default_rng([tale.seed, 3, (tale.today - day).days])
    week = week_of(day, tale.today)
    is_low = week in LOW_WEEKS
    return CheckIn(
        day=day,
        sites=(_symptoms(day, answer, tale, rng),),
        red_flags=None if week >= 35 else (),
        sleep_h=round(float(rng.normal(6.6 if is_low else 7.3, 0.5)), 1),
        sleep_quality=_item(rng, is_low=is_low),
        fatigue=_item(rng, is_low=is_low),
        mood=_item(rng, is_low=is_low),
        stress=_item(rng, is_low=False),
        confidence=round(between(TRUST, week)),
        painkiller=week == 35 or (week == FLARE_WEEK - 1 and count == 1),
        resting_hr_bpm=_resting(week, rng),
        note=morning_note(week, count, is_raised=answer is Answer.HOLD),
        recorded_at=_written_at(day, rng),
    )


def _symptoms(day: dt.date, answer: Answer, tale: Tale, rng: np.random.Generator) -> SiteSymptoms:
    week = week_of(day, tale.today)
    usual = usual_pain(day, tale)
    rise = int(answer is Answer.HOLD)
    is_dip = usual == 1 and rise == 0 and (tale.today - day).days % DIP_EVERY_DAYS == 4
    pain = usual + rise - int(is_dip)
    stiff = usual + rise + int(week >= 22)
    minutes = between(STIFF_MIN, week) + 5 * rise + float(rng.normal(0, 1.5))
    return SiteSymptoms(
        site=PLACE,
        pain_now=max(pain - 1, 0),
        pain_am=pain,
        stiff_am=stiff,
        stiff_min=float(max(round(minutes), 1)),
    )


def _item(rng: np.random.Generator, *, is_low: bool) -> int:
    """One of the 1-5 items, 5 = good: mostly 4, sometimes 3 or 5, a point lower in low weeks."""
    return int(rng.choice((3, 4, 4, 4, 5))) - int(is_low)


def _resting(week: int, rng: np.random.Generator) -> float | None:
    if week > WATCH_WEEKS:
        return None
    return float(round(50 + 0.15 * week + (7 if week == ILL_WEEK else 0) + rng.normal(0, 1.2)))


def _written_at(day: dt.date, rng: np.random.Generator) -> dt.datetime:
    clock = dt.datetime.combine(day, dt.time(6, 40), tzinfo=zoneinfo.ZoneInfo(HOME_ZONE))
    return (clock + dt.timedelta(seconds=int(rng.integers(0, 3600)))).astimezone(dt.UTC)
