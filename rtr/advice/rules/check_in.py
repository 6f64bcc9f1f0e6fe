"""Check-in: today's four questions come before today's run.

What it does: while pain, stiffness, sleep or energy of today are open, the best answer is Hold.
Why it matters: how the place feels today says more than any number of load.
When it does not apply: once the four are answered; what they say is judged by the other rules.
Without data: open with a bone stress injury, after a birth, or after a run that eased back or is still open: no answer.
Example: Monday's run eased back and Tuesday's check-in is open: "Not enough to say" until it is made.
Thresholds: pain and stiffness at every open injury, sleep (hours or quality), energy.
Sources: a choice of this project; that answers of one's own follow load better than devices is from a review.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import listed
from rtr.body import InjuryKind
from rtr.metrics.verdicts import Settling
from rtr.model import Verdict

QUESTIONS = ("pain_am", "stiff_am", "sleep_quality", "fatigue")
NAMES = {"pain_am": "pain", "stiff_am": "stiffness", "sleep_quality": "sleep", "fatigue": "energy"}
STRICT_KINDS = frozenset({InjuryKind.BONE, InjuryKind.POSTNATAL})
STRICT_RUNS = frozenset({Settling.BACK, Settling.PENDING})


def check(case: Case, policy: Policy) -> Outcome:  # noqa: ARG001 - every rule is asked the same way
    """Unknown while one of the four questions is open; no answer at all where it would decide."""
    missing = QUESTIONS if case.check_in_missing is None else case.check_in_missing
    if not missing:
        return Cleared()
    if "pain_am" in missing and _decides(case):
        return Unknown(missing=missing, words="decides", verdict=Verdict.UNKNOWN)
    if case.check_in_missing is None and case.first_check_in is None:
        return Unknown(missing=missing, words="never")
    return Unknown(missing=missing)


def _decides(case: Case) -> bool:
    """Whether a morning decides: by the class of injury, or by a last run that eased back or is open.

    A runner who never made a check-in is answered from load alone, as a held run.
    """
    if STRICT_KINDS & set(case.injury_kinds):
        return True
    last = case.last_session
    return case.first_check_in is not None and last is not None and last.settling in STRICT_RUNS


def parts(case: Case, policy: Policy) -> Mapping[str, str]:  # noqa: ARG001 - as above
    missing = QUESTIONS if case.check_in_missing is None else case.check_in_missing
    return {"missing": listed([NAMES.get(name, name) for name in missing])}


RULE = Rule(
    code="check-in",
    title="Today's check-in",
    sources=("rtr-choice", "saw-2016"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "cleared": ("Today's check-in is made.", ""),
        "unknown": ("Answer the four questions first.", "Open: {missing}."),
        "decides": (
            "Answer the four questions first.",
            "Open: {missing}. Here they decide, so there is no answer without them.",
        ),
        "never": (
            "You have not made a check-in yet.",
            "This answer comes from your runs alone: {missing} are not known, so the best answer is Hold.",
        ),
    },
)
