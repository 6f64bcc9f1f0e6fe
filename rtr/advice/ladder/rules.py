"""How this runner climbs: ladder of the class, steps back, and how fast (science §4.4 to §4.6, §4.11)."""

from rtr.advice.ladder.climb import Climb
from rtr.advice.ladder.steps import ladder_of
from rtr.advice.ladder.told import Told, start_of
from rtr.body import InjuryKind
from rtr.intake import AgeBand

OLD = 60
THIRD = 3
YEAR_D = 365


def climb_of(seen: Told) -> Climb:
    """The rules of the strictest open injury: bone before tendon and calf before the others."""
    is_bone = InjuryKind.BONE in seen.kinds
    variant = "bone" if is_bone else _variant(seen)
    return Climb(
        ladder=ladder_of(variant),
        half_steps_down=2 if is_bone else 1,
        half_steps_7d=1 if _is_slow(seen) else 2,
        slow_below="R4" if is_bone else None,
        fails_to_clinician=1 if is_bone else 2,
        last_walk="W6" if is_bone else "W5",
        start=start_of(seen),
    )


def _variant(seen: Told) -> str:
    sites = {injury.site for injury in seen.known.injuries if injury.until is None}
    if InjuryKind.MUSCLE in seen.kinds and "calf" in sites:
        return "calf"
    return "tendon" if InjuryKind.TENDON in seen.kinds else "common"


def _is_slow(seen: Told) -> bool:
    """One half step a week from 60 on, or with the third injury in twelve months (science §4.5)."""
    age = seen.known.profile.age(seen.day.year)
    is_old = seen.known.intake.age_band is AgeBand.FROM_60 or (age is not None and age >= OLD)
    recent = [injury for injury in seen.known.injuries if 0 <= (seen.day - injury.onset).days <= YEAR_D]
    return is_old or len(recent) >= THIRD
