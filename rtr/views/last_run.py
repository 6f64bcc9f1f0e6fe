"""The last running session: what it held, at what pace, and how that is known."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from rtr.advice.words import day_text, run_on, sentence_case, weekday, whole
from rtr.diary import Diary, is_run
from rtr.frames import RunsFrame
from rtr.metrics.guard import DAY
from rtr.metrics.rated import ratings
from rtr.metrics.spike import longest_30d
from rtr.model import Activity, Gait, RunWalkMethod
from rtr.units import counted, distance_text, minutes_text, pace_text
from rtr.views.effort import effort_of, heart_during

METHODS = {
    RunWalkMethod.SPLITS: "Running and walking as the watch told them apart.",
    RunWalkMethod.LAPS: "Running and walking by the laps of the watch.",
    RunWalkMethod.CADENCE: "Running and walking told apart by cadence: 140 steps a minute and more count as running.",
    RunWalkMethod.SPEED: "Running and walking told apart by speed: 2 m/s (8:20 /km) and faster count as running.",
    RunWalkMethod.NONE: "Running and walking could not be told apart: the file holds no laps, cadence or speed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """The last session in words. `–` is unknown."""

    day: dt.date
    heading: str
    sentence: str
    run: str
    walk: str
    distance: str
    pace: str
    pace_of: str
    """`running only` or `whole session`."""
    method: str
    comparison: str
    effort: str
    """The rating in a sentence, "" where nobody rated it."""
    heart: str
    """What a believable heart rate tells, "" where there is none."""
    caption: str


def last_run(diary: Diary, runs: RunsFrame, on: dt.date) -> LastRun | None:
    """Facts of the last session of `runs`, which has none after `on`."""
    if runs.empty:
        return None
    row = runs.iloc[-1]
    day = row["day"].date()
    parts = _parts(diary, row["start"], on)
    miles = diary.runner.has_miles
    distance_m = sum(a.distance_m for a in parts if a.distance_m is not None) or None
    pace, pace_of = _pace(parts, row["run_min"], row["walk_min"])
    return LastRun(
        day=day,
        heading=sentence_case(run_on(day, on)),
        sentence=_sentence(row["run_min"], row["walk_min"], parts),
        run=minutes_text(row["run_min"]),
        walk=minutes_text(row["walk_min"]),
        distance=distance_text(distance_m, miles=miles),
        pace=pace_text(pace, miles=miles),
        pace_of=pace_of,
        method=METHODS[_weakest(parts)],
        comparison=_comparison(runs),
        effort=_effort(diary, parts, on),
        heart=heart_during(diary, parts, on),
        caption=f"{weekday(day)} {day_text(day, beside=on)}. {counted(len(parts), 'recording')}.",
    )


def _parts(diary: Diary, start: pd.Timestamp, on: dt.date) -> list[Activity]:
    """The recordings of the session that began at `start`: the last one, so nothing follows it."""
    found = []
    for activity in reversed(diary.counted):
        if activity.start_local is None or activity.day > on:
            continue
        if activity.start_local < start.to_pydatetime():
            break
        if is_run(activity):
            found.append(activity)
    return found


def _effort(diary: Diary, parts: Sequence[Activity], on: dt.date) -> str:
    """The runner's own rating, else that of the file."""
    told = ratings(diary, on)
    said = [replace(part, rpe=told[part.uid].rpe) if part.uid in told else part for part in parts]
    is_late = any(part.uid in told and told[part.uid].is_late for part in parts)
    return effort_of(said) + (" You told it more than a day later." if is_late else "")


def _sentence(run_min: float, walk_min: float, parts: Sequence[Activity]) -> str:
    if np.isfinite(run_min) and np.isfinite(walk_min):
        return f"{whole(run_min + walk_min)} minutes, {whole(run_min)} of them running."
    total_s = sum(a.load_s for a in parts if a.load_s is not None)
    return (
        f"{whole(total_s / 60)} minutes; how many of them were running is not known." if total_s else "No times known."
    )


def _pace(parts: Sequence[Activity], run_min: float, walk_min: float) -> tuple[float | None, str]:
    """Speed in m/s of the running alone where the device tells it, else of the whole session."""
    splits = [s for a in parts for s in a.splits if s.gait is Gait.RUN]
    if splits and all(s.distance_m is not None for s in splits):
        return _speed(sum(s.distance_m or 0 for s in splits), sum(s.timer_s for s in splits)), "running only"
    if any(a.distance_m is None for a in parts):
        return None, "whole session"
    distance_m = sum(a.distance_m or 0 for a in parts)
    if walk_min == 0 and np.isfinite(run_min):
        return _speed(distance_m, run_min * 60), "running only"
    return _speed(distance_m, sum(a.load_s or 0 for a in parts)), "whole session"


def _speed(distance_m: float, time_s: float) -> float | None:
    return distance_m / time_s if time_s > 0 and np.isfinite(distance_m) else None


def _weakest(parts: Sequence[Activity]) -> RunWalkMethod:
    order = list(RunWalkMethod)
    return max((a.run_walk_method for a in parts), key=order.index, default=RunWalkMethod.NONE)


def _comparison(runs: RunsFrame) -> str:
    """The session beside the longest of the 30 days before it."""
    days, length = runs["day"].to_numpy().astype(DAY), runs["run_min"].to_numpy(dtype=float)
    longest = longest_30d(days[-1:], days, length)
    if longest.absent[0] == "reentry":
        return "No run in the 30 days before it."
    if longest.absent[0]:
        return "The runs of the 30 days before it could not be split."
    return f"Longest in the 30 days before: {whole(longest.value[0])} min."
