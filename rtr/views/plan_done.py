"""Planned against done: the past days of accepted blocks beside what was run on them, without blame."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

from rtr.advice.words import number, weekday
from rtr.diary import Diary
from rtr.metrics.base import EPS
from rtr.plan import RUNNING, Answered, Session
from rtr.units import counted
from rtr.views.step_words import MIN_S

DAYS_BACK = 28
NEAR_SHARE, NEAR_MIN = 0.10, 2.0
"""Up to a tenth, or two minutes, more or less is as planned."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneRow:
    """One planned run and the day as it was: minutes of running and walking of both."""

    day: str
    planned: str
    done: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneView:
    """Runs planned for the last four weeks, newest first."""

    sentence: str
    rows: tuple[DoneRow, ...]


def done_view(known: Diary, day: dt.date) -> DoneView | None:
    """None while no planned run lies in the past."""
    rows = tuple(_rows(known, day))
    if not rows:
        return None
    like = sum(row.how == AS_PLANNED for row in rows)
    return DoneView(sentence=f"{sentence_of(like, len(rows))}", rows=rows)


AS_PLANNED, SHORTER, LONGER, NOT_RUN = "as planned", "shorter", "longer", "not run"


def sentence_of(like: int, every: int) -> str:
    """A count; what was left out is no fault."""
    if every == 1:
        return "One planned run lies behind you."
    some = "None" if like == 0 else number(like).capitalize()
    return f"{some} of {counted(every, 'planned run')} {'was' if like == 1 else 'were'} as planned."


def _rows(known: Diary, today: dt.date) -> Iterator[DoneRow]:
    daily = known.daily(today).set_index("day")[["run_min", "walk_min"]]
    minutes = {at.date(): (float(run), float(walk)) for at, run, walk in daily.itertuples(name=None)}
    first = today - dt.timedelta(days=DAYS_BACK)
    planned = {
        one.day: one
        for block in known.blocks
        if block.answered is Answered.ACCEPTED
        for one in block.sessions
        if first <= one.day < today and one.kind in RUNNING
    }
    for on in sorted(planned, reverse=True):
        yield _row(planned[on], *minutes.get(on, (0.0, 0.0)))


def _row(one: Session, run_min: float, walk_min: float) -> DoneRow:
    run, walk = one.run_s / MIN_S, (one.total_s - one.run_s) / MIN_S
    return DoneRow(
        day=f"{weekday(one.day)[:3]}\u00a0{one.day.day}\u00a0{MONTHS[one.day.month - 1]}",
        planned=_minutes(run, walk),
        done="–" if run_min <= EPS else "not split" if math.isnan(run_min) else _minutes(run_min, walk_min),
        how=how(run, run_min),
    )


def _minutes(run: float, walk: float) -> str:
    return f"run {run:.0f}, walk {walk:.0f}"


def how(planned_min: float, done_min: float) -> str:
    """How a run compares with its plan, by running minutes.

    >>> how(27, 26), how(27, 20), how(27, 31), how(27, 0)
    ('as planned', 'shorter', 'longer', 'not run')
    """
    if math.isnan(done_min):
        return "minutes not known"
    if done_min <= EPS:
        return NOT_RUN
    most = max(NEAR_SHARE * planned_min, NEAR_MIN)
    if abs(done_min - planned_min) <= most + EPS:
        return AS_PLANNED
    return SHORTER if done_min < planned_min else LONGER
