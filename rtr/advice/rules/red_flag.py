"""Red flag: a marked sign ends every other consideration.

What it does: any sign marked today or before, told at the set-up or seen in your pain, not cleared since, is Stop.
Why it matters: these signs can belong to conditions that training advice must not touch.
When it does not apply: after someone who examined you has cleared it and that is recorded; waiting does not clear it.
Without data: while today's question is open, or with a bone injury the monthly one about energy: Hold.
Example: one calf swollen and warm, marked on Tuesday, is Stop on Wednesday and on every day until it is cleared.
Thresholds: one sign; pain over 5 on two days that follow; a point a week for two weeks on less running.
Sources: public lists of two health services for heart and brain signs, a consensus on energy, else clinical knowledge.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.red_flags import raised
from rtr.advice.words import day_text
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:  # noqa: ARG001 - every rule is asked the same way
    """Stop on any open sign; unknown while the question of the day is open."""
    marked = case.standing_flags
    if marked:
        words = "today" if case.red_flags else "earlier"
        return Finding(observed=len(raised(marked)), limit=0, unit="1", verdict=Verdict.SEE_CLINICIAN, words=words)
    if case.red_flags is None:
        return Unknown(missing=("red_flags", "low_energy") if case.is_energy_due else ("red_flags",))
    return Unknown(missing=("low_energy",), words="energy") if case.is_energy_due else Cleared()


def parts(case: Case, policy: Policy) -> Mapping[str, str]:  # noqa: ARG001 - as above
    flags = raised(case.standing_flags)
    since = min((flag.day for flag in case.open_flags), default=case.on)
    return {
        "marked": "; ".join(flag.marked for flag in flags),
        "line": flags[0].urgency.line if flags else "",
        "since": day_text(since, beside=case.on),
    }


RULE = Rule(
    code="red-flag",
    title="Red flags",
    sources=("geisinger-2016", "allina-2019", "reds-2023", "red-flag-convention"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "today": ("You marked {marked}.", "{line}"),
        "earlier": (
            "On {since} you marked {marked}.",
            "{line} It stays until someone who examined you has cleared it; waiting does not clear it.",
        ),
        "cleared": ("No alarming sign is marked.", ""),
        "energy": (
            "The questions about energy are open.",
            "With a bone stress injury they are asked once a month; until then the best answer is Hold.",
        ),
        "unknown": (
            "The question about alarming signs is open.",
            "Until it is answered the best answer is Hold.",
        ),
    },
)
