"""Limp or sharp: pain that changes how you move ends running for now.

What it does: a limp, something sharp, pain over 5 or a sign of the class (swelling, pelvic) is Ease back for 48 hours.
Why it matters: a limp moves load to where it does not belong; sharp pain is a sign to stop in published pain rules.
When it does not apply: once a check-in 48 hours later is without them. What a run brought is told by the last run.
Without data: while the question what is new, or pain, is open: Hold.
Example: a limp marked on Tuesday at 7:10: no running until Thursday 7:10, then a check-in decides.
Thresholds: one sign is enough (swelling: knee; pelvic: after a birth); pain over 5 of 10, first steps or walking.
Sources: four pain rules; the 48 hours are a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.pausing import (
    AGAIN,
    CLINICIAN,
    DUE,
    NO_RUNNING,
    finding_of,
    pause_today,
    standing,
    until_text,
    walk_text,
)
from rtr.advice.policy import Policy
from rtr.advice.triggers import stopping
from rtr.advice.words import listed, points, weekday
from rtr.body import Sign, place_words
from rtr.model import Verdict

CAUSE = "sign"
NAMES = {
    Sign.LIMP: "a limp",
    Sign.SHARP: "something sharp or pulling",
    Sign.SWELLING: "swelling",
    Sign.PELVIC: "leaking, heaviness or dragging in the pelvis",
}
PROFESSIONAL = " Show it to a pelvic-health professional."


def check(case: Case, policy: Policy) -> Outcome:
    """Ease back on a sign or high pain today, and until a later check-in is without them."""
    pause, worst = standing(case, CAUSE, policy), _worst(case)
    if _named(case):
        return pause_today(case, pause, policy, len(_named(case)), 0)
    if worst > policy.pain_now:
        return pause_today(case, pause, policy, worst, policy.pain_now)
    if pause is not None:
        return finding_of(case, pause, policy)
    if case.new_signs is None:
        return Unknown(missing=("signs",))
    if any(place.pain is None for place in case.places):
        return Unknown(missing=("pain_now",), words="no_pain")
    return Cleared()


def _named(case: Case) -> list[str]:
    named = stopping(case.injury_kinds)
    return [NAMES[sign] for sign in named if sign in (case.new_signs or ())]


def _worst(case: Case) -> int:
    return max((place.pain for place in case.places if place.pain is not None), default=0)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    pause = standing(case, CAUSE, policy)
    seen = _named(case) or ([_high(case, policy)] if _worst(case) > policy.pain_now else [])
    when = "today"
    if not seen and pause is not None:
        where = f" at the {place_words(pause.place)}" if pause.place else ""
        signs: dict[str, str] = {sign.value: name for sign, name in NAMES.items()}
        seen = [signs.get(pause.what, f"pain of {points(pause.observed)}{where}")]
        when = "today" if pause.day == case.on else f"on {weekday(pause.day)}"
    return {
        "seen": listed(seen),
        "when": when,
        "until": until_text(case, pause, policy),
        "walk": walk_text(case, "" if pause is None else pause.kind, policy),
        "limit": str(policy.pain_now),
        "who": PROFESSIONAL if NAMES[Sign.PELVIC] in seen else "",
    }


def _high(case: Case, policy: Policy) -> str:
    place = max((p for p in case.places if (p.pain or 0) > policy.pain_now), key=lambda p: p.pain or 0)
    return f"pain of {points(place.pain)} at the {place_words(place.place)}"


_LEAD = "You marked {seen} {when}."
RULE = Rule(
    code="limp-or-sharp",
    title="Limp, sharp pain, high pain",
    sources=("vincent-2017", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "pause": (_LEAD, NO_RUNNING + "{who}"),
        "again": (_LEAD, AGAIN + "{who}"),
        "due": (_LEAD, DUE + "{who}"),
        "clinician": (_LEAD, CLINICIAN),
        "cleared": ("No limp and nothing sharp.", "Pain today is not over {limit}."),
        "no_pain": ("Pain today is not known yet.", "Over {limit} there is no running."),
        "unknown": ("Whether anything is new is not answered yet.", "A limp or sharp pain would change the answer."),
    },
)
