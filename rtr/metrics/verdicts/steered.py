"""Places and runners a clinician steers: answers are kept, no verdict is given (science §3.3, last row)."""

import datetime as dt

from rtr.body import InjuryKind, needs_clinician
from rtr.diary import Diary
from rtr.intake import AgeBand
from rtr.model import Injury

ADULT = 18


def is_under_18(diary: Diary, day: dt.date) -> bool:
    """By the age band of the set-up, else by the year of birth: the year one turns 18 does not count as under."""
    if diary.intake.age_band is not None:
        return diary.intake.age_band is AgeBand.UNDER_18
    age = diary.profile.age(day.year)
    return age is not None and age < ADULT


def steered_by(injury: Injury) -> str | None:
    """Why an injury has no verdict of ours: `surgery`, `clinician`, `high_risk_bone`; None where it has one."""
    if injury.has_surgery:
        return "surgery"
    if not needs_clinician(injury.site, injury.kind):
        return None
    return "clinician" if injury.kind == InjuryKind.CLINICIAN else "high_risk_bone"
