"""The calendar a phone or a program subscribes to: the accepted plan, under an address nobody can guess."""

import datetime as dt
import zoneinfo

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from rtr.access.tokens import hash_of, is_token
from rtr.exporters.calendar_file import calendar_file
from rtr.plan import Answered, Session, SessionKind
from rtr.views.take_along import KeptBy, kept_by
from rtr.web import at_hand

PATH = "/calendar/{token}.ics"
PAST = dt.timedelta(days=28)
"""Planned days stay in the calendar for so long."""
PAUSED = "Plan paused: open rtr, page Today"
"""Stands in the calendar instead of planned days while a warning sign stands or a clinician sets the running."""
LOOKUPS = CapacityLimiter(2)
"""Addresses looked up at once: thousands of wrong ones wait for each other, not the diary's owner for them."""
NO_STORE = {"cache-control": "no-store", "referrer-policy": "no-referrer"}


async def calendar(request: Request) -> Response:
    """The plan as an iCalendar file; unknown, taken back and malformed addresses look the same."""
    token = request.path_params["token"]
    found = await to_thread.run_sync(_feed, token, limiter=LOOKUPS) if is_token(token) else None
    if found is None:
        return PlainTextResponse("There is nothing here.", status_code=404, headers=NO_STORE)
    return Response(found, media_type="text/calendar; charset=utf-8", headers=NO_STORE)


def _feed(token: str) -> bytes | None:
    store = at_hand.store()
    runner_id = store.runner_of_calendar(hash_of(token))
    if runner_id is None:
        return None
    diary = store.diary(runner_id)
    now = dt.datetime.now(zoneinfo.ZoneInfo(diary.runner.zone))
    kept = kept_by(diary, now.date())
    accepted = (block for block in diary.blocks if block.answered is Answered.ACCEPTED)
    sessions = [s for block in accepted for s in block.sessions if s.day >= now.date() - PAST]
    if kept is not KeptBy.NOBODY:
        paused = Session(day=now.date(), kind=SessionKind.MOBILITY, title=PAUSED)
        sessions = [*(s for s in sessions if s.day < now.date()), paused]
    return calendar_file(sessions, now, owner=hash_of(token)[:12])
