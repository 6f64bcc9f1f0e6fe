"""Symptoms: not asked for yet, and therefore never taken as fine.

What it does: it lists pain, stiffness, sleep and energy as unknown, which keeps every answer at Hold or below.
Why it matters: symptoms say more about the injured site than any load number; load alone cannot answer Ready.
When it does not apply: it always applies in this version, which reads activities and one question only.
Without data: Hold.
Example: a settled month of short runs is still Hold, because no morning entry is part of the answer.
Thresholds: none.
Sources: a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.model import Verdict

MISSING = ("pain_am", "stiff_am", "sleep_h", "sleep_quality", "fatigue")


def check(case: Case, policy: Policy) -> Outcome:  # noqa: ARG001 - every rule is asked the same way
    """Always unknown: the case does not hold a symptom yet (rulings R7)."""
    return Unknown(missing=MISSING)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:  # noqa: ARG001 - as above
    return {}


RULE = Rule(
    code="symptoms",
    title="Pain, stiffness and sleep",
    sources=("rtr-choice",),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "unknown": (
            "Pain, stiffness and sleep are not part of this answer yet.",
            "Only you know how the sore site feels, so the best answer is Hold.",
        ),
    },
)
