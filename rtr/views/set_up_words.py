"""The words of the set-up: what each answer is called in a question, and in a summary."""

from collections.abc import Mapping
from types import MappingProxyType

from rtr.advice.words import sentence_case
from rtr.body import KIND_WORDS, SITES, InjuryKind, Side
from rtr.intake import AgeBand, Level, LowEnergy

YES_NO: Mapping[bool, str] = MappingProxyType({False: "No", True: "Yes"})
AGES: Mapping[AgeBand, str] = MappingProxyType(
    {
        AgeBand.UNDER_18: "Under 18",
        AgeBand.TO_49: "18 to 49",
        AgeBand.TO_59: "50 to 59",
        AgeBand.FROM_60: "60 or over",
    }
)
LEVELS: Mapping[Level, str] = MappingProxyType(
    {
        Level.NEVER: "I never ran 30 minutes in one piece",
        Level.SOME: "Now and then, up to twice a week",
        Level.REGULAR: "Three times a week or more",
        Level.COMPETITIVE: "Training for races",
    }
)
SIGNS: Mapping[LowEnergy, str] = MappingProxyType(
    {
        LowEnergy.MISSED_PERIODS: "Three or more periods in a row missed",
        LowEnergy.BONE_STRESS: "Two bone stress injuries in two years, or one at a place that heals badly",
        LowEnergy.RESTRICTION: "Eating less on purpose, or losing weight",
        LowEnergy.LOW_MOOD: "Low mood for weeks",
    }
)
LOOKED: Mapping[str, str] = MappingProxyType(
    {
        "doctor": "A doctor",
        "physiotherapist": "A physiotherapist",
        "another professional": "Another professional",
        "": "Nobody yet",
    }
)
"""Stored word → answer; "" is nobody."""
SIDES: Mapping[Side, str] = MappingProxyType({Side.LEFT: "Left", Side.RIGHT: "Right", Side.NONE: "Middle, or no side"})


def kinds_of(site: str, *, has_diagnosis: bool, told: str = "") -> tuple[str, ...]:
    """Classes to choose from at a place, the usual ones first; what was told before stays a choice.

    Soft tissue of the shin is offered only once somebody has looked: a bone injury must have been
    excluded first (science §3.3).
    """
    here = SITES[site].kinds if site in SITES else ()
    every = tuple(InjuryKind) if site == "other" else (InjuryKind.BONE, InjuryKind.CLINICIAN)
    found = dict.fromkeys((*here, InjuryKind.UNKNOWN, *every, *([InjuryKind(told)] if told in set(InjuryKind) else [])))
    return tuple(kind for kind in found if kind != InjuryKind.SHIN or has_diagnosis)


def kind_label(kind: str, site: str = "") -> str:
    """A class as an answer: `Tendon (usual here)`."""
    if kind == InjuryKind.UNKNOWN:
        return "Not sure, or not diagnosed"
    if kind == InjuryKind.CLINICIAN:
        return "Inflammatory disease, or steered by a clinician"
    words = sentence_case(KIND_WORDS.get(kind, kind))
    is_usual = site in SITES and SITES[site].kinds[0] == kind
    return f"{words} (usual here)" if is_usual else words


def sides_of(site: str) -> tuple[Side, ...]:
    """Sides to choose from; none where a place has no side."""
    if site not in SITES or not SITES[site].has_sides:
        return ()
    return (Side.LEFT, Side.RIGHT, Side.NONE) if site == "other" else (Side.LEFT, Side.RIGHT)


def site_label(site: str) -> str:
    """A place in the list: `Knee · Outer knee (iliotibial band)`."""
    found = SITES[site]
    return found.named if found.region == "Other" else f"{found.region} · {found.named}"
