"""How one session divides into running and walking."""

from dataclasses import dataclass

import numpy as np

from rtr.metrics.base import Flags
from rtr.metrics.gait import RIDE_M_PER_S, RUN, UNKNOWN, WALK, Labels, gaits
from rtr.metrics.seconds import Seconds, per_second
from rtr.model import FOOT_SPORTS, Activity, Gait, Lap, RunWalkMethod, Sport
from rtr.samples import Samples

LEAST_COVERAGE = 0.5
"""A sensor that was silent for more of the time than this does not speak for the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWalk:
    """Seconds of running and of walking, and how they are known. None is unknown."""

    run_s: float | None
    walk_s: float | None
    method: RunWalkMethod


UNSPLIT = RunWalk(run_s=None, walk_s=None, method=RunWalkMethod.NONE)


ALL_RUN_SPM = 155.0
ALL_RUN_M_PER_S = 2.4
"""Means from which a whole session counts as running, where there are no samples to look at.

A mean hides its parts: half an hour at 165 steps with ten minutes of walking at 110 has a mean of
151. Below these limits a fifth or more of the session can have been walking, and counting it as
running would lift the longest run and its cap, so the split is unknown (choice of the project).
"""


def split_run_walk(activity: Activity, samples: Samples | None) -> RunWalk:
    """Divide a session into running and walking seconds; standing is neither.

    In this order: what the device itself called running and walking, laps that name their
    gait, cadence (140 steps/min and more is running), speed (2.0 m/s and more); for a summary
    without samples its mean cadence (155), else its mean speed (2.4). Sports that are not on foot have
    none of either. Run and walk together never exceed the time that counts (R13).
    """
    if activity.sport not in FOOT_SPORTS:
        return RunWalk(run_s=0.0, walk_s=0.0, method=RunWalkMethod.NONE)
    found = (
        _from_splits(activity)
        or _from_laps(activity, samples)
        or _from_samples(activity, samples)
        or _from_summary(activity)
    )
    return _within(found or UNSPLIT, activity.load_s)


def running(activity: Activity, seconds: Seconds) -> Flags | None:
    """Which seconds are running: by laps that name their gait, else by the detector. None where nothing tells.

    A device's own stretches (splits) say how long, not when, so they have no part here.
    """
    if activity.sport not in FOOT_SPORTS:
        return np.zeros(len(seconds), dtype=bool)
    found = _detected(activity, seconds)
    if found is None:
        return None
    is_running: Flags = found[0] == RUN
    for lap, length_s in _named(activity):
        is_running[_within_lap(seconds, lap, length_s)] = lap.gait is Gait.RUN
    return is_running


def _from_splits(activity: Activity) -> RunWalk | None:
    told_s = sum(s.timer_s for s in activity.splits)
    if told_s <= LEAST_COVERAGE * (activity.load_s or 0.0):
        return None
    run_s, walk_s = (sum((s.timer_s for s in activity.splits if s.gait is g), 0.0) for g in (Gait.RUN, Gait.WALK))
    return RunWalk(run_s=run_s, walk_s=walk_s, method=RunWalkMethod.SPLITS)


def _from_laps(activity: Activity, samples: Samples | None) -> RunWalk | None:
    """Laps named run or walk count as they are; the detector sees only what is left."""
    spans = _named(activity)
    if not spans:
        return None
    run_s, walk_s = (sum((t for lap, t in spans if lap.gait is g), 0.0) for g in (Gait.RUN, Gait.WALK))
    rest = None if samples is None else _detected(activity, per_second(samples))
    if rest is not None:
        labels, seconds, _ = rest
        named = np.zeros(len(seconds), dtype=bool)
        for lap, t in spans:
            named |= _within_lap(seconds, lap, t)
        run_s += float((labels[~named] == RUN).sum())
        walk_s += float((labels[~named] == WALK).sum())
    return RunWalk(run_s=run_s, walk_s=walk_s, method=RunWalkMethod.LAPS)


def _named(activity: Activity) -> list[tuple[Lap, float]]:
    """Laps that name their gait, with the seconds they lasted."""
    return [(lap, t) for lap in activity.laps if lap.gait and (t := lap.timer_s or lap.elapsed_s)]


def _within_lap(seconds: Seconds, lap: Lap, length_s: float) -> Flags:
    return (seconds.t_s > lap.start_s) & (seconds.t_s <= lap.start_s + (lap.elapsed_s or length_s))


def _from_samples(activity: Activity, samples: Samples | None) -> RunWalk | None:
    found = None if samples is None else _detected(activity, per_second(samples))
    if found is None:
        return None
    labels, _, method = found
    if (labels != UNKNOWN).sum() < LEAST_COVERAGE * max(len(labels), activity.load_s or 0.0):
        return None
    return RunWalk(run_s=float((labels == RUN).sum()), walk_s=float((labels == WALK).sum()), method=method)


def _detected(activity: Activity, seconds: Seconds) -> tuple[Labels, Seconds, RunWalkMethod] | None:
    """Label by cadence where there is enough of it, else by speed; None with neither."""
    least = LEAST_COVERAGE * len(seconds)
    has_cadence = bool(np.isfinite(seconds.cadence_spm).sum() > least and np.nanmax(seconds.cadence_spm) > 0)
    has_speed = bool(np.isfinite(seconds.speed_m_per_s).sum() > least)
    if not (has_cadence or has_speed):
        return None
    labels = gaits(seconds, by_cadence=has_cadence)
    if activity.sport is not Sport.RUNNING and not has_cadence:
        # Only steps turn a walk into a run: positions drift too much to accuse a hiker of running.
        labels = np.where(labels == RUN, WALK, labels)
    return labels, seconds, RunWalkMethod.CADENCE if has_cadence else RunWalkMethod.SPEED


def _from_summary(activity: Activity) -> RunWalk | None:
    """All of it runs when the means leave no room for walking. A lower mean is a mixture: unknown."""
    counted_s = activity.load_s
    if activity.sport is not Sport.RUNNING:
        return RunWalk(run_s=0.0, walk_s=counted_s, method=RunWalkMethod.NONE)
    if not counted_s:
        return None
    if activity.avg_cadence_spm is not None:
        if activity.avg_cadence_spm < ALL_RUN_SPM:
            return None
        return RunWalk(run_s=counted_s, walk_s=0.0, method=RunWalkMethod.CADENCE)
    if ALL_RUN_M_PER_S <= (activity.distance_m or 0.0) / counted_s < RIDE_M_PER_S:
        return RunWalk(run_s=counted_s, walk_s=0.0, method=RunWalkMethod.SPEED)
    return None


def _within(found: RunWalk, counted_s: float | None) -> RunWalk:
    """Shrink both parts alike where they add up to more than the time that counts."""
    if found.run_s is None or found.walk_s is None or counted_s is None:
        return found
    total = found.run_s + found.walk_s
    if total <= counted_s or total <= 0:
        return found
    share = counted_s / total
    return RunWalk(run_s=found.run_s * share, walk_s=found.walk_s * share, method=found.method)
