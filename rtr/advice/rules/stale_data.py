"""Stale data: without recent activities there is no answer.

What it does: when nothing has been recorded for more than 10 days it answers "Not enough to say".
Why it matters: advice on old data looks sure and is not; the days in between may have held anything.
When it does not apply: as soon as newer activities of any kind are imported. Walks count as recorded.
Without data: an empty diary ends in "Not enough to say".
Example: last activity on 4 November, asked on 18 November: 14 days, no answer.
Thresholds: 10 days.
Sources: a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import counted, day_text
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """No answer after `stale_d` days without any activity."""
    days = case.days_since_activity
    if days is None:
        return Unknown(missing=("activities",))
    if days > policy.stale_d:
        return Finding(observed=days, limit=policy.stale_d, unit="d", verdict=Verdict.UNKNOWN)
    return Cleared()


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    last = case.last_activity
    return {
        "last": "–" if last is None else day_text(last, beside=case.on),
        "days": counted(case.days_since_activity or 0, "day"),
        "limit": str(policy.stale_d),
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
        "cleared": ("Your data are recent.", "The last activity is of {last}."),
        "unknown": ("There is no activity in your diary yet.", "Import your runs to get an answer."),
    },
)
