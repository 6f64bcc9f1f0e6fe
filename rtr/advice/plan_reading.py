"""What a day of the diary says of the plan: the step, what is planned, how ready the runner is, as fields of a case."""

import datetime as dt
import itertools
from types import MappingProxyType
from typing import Any

import numpy as np

from rtr.advice.easy_weeks import WEEKS
from rtr.advice.ladder.climb import Position, State
from rtr.advice.ladder.history import Came, Standing, standing_of
from rtr.advice.ladder.sessions import INSIDE
from rtr.advice.ladder.upward import wanted
from rtr.advice.on_ladder import GateLine, OnLadder
from rtr.advice.pace_limit import unlimited
from rtr.advice.pace_reading import pace_of
from rtr.advice.recovery import recovery_of
from rtr.advice.weeks import Recent
from rtr.metrics.load import WEEK
from rtr.metrics.week import week_of
from rtr.plan import Do, Session

STOPPED_BY = MappingProxyType({"Stopped": "flag", "LookedAt": "checks", "RunDone": "again", "Worse": "again"})
"""What a Stop of the ladder came from, by the event that led to it."""


def plan_of(seen: Recent) -> dict[str, Any]:
    """Position, plan and readiness of a day."""
    here = standing_of(seen)
    return {
        "ladder": None if here is None else on_ladder(here, seen.known.runner.week_start),
        "planned": planned(seen),
        "free_days": seen.known.intake.weekdays,
        "week_runs": int((seen.daily["runs"].to_numpy()[seen.daily["day"] >= np.datetime64(seen.begin)] > 0).sum()),
        "recovery": recovery_of(seen.known, seen.day),
        "pace": pace_of(seen, () if here is None else goal_days(here)),
    }


def goal_days(here: Standing) -> frozenset[dt.date]:
    """Days of the last three weeks on which the step of the ladder held steady running or goal effort."""
    has_goal = {one.name: any(Do(e.kind) in INSIDE for e in one.elements) for one in here.climb.ladder}
    last = here.day.toordinal()
    days = [dt.date.fromordinal(number) for number in range(max(1, last - WEEKS * WEEK + 1), last + 1)]
    ended = {day: [move.after for move in here.moves if move.day < day] for day in days}
    return frozenset(day for day, steps in ended.items() if steps and has_goal[steps[-1]])


def planned(seen: Recent) -> tuple[Session, ...]:
    """What the newest accepted block holds for the day."""
    block = seen.known.accepted_on(seen.day)
    return tuple(map(unlimited, block.of(seen.day))) if block is not None else ()


def on_ladder(here: Standing, week_start: int) -> OnLadder:
    """A standing as plain numbers."""
    position, climb = here.position, here.climb
    is_weekly = position.at >= climb.index(climb.weekly_from)
    return OnLadder(
        rung=here.rung.name,
        phase=here.phase,
        state=position.state.value,
        settled=position.greens,
        wanted=wanted(position, climb),
        is_weekly=is_weekly,
        is_new=_is_new(here, position, week_start, is_weekly=is_weekly),
        came=here.came.value,
        arrived=here.arrived,
        until=position.until,
        holds=position.holds,
        needs=position.needs,
        climbed=tuple(day for day in position.climbed if (here.day - day).days < WEEK),
        last_run=position.last_run,
        placed_by=position.placed_by,
        stopped_by=_stopped_by(here),
        last_rpe=here.last_rpe,
        variant=climb.variant,
        half_steps_7d=climb.half_steps_7d,
        start=climb.start,
        gate=tuple(
            GateLine(code=line.condition.code, limit=line.condition.limit, observed=line.observed, is_met=line.is_met)
            for line in here.gate
        ),
    )


def _stopped_by(here: Standing) -> str | None:
    """What led to the Stop that stands, if one does."""
    stops = list(itertools.takewhile(lambda move: move.state is State.RED, reversed(here.moves)))
    return STOPPED_BY.get(stops[-1].why) if stops and here.position.state is State.RED else None


def _is_new(here: Standing, position: Position, week_start: int, *, is_weekly: bool) -> bool:
    """Whether the step was reached by going up, or was set, and no run on it has been answered yet.

    Where whole weeks are judged it is new in the week that follows.
    """
    if here.came is Came.DOWN:
        return False
    if is_weekly:
        return (week_of(here.day, week_start) - here.arrived).days <= 1
    return not position.greens and not position.holds
