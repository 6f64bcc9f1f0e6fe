"""Weeks that were lighter because a plan said so."""

import datetime as dt
from collections import defaultdict

from rtr.diary import Diary
from rtr.frames import DailyFrame
from rtr.metrics.week import week_of
from rtr.plan import RUNNING, Answered

LAST_DAY = dt.timedelta(days=6)
KEPT = 1.1
"""A week that held up to a tenth more than its plan is still the planned one (a choice of this project)."""


def kept_lighter(known: Diary, daily: DailyFrame) -> frozenset[dt.date]:
    """First days of the weeks that an accepted plan made lighter, and that held no more than it."""
    planned: defaultdict[dt.date, float] = defaultdict(float)
    for block in known.blocks:
        for one in block.sessions if block.answered is Answered.ACCEPTED else ():
            if one.is_lighter and one.kind in RUNNING:
                planned[week_of(one.day, known.runner.week_start)] += one.run_s / 60
    if not planned or daily.empty:
        return frozenset()
    ran = daily.set_index("day")["run_min"]
    return frozenset(
        week for week, most in planned.items() if ran[str(week) : str(week + LAST_DAY)].sum() <= KEPT * most
    )
