"""Weeks of planned days beside what was done, cell by cell."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtr.advice.words import WEEKDAYS, number, period_text
from rtr.diary import Diary
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.metrics.week import week_of
from rtr.plan import RUNNING, Block, Session, SessionKind
from rtr.views.step_words import MIN_S, index, short, short_more, steps_text

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
DONE = {Settling.GREEN: "▲ settled", Settling.HOLD: "■ hold", Settling.BACK: "▼ eased back"}
"""What stands below a run that was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One thing on one day. `kind` chooses the picture, `settling` the tint of the second line."""

    kind: SessionKind
    text: str
    more: str = ""
    settling: Settling | None = None
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCells:
    """One day of the grid."""

    day: dt.date
    label: str
    is_today: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCells:
    """One week of the grid with its heading and the sum beside it."""

    heading: str
    total: str
    is_lighter: bool
    days: tuple[DayCells, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Done:
    """What was done, day by day: running minutes, and how the runs settled."""

    run_min: Mapping[dt.date, float]
    verdicts: Mapping[dt.date, RunVerdict]


def done_of(known: Diary, day: dt.date, verdicts: Sequence[RunVerdict]) -> Done:
    """Running minutes of every day with a run, and the verdict of its last session."""
    daily = known.daily(day)
    ran = daily[daily["runs"] > 0]
    minutes = {on.date(): float(run) for on, run in ran[["day", "run_min"]].itertuples(index=False, name=None)}
    return Done(run_min=minutes, verdicts={one.day: one for one in verdicts})


def weeks_of(block: Block, done: Done, today: dt.date, week_start: int) -> tuple[WeekCells, ...]:
    """Every week the block touches, whole: its first days may lie before it."""
    first, found = week_of(max(block.begin, week_of(today, week_start)), week_start), []
    while first <= block.end:
        found.append(_week(block, done, today, first))
        first += WEEK
    return tuple(found)


def _week(block: Block, done: Done, today: dt.date, first: dt.date) -> WeekCells:
    days = [first + n * DAY for n in range(7)]
    planned = [one for one in block.sessions if first <= one.day <= days[-1] and not _is_over(one.day, done, today)]
    is_lighter = any(one.is_lighter for one in planned)
    is_current = first <= today <= days[-1]
    name = "Cut-back week" if is_lighter else "This week" if is_current else "The week"
    return WeekCells(
        heading=f"{name}, {period_text(first, days[-1])}",
        total=_total(planned, sum(done.run_min.get(day, 0.0) for day in days)),
        is_lighter=is_lighter,
        days=tuple(_day(block, done, today, day) for day in days),
    )


def _is_over(day: dt.date, done: Done, today: dt.date) -> bool:
    """Whether what was done counts on that day, and no longer what is planned."""
    return day < today or (day == today and day in done.run_min)


def _total(planned: Sequence[Session], done_min: float) -> str:
    """`81 min running on step 9, 27 done`."""
    runs = [one for one in planned if one.kind in RUNNING]
    steps = sorted({one.rung for one in runs if one.rung is not None}, key=index)
    if not runs and not done_min:
        walks = [one for one in planned if one.rung is not None]
        return f"{number(len(walks))} brisk walks" if walks else "no running"
    total = sum(one.run_s for one in runs) / MIN_S + done_min
    on = f" on {steps_text(steps)}" if steps else ""
    return f"{total:.0f} min running{on}" + (f", {done_min:.0f} done" if done_min else "")


def _day(block: Block, done: Done, today: dt.date, day: dt.date) -> DayCells:
    cells = tuple(_cells(block, done, today, day))
    label = f"{WEEKDAYS[day.weekday()][:3]} {day.day}"
    return DayCells(day=day, label=label, is_today=day == today, cells=cells)


def _cells(block: Block, done: Done, today: dt.date, day: dt.date) -> Iterator[Cell]:
    if day in done.run_min:
        verdict = done.verdicts.get(day)
        settling = None if verdict is None else verdict.settling
        said = "done" if settling is None else DONE.get(settling, "done")
        yield Cell(
            kind=SessionKind.RUN, text=f"Run {done.run_min[day]:.0f}", more=said, settling=settling, is_done=True
        )
        return
    for one in block.of(day):
        more = short_more(one)
        is_past = day < today
        yield Cell(kind=one.kind, text=short(one), more=_past(one) if is_past else _more(one, more), is_done=is_past)


def _past(one: Session) -> str:
    return "not run" if one.kind in RUNNING else ""


def _more(one: Session, more: str) -> str:
    return f"{more}, moved".removeprefix(", ") if one.is_moved else more
