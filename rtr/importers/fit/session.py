"""Which sessions a file holds and which of its records belong to each."""

from dataclasses import dataclass

import numpy as np

from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import LAP, SESSION, SPORT
from rtr.importers.fit.table import Row
from rtr.importers.fit.track import Track
from rtr.importers.fit.values import date, number
from rtr.samples import Column

_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Session:
    """One session: its message, its start in FIT seconds, its share of the records.

    `has_message` is false where the file has no session message (cut before its end) and what
    can be said comes from the records alone. `until` is the start of the next session.
    """

    row: Row
    start: float
    until: float
    records: slice
    has_message: bool = True
    is_only: bool = True


def sessions_of(messages: Messages, track: Track) -> list[Session]:
    """All sessions in the order of time; those without any usable date are left out."""
    rows = messages.rows(SESSION)
    if not rows:
        return _session_of_records(messages, track)
    if len(rows) == 1 and "sport" not in rows[0].numbers:
        rows = [_with_sport(rows[0], messages)]
    dated = {}
    for row in rows:
        start = _start(row, track, is_only=len(rows) == 1)
        if start is not None and (messages.is_intact or not len(track) or _is_near(start, track)):
            dated[start] = row
    if not dated:
        return _session_of_records(messages, track)
    starts = sorted(dated)
    ends = [*starts[1:], float("inf")]
    edges = [0, *np.searchsorted(track.time, starts[1:]).tolist(), len(track)]
    return [
        Session(row=dated[start], start=start, until=end, records=slice(low, high), is_only=len(starts) == 1)
        for start, end, low, high in zip(starts, ends, edges, edges[1:], strict=False)
    ]


def _start(row: Row, track: Track, *, is_only: bool) -> float | None:
    """When a session began: as it says, unless the clock was set only after its start."""
    start = date(row, "start_time")
    if is_only and len(track) and (start is None or abs(track.time[0] - start) > _DAY_S):
        return float(track.time[0])
    if start is None:
        end, elapsed = date(row, "timestamp"), number(row, "total_elapsed_time")
        start = None if end is None or elapsed is None else end - elapsed
    return start


def _is_near(start: float, track: Track) -> bool:
    return bool(track.time[0] - _DAY_S < start < track.time[-1] + _DAY_S)


def _session_of_records(messages: Messages, track: Track) -> list[Session]:
    if len(track) < 2:
        return []
    row = _with_sport(Row(0, {}, {}), messages)
    everything = slice(0, len(track))
    return [Session(row=row, start=float(track.time[0]), until=float("inf"), records=everything, has_message=False)]


def _with_sport(row: Row, messages: Messages) -> Row:
    """Some files name the sport only in a message of its own, or in the laps."""
    lap_sport = {k: v for k, v in messages.first(LAP).numbers.items() if k == "sport"}
    return Row(row.position, {**lap_sport, **messages.first(SPORT).numbers, **row.numbers}, row.texts)


def session_time(session: Session, time: Column) -> tuple[Column, float]:
    """Seconds since the start of the session, and the jump that was taken out.

    A gap longer than the whole session is a clock that was set on the way, not a pause.
    """
    seconds = np.maximum(time - session.start, 0.0)
    elapsed = number(session.row, "total_elapsed_time")
    if len(seconds) < 2 or elapsed is None or seconds[-1] <= elapsed + _DAY_S:
        return seconds, 0.0
    steps = np.diff(seconds)
    at = int(np.argmax(steps))
    if steps[at] <= elapsed:
        return seconds, 0.0
    jump = float(min(steps[at] - 1.0, seconds[-1] - elapsed))
    seconds[at + 1 :] -= jump
    return seconds, jump
