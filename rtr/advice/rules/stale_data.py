"""Stale data: without recent activities and mornings there is no answer.

What it does: nothing recorded for more than 10 days, or 3 of the last 14 mornings missing: "Not enough to say".
Why it matters: advice on old data looks sure and is not; the days in between may have held anything.
When it does not apply: as soon as newer activities are imported, walks included, and mornings filled in, late or not.
Without data: an empty diary ends in "Not enough to say".
Example: last activity on 4 November, asked on 18 November: 14 days, no answer.
Thresholds: 10 days; 3 of 14 mornings before today, counted from the first check-in on.
Sources: a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import day_text
from rtr.model import Verdict
from rtr.units import counted


def check(case: Case, policy: Policy) -> Outcome:
    """No answer after `stale_d` days without any activity, or with too many mornings missing."""
    days = case.days_since_activity
    if days is None:
        return Unknown(missing=("activities",))
    has_mornings = case.mornings_asked >= policy.stale_d and case.mornings_missing < policy.mornings_missing
    if days > policy.stale_d and not has_mornings:
        return Finding(observed=days, limit=policy.stale_d, unit="d", verdict=Verdict.UNKNOWN)
    if case.mornings_missing >= policy.mornings_missing:
        limit = policy.mornings_missing
        return Finding(
            observed=case.mornings_missing, limit=limit, unit="mornings", verdict=Verdict.UNKNOWN, words="mornings"
        )
    return Cleared()


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    last = case.last_activity
    return {
        "last": "–" if last is None else day_text(last, beside=case.on),
        "days": counted(case.days_since_activity or 0, "day"),
        "limit": str(policy.stale_d),
        "missing": str(case.mornings_missing),
        "asked": str(case.mornings_asked),
    }


RULE = Rule(
    code="stale-data",
    title="Age of the data",
    sources=("rtr-choice",),
    if_unknown=Verdict.UNKNOWN,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "finding": (
            "Nothing has been recorded for {days}.",
            "The last activity is of {last}; after more than {limit} days there is too little to go by.",
        ),
        "mornings": (
            "{missing} of the last {asked} mornings are missing.",
            "Mornings are what shows how runs settle. Add what you remember to get an answer.",
        ),
        "cleared": ("Your data are recent.", "The last activity is of {last}."),
        "unknown": ("There is no activity in your diary yet.", "Import your runs to get an answer."),
    },
)
