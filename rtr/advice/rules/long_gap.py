"""Long gap: after days without running the step comes down before it goes up.

What it does: after more than 7 days without a run it asks for Hold at a lower step.
Why it matters: tissue that was not loaded for weeks is not where the diary stopped; programmes step back after a break.
When it does not apply: up to 7 days the step stays the same.
Without data: without any run in the diary there is nothing to go by: "Not enough to say".
Example: last run 12 days ago: Hold, one step back.
Thresholds: up to 7 days same step, 8 to 14 one step back, 15 to 28 two steps back, beyond that a start step.
Sources: convention in return programmes; the exact days are choices of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import day_text
from rtr.model import Verdict
from rtr.units import counted


def check(case: Case, policy: Policy) -> Outcome:
    """Hold at a lower step by the length of the gap."""
    days = case.days_since_run
    if days is None:
        return Unknown(missing=("last_run",))
    if case.ladder is not None and case.ladder.phase == 0 and days > policy.gap_same_step_d:
        return Cleared(words="walking")
    bands = (
        (policy.gap_two_steps_d, "start"),
        (policy.gap_one_step_d, "two_steps"),
        (policy.gap_same_step_d, "one_step"),
    )
    for limit, words in bands:
        if days > limit:
            return Finding(observed=days, limit=limit, unit="d", verdict=Verdict.HOLD, words=words)
    return Cleared()


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    return {
        "days": counted(case.days_since_run or 0, "day"),
        "last": "–" if case.last_run is None else day_text(case.last_run, beside=case.on),
        "same": str(policy.gap_same_step_d),
        "one": str(policy.gap_one_step_d),
        "two": str(policy.gap_two_steps_d),
    }


_GAP = "Your last run was {days} ago."
RULE = Rule(
    code="long-gap",
    title="Days without running",
    sources=("return-programmes", "rtr-choice"),
    if_unknown=Verdict.UNKNOWN,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "one_step": (_GAP, "After more than {same} days the next run is one step lower, then held there."),
        "two_steps": (_GAP, "After more than {one} days the next run is two steps lower, then held there."),
        "start": (_GAP, "After more than {two} days the return begins again at a start step: short runs with walks."),
        "cleared": ("Your last run was on {last}.", "Up to {same} days without running the step stays the same."),
        "walking": (_GAP, "You are walking: the next run comes when this part of the plan is done."),
        "unknown": ("There is no run in your diary yet.", ""),
    },
)
