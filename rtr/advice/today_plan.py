"""What is planned for today, and for the rest of the week, from the numbers of a case."""

import datetime as dt
import math
from dataclasses import dataclass

from rtr.advice.block.ask import block_of, cap_min, next_run
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.metrics.load import WEEK
from rtr.model import Verdict
from rtr.plan import RUNNING, Session

MIN_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPlan:
    """Running minutes of today and of the week; None is not known.

    `session` is what an accepted block holds for today, else the next run of the ladder. `is_rest` holds
    where an accepted block leaves today without a run, `is_free` where none was accepted and the ladder does:
    its week is full, or today is no day for running.
    """

    session: Session | None = None
    is_accepted: bool = False
    is_rest: bool = False
    is_free: bool = False
    run_min: float | None = None
    week_min: float | None = None
    cap_min: float | None = None


def today_plan(case: Case, policy: Policy) -> TodayPlan:
    """The plan of the day as it stands before anything is said about it."""
    if case.ladder is None:
        return TodayPlan()
    made = block_of(case, Verdict.PROGRESS, policy, weeks=1)
    accepted = next((one for one in case.planned if one.kind in RUNNING), None)
    session = accepted or next_run(made)
    ahead = made.sessions if made else ()
    return TodayPlan(
        session=session,
        is_accepted=accepted is not None,
        is_rest=bool(case.planned) and accepted is None,
        is_free=not case.planned and made is not None and not any(one.kind in RUNNING for one in made.of(case.on)),
        run_min=None if session is None else session.run_s / MIN_S,
        week_min=_week(case, ahead),
        cap_min=cap_min(case, policy),
    )


def _week(case: Case, ahead: tuple[Session, ...]) -> float | None:
    """What the week holds so far and what is still to come."""
    if case.week_min is None or case.week_from is None:
        return None
    end = case.week_from + dt.timedelta(days=WEEK)
    return case.week_min + math.fsum(one.run_s for one in ahead if one.day < end) / MIN_S
