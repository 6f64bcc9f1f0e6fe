"""Settled twice: nothing is added before two runs in a row have settled.

What it does: with fewer than two settled runs since the last one that held or eased back it asks for Hold.
Why it matters: one good morning can be chance; published programmes do each step at least twice.
When it does not apply: once the last two runs settled. A run that is still open neither counts nor starts anew.
Without data: without answers to runs nothing has settled: Hold.
Example: Saturday's run held, Monday's settled: settled 1 of 2, so repeat it once more.
Thresholds: two runs in a row.
Sources: convention in return programmes; that a held run starts the count anew is a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import number
from rtr.metrics.verdicts import Settling
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """Hold until enough runs have settled one after the other."""
    if case.settled_in_row is None or case.last_session is None:
        return Unknown(missing=("last_run",), words="no_run")
    if case.settled_in_row >= policy.settled_runs:
        return Cleared()
    if case.settled_in_row == 0 and case.last_session.settling == Settling.UNANSWERED:
        return Unknown(missing=("pain_max", "pain_am"))
    count, limit = case.settled_in_row, policy.settled_runs
    return Finding(observed=count, limit=limit, unit="runs", verdict=Verdict.HOLD)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    return {
        "count": str(case.settled_in_row or 0),
        "wanted": str(policy.settled_runs),
        "Wanted": number(policy.settled_runs),
    }


RULE = Rule(
    code="settled-twice",
    title="Two settled runs in a row",
    sources=("return-programmes", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "finding": ("Settled {count} of {wanted}.", "Repeat the session until {Wanted} runs in a row have settled."),
        "cleared": ("Your last {Wanted} runs settled.", ""),
        "unknown": (
            "No answer says how your last run settled.",
            "It takes {Wanted} settled runs before anything is added.",
        ),
        "no_run": ("There is no run in your diary yet.", ""),
    },
)
