"""The frame of a year beside the plan that was accepted: in its weeks the plan says which one is lighter."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from rtr.advice.year import DAY, WEEK, Frame, FrameWeek, WeekKind
from rtr.metrics.week import week_of
from rtr.plan import RUNNING, Answered, Block


def with_plan(frame: Frame, blocks: Sequence[Block], week_start: int) -> Frame:
    """The same frame, where whole weeks of an accepted plan are what it makes them: lighter, or building."""
    accepted = [block for block in blocks if block.answered is Answered.ACCEPTED]
    runs = [one for block in accepted for one in block.sessions if one.kind in RUNNING]
    lighter = {week_of(one.day, week_start) for one in runs if one.is_lighter}
    held = {week_of(one.day, week_start) for one in runs}
    return replace(frame, weeks=tuple(_of(week, accepted, lighter, held) for week in frame.weeks))


def _of(week: FrameWeek, accepted: Sequence[Block], lighter: set[dt.date], held: set[dt.date]) -> FrameWeek:
    """A week as the plan has it. A taper stays, and so does a week the plan covers in part or without runs."""
    if week.kind is WeekKind.TAPER or week.first not in held or not _is_covered(week, accepted):
        return week
    if week.first in lighter:
        kind = week.kind if week.kind is WeekKind.REST else WeekKind.LIGHTER
        return replace(week, kind=kind, may_be_faster=False)
    return week if week.kind is WeekKind.BUILD else replace(week, kind=WeekKind.BUILD, moved_for=None)


def _is_covered(week: FrameWeek, accepted: Sequence[Block]) -> bool:
    days = (week.first + n * DAY for n in range(WEEK // DAY))
    return all(any(block.begin <= day <= block.end for block in accepted) for day in days)
