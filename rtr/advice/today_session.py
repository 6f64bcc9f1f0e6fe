"""The session of the day once the answer is known: the planned one, cut or lowered where a rule asks for that."""

from collections.abc import Mapping

from rtr.advice.base import Finding, Outcome
from rtr.advice.block.ask import today_of
from rtr.advice.case import Case
from rtr.advice.ladder.resume import climb_of_case
from rtr.advice.ladder.sessions import session
from rtr.model import Verdict
from rtr.plan import RUNNING, Block, Session

MAY_RUN = frozenset({Verdict.PROGRESS, Verdict.HOLD})
REPLACED = frozenset({"cut", "above"})


def session_of(case: Case, verdict: Verdict, outcomes: Mapping[str, Outcome], made: Block | None) -> Session | None:
    """What to do today: a run where one is open, else the walk of phase 0; None where nothing is named."""
    ladder, plan = case.ladder, outcomes.get("planned-session")
    if made is None or ladder is None:
        return None
    shown = today_of(made, case)
    if verdict not in MAY_RUN:
        return None if shown is None or shown.kind in RUNNING else shown
    accepted = next((one for one in case.planned if one.kind in RUNNING), None)
    if accepted is not None and not (isinstance(plan, Finding) and plan.words in REPLACED):
        shown = accepted
    ready = outcomes.get("readiness")
    if shown is not None and isinstance(ready, Finding) and ready.words == "lower":
        return _lower(case, shown)
    return shown


def _lower(case: Case, shown: Session) -> Session:
    """The same half a step lower."""
    climb = climb_of_case(case)
    names = [one.name for one in climb.ladder]
    if shown.rung not in names:
        return shown
    lower = climb.ladder[climb.below(names.index(shown.rung), 1)]
    return session(lower, 0, shown.day)
