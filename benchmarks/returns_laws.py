"""What must hold on every day of every return, looked at from outside: from what was told, not from the engine."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.returns_course import Day, Ran
from rtr.advice.ladder.climb import Climb
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import limits_of

PAUSE = dt.timedelta(hours=48)
CAP, ALLOWANCE = 1.10, 5.0
ASKED_AT = dt.time(8, tzinfo=dt.UTC)
WINDOW = 30
MOST_UP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A law that did not hold on a day."""

    law: str
    day: dt.date
    detail: str = ""


def broken(days: Sequence[Day], climb: Climb, kind: str) -> Iterator[Broken]:
    """Every law on every day."""
    for at, day in enumerate(days):
        before = [one.ran for one in days[:at] if one.ran is not None]
        yield from _half_steps(days, at, climb)
        if day.advice.minutes:
            yield from _of_signs(days, at)
            yield from _of_runs(day, before, climb, kind)


def _of_signs(days: Sequence[Day], at: int) -> Iterator[Broken]:
    """No run on a red flag until somebody has looked, and none with fever."""
    morning = days[at].morning
    flagged = [n for n in range(at + 1) if days[n].morning.is_told and days[n].morning.flag is not None]
    if flagged and not any(day.is_seen for day in days[flagged[-1] + 1 : at + 1]):
        yield Broken(law="red flag", day=morning.day)
    if morning.is_told and not morning.is_late and morning.has_fever:
        yield Broken(law="fever", day=morning.day)


def _of_runs(day: Day, before: Sequence[Ran], climb: Climb, kind: str) -> Iterator[Broken]:
    today, minutes = day.morning.day, day.advice.minutes
    rung = climb.ladder[climb.index(day.advice.rung)]
    recent = [run for run in before[-WINDOW:] if (today - run.day).days <= WINDOW]
    for run in recent[-4:]:
        end = dt.datetime.combine(run.day, dt.time(17), dt.UTC) + dt.timedelta(minutes=run.minutes)
        if is_plain_back(run, kind) and dt.datetime.combine(today, ASKED_AT) < end + PAUSE:
            yield Broken(law="48 hours", day=today, detail=f"run of {run.day}")
    ran_on = {run.day for run in recent}
    one, two = today - dt.timedelta(days=1), today - dt.timedelta(days=2)
    if one in ran_on and (len(rung.runs) <= 3 or two in ran_on):
        yield Broken(law="neighbouring days", day=today, detail=rung.name)
    longest = max((run.minutes for run in recent if not is_plain_back(run, kind)), default=None)
    if longest is not None and minutes > max(CAP * longest, longest + ALLOWANCE) + EPS:
        yield Broken(law="cap", day=today, detail=f"{minutes:g} after {longest:g}")


def is_plain_back(run: Ran, kind: str) -> bool:
    """Whether the answers alone, without any morning, say that a run eased back."""
    row = limits_of(kind)
    is_warned = run.felt.warns and kind in {"muscle", "postnatal"}
    return run.is_told and (run.felt.pain_max > row.pain_max_hold or is_warned)


def _half_steps(days: Sequence[Day], at: int, climb: Climb) -> Iterator[Broken]:
    """Not more than two half steps up within 7 days, as they were shown morning by morning.

    What is written down late counts for the day it tells of, so one step more may show in the week it comes in.
    """
    week = days[max(0, at - 6) : at + 1]
    shown = [climb.index(day.advice.rung) for day in week]
    low = min(shown)
    first_run, last_walk = climb.index("R1"), climb.index(climb.last_walk)
    is_late = any(not day.morning.is_told or day.morning.is_late for day in days[max(0, at - 13) : at + 1])
    between = first_run - last_walk - 1 if low <= last_walk and shown[-1] >= first_run else 0
    if shown[-1] - low - between > MOST_UP + is_late:
        yield Broken(law="half steps", day=days[at].morning.day, detail=f"{[climb.ladder[n].name for n in shown]}")
