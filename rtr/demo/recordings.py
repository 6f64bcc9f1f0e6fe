"""Planned sessions as a watch would have recorded them."""

import datetime as dt
import zoneinfo
from dataclasses import replace

import numpy as np

from rtr.demo import body, places, watch
from rtr.demo.body import Bouts
from rtr.demo.plan import Session
from rtr.demo.story import FLARE_WEEK, LONG
from rtr.demo.words import run_note, title_of
from rtr.importers.base import Recording
from rtr.importers.finish import finish
from rtr.model import Activity, Sport, ZoneSource

SOURCE = "demo"
DEVICE = "Demo watch"


def recorded(session: Session, index: int, seed: int) -> Recording:
    """The recording of one session, completed as an imported one is.

    `index` numbers the sessions and decides what the watch wrote that day.
    """
    rng = np.random.default_rng([seed, 1, index])
    base = _placed(
        Activity(
            uid="",
            sport=session.sport,
            sub_sport="treadmill" if places.is_indoors(session) else None,
            source=SOURCE,
            device=DEVICE,
            title=title_of(session, places.route_of(session)),
            notes=run_note(session, index),
            rpe=_rpe(session, rng),
        ),
        session,
        rng,
    )
    made = _on_foot(base, session, index, rng) if session.bouts else _by_summary(base, session, rng)
    return finish(made, SOURCE)[0]


def _on_foot(base: Activity, session: Session, index: int, rng: np.random.Generator) -> Recording:
    bouts = _with_slack(session.bouts, rng)
    samples = body.record(bouts, _form(session), places.route_of(session), rng)
    if index % 17 == 5 and session.week > 0:
        samples = replace(samples, hr_bpm=None)
    if index % 9 == 4:
        samples = body.paused(samples, float(rng.integers(20, 70)))
    activity = watch.parts(watch.totals(base, samples, bouts), samples, bouts, watch.method_of(session, index))
    return Recording(activity=activity, samples=samples)


def _by_summary(base: Activity, session: Session, rng: np.random.Generator) -> Recording:
    """Strength and rides: times, heart rate and distance only."""
    timer_s = float(round(60 * session.minutes * rng.uniform(0.85, 1.2)))
    is_ride = session.sport is Sport.CYCLING
    summary = replace(
        base,
        elapsed_s=timer_s + float(rng.integers(0, 90)),
        timer_s=timer_s,
        moving_s=timer_s,
        distance_m=float(round(timer_s * rng.uniform(5.2, 6.2))) if is_ride else None,
        avg_hr_bpm=float(rng.integers(108, 122) if is_ride else rng.integers(88, 102)),
    )
    return Recording(activity=summary)


def _placed(activity: Activity, session: Session, rng: np.random.Generator) -> Activity:
    """After work on weekdays, in the morning at the weekend, on the clock of where it was."""
    is_weekend = session.day.weekday() >= 5
    clock = dt.time(9, 10) if is_weekend else dt.time(18, 5)
    local = dt.datetime.combine(session.day, clock) + dt.timedelta(seconds=int(rng.integers(0, 2400)))
    aware = local.replace(tzinfo=zoneinfo.ZoneInfo(places.zone_of(session)))
    offset = aware.utcoffset() or dt.timedelta()
    return replace(
        activity,
        start_local=local,
        start_utc=aware.astimezone(dt.UTC),
        utc_offset_s=int(offset.total_seconds()),
        zone_source=ZoneSource.FILE,
    )


def _with_slack(bouts: Bouts, rng: np.random.Generator) -> Bouts:
    """The planned minutes in seconds, each a moment early or late."""
    return tuple((gait, float(round(60 * minutes + rng.normal(0, 1.5)))) for gait, minutes in bouts)


def _form(session: Session) -> body.Form:
    """2.8 m/s before the injury; slower after it, and each month a little easier."""
    if session.step is None:
        return body.Form(run_m_per_s=2.8, run_bpm=146.0)
    if session.step == LONG:
        return body.Form(run_m_per_s=2.75, run_bpm=156.0)
    weeks = 30 - session.week
    return body.Form(run_m_per_s=2.38 + 0.004 * weeks, run_bpm=148.0 - 0.28 * weeks)


def _rpe(session: Session, rng: np.random.Generator) -> float | None:
    """Effort 0-10 as rated after the run; not asked before the injury nor for other sports."""
    if session.step is None:
        return None
    if session.step == LONG:
        return 6.0
    late = session.week < FLARE_WEEK
    return float(rng.choice((2, 3, 3, 3, 4) if late else (3, 3, 4, 4)))
