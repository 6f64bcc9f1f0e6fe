"""One month of the Journal: a cell per day, with running minutes, morning pain and what else is there."""

import calendar
import dataclasses
import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
import pandas as pd

from rtr.advice.words import MONTHS, WEEKDAYS, listed, whole
from rtr.body import place, place_words
from rtr.diary import Diary
from rtr.metrics.week import DAYS, week_of
from rtr.model import Activity, CheckIn, Injury
from rtr.units import counted
from rtr.views.episodes import end_of
from rtr.views.journal_planned import planned_min

ONE_DAY = dt.timedelta(days=1)
NOTHING = "nothing written down"
RUNNER = "runner"
"""Source of the runner's own words, typed or brought in as the runner's own file."""
COLUMNS = ("day", "row", "column", "number", "minutes", "pain", "has_run", "has_flag", "has_note", "injury",
           "is_selected", "is_today", "is_ahead", "planned", "tip")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month on screen. `cells` has one row per day, days as text so that no time zone shifts them."""

    first: dt.date
    heading: str
    lead: str
    weekdays: tuple[str, ...]
    cells: pd.DataFrame
    injuries: tuple[str, ...]
    earlier: dt.date
    later: dt.date | None
    """The day that stands for the month before and after; None where that lies ahead."""


def part(diary: Diary, first: dt.date, last: dt.date) -> Diary:
    """The diary of some days: twenty years are not walked through for one month."""
    return dataclasses.replace(
        diary,
        activities=_between(diary.activities, first, last),
        check_ins=_mornings(diary.check_ins, first, last),
        told=_mornings(diary.told, first, last),
    )


def _between(activities: tuple[Activity, ...], first: dt.date, last: dt.date) -> tuple[Activity, ...]:
    day = attrgetter("day")
    return activities[bisect_left(activities, first, key=day) : bisect_right(activities, last, key=day)]


def _mornings(told: tuple[CheckIn, ...], first: dt.date, last: dt.date) -> tuple[CheckIn, ...]:
    day = attrgetter("day")
    return told[bisect_left(told, first, key=day) : bisect_right(told, last, key=day)]


def month_of(diary: Diary, on: dt.date, chosen: dt.date) -> Month:
    """The month that holds `chosen`, as far as it could be read on `on`."""
    first, last = chosen.replace(day=1), _last(chosen)
    known = part(diary, first, min(last, on))
    days = [first + ONE_DAY * n for n in range((last - first).days + 1)]
    hurt = {day: _injuries(diary.injuries, day, on) for day in days}
    later = _shifted(chosen, last + ONE_DAY)
    return Month(
        first=first,
        heading=f"{MONTHS[first.month - 1]} {first.year}",
        lead=_lead(diary, known, first, min(last, on), on),
        weekdays=tuple(WEEKDAYS[(diary.runner.week_start + n) % DAYS][:3] for n in range(DAYS)),
        cells=_with_plan(_cells(known, days, hurt, chosen, on), planned_min(diary, on, first, last)),
        injuries=tuple(dict.fromkeys(name for day in days if day <= on for name in hurt[day])),
        earlier=_shifted(chosen, first - ONE_DAY),
        later=min(later, on) if last < on else None,
    )


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _shifted(chosen: dt.date, other: dt.date) -> dt.date:
    """The same day of another month, or its last one: the 31st has no twin in April."""
    return other.replace(day=min(chosen.day, _last(other).day))


def _injuries(injuries: Iterable[Injury], day: dt.date, on: dt.date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_words(place(i.site, i.side)) for i in injuries if i.onset <= day <= end_of(i, on)))


def _lead(diary: Diary, known: Diary, first: dt.date, last: dt.date, on: dt.date) -> str:
    """`November so far: 7 runs, 174 running minutes, 15 of 17 mornings written down.`"""
    runs = known.runs(last)
    parts = [counted(len(runs), "run")]
    minutes = runs["run_min"]
    if minutes.notna().any():
        said = "at least " if minutes.isna().any() else ""
        parts.append(f"{said}{counted(round(minutes.sum()), 'running minute')}")
    begin = next((c.day for c in diary.check_ins if c.source == RUNNER), None)
    if begin is not None and begin <= last:
        written = sum(c.source == RUNNER for c in known.check_ins)
        parts.append(f"{written} of {counted((last - max(first, begin)).days + 1, 'morning')} written down")
    name = MONTHS[first.month - 1]
    when = f"{name} so far" if last == on and last != _last(last) else name
    return f"{when if first.year == on.year else f'{name} {first.year}'}: {', '.join(parts)}."


def _cells(
    known: Diary, days: list[dt.date], hurt: dict[dt.date, tuple[str, ...]], chosen: dt.date, on: dt.date
) -> pd.DataFrame:
    start = known.runner.week_start
    top = week_of(days[0], start)
    daily = known.daily(min(days[-1], on))
    minutes = dict(zip(daily["day"].dt.date, zip(daily["run_min"], daily["runs"], strict=True), strict=True))
    said = {c.day: c for c in known.check_ins}
    rows = []
    for day in days:
        run_min, runs = minutes.get(day, (0.0, 0))
        pain = morning_pain(said.get(day))
        flags = said[day].red_flags if day in said else None
        note = said[day].note if day in said else None
        is_ahead = day > on
        row, column = divmod((day - top).days, DAYS)
        told = (_minutes(run_min, int(runs)), _pain(pain), _flagged(flags), *(() if is_ahead else hurt[day]))
        values = (
            day.isoformat(), row, column, str(day.day), told[0], np.nan if pain is None else float(pain), runs > 0,
            bool(flags), bool(note), not is_ahead and bool(hurt[day]), day == chosen, day == on, is_ahead,
            "", _tip(day, told),
        )  # fmt: skip
        rows.append(values)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _with_plan(cells: pd.DataFrame, planned: Mapping[dt.date, float]) -> pd.DataFrame:
    """The minutes of planned runs on days without a run."""
    if not planned:
        return cells
    told = {day.isoformat(): f"{whole(run_min)} min" for day, run_min in planned.items()}
    rows = cells.to_dict("records")
    for row in rows:
        if row["day"] in told and not row["has_run"]:
            row["planned"] = told[row["day"]]
            row["tip"] = f"{row['tip'].removesuffix(f': {NOTHING}')}: {told[row['day']]} planned"
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _tip(day: dt.date, told: Iterable[str]) -> str:
    """`Mon 16 November: 27 min and morning pain 1`"""
    what = listed([text for text in told if text]) or NOTHING
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}: {what}"


def morning_pain(said: CheckIn | None) -> int | None:
    """The highest pain of that morning over all places; None where none was told."""
    return max((s.pain_am for s in said.sites if s.pain_am is not None), default=None) if said is not None else None


def _minutes(run_min: float, runs: int) -> str:
    if not runs:
        return ""
    return f"{whole(run_min)} min" if np.isfinite(run_min) else "a run"


def _pain(pain: int | None) -> str:
    return "" if pain is None else f"morning pain {pain}"


def _flagged(flags: tuple[str, ...] | None) -> str:
    return "a warning sign" if flags else ""
