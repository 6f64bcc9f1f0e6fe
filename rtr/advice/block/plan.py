"""Weeks ahead, day by day, as they would be if every run settled; each is looked at again as it comes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from rtr.advice.block.days import FOUR_RUNS, THREE_RUNS, Wish, order_of, run_days
from rtr.advice.block.week import between
from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import RunDone, WeekDone
from rtr.advice.ladder.lighter import lighter
from rtr.advice.ladder.moves import move
from rtr.advice.ladder.sessions import session
from rtr.advice.ladder.steps import Rung
from rtr.metrics.base import EPS
from rtr.metrics.spike import cap
from rtr.metrics.verdicts import Settling
from rtr.metrics.week import week_of
from rtr.plan import Block, Session

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
MOST_WEEKS = 4
NOON = dt.time(12, tzinfo=dt.UTC)
FREE_ALL = frozenset(range(7))
WALK_DAYS = frozenset({0, 2, 3, 5, 6})
"""Walks need no day that is free for running."""
STOPPED = frozenset({State.RED, State.CLINICIAN_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a block is made from.

    `begin` is its first day and `earliest_run` the first that may hold a run; `must_run` holds one where the
    days allow it. `runs_done` are the
    runs of the current week so far. `longest_min` is the longest settled run of 30 days (None: none),
    `loading_weeks` the whole ones since the last lighter week, `is_lighter_now` whether this week is one.
    `lighter_in` says after how many weeks the signs of today bring one, where that is earlier than the count alone.
    """

    begin: dt.date
    weeks: int
    position: Position
    climb: Climb
    earliest_run: dt.date
    must_run: dt.date | None = None
    week_start: int = 0
    free_days: frozenset[int] = FREE_ALL
    last_run: dt.date | None = None
    runs_done: int = 0
    longest_min: float | None = None
    loading_weeks: int = 0
    build_weeks: int = 3
    is_lighter_now: bool = False
    lighter_in: int | None = None
    cut_percent: float = 25.0


def block(ask: Ask) -> Block | None:
    """The block, or None where no training is planned at all (a red flag, a clinician's plan)."""
    if ask.position.state in STOPPED:
        return None
    weeks = min(max(ask.weeks, 1), MOST_WEEKS)
    end = week_of(ask.begin, ask.week_start) + weeks * WEEK - DAY
    sessions = tuple(sorted(_weeks(ask, end), key=lambda s: (s.day, s.kind.value)))
    return Block(begin=ask.begin, end=end, sessions=sessions, rung=ask.position.rung(ask.climb).name)


@dataclass(slots=True)
class _Course:
    """Where the projection stands while the weeks are walked through."""

    position: Position
    last_run: dt.date | None
    longest_min: float | None
    loading_weeks: int


def _weeks(ask: Ask, end: dt.date) -> Iterator[Session]:
    course = _Course(ask.position, ask.last_run, ask.longest_min, ask.loading_weeks)
    first = week_of(ask.begin, ask.week_start)
    while first <= end:
        is_current = first <= ask.begin
        is_signed = ask.lighter_in is not None and first == week_of(ask.begin, ask.week_start) + ask.lighter_in * WEEK
        is_due = is_signed or course.loading_weeks >= ask.build_weeks
        is_walking = course.position.rung(ask.climb).phase == 0
        is_lighter = (ask.is_lighter_now if is_current else is_due) and not is_walking
        for made in _week(ask, course, first, is_lighter=is_lighter):
            yield replace(made, is_lighter=is_lighter)
        course.loading_weeks = 0 if is_lighter or is_walking else course.loading_weeks + 1
        first += WEEK


def _week(ask: Ask, course: _Course, first: dt.date, *, is_lighter: bool) -> Iterator[Session]:
    days = [first + n * DAY for n in range(7) if first + n * DAY >= ask.begin]
    done = ask.runs_done if first <= ask.begin else 0
    runs = list(_runs(ask, course, days, done, is_lighter=is_lighter))
    yield from runs
    phase = course.position.rung(ask.climb).phase
    yield from between(days, {one.day for one in runs}, phase, is_lighter=is_lighter)


def _runs(ask: Ask, course: _Course, days: list[dt.date], done: int, *, is_lighter: bool) -> Iterator[Session]:
    """The runs (or the brisk walks of phase 0) of one week; the position moves along as if all of them settled."""
    rung, held = _rung(ask, course, is_lighter=is_lighter), course.position.rung(ask.climb)
    if rung.phase == 0:
        yield from (session(rung, 0, day) for day in days if day.weekday() in WALK_DAYS)
        return
    can_run = [d for d in days if d.weekday() in ask.free_days and d >= ask.earliest_run]
    chosen = run_days(max(len(rung.runs) - done, 0), _wish(ask, can_run, course, len(rung.runs)))
    is_weekly = course.position.at >= ask.climb.index(ask.climb.weekly_from)
    for order, day in zip(_order(rung, chosen, done), chosen, strict=True):
        today = rung if is_weekly or is_lighter else _rung(ask, course, is_lighter=False)
        made = session(today, min(order, max(len(today.runs) - 1, 0)), day)
        yield made
        _advance(ask, course, made, is_lighter=is_lighter)
    if is_weekly and days and rung.name == held.name:
        settled = (Settling.GREEN,) * (done + len(chosen))
        course.position = move(
            course.position, WeekDone(day=days[-1], settlings=settled, is_lighter=is_lighter), ask.climb
        )


def _rung(ask: Ask, course: _Course, *, is_lighter: bool) -> Rung:
    """The rung of the position, lighter in a cut-back week, and lower where its longest session is over the cap.

    Without a run in 30 days there is no cap to go by: then nothing above the start rung.
    """
    held = course.position.rung(ask.climb)
    rung = lighter(held, ask.climb.ladder, ask.cut_percent) if is_lighter else held
    if rung.phase == 0:
        return rung
    if course.longest_min is None:
        return ask.climb.ladder[min(course.position.at, ask.climb.index(ask.climb.start))]
    most = float(cap(np.array([course.longest_min]))[0])
    if rung.most_min <= most + EPS:
        return rung
    lower = ask.climb.ladder[: course.position.at + 1]
    fitting = [one for one in lower if one.phase > 0 and one.most_min <= most + EPS]
    return fitting[-1] if fitting else ask.climb.ladder[ask.climb.index("R1")]


def _wish(ask: Ask, days: list[dt.date], course: _Course, many: int) -> Wish:
    is_three = many <= len(THREE_RUNS)
    usual = THREE_RUNS if is_three else FOUR_RUNS
    return Wish(days=days, last_run=course.last_run, pairs=0 if is_three else 1, usual=usual, must=ask.must_run)


def _order(rung: Rung, days: tuple[dt.date, ...], done: int) -> tuple[int, ...]:
    """Which run of the rung each day holds; those that were done this week are the first."""
    left = [run.run_min for run in rung.runs][done : done + len(days)]
    return tuple(done + n for n in order_of(days[: len(left)], left))


def _advance(ask: Ask, course: _Course, made: Session, *, is_lighter: bool) -> None:
    minutes = made.run_s / 60
    done = RunDone(
        day=made.day,
        end_utc=dt.datetime.combine(made.day, NOON),
        run_min=minutes,
        settling=Settling.GREEN,
        is_lighter=is_lighter,
    )
    course.position = move(replace(course.position, state=_running(course.position)), done, ask.climb)
    course.last_run, course.longest_min = made.day, max(course.longest_min or 0.0, minutes)


def _running(position: Position) -> State:
    """A plan begins where the waiting is over, so what waits now is active then."""
    return State.ACTIVE if position.state in {State.BACKOFF, State.PLATEAU, State.PAUSED} else position.state
