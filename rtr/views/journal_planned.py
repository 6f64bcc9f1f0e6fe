"""Runs that are planned for days of a month: of accepted plans, from today on."""

import datetime as dt
from collections.abc import Mapping

from rtr.diary import Diary
from rtr.plan import RUNNING, Answered
from rtr.units import minutes
from rtr.views.take_along import KeptBy, kept_by


def planned_min(diary: Diary, on: dt.date, first: dt.date, last: dt.date) -> Mapping[dt.date, float]:
    """Planned running minutes by day, between two days and from `on` on; a plan that was kept late has no past.

    Nothing while a warning sign stands or a clinician sets the running.
    """
    begin = max(first, on)
    found: dict[dt.date, float] = {}
    for block in diary.blocks:
        for session in block.sessions if block.answered is Answered.ACCEPTED else ():
            if begin <= session.day <= last and session.kind in RUNNING:
                found[session.day] = found.get(session.day, 0.0) + minutes(session.run_s)
    return found if found and kept_by(diary, on) is KeptBy.NOBODY else {}
