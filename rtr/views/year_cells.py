"""One calendar year as cells of days: running minutes, painful mornings, dates, and what lies ahead."""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from rtr.advice.words import MONTHS, WEEKDAYS, listed, whole
from rtr.diary import Diary
from rtr.metrics.week import DAYS, week_of
from rtr.plan import Entry
from rtr.views.journal_month import ONE_DAY, morning_pain, part

STEPS_MIN = (0.0, 12.0, 20.0, 30.0)
"""Running minutes up to which a day has each step of the colour; the last step is all above."""
UNKNOWN_STEP = -1
"""Step of a day with a run whose minutes are not known."""
PAINFUL = 3
"""Morning pain that gets a dot."""
COLUMNS = ("day", "row", "column", "step", "run_min", "pain", "is_ahead", "is_kept", "has_entry", "tip")


def cells_of(diary: Diary, year: int, on: dt.date, begin: dt.date) -> pd.DataFrame:
    """One row per day of `year` from `begin` on, days as text so that no time zone shifts them.

    `is_kept` is whether the diary knows of the day: neither before it began nor ahead.
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    known = part(diary, first, min(last, on))
    minutes = _minutes(known, min(last, on))
    pains = {said.day: morning_pain(said) for said in known.check_ins}
    named = entries_by_day(diary.entries, first, last)
    top = week_of(first, diary.runner.week_start)
    rows = []
    for day in (first + ONE_DAY * n for n in range((last - first).days + 1)):
        if day < begin:
            continue
        run_min, runs = minutes.get(day, (0.0, 0))
        pain, is_ahead, entries = pains.get(day), day > on, named.get(day, ())
        column, row = divmod((day - top).days, DAYS)
        rows.append(
            (
                day.isoformat(), row, column, _step(run_min, runs), run_min, np.nan if pain is None else float(pain),
                is_ahead, not is_ahead, bool(entries), _tip(day, run_min, runs, pain, entries, is_ahead=is_ahead),
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _minutes(known: Diary, last: dt.date) -> dict[dt.date, tuple[float, int]]:
    daily = known.daily(last)
    return dict(zip(daily["day"].dt.date, zip(daily["run_min"], daily["runs"], strict=True), strict=True))


def _step(run_min: float, runs: int) -> int:
    """The step of the colour, 0 for no running."""
    if not runs:
        return 0
    return UNKNOWN_STEP if np.isnan(run_min) else int(sum(run_min > limit for limit in STEPS_MIN[1:])) + 1


def entries_by_day(entries: Sequence[Entry], first: dt.date, last: dt.date) -> Mapping[dt.date, tuple[str, ...]]:
    """The titles of the dates of the year, by each of their days between two days."""
    found: dict[dt.date, tuple[str, ...]] = {}
    for entry in entries:
        day, end = max(entry.begin, first), min(entry.end, last)
        while day <= end:
            found[day] = (*found.get(day, ()), entry.title)
            day += ONE_DAY
    return found


def _tip(  # noqa: PLR0913 - what there is to tell of a day
    day: dt.date, run_min: float, runs: int, pain: int | None, entries: Sequence[str], *, is_ahead: bool
) -> str:
    """`Mon 16 November: 27 min and morning pain 1`"""
    run = "" if not runs else "a run" if np.isnan(run_min) else f"{whole(run_min)} min"
    told = [run, "" if pain is None else f"morning pain {pain}", *entries]
    nothing = "ahead" if is_ahead else "no run written down"
    what = listed([text for text in told if text]) or nothing
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}: {what}"
