"""How this runner climbs: ladder of the class, steps back, and how fast (science §4.4 to §4.6, §4.11)."""

from rtr.advice.ladder.climb import Climb
from rtr.advice.ladder.own import class_of, ladder_in, with_own
from rtr.advice.ladder.told import Told, start_of
from rtr.body import InjuryKind
from rtr.intake import AgeBand

OLD = 60
THIRD = 3
YEAR_D = 365
HALF_STEPS_7D, HALF_STEPS_7D_SLOW = 2, 1


def climb_from(variant: str, *, half_steps_7d: int = HALF_STEPS_7D, start: str = "R1") -> Climb:
    """The rules of a class of injury, on its ladder or an own one (`rtr.advice.ladder.own.ladder_in`)."""
    is_bone = class_of(variant) == "bone"
    return Climb(
        variant=variant,
        ladder=ladder_in(variant),
        half_steps_down=2 if is_bone else 1,
        half_steps_7d=half_steps_7d,
        slow_below="R4" if is_bone else None,
        fails_to_clinician=1 if is_bone else 2,
        last_walk="W6" if is_bone else "W5",
        start=start,
    )


def climb_of(seen: Told) -> Climb:
    """The rules of the strictest open injury: bone before calf before tendon before the others."""
    half_steps = HALF_STEPS_7D_SLOW if _is_slow(seen) else HALF_STEPS_7D
    own = next((one.lines for one in seen.known.own_ladders if one.is_used), ())
    return climb_from(with_own(_variant(seen), own), half_steps_7d=half_steps, start=start_of(seen))


def _variant(seen: Told) -> str:
    active = seen.known.open_injuries(seen.day)
    if InjuryKind.BONE in seen.kinds:
        return "bone"
    if any(injury.kind == InjuryKind.MUSCLE and injury.site == "calf" for injury in active):
        return "calf"
    return "tendon" if InjuryKind.TENDON in seen.kinds else "common"


def _is_slow(seen: Told) -> bool:
    """One half step a week from 60 on, or with the third injury in twelve months (science §4.5)."""
    age = seen.known.profile.age(seen.day.year)
    is_old = seen.known.intake.age_band is AgeBand.FROM_60 or (age is not None and age >= OLD)
    recent = [injury for injury in seen.known.injuries if 0 <= (seen.day - injury.onset).days <= YEAR_D]
    return is_old or len(recent) >= THIRD
