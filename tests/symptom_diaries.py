"""Diaries of somebody who keeps one: two weeks, two months, a year, invented from a seed."""

import datetime as dt

import numpy as np

from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.model import (
    Activity,
    CheckIn,
    Injury,
    Runner,
    RunResponse,
    RunWalkMethod,
    SiteSymptoms,
    Sport,
    ZoneSource,
)

LAST = dt.date(2026, 5, 6)
PLACE = "achilles_left"
RUN_DAYS = frozenset({0, 2, 5})
ZONE = "Europe/Berlin"


def kept(
    days: int,
    *,
    last: dt.date = LAST,
    effect: float = 0.0,
    seed: int = 1,
    runs: bool = True,
    flare_every: int = 0,
) -> Diary:
    """A diary of so many days up to `last`: three runs a week, most mornings answered.

    `effect` is how many points of pain 10 more running minutes bring on the next morning; `flare_every`
    makes every so-manieth run end in a flare.
    """
    chance = np.random.default_rng([seed, days])
    first = last - dt.timedelta(days=days - 1)
    activities, check_ins, responses = [], [], []
    drift, minutes, flare = 0.0, 0.0, 0.0
    for at in range(days):
        day = first + dt.timedelta(days=at)
        drift = 0.6 * drift + chance.normal(0, 0.6)
        pain = int(np.clip(round(1.6 + drift + effect * minutes / 10 + flare), 0, 10))
        if chance.random() < 0.92:
            check_ins.append(_morning(day, pain, chance))
        minutes, flare = 0.0, 0.0
        if runs and day.weekday() in RUN_DAYS:
            minutes = float(chance.integers(10, 31))
            flare = 3.0 if flare_every and len(activities) % flare_every == flare_every - 1 else 0.0
            activities.append(_run(day, minutes))
            responses.append(_answer(activities[-1], pain, flare, chance))
    injury = Injury(
        site="achilles", side="left", kind=InjuryKind.TENDON, onset=first - dt.timedelta(days=20),
        cleared_on=first + dt.timedelta(days=3), cleared_by="physiotherapist",
    )  # fmt: skip
    return Diary(
        runner=Runner(id=1, name="Ada", zone=ZONE),
        activities=tuple(activities),
        check_ins=tuple(check_ins),
        responses=tuple(responses),
        injuries=(injury,),
    )


def _morning(day: dt.date, pain: int, chance: np.random.Generator) -> CheckIn:
    three_to_five = [int(n) for n in chance.integers(3, 6, 4)]
    return CheckIn(
        day=day,
        sites=(SiteSymptoms(site=PLACE, pain_now=max(pain - 1, 0), pain_am=pain, stiff_am=min(pain + 1, 10)),),
        red_flags=(),
        sleep_h=round(float(chance.normal(7.2, 0.6)), 1),
        sleep_quality=three_to_five[0], fatigue=three_to_five[1], mood=three_to_five[2], stress=three_to_five[3],
        confidence=6,
        recorded_at=dt.datetime.combine(day, dt.time(5, 40), dt.UTC),
    )  # fmt: skip


def _run(day: dt.date, minutes: float) -> Activity:
    start = dt.datetime.combine(day, dt.time(17))
    seconds = (minutes + 12) * 60
    return Activity(
        uid=f"{day:%Y%m%d}".rjust(32, "0"), sport=Sport.RUNNING, source="fit",
        start_utc=start.replace(tzinfo=dt.UTC) - dt.timedelta(hours=2), start_local=start, utc_offset_s=7200,
        zone_source=ZoneSource.FILE, elapsed_s=seconds, timer_s=seconds, moving_s=seconds,
        distance_m=minutes * 160 + 1000, run_s=minutes * 60, walk_s=720.0, run_walk_method=RunWalkMethod.LAPS,
    )  # fmt: skip


def _answer(run: Activity, pain: int, flare: float, chance: np.random.Generator) -> RunResponse:
    worst = int(np.clip(pain + chance.integers(-1, 2) + (2 if flare else 0), 0, 10))
    return RunResponse(
        activity_uid=run.uid, site=PLACE, pain_pre=pain, pain_max=worst, pain_end=max(worst - 1, 0),
        pain_60=pain, limp=False, sharp=False, completed=1.0,
        recorded_at=dt.datetime.combine(run.day, dt.time(18), dt.UTC),
    )  # fmt: skip
