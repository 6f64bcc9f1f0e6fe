"""Clinician only: where a plan has to come from a clinician, none is made here.

What it does: pregnancy, a birth less than 12 weeks ago, heart disease, surgery, under 18, a bone at a high-risk place.
Why it matters: limits made for other injuries do not carry over; a plan for these takes someone who can examine you.
When it does not apply: it ends with its reason: an episode is over, the set-up changes, a birthday, 12 weeks.
Without data: while the set-up is not done, or leaves one of these open: Hold.
Example: a stress injury of the navicular: logging and charts, no session, until that episode is over.
Thresholds: one reason is enough; 12 weeks after a birth; 18 years.
Sources: guidance after birth and a review of bone stress injury for two of them, choices of this project else.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import listed
from rtr.model import Verdict

NAMES = {
    "pregnancy": "you are pregnant",
    "birth": "the birth is less than 12 weeks ago",
    "heart": "you have heart disease or were told not to exercise",
    "under_18": "you are under 18",
    "surgery": "there was an operation",
    "clinician": "a clinician steers this injury",
    "high_risk_bone": "a bone at this place heals badly when run on",
}
OPEN = {
    "intake": "the set-up of your return",
    "age_band": "your age band",
    "is_pregnant": "pregnancy",
    "has_heart_disease": "heart disease, or being told not to exercise",
}


def check(case: Case, policy: Policy) -> Outcome:  # noqa: ARG001 - every rule is asked the same way
    """Stop for plans, not for logging, with any of the reasons."""
    if case.clinician_for:
        return Finding(observed=len(case.clinician_for), limit=0, unit="1", verdict=Verdict.SEE_CLINICIAN)
    if case.clinician_for is None:
        return Unknown(missing=("intake",))
    return Unknown(missing=case.not_told, words="not_told") if case.not_told else Cleared()


def parts(case: Case, policy: Policy) -> Mapping[str, str]:  # noqa: ARG001 - as above
    return {
        "because": listed([NAMES.get(code, code) for code in case.clinician_for or ()]),
        "open": listed([OPEN.get(name, name) for name in case.not_told]),
    }


RULE = Rule(
    code="clinician-only",
    title="Plans that come from a clinician",
    sources=("goom-2019", "hoenig-2023", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "finding": (
            "Your plan comes from your clinician.",
            "That is because {because}. Keep logging and use the charts; a session is not named here.",
        ),
        "cleared": ("Nothing in your set-up asks for a plan from a clinician.", ""),
        "not_told": ("Your set-up leaves something open: {open}.", "Until it is told the best answer is Hold."),
        "unknown": ("Your return is not set up yet.", "Two minutes of questions decide which limits count."),
    },
)
