"""How the runs of one day settled, without judging twenty years of runs."""

import datetime as dt

from rtr.diary import Diary
from rtr.metrics.verdicts import RunVerdict, run_verdicts
from rtr.views.journal_month import part

BEFORE = dt.timedelta(days=120)
"""Mornings so far back can make the usual morning of a run."""
AFTER = dt.timedelta(days=3)
"""Mornings that answer a run, and a day for clocks."""


def verdicts_of(diary: Diary, on: dt.date, day: dt.date) -> tuple[RunVerdict, ...]:
    """The verdicts of that day's runs, as far as the mornings after it were in on `on`."""
    until = min(day + AFTER, on)
    known = part(diary, day - BEFORE, until)
    return tuple(verdict for verdict in run_verdicts(known, until) if verdict.day == day)
