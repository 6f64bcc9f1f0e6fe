"""What Load needs of a diary whatever period is shown: worked out once, then cut to each period."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice.weeks import kinds_of
from rtr.diary import Diary
from rtr.frames import DailyFrame, WeekKindsFrame, WeeklyFrame
from rtr.metrics.week import weekly
from rtr.views.load_cutback import CutbackView, cutback_of
from rtr.views.plan_situation import Situation, situation


@dataclass(frozen=True, slots=True, eq=False)
class LoadHistory:
    """All days and weeks up to `day`, and what they mean for the next cut-back week.

    `is_stopped`: a warning sign stands, and no load is shown. A plan that only a clinician may make
    hides no record (rulings R6).
    """

    known: Diary
    day: dt.date
    daily: DailyFrame
    weeks: WeeklyFrame
    kinds: WeekKindsFrame
    cutback: CutbackView
    is_stopped: bool

    @property
    def begin(self) -> dt.date:
        """The first day of the diary."""
        return self.day if self.daily.empty else self.daily["day"].iloc[0].date()


def load_history(diary: Diary, day: dt.date, now: Situation | None = None) -> LoadHistory:
    """Everything up to the end of `day`, whose answer is worked out where it is not at hand."""
    known, now = diary.until(day), now or situation(diary, day)
    daily = known.daily(day)
    weeks = weekly(daily, week_start=known.runner.week_start, until=day)
    kinds = kinds_of(known, daily, day, weeks)
    return LoadHistory(
        known=known,
        day=day,
        daily=daily,
        weeks=weeks,
        kinds=kinds,
        cutback=cutback_of(now, kinds),
        is_stopped=bool(now.case.standing_flags),
    )
