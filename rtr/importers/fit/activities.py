"""The messages of one FIT file → recordings, one per session."""

import datetime as dt

import numpy as np

from rtr.errors import Problem, Severity
from rtr.importers.base import Recording
from rtr.importers.fit.facts import cadence_spm, device, distance_m, heart_rate, sport, steps_factor, utc_offset_s
from rtr.importers.fit.laps import lap_of, lap_start, splits_of, step_gaits
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.pauses import segments, timer_restarts
from rtr.importers.fit.profile import FILE_ID, LAP, RECORD, WORKOUT
from rtr.importers.fit.session import Session, session_time, sessions_of
from rtr.importers.fit.sports import sub_sport_of
from rtr.importers.fit.track import Track, track_of
from rtr.importers.fit.values import number
from rtr.model import Activity, Lap, ZoneSource
from rtr.samples import Samples

_MEASURES = {"total_elapsed_time", "total_timer_time", "total_distance"}
_EPOCH = dt.datetime(1989, 12, 31, tzinfo=dt.UTC)


def recordings_of(path: str, messages: Messages) -> tuple[list[Recording], list[Problem]]:
    """Everything one file holds: a recording for each session that has a usable date."""
    track = track_of(path, messages.table(RECORD), is_intact=messages.is_intact)
    restarts = timer_restarts(messages)
    found, notes = [], []
    for session in sessions_of(messages, track):
        samples, jump_s = _samples(session, track, restarts)
        if samples is None and not session.row.numbers.keys() & _MEASURES:
            continue
        if jump_s:
            notes.append(f"The clock of the watch jumped by {jump_s / 86_400:.0f} days; the jump was taken out.")
        if "sport" not in session.row.numbers:
            notes.append("The file does not say which sport this was; it is kept as other.")
        found.append(Recording(activity=_activity(messages, session, track, samples), samples=samples))
    said = [Problem(path=path, what=note, severity=Severity.NOTE) for note in notes]
    return found, [*track.problems, *said]


def _samples(session: Session, track: Track, restarts: list[float]) -> tuple[Samples | None, float]:
    """The records of one session, None where it has none; and a jump of its clock in seconds."""
    time = track.time[session.records]
    if not len(time):
        return None, 0.0
    channels = {name: column[session.records] for name, column in track.channels.items()}
    if not session.is_only:
        channels = {name: column for name, column in channels.items() if not np.isnan(column).all()}
    factor, cadence = steps_factor(session, track), channels.pop("cadence", None)
    if cadence is not None and factor is not None:
        channels["cadence_spm"] = cadence * factor
    t_s, jump_s = session_time(session, time)
    return Samples(t_s=t_s, segment=segments(time, restarts), **channels), jump_s


def _activity(messages: Messages, session: Session, track: Track, samples: Samples | None) -> Activity:
    """What one session says of itself; what it leaves out is computed from its records where they tell."""
    row, offset_s = session.row, utc_offset_s(messages)
    start_utc = _EPOCH + dt.timedelta(seconds=round(session.start))
    local = None if offset_s is None else start_utc.replace(tzinfo=None) + dt.timedelta(seconds=offset_s)
    elapsed_s = number(row, "total_elapsed_time")
    if elapsed_s is None and samples is not None:
        elapsed_s = float(samples.t_s[-1] - samples.t_s[0])
    avg_hr, max_hr = heart_rate(messages, session, track)
    factor = steps_factor(session, track)
    return Activity(
        uid="",
        source="fit",
        sport=sport(row),
        sub_sport=sub_sport_of(row.numbers.get("sport"), row.numbers.get("sub_sport")),
        start_utc=start_utc,
        start_local=local,
        utc_offset_s=offset_s,
        zone_source=None if offset_s is None else ZoneSource.FILE,
        elapsed_s=elapsed_s,
        timer_s=number(row, "total_timer_time"),
        moving_s=number(row, "total_moving_time"),
        distance_m=distance_m(session, samples),
        ascent_m=number(row, "total_ascent", 0, 50_000),
        descent_m=number(row, "total_descent", 0, 50_000),
        avg_hr_bpm=avg_hr,
        max_hr_bpm=max_hr,
        avg_cadence_spm=cadence_spm(session, samples, factor),
        avg_power_w=number(row, "avg_power", 1, 4_000),
        rpe=number(row, "workout_rpe", 0, 10),
        feel=number(row, "workout_feel", 0, 100),
        title=messages.first(WORKOUT).texts.get("wkt_name") or None,
        device=device(messages.first(FILE_ID)),
        laps=_laps(messages, session, factor),
        splits=splits_of(messages, session.start, session.until, is_only_session=session.is_only),
    )


def _laps(messages: Messages, session: Session, factor: float | None) -> tuple[Lap, ...]:
    """The laps that began in this session; a lap without any time belongs to the only one."""
    gaits = step_gaits(messages)
    low = float("-inf") if session.is_only else session.start
    rows = ((row, lap_start(row)) for row in messages.rows(LAP))
    mine = [row for row, start in rows if low <= (session.start if start is None else start) < session.until]
    return tuple(lap_of(row, session.start, factor, gaits) for row in mine)
