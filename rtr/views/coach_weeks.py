"""Minutes per week as a coach reads them."""

from dataclasses import dataclass

import pandas as pd

from rtr.advice.weeks import kinds_of
from rtr.frames import WeeklyFrame
from rtr.metrics.week import weekly
from rtr.share import Group
from rtr.shared import Shown
from rtr.views.load_numbers import week_numbers
from rtr.views.load_period import Period, period
from rtr.views.load_weeks import weeks_card as weeks_words

WEEKS = 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoachWeeks:
    """Weeks with their kind, which of them are shown, the numbers of these, and words."""

    weeks: WeeklyFrame
    kinds: pd.DataFrame
    span: Period
    numbers: pd.DataFrame
    sentence: str
    caption: str


def coach_weeks(shown: Shown) -> CoachWeeks | None:
    """The last twelve weeks; None without the load in scope or without any of it."""
    if not shown.scope.has(Group.LOAD):
        return None
    known, day = shown.diary, shown.day
    daily = known.daily(day)
    if daily.empty:
        return None
    weeks = weekly(daily, week_start=known.runner.week_start, until=day)
    kinds = pd.DataFrame(kinds_of(known, daily, day, weeks))[["week", "kind", "confidence"]]
    span = period(daily["day"].iloc[0].date(), day, known.runner.week_start, weeks=WEEKS, between=None)
    part = weeks[weeks["week"] >= span.begin]
    part_kinds = kinds[kinds["week"].between(span.begin, span.end)]
    said = weeks_words(part, part_kinds, known, span)
    return CoachWeeks(
        weeks=weeks,
        kinds=kinds,
        span=span,
        numbers=week_numbers(part, part_kinds, has_miles=known.runner.has_miles),
        sentence=said.sentence,
        caption=said.caption,
    )
