"""Planned days as an iCalendar file (RFC 5545): whole days, one event per session, nothing about the body in it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from icalendar import TRANSP, Calendar, Event

from rtr import __version__
from rtr.exporters.workout_text import duration, lines
from rtr.plan import RUNNING, Session, SessionKind

DAY = dt.timedelta(days=1)
REFRESH = dt.timedelta(hours=6)
TODAY_FIRST = "Answer Today in rtr before you run: it decides whether this still holds."
QUIET = frozenset({SessionKind.REST})
"""Days that are no event."""


def calendar_file(sessions: Iterable[Session], made_at: dt.datetime, *, owner: str) -> bytes:
    """The sessions as an `.ics` file. `made_at` is aware; `owner` tells calendars of one person's plans apart.

    An event keeps its id while its day and kind stay, so that a calendar that has subscribed moves nothing twice.
    """
    made = Calendar.new(
        name="Return to running", description="Planned with rtr", refresh_interval=REFRESH, uid=f"{owner}@rtr"
    )
    made["prodid"] = f"-//rtr//return to running {__version__}//EN"
    seen: Counter[tuple[dt.date, SessionKind]] = Counter()
    for session in sessions:
        if session.kind in QUIET:
            continue
        place = session.day, session.kind
        made.add_component(_event(session, made_at, f"{seen[place]}-{owner}"))
        seen[place] += 1
    return bytes(made.to_ical())


def _event(session: Session, made_at: dt.datetime, owner: str) -> Event:
    length = f"{duration(session.total_s)} in all. " if session.steps else ""
    first = (TODAY_FIRST,) if session.kind in RUNNING else ()
    words = "\n".join((*lines(session), *((session.note,) if session.note else ()), *first))
    return Event.new(
        uid=f"{session.day.isoformat()}-{session.kind}-{owner}@rtr",
        summary=session.title,
        description=f"{length}{words}".strip(),
        start=session.day,
        end=session.day + DAY,
        stamp=made_at,
        transparency=TRANSP.TRANSPARENT,
    )
