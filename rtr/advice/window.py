"""A part of a diary: what is asked of a window costs no more than the window."""

import dataclasses
import datetime as dt

from rtr.diary import Diary


def since(known: Diary, day: dt.date, days_before: int = 0) -> Diary:
    """The diary with the activities from so many days before `day` on."""
    first = dt.date.fromordinal(max(1, day.toordinal() - days_before))
    return dataclasses.replace(known, activities=tuple(a for a in known.activities if a.day >= first))
