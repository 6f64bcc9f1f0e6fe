"""What a diary says of easy running beside the weeks before, and of recovery beside it (science §4.7)."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rtr.advice.easy_pace import EasyPace
from rtr.advice.easy_weeks import easy_weeks
from rtr.advice.policy import POLICY
from rtr.advice.recovery import recovered
from rtr.advice.weeks import Recent
from rtr.advice.window import since
from rtr.diary import Diary, is_run
from rtr.measures import Measures
from rtr.metrics.base import EPS, Floats
from rtr.metrics.faster import EASY_RPE, LEAST_RUN_S
from rtr.metrics.heart import rejection
from rtr.metrics.pace import (
    BEFORE_D,
    RECENT_D,
    Beside,
    Ints,
    PaceAbsence,
    SpeedFrom,
    beside,
    running_bpm,
    speeds,
)
from rtr.metrics.rated import ratings
from rtr.metrics.verdicts import RunVerdict, Settling, session_verdicts
from rtr.model import Activity

SETTLED_WEEKS = 3
"""So many weeks in a row have to settle before goal effort (science §4.3)."""
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Runs:
    """Easy runs of five weeks: how many days ago, what was measured, how hard they were said to be."""

    activities: tuple[Activity, ...]
    measures: tuple[Measures | None, ...]
    rpe: Floats
    ago_d: Ints


def pace_of(seen: Recent, goal_days: Collection[dt.date] = ()) -> EasyPace:
    """Easy running and recovery of a day. Runs before the injury say nothing of a return, so they are left out."""
    rested, easy = recovered(seen.known, seen.day), easy_weeks(seen, goal_days)
    told = EasyPace(
        recovery=rested.recent,
        recovery_before=rested.before,
        recovery_absent=rested.absent,
        sleep_quality=rested.sleep_quality,
        sleep_absent=rested.sleep_absent,
        unsettled_21d=_unsettled(seen.verdicts, seen.day),
        uneasy_21d=easy.uneasy,
        unrated_21d=easy.unrated,
        has_miles=seen.known.runner.has_miles,
    )
    window = since(seen.known, seen.day, RECENT_D + BEFORE_D - 1)
    rated = {uid: rating.rpe for uid, rating in ratings(window, seen.day).items()}
    runs = _easy_runs(window, seen, rated)
    by_source = speeds(runs.activities, runs.measures)
    speed, how, values = _compared(by_source, runs.ago_d)
    told = replace(told, runs=speed.count, runs_before=speed.count_before, speed_absent=speed.absent)
    if speed.recent is None or speed.before is None:
        return told
    return replace(
        told,
        recent_m_per_s=speed.recent,
        before_m_per_s=speed.before,
        speed_from=how.value,
        hard_after=_hard_after(window, rated, _faster(runs, values, speed.before), seen.day),
        **_effort(runs, values, is_limited=bool(seen.known.profile.has_rate_limiting_drug)),
    )


def _easy_runs(window: Diary, seen: Recent, rated: dict[str, float]) -> _Runs:
    """Runs of five minutes and more that were not rated hard; their faster parts are taken out of their speed.

    Harder than easy is kept: an easy run that felt like 5 is what the comparison is after.
    """
    found = [
        a for a in window.counted
        if is_run(a) and (a.run_s is None or a.run_s >= LEAST_RUN_S) and not _rpe(a, rated) >= POLICY.hard_rpe - EPS
        and a.day <= seen.day and (seen.began is None or a.day > seen.began)
    ]  # fmt: skip
    return _Runs(
        activities=tuple(found),
        measures=tuple(window.measures_of.get(a.uid) for a in found),
        rpe=np.array([_rpe(a, rated) for a in found], dtype=float),
        ago_d=np.array([(seen.day - a.day).days for a in found], dtype=np.int64),
    )


def _rpe(activity: Activity, rated: dict[str, float]) -> float:
    said = rated.get(activity.uid, activity.rpe)
    return np.nan if said is None else said


def _compared(by_source: dict[SpeedFrom, Floats], ago_d: Ints) -> tuple[Beside, SpeedFrom, Floats]:
    """The best known speeds that are enough for both windows; what is known less well joins only where it has to."""
    values = np.full(len(ago_d), np.nan)
    found, how = beside(values, ago_d), SpeedFrom.GRADED
    for how in SpeedFrom:
        values = np.where(np.isfinite(values), values, by_source[how])
        found = beside(values, ago_d)
        if found.absent is None:
            break
    if not np.isfinite(values).any():
        found = replace(found, absent=PaceAbsence.NO_SPEED if len(values) else PaceAbsence.FEW_RUNS)
    return found, how, values


def _effort(runs: _Runs, values: Floats, *, is_limited: bool) -> dict[str, Any]:
    """Heart rate and effort of the runs whose speed is compared, beside those of the weeks before."""
    is_compared = np.isfinite(values)
    rpe = beside(np.where(is_compared, runs.rpe, np.nan), runs.ago_d)
    told: dict[str, Any] = {"rpe_change": rpe.change, "rpe_absent": rpe.absent}
    if is_limited:
        return told | {"hr_absent": PaceAbsence.RATE_LIMITING_DRUG.value}
    bpm = running_bpm(runs.measures, [rejection(m) is None for m in runs.measures])
    heart = beside(np.where(is_compared, bpm, np.nan), runs.ago_d)
    return told | {"hr_change_bpm": heart.change, "hr_absent": heart.absent}


def _faster(runs: _Runs, values: Floats, before: float) -> set[dt.date]:
    """Days of the last week with a run that was faster than the weeks before by more than a rise takes."""
    with np.errstate(invalid="ignore"):
        is_faster = (values > before * POLICY.pace_rise + EPS) & (runs.ago_d < RECENT_D)
    return {a.day for a, is_so in zip(runs.activities, is_faster, strict=True) if is_so}


def _hard_after(window: Diary, rated: dict[str, float], faster: set[dt.date], day: dt.date) -> int:
    """Faster days after which the next was neither rest nor easy: felt harder than 4, or fast again.

    A session that nobody rated counts as easy, as it does for load; a day that is still to come does not count.
    """
    hard = {a.day for a in window.counted if a.day <= day and _rpe(a, rated) > EASY_RPE + EPS} | faster
    return sum(one + dt.timedelta(days=1) in hard for one in faster)


def _unsettled(verdicts: Sequence[RunVerdict], day: dt.date) -> int | None:
    """Runs of three weeks that did not settle; None where one of the weeks holds no run."""
    ago = {v.uid: (day - v.day).days for v in verdicts}
    found = {uid: v for uid, v in session_verdicts(verdicts).items() if 0 <= ago[uid] < SETTLED_WEEKS * WEEK}
    if len({ago[uid] // WEEK for uid in found}) < SETTLED_WEEKS:
        return None
    return sum(v.settling is not Settling.GREEN for v in found.values())
