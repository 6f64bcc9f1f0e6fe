"""Journal: what happened on that day?"""

import datetime as dt
from dataclasses import dataclass

from rtr.diary import Diary
from rtr.views.journal_day import DayView, day_of
from rtr.views.journal_latest import Latest, latest_of
from rtr.views.journal_month import Month, month_of
from rtr.views.journal_verdicts import verdicts_of

EXPECTED = (
    "A month with your running minutes and morning pain, from the first entry on",
    "Every day with its runs, your answers, and what your watch says beside them",
    "A search over your notes, and the whole diary as files to keep",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalView:
    """Everything the Journal shows of one chosen day."""

    is_empty: bool
    on: dt.date
    month: Month
    day: DayView
    latest: Latest


def journal_view(diary: Diary, on: dt.date, chosen: dt.date) -> JournalView:
    """The Journal as it could be read on `on`, opened at `chosen`; a day to come is `on`."""
    day = min(chosen, on)
    return JournalView(
        is_empty=diary.is_empty,
        on=on,
        month=month_of(diary, on, day),
        day=day_of(diary, on, day, verdicts_of(diary, on, day)),
        latest=latest_of(diary, on),
    )
