"""From the case of a day to the next block: what the ladder asks for, on the days that are open."""

import datetime as dt
from dataclasses import replace

import numpy as np

from rtr.advice.block.plan import Ask, block
from rtr.advice.case import Case
from rtr.advice.cutback import When, build_weeks, cut_percent, due, weeks_to_go
from rtr.advice.ladder.climb import Position
from rtr.advice.ladder.resume import climb_of_case, position_of_case
from rtr.advice.policy import Policy
from rtr.metrics.spike import cap
from rtr.model import Verdict
from rtr.plan import RUNNING, Block, Session

WEEKS = 2
"""So many weeks are suggested where nobody asks for another number."""
DAY = dt.timedelta(days=1)
NO_PLAN = frozenset({Verdict.UNKNOWN, Verdict.SEE_CLINICIAN})
"""With these answers no session is shown (rulings R1)."""


def block_of(
    case: Case, verdict: Verdict, policy: Policy, *, until: dt.datetime | None = None, weeks: int = WEEKS
) -> Block | None:
    """The block that fits an answer; None without a ladder, and where the answer shows no session.

    Where no run is open today the first one comes after what keeps the runner from running.
    """
    if case.ladder is None or verdict in NO_PLAN:
        return None
    made = block(ask_of(case, verdict, policy, until=until, weeks=weeks))
    return None if made is None else replace(made, policy=policy.version)


def ask_of(case: Case, verdict: Verdict, policy: Policy, *, until: dt.datetime | None, weeks: int) -> Ask:
    """What a block is made from, read from the numbers of a case."""
    found = due(case, policy)
    return Ask(
        begin=case.on,
        weeks=weeks,
        position=_held(case, verdict),
        climb=climb_of_case(case),
        earliest_run=earliest_run(case, verdict, until),
        must_run=_today_first(case),
        week_start=0 if case.week_from is None else case.week_from.weekday(),
        free_days=frozenset(case.free_days) or frozenset(range(7)),
        last_run=case.last_run,
        runs_done=case.week_runs,
        longest_min=case.longest_next_min,
        loading_weeks=case.loading_weeks or 0,
        build_weeks=build_weeks(case, policy),
        is_lighter_now=found.when in {When.NOW, When.UNDER_WAY},
        lighter_in=weeks_to_go(case, policy),
        cut_percent=cut_percent(case, policy),
    )


def _today_first(case: Case) -> dt.date | None:
    """Today is taken before other days where it is free and yesterday was: a run may wait, a day in between not."""
    is_free = not case.free_days or case.on.weekday() in case.free_days
    return case.on if is_free and case.on - DAY not in case.run_days else None


def _held(case: Case, verdict: Verdict) -> Position:
    """The position; on Hold not a step that was just reached and never run: the last settled one is repeated."""
    position, climb = position_of_case(case), climb_of_case(case)
    is_new = case.ladder is not None and case.ladder.is_new and case.ladder.came == "up"
    is_run = position.rung(climb).phase > 0 and climb.ladder[climb.below(position.at, 1)].phase > 0
    if verdict is Verdict.HOLD and is_new and is_run:
        return replace(position, at=climb.below(position.at, 1))
    return position


def earliest_run(case: Case, verdict: Verdict, until: dt.datetime | None) -> dt.date:
    """The first day that may hold a run: today where the answer allows one, but never a third day in a row."""
    if verdict in {Verdict.PROGRESS, Verdict.HOLD}:
        is_third = {case.on - DAY, case.on - 2 * DAY} <= set(case.run_days)
        return case.on + DAY if is_third else case.on
    if until is None:
        return case.on + DAY
    return max(case.on + DAY, until.astimezone(case.clock).date())


def today_of(made: Block | None, case: Case) -> Session | None:
    """The run, or in phase 0 the walk, that the block holds for today."""
    if made is None:
        return None
    return next((one for one in made.of(case.on) if one.rung is not None), None)


def next_run(made: Block | None) -> Session | None:
    """The first run of a block."""
    return next((one for one in (made.sessions if made else ()) if one.kind in RUNNING), None)


def cap_min(case: Case, policy: Policy) -> float | None:
    """The most running minutes of the next session; None without a settled run in 30 days."""
    if case.longest_next_min is None:
        return None
    return float(cap(np.array([case.longest_next_min]), policy.bands)[0])
