"""A runner with a sore Achilles tendon who ran on Monday at six in the evening, for the tests of advice."""

import datetime as dt
from zoneinfo import ZoneInfo

from rtr.diary import Diary
from rtr.intake import AgeBand, Intake
from rtr.model import (
    Activity,
    CheckIn,
    Injury,
    Runner,
    RunResponse,
    SiteSymptoms,
    Sport,
    WeekTag,
    WeekTagKind,
)  # fmt: skip

BERLIN = ZoneInfo("Europe/Berlin")
ON = dt.date(2026, 11, 18)
"""A Wednesday."""
PLACE = "achilles_left"
TENDON = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 1, 1))
BONE = Injury(site="shin", side="left", kind="bone", onset=dt.date(2026, 1, 1))
SET_UP = Intake(
    done_on=dt.date(2026, 1, 2), age_band=AgeBand.TO_49, is_pregnant=False, has_heart_disease=False, low_energy=(),
    low_energy_on=dt.date(2026, 11, 1),
)  # fmt: skip
END = dt.datetime(2026, 11, 16, 18, 30, tzinfo=BERLIN)
"""The end of Monday's run."""


def day(ago):
    return ON - dt.timedelta(days=ago)


def clock(ago, hour, minute=0):
    return dt.datetime.combine(day(ago), dt.time(hour, minute), tzinfo=BERLIN)


def run(ago, *, minutes=25, hour=18):
    start = clock(ago, hour)
    return Activity(
        uid=f"run {ago}", sport=Sport.RUNNING, source="fit", elapsed_s=1800.0, timer_s=1800.0, run_s=minutes * 60.0,
        walk_s=1800.0 - minutes * 60.0, start_utc=start.astimezone(dt.UTC), start_local=start.replace(tzinfo=None),
        utc_offset_s=int(start.utcoffset().total_seconds()),
    )  # fmt: skip


def morning(ago, pain=1, *, now=0, stiff=1, signs=(), flags=(), place=PLACE, at=None, **told):
    """A whole check-in; `pain` None is a check-in without the place."""
    site = SiteSymptoms(site=place, pain_am=pain, pain_now=now, stiff_am=stiff)
    facts = {"sleep_quality": 4, "fatigue": 4, "red_flags": flags, "signs": signs, "recorded_at": at or clock(ago, 7)}
    return CheckIn(day=day(ago), sites=() if pain is None else (site,), **(facts | told))


def answer(ago, place=PLACE, **facts):
    settled = {"pain_pre": 0, "pain_max": 2, "pain_end": 1, "pain_60": 0, "limp": False, "sharp": False}
    return RunResponse(activity_uid=f"run {ago}", site=place, **(settled | facts))


AGOS = (2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25, 28)


def diary(*, answers=None, mornings=None, runs=AGOS, **told):
    """Three settled runs a week and a check-in on each of 30 mornings, with some of them replaced.

    A morning of None is missing.
    """
    told_mornings = {ago: morning(ago) for ago in range(31)} | (mornings or {})
    told_answers = {ago: answer(ago) for ago in runs} | (answers or {})
    lighter = WeekTag(week=dt.date(2026, 11, 2), kind=WeekTagKind.CUTBACK)
    facts = {"injuries": (TENDON,), "intake": SET_UP, "week_tags": (lighter,)} | told
    return Diary(
        runner=Runner(id=1, name="Ada", zone="Europe/Berlin"),
        activities=tuple(run(ago) for ago in sorted(runs, reverse=True)),
        check_ins=tuple(told_mornings[ago] for ago in sorted(told_mornings, reverse=True) if told_mornings[ago]),
        responses=tuple(found for found in told_answers.values() if found is not None),
        **facts,
    )
