"""What the runner said of the effort of a run: it counts before the rating of a file (science §1.2)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.diary import Diary
from rtr.metrics.verdicts.clock import aware, end_of, zone_of
from rtr.model import WHOLE_RUN, RunResponse

RATE_WITHIN = dt.timedelta(hours=24)
"""A rating told later than this after the end of the session is marked late."""


@dataclass(frozen=True, slots=True)
class Rating:
    """Effort 0-10 of a whole session. A rating without a time is taken to have been told in time."""

    rpe: float
    is_late: bool


def ratings(diary: Diary, until: dt.date) -> Mapping[str, Rating]:
    """The runner's ratings by the uid of each recording: what was said of a session holds for all its parts."""
    told = {r.activity_uid: r for r in diary.responses if r.site == WHOLE_RUN and r.rpe is not None}
    if not told:
        return MappingProxyType({})
    home, found = zone_of(diary.runner.zone), {}
    for parts in diary.sessions(until):
        said = [told[part.uid] for part in parts if part.uid in told]
        end = max(end_of(part, home) for part in parts) if said else None
        for part in parts if said else ():
            found[part.uid] = _rating(told.get(part.uid, said[0]), end)
    return MappingProxyType(found)


def _rating(said: RunResponse, end: dt.datetime | None) -> Rating:
    at = said.recorded_at
    is_late = at is not None and end is not None and aware(at) - end > RATE_WITHIN
    return Rating(rpe=said.rpe or 0.0, is_late=is_late)
