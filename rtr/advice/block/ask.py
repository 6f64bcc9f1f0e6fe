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
from rtr.body import InjuryKind
from rtr.metrics.base import EPS
from rtr.metrics.spike import cap
from rtr.model import Verdict
from rtr.plan import RUNNING, Block, Session

WEEKS = 2
"""So many weeks are suggested where nobody asks for another number."""
DAY = dt.timedelta(days=1)
WEEK_D = 7
LATEST_OPEN = dt.time(12)
"""A pause that ends later on its day is planned to end with the check-in of the next morning."""
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
    found, earliest = due(case, policy), earliest_run(case, verdict, until)
    return Ask(
        begin=case.on,
        weeks=weeks,
        position=_held(case, is_held=_stays_held(case, verdict, found.when, earliest, policy)),
        climb=climb_of_case(case),
        earliest_run=earliest,
        must_run=_first(case, earliest),
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


def _first(case: Case, earliest: dt.date) -> dt.date | None:
    """The first open day is taken before others where it is free and has a day without a run before it.

    A run may wait, a day in between not; and what is named today is what that day will say of itself.
    """
    days = (earliest + n * DAY for n in range(WEEK_D))
    free = (day for day in days if not case.free_days or day.weekday() in case.free_days)
    return next((day for day in free if day - DAY not in case.run_days), None)


def _stays_held(case: Case, verdict: Verdict, when: When, earliest: dt.date, policy: Policy) -> bool:
    """Whether the next run is one of Hold: today's, or after rest one of a lighter week or of short nights."""
    if verdict in {Verdict.PROGRESS, Verdict.HOLD} or case.ladder is None:
        return verdict is Verdict.HOLD
    if is_short_of_sleep(case, policy):
        return True
    week = len(position_of_case(case).rung(climb_of_case(case)).runs)
    is_in_it = case.week_from is not None and earliest < case.week_from + WEEK_D * DAY and case.week_runs < week
    return when is When.NOW and is_in_it


def is_short_of_sleep(case: Case, policy: Policy) -> bool:
    """After a birth a week of short nights adds nothing (science §4.11); hours that nobody told hold nobody."""
    hours = case.recovery.sleep_h_7d
    return InjuryKind.POSTNATAL in case.injury_kinds and hours is not None and hours < policy.postnatal_sleep_h - EPS


def _held(case: Case, *, is_held: bool) -> Position:
    """The position; on Hold not a step that was just reached and never run: the last settled one is repeated."""
    position, climb = position_of_case(case), climb_of_case(case)
    is_new = case.ladder is not None and case.ladder.is_new and case.ladder.came == "up"
    is_run = position.rung(climb).phase > 0 and climb.ladder[climb.below(position.at, 1)].phase > 0
    if is_held and is_new and is_run:
        return replace(position, at=climb.below(position.at, 1))
    return position


def earliest_run(case: Case, verdict: Verdict, until: dt.datetime | None) -> dt.date:
    """The first day that may hold a run: today where the answer allows one, but never a third day in a row."""
    if verdict in {Verdict.PROGRESS, Verdict.HOLD}:
        is_third = {case.on - DAY, case.on - 2 * DAY} <= set(case.run_days)
        return case.on + DAY if is_third else case.on
    opens = case.on + DAY if until is None else _day_of(until, case)
    return max(case.on + DAY, opens, _well_on(case))


def _day_of(until: dt.datetime, case: Case) -> dt.date:
    """The day on which a moment opens running: the next one after noon, when the morning's check-in came before it."""
    local = until.astimezone(case.clock)
    return local.date() + (DAY if local.time() > LATEST_OPEN else dt.timedelta())


def _well_on(case: Case) -> dt.date:
    """The day on which a fever no longer keeps from running: a day after the first check-in without it."""
    if case.fever_on is None:
        return case.on
    return case.on + 2 * DAY if case.well_from is None else _day_of(case.well_from + DAY, case)


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
