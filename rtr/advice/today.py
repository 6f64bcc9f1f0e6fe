"""What a day of the diary says of set-up, check-ins and the last runs, as the fields of a case."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rtr.advice.back_off import back_offs_of
from rtr.advice.records import LastSession, PlaceToday
from rtr.advice.triggers import triggers_of
from rtr.body import InjuryKind, Sign
from rtr.diary import Diary
from rtr.intake import POSTNATAL_WEEKS, AgeBand
from rtr.metrics.verdicts import RunVerdict, Settling, session_verdicts
from rtr.metrics.verdicts.clock import said_at, zone_of
from rtr.metrics.verdicts.reading import Reading
from rtr.metrics.verdicts.steered import is_under_18, steered_by
from rtr.metrics.verdicts.told import told_of
from rtr.model import CheckIn
from rtr.profile import Sex

REACH_DAYS = 28
"""Runs and mornings further back do not keep anyone from running."""
MORNINGS = 14
"""So many mornings are looked at for gaps."""
FEVER_DAYS = 14


def set_up(known: Diary, day: dt.date) -> dict[str, Any]:
    """Why a clinician makes the plan, and what the set-up leaves open."""
    intake, weeks = known.intake, known.intake.postnatal_weeks(day)
    active = known.open_injuries(day)
    holds = {
        "pregnancy": bool(intake.is_pregnant),
        "birth": weeks is not None and weeks < POSTNATAL_WEEKS,
        "heart": bool(intake.has_heart_disease),
        "under_18": is_under_18(known, day),
    }
    reasons = [code for code, is_so in holds.items() if is_so]
    reasons += [why for why in map(steered_by, active) if why is not None]
    has_bone = any(injury.kind == InjuryKind.BONE for injury in active)
    return {
        "clinician_for": tuple(dict.fromkeys(reasons)) if reasons or intake.done_on is not None else None,
        "not_told": tuple(_not_told(known)),
        "is_energy_due": has_bone and (intake.low_energy is None or intake.is_energy_due(day)),
    }


def _not_told(known: Diary) -> Iterator[str]:
    """Answers of the set-up that decide who makes the plan; pregnancy is not asked of men and from 60 on."""
    intake, profile = known.intake, known.profile
    if intake.done_on is None:
        return
    if intake.age_band is None and profile.birth_year is None:
        yield "age_band"
    is_asked = profile.sex is not Sex.MALE and intake.age_band is not AgeBand.FROM_60
    if intake.is_pregnant is None and is_asked:
        yield "is_pregnant"
    if intake.has_heart_disease is None:
        yield "has_heart_disease"


def check_in(reading: Reading, day: dt.date) -> dict[str, Any]:
    """Today's check-in, the mornings without one, and fever."""
    known = reading.known
    answered = {c.day for c in known.check_ins if is_answered(c)}
    first = min(answered, default=None)
    asked = 0 if first is None else min(MORNINGS, (day - first).days)
    missing = sum(dt.date.fromordinal(day.toordinal() - ago) not in answered for ago in range(1, asked + 1))
    today = [c for c in known.check_ins if c.day == day]
    return {
        "first_check_in": first,
        "mornings_asked": asked,
        "mornings_missing": missing,
        "check_in_missing": tuple(_missing(reading, today, day)) if day in answered else None,
        "new_signs": _new_signs(today),
        "places": tuple(_places(reading, day)),
        **_fever(known, day),
    }


def is_answered(check_in: CheckIn) -> bool:
    """Whether the runner said something of that morning; what a watch measured is no check-in."""
    has_pain = any(site.pain_am is not None or site.pain_now is not None for site in check_in.sites)
    return has_pain or check_in.red_flags is not None


def _missing(reading: Reading, today: Sequence[CheckIn], day: dt.date) -> Iterator[str]:
    """Which of the four questions are open: pain and stiffness at every injury, sleep, energy."""
    mornings = [m.by_day[day] for p in reading.active(day) if (m := reading.mornings.get(p)) and day in m.by_day]
    is_whole = len(mornings) == len(reading.active(day))
    if not is_whole or any(morning.pain_am is None for morning in mornings):
        yield "pain_am"
    if not is_whole or any(morning.stiff_am is None for morning in mornings):
        yield "stiff_am"
    if all(c.sleep_quality is None and c.sleep_h is None for c in today):
        yield "sleep_quality"
    if all(c.fatigue is None for c in today):
        yield "fatigue"


def _new_signs(today: Sequence[CheckIn]) -> tuple[str, ...] | None:
    """Signs named today; "nothing" to the question holds for them, too."""
    if all(c.signs is None and c.red_flags is None for c in today):
        return None
    return tuple(dict.fromkeys(sign for c in today for sign in c.signs or ()))


def _places(reading: Reading, day: dt.date) -> Iterator[PlaceToday]:
    """Places with an open injury, and others with pain today."""
    active = set(reading.active(day))
    named = {place for place, mornings in reading.mornings.items() if day in mornings.by_day}
    for place in sorted(active | named):
        mornings = reading.mornings.get(place)
        morning = None if mornings is None else mornings.by_day.get(day)
        before = reading.now if morning is None else morning.at
        yield PlaceToday(
            place=place,
            kind=str(reading.kind(place, day)[0]),
            pain_am=None if morning is None else morning.pain_am,
            pain_now=None if morning is None else morning.pain_now,
            stiff_am=None if morning is None else morning.stiff_am,
            usual=None if mornings is None else mornings.usual(before),
            usual_stiff=None if mornings is None else mornings.usual_stiff(before),
        )


def _fever(known: Diary, day: dt.date) -> Mapping[str, Any]:
    """The last day with a fever of two weeks, and the first check-in without one since."""
    home = zone_of(known.runner.zone)
    told = [(said_at(c, home), c) for c in known.check_ins if c.signs is not None]
    told = [(at, c) for at, c in told if 0 <= (day - c.day).days < FEVER_DAYS]
    ill = [at for at, c in told if Sign.FEVER in (c.signs or ())]
    if not ill:
        return {}
    last = max(ill)
    return {
        "fever_on": max(c.day for at, c in told if at == last),
        "well_from": min((at for at, c in told if at > last), default=None),
    }


def runs(reading: Reading, verdicts: Sequence[RunVerdict], day: dt.date) -> dict[str, Any]:
    """How the last runs settled, and what keeps the runner from running."""
    since = dt.date.fromordinal(max(1, day.toordinal() - REACH_DAYS))
    sessions = list(session_verdicts(verdicts).values())
    undiagnosed = {
        v.uid for v in verdicts
        if v.kind is InjuryKind.UNKNOWN and v.settling is Settling.BACK and v.day >= since
    }  # fmt: skip
    return {
        "last_session": _last(sessions[-1]) if sessions else None,
        "back_offs": back_offs_of(reading, triggers_of(reading, verdicts, since)),
        "undiagnosed_backs": len(undiagnosed),
    }


def _last(verdict: RunVerdict) -> LastSession:
    what, observed, beside = told_of(verdict)
    return LastSession(
        day=verdict.day, settling=verdict.settling.value, place=verdict.place, kind=verdict.kind.value,
        what=what, observed=observed, beside=beside, missing=verdict.missing,
    )  # fmt: skip
