"""Running sessions in absolute time."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.diary import Diary
from rtr.metrics.verdicts.clock import clock_of, end_of, start_of, zone_of
from rtr.model import Activity
from rtr.units import minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Runs that follow each other within 30 minutes; `uid` is that of the first."""

    uid: str
    uids: tuple[str, ...]
    day: dt.date
    start: dt.datetime
    end: dt.datetime
    clock: dt.tzinfo
    run_min: float


def sessions_of(diary: Diary, until: dt.date) -> list[Session]:
    """Every running session up to `until`, oldest first."""
    home = zone_of(diary.runner.zone)
    return [_session(parts, home) for parts in diary.sessions(until)]


def _session(parts: Sequence[Activity], home: dt.tzinfo) -> Session:
    first = parts[0]
    return Session(
        uid=first.uid,
        uids=tuple(part.uid for part in parts),
        day=first.day,
        start=start_of(first, home),
        end=max(end_of(part, home) for part in parts),
        clock=clock_of(first, home),
        run_min=math.fsum(minutes(part.run_s) for part in parts),
    )
