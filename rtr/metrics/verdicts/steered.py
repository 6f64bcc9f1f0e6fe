"""Places and runners a clinician steers: answers are kept, no verdict is given (science §3.3, last row)."""

import datetime as dt

from rtr.body import SITES, InjuryKind
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
    if injury.kind == InjuryKind.CLINICIAN:
        return "clinician"
    site = SITES.get(injury.site)
    if injury.kind == InjuryKind.BONE and site is not None and site.is_high_risk:
        return "high_risk_bone"
    return None


def is_active(injury: Injury, day: dt.date) -> bool:
    """Whether an episode covers a day."""
    return injury.onset <= day and (injury.until is None or day <= injury.until)
