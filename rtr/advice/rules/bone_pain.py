"""Bone pain: with a bone stress injury any pain in daily life keeps from running.

What it does: with an open bone stress injury, pain at the first steps or while walking is Ease back for 48 hours.
Why it matters: unlike a tendon, bone has to be free of pain on the way back; pain that returns is the sign to act on.
When it does not apply: with other injuries, and once a check-in 48 hours later is free of pain.
Without data: with a bone stress injury and today's pain open: Hold.
Example: pain of 1 at the first steps: no running for 48 hours; the check-in after it decides.
Thresholds: any pain above 0; one check-in that does not pass asks for a clinician.
Sources: two reviews of bone stress injury; the 48 hours are a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Outcome, Rule, Unknown
from rtr.advice.case import Case, PlaceToday
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
from rtr.advice.words import points, weekday
from rtr.body import InjuryKind, place_words
from rtr.model import Verdict

CAUSE = "bone"


def check(case: Case, policy: Policy) -> Outcome:
    """Ease back on pain in a bone today, and until a later check-in is free of it."""
    pause, sore = standing(case, CAUSE, policy), _sore(case)
    if sore is not None:
        return pause_today(case, pause, policy, sore.pain or 0, 0)
    if pause is not None:
        return finding_of(case, pause, policy)
    if not case.injury_kinds and case.clinician_for is None:
        return Unknown(missing=("injury_kinds",), words="no_set_up")
    if InjuryKind.BONE not in case.injury_kinds:
        return Cleared(words="no_bone")
    return (
        Cleared() if _bones(case) and all(p.pain is not None for p in _bones(case)) else Unknown(missing=("pain_am",))
    )


def _bones(case: Case) -> list[PlaceToday]:
    return [place for place in case.places if place.kind == InjuryKind.BONE]


def _sore(case: Case) -> PlaceToday | None:
    return max((p for p in _bones(case) if p.pain), key=lambda p: p.pain or 0, default=None)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    pause, sore = standing(case, CAUSE, policy), _sore(case)
    place, pain, when = "", None, "today"
    if sore is not None:
        place, pain = sore.place, float(sore.pain or 0)
    elif pause is not None:
        place, pain = pause.place, pause.observed
        when = "today" if pause.day == case.on else f"on {weekday(pause.day)}"
    return {
        "place": place_words(place) if place else "bone",
        "pain": points(pain),
        "when": when,
        "until": until_text(case, pause, policy),
        "walk": walk_text(case, InjuryKind.BONE, policy),
    }


_LEAD = "Pain at the {place} was {pain} {when}."
RULE = Rule(
    code="bone-pain",
    title="Pain in a bone",
    sources=("tibial-bsi-2024", "hoenig-2023", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "pause": (_LEAD, "Bone has to be free of pain in daily life. " + NO_RUNNING),
        "again": (_LEAD, AGAIN),
        "due": (_LEAD, DUE),
        "clinician": (_LEAD, CLINICIAN),
        "cleared": ("The bone is free of pain today.", ""),
        "no_bone": ("There is no bone stress injury in your diary.", ""),
        "no_set_up": ("What kind of injury it is has not been told.", "Set up your return, so that its limits count."),
        "unknown": ("Whether the bone hurts today is not known yet.", "With a bone stress injury any pain counts."),
    },
)
