"""What every recording gets after parsing: identity, local time, moving time, run and walk, a doubt."""

import dataclasses
import datetime as dt

import numpy as np

from rtr.errors import Problem
from rtr.importers import zone
from rtr.importers.base import Recording, fingerprint
from rtr.importers.reports import note, warning
from rtr.importers.written import EARLIEST_YEAR
from rtr.metrics.gait import moving_s, ridden_s
from rtr.metrics.plausibility import doubt, left_running
from rtr.metrics.seconds import Seconds, per_second
from rtr.metrics.session import split_run_walk
from rtr.model import Activity, ZoneSource
from rtr.samples import Samples

HR_BPM = (20.0, 254.0)
"""What a sensor can mean by a number. Peaks no heart reaches stay as the file states them; load leaves them out."""
OFFSETS_APART_S = 15 * 60
WRITTEN_BY_EXPORTERS = frozenset({"gpx", "tcx"})
"""Formats whose offset is that of the program that wrote the file, not of the runner's watch."""
TOLERANCE = dt.timedelta(days=1)


def finish(recording: Recording, path: str) -> tuple[Recording, tuple[Problem, ...]]:
    """Complete a recording as an importer gave it; what was worth a word comes with it.

    The uid is taken first, from what the file says: a better detector must not turn a known
    recording into a new one.
    """
    told, samples = recording.activity, recording.samples
    uid = fingerprint(told, 0 if samples is None else len(samples))
    placed, problems = _placed(dataclasses.replace(told, uid=uid), samples, path)
    seconds = None if samples is None else per_second(samples)
    activity = _with_moving(_with_sound_hr(placed), seconds)
    split = split_run_walk(activity, samples)
    activity = dataclasses.replace(
        activity,
        run_s=split.run_s,
        walk_s=split.walk_s,
        run_walk_method=split.method,
        channels=() if samples is None else samples.channels(),
    )
    activity, doubts = _with_doubt(activity, seconds, path)
    return dataclasses.replace(recording, activity=activity), (*problems, *doubts)


def is_plausible_start(start: dt.datetime, now: dt.datetime) -> bool:
    """Whether an activity can have started then: not before 1990, not later than a day from now.

    Both aware or both naive. The day allows for clocks and zones that are set wrongly.
    """
    return start.year >= EARLIEST_YEAR and start <= now + TOLERANCE


def _placed(activity: Activity, samples: Samples | None, path: str) -> tuple[Activity, list[Problem]]:
    """Local start from the offset in the file, else from the zone of the first position."""
    if activity.start_utc is None or (activity.start_local is not None and activity.utc_offset_s is not None):
        return activity, []
    stated_s = activity.utc_offset_s
    is_doubtful = stated_s is None or activity.source in WRITTEN_BY_EXPORTERS
    found_s = _offset_there(samples, activity.start_utc) if is_doubtful else None
    if found_s is None:
        if stated_s is None:
            return activity, []
        return _at_offset(activity, stated_s, ZoneSource.FILE), []
    if stated_s is None:
        return _at_offset(activity, found_s, ZoneSource.POSITION), []
    if abs(stated_s - found_s) < OFFSETS_APART_S:
        return _at_offset(activity, stated_s, ZoneSource.FILE), []
    what = f"Its times are written for {_utc(stated_s)}, the place is at {_utc(found_s)}; its clock counts."
    return _at_offset(activity, found_s, ZoneSource.POSITION), [note(path, what)]


def _offset_there(samples: Samples | None, at: dt.datetime) -> int | None:
    if samples is None or samples.lat_deg is None or samples.lon_deg is None:
        return None
    known = np.flatnonzero(np.isfinite(samples.lat_deg) & np.isfinite(samples.lon_deg))
    if not len(known):
        return None
    return zone.offset_s(float(samples.lat_deg[known[0]]), float(samples.lon_deg[known[0]]), at)


def _at_offset(activity: Activity, offset_s: int, source: ZoneSource) -> Activity:
    assert activity.start_utc is not None
    local = (activity.start_utc.astimezone(dt.UTC) + dt.timedelta(seconds=offset_s)).replace(tzinfo=None)
    return dataclasses.replace(activity, start_local=local, utc_offset_s=offset_s, zone_source=source)


def _utc(offset_s: int) -> str:
    hours, minutes = divmod(abs(offset_s) // 60, 60)
    return f"UTC{'-' if offset_s < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def _with_sound_hr(activity: Activity) -> Activity:
    def sound(bpm: float | None) -> float | None:
        return bpm if bpm is not None and HR_BPM[0] <= bpm <= HR_BPM[1] else None

    return dataclasses.replace(activity, avg_hr_bpm=sound(activity.avg_hr_bpm), max_hr_bpm=sound(activity.max_hr_bpm))


def _with_moving(activity: Activity, seconds: Seconds | None) -> Activity:
    """Moving time from the samples where the file has none; never more than the time it lasted."""
    if activity.moving_s is not None or seconds is None:
        return activity
    moved_s = moving_s(seconds)
    if not moved_s:
        return activity
    longest_s = activity.elapsed_s if activity.timer_s is None else activity.timer_s
    return dataclasses.replace(activity, moving_s=moved_s if longest_s is None else min(moved_s, longest_s))


def _with_doubt(activity: Activity, seconds: Seconds | None, path: str) -> tuple[Activity, list[Problem]]:
    if (why := doubt(activity, 0.0 if seconds is None else ridden_s(seconds))) is not None:
        what = f"This recording is kept, but left out of load until you confirm it: {why}."
        return dataclasses.replace(activity, is_flagged=True), [warning(path, what)]
    if (hours := left_running(activity)) is not None:
        what = f"It was saved {hours / 24:.0f} days after the start; only the time its timer ran counts."
        return activity, [note(path, what)]
    return activity, []
