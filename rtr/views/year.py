"""Year: what it held, and the frame of what lies ahead."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from rtr.advice import case_of
from rtr.advice.case import Case
from rtr.advice.cutback import build_weeks
from rtr.advice.policy import POLICY
from rtr.advice.words import MONTHS, WEEKDAYS, day_text, listed, number, period_text
from rtr.advice.year import frame_of
from rtr.advice.year_kept import with_plan
from rtr.diary import Diary
from rtr.metrics.week import DAYS, week_of
from rtr.units import counted
from rtr.views.year_cells import PAINFUL, cells_of
from rtr.views.year_dates import DateLine, date_lines
from rtr.views.year_frame import NO_PLAN, NOT_SET_UP, FrameView, built_of, frame_view, lighter_marks, no_frame, start_of

EXPECTED = (
    "A cell for every day of the year, darker with more running minutes",
    "A dot on mornings with pain of 3 or more, and a mark under every lighter week",
    "Days ahead with your races, holidays and talks",
)
MOST_MONTHS = 3
"""Months that a sentence names."""
RUNNER = "runner"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """One calendar year on screen. `cells` has a row per day, `marks` one per lighter week (column, is_past, tip)."""

    is_empty: bool
    is_stopped: bool
    """A warning sign stands: nothing about training is shown."""
    year: int
    sentence: str
    caption: str
    cells: pd.DataFrame
    marks: pd.DataFrame
    weekdays: tuple[str, ...]
    months: tuple[tuple[int, str], ...]
    """Column in which each month begins, and its name."""
    begin: dt.date
    """The first day the diary knows."""
    years: tuple[int, ...]
    """Years that can be turned to."""
    frame: FrameView
    dates: tuple[DateLine, ...]


def year_view(
    diary: Diary, on: dt.date, year: int | None = None, start: dt.date | None = None, *, known: Case | None = None
) -> YearView:
    """The year as it could be read on `on`; `start` is the chosen begin of the frame, `known` the case of that day."""
    case, begin = known or case_of(diary, on), _begin(diary, on)
    shown, phase = year or on.year, case.ladder.phase if case.ladder is not None else None
    anchor = start_of(diary, on, start, built_of(case))
    framed = frame_of(
        anchor.day, diary.entries, phase=phase, build_weeks=build_weeks(case, POLICY),
        week_start=diary.runner.week_start,
    )  # fmt: skip
    why_none = NOT_SET_UP if case.clinician_for is None else NO_PLAN if case.clinician_for else ""
    frame = None if why_none else with_plan(framed, diary.blocks, diary.runner.week_start)
    cells = cells_of(diary, shown, on, begin)
    return YearView(
        is_empty=diary.is_empty,
        is_stopped=bool(case.red_flags or case.open_flags),
        year=shown,
        sentence=_sentence(cells, shown, on),
        caption=_caption(diary, cells, shown, on),
        cells=cells,
        marks=lighter_marks(diary, frame, shown, on),
        weekdays=tuple(WEEKDAYS[(diary.runner.week_start + n) % DAYS][:3] for n in range(DAYS)),
        months=_months(shown, diary.runner.week_start),
        begin=begin,
        years=tuple(sorted({*range(begin.year, framed.end.year + 1), shown})),
        frame=no_frame(anchor, why_none) if frame is None else frame_view(frame, anchor, diary.entries, on, phase),
        dates=date_lines(diary.entries, on),
    )


def _begin(diary: Diary, on: dt.date) -> dt.date:
    """The first day with an activity or a morning; today where there is none."""
    days = [*(a.day for a in diary.activities[:1]), *(c.day for c in diary.check_ins[:1])]
    return min([on, *days])


def _months(year: int, week_start: int) -> tuple[tuple[int, str], ...]:
    top = week_of(dt.date(year, 1, 1), week_start)
    starts = (dt.date(year, month, 1) for month in range(1, 13))
    return tuple(((day - top).days // DAYS, MONTHS[day.month - 1][:3]) for day in starts)


def _sentence(cells: pd.DataFrame, year: int, on: dt.date) -> str:
    """`109 days with running so far. 41 of 226 mornings had pain of 3 or more, in March, April and August.`"""
    if year > on.year:
        return f"{year} lies ahead. Lighter weeks and your dates are marked."
    so_far = " so far" if year == on.year else ""
    ran = cells[(cells["step"] != 0) & cells["is_kept"]]
    runs = f"{counted(len(ran), 'day')} with running{so_far}." if len(ran) else f"No run is written down{so_far}."
    told = cells["pain"].notna().sum()
    return f"{runs} {_mornings(cells[cells['pain'] >= PAINFUL], int(told))}".strip()


def _mornings(painful: pd.DataFrame, told: int) -> str:
    if not told:
        return ""
    if painful.empty:
        return f"None of {counted(told, 'morning')} had pain of {PAINFUL} or more."
    months = sorted({dt.date.fromisoformat(day).month for day in painful["day"]})
    names = listed([MONTHS[m - 1] for m in months])
    where = f"in {names}" if len(months) <= MOST_MONTHS else f"in {number(len(months))} months"
    return f"{len(painful)} of {counted(told, 'morning')} had pain of {PAINFUL} or more, {where}."


def _caption(diary: Diary, cells: pd.DataFrame, year: int, on: dt.date) -> str:
    """Unit, period, and how many mornings are written down."""
    kept = cells[cells["is_kept"]]
    if kept.empty:
        return "Minutes run per day. Days ahead are outlined."
    first, last = (dt.date.fromisoformat(kept["day"].iloc[at]) for at in (0, -1))
    span = f"{period_text(first, last)} {year}" if first != last else f"{day_text(first)} {year}"
    written = sum(c.source == RUNNER and first <= c.day <= last for c in diary.check_ins)
    begin = next((c.day for c in diary.check_ins if c.source == RUNNER), None)
    said = f"Minutes run per day, {span}."
    if begin is not None and begin <= last:
        possible = (last - max(first, begin)).days + 1
        said += f" {written} of {counted(possible, 'morning')} written down."
    return said + (" Days ahead are outlined." if year == on.year else "")
