"""What follows from each answer of the set-up, in one sentence or two; "" where nothing does."""

import datetime as dt
from collections.abc import Collection, Sequence

from rtr.advice.rules.clinician_only import NAMES
from rtr.advice.words import day_text, listed, number
from rtr.body import SITES, InjuryKind, needs_clinician
from rtr.intake import DAYS_OF_A_WEEK, POSTNATAL_WEEKS, AgeBand, Intake, Level
from rtr.model import Injury

NO_PLAN = "Logging and charts, no generated plan. Your plan comes from your clinician."
HIDDEN = "Numbers from heart rate are hidden on every page: they would call hard running easy."
PRIVATE = "Private: these answers are never part of a share, and you may skip them. They come back once a month."
PELVIS_WEEKS = 52
"""For so long after a birth the pelvic floor is offered as a place."""
RUNS_OF_A_STEP = 3
"""Early steps have three runs a week with a day between (science §4.1)."""
FITS = {
    1: "One run a week fits with a day of rest after it. Early steps are made for three.",
    2: "Two runs a week fit with a day between them. Early steps are made for three.",
    3: "Three runs a week fit with a day between them.",
}


def of_age(band: str | None) -> str:
    return NO_PLAN if band == AgeBand.UNDER_18 else ""


def of_pregnancy(is_pregnant: bool | None) -> str:
    return NO_PLAN if is_pregnant else ""


def of_heart(has_disease: bool | None) -> str:
    return NO_PLAN if has_disease else ""


def of_drug(has_drug: bool | None) -> str:
    return HIDDEN if has_drug else ""


def of_birth(birth_on: dt.date | None, day: dt.date) -> str:
    """Before twelve weeks when running may begin, later what is watched."""
    told = Intake(birth_on=birth_on)
    weeks, first = told.postnatal_weeks(day), told.first_run_after_birth()
    if weeks is None or first is None:
        return ""
    if weeks < POSTNATAL_WEEKS:
        since = "less than a week" if weeks == 0 else f"{number(weeks)} week{'' if weeks == 1 else 's'}"
        return (
            f"It is {since} since the birth. Running begins after {POSTNATAL_WEEKS} weeks at the earliest, so not "
            f"before {day_text(first, beside=day)}. Until then: {NO_PLAN[0].lower()}{NO_PLAN[1:]}"
        )
    if weeks < PELVIS_WEEKS:
        return (
            "Leaks, heaviness or dragging count as much as pain. Add the pelvic floor as a place, and each run is "
            "asked for them."
        )
    return ""


def of_place(site: str | None, side: str | None) -> str:
    """That a place heals badly when a bone is meant; nothing for others."""
    if site is None or side is None or site not in SITES or not SITES[site].is_high_risk:
        return ""
    return "A bone stress injury here heals badly when run on. Have it looked at before you run."


def of_kind(kind: str | None, site: str) -> str:
    """That no plan is made; the limits of a class stand in `class_words`."""
    if kind is None:
        return ""
    if kind == InjuryKind.CLINICIAN:
        return NO_PLAN
    if needs_clinician(site, kind):
        return f"A bone stress injury at this place heals badly when run on. {NO_PLAN}"
    return ""


def of_surgery(has_surgery: bool | None) -> str:
    return NO_PLAN if has_surgery else ""


def of_level(level: str | None) -> str:
    if level == Level.NEVER:
        return "Kept for your plan: it will begin with one minute of running at a time."
    return ""


def of_days(days: Collection[int]) -> str:
    """How many runs with a day between them fit into these days."""
    if not days:
        return ""
    most = runs_with_rest(days)
    return FITS[min(most, RUNS_OF_A_STEP)]


def runs_with_rest(days: Collection[int]) -> int:
    """The most of these weekdays of which no two follow each other, Sunday and Monday included.

    >>> runs_with_rest({0, 2, 5}), runs_with_rest({0, 6}), runs_with_rest(set(range(7)))
    (3, 1, 3)
    """
    week = DAYS_OF_A_WEEK
    chosen = ({day for day in range(week) if mask >> day & 1} for mask in range(1 << week))
    return max(len(one) for one in chosen if one <= set(days) and not any((day + 1) % week in one for day in one))


def of_energy(answers: Sequence[str] | None) -> str:
    """A sign of too little energy is a reason to see a clinician first (RF9)."""
    if not answers:
        return ""
    return (
        "These can be signs of too little energy for the training. Today's answer is Stop until a clinician has looked "
        "and you have noted who and when."
    )


def of_taking_back(told: Intake, day: dt.date) -> str:
    """That saying none after signs were told takes the Stop away: an answer of one's own, never a default."""
    if not told.low_energy or told.low_energy_on is None:
        return ""
    return (
        f"You marked signs on {day_text(told.low_energy_on, beside=day)}. Saying none now takes back the Stop that "
        "stands for them. If somebody has examined you, note who and when on Today instead."
    )


def of_skipping(injuries: Sequence[Injury]) -> str:
    """After a bone stress injury the questions are not left open without a price."""
    has_bone = any(injury.kind == InjuryKind.BONE for injury in injuries)
    return "After a bone stress injury the best answer is Hold while these questions are open." if has_bone else ""


def because(reasons: Sequence[str]) -> str:
    """Why the plan comes from a clinician, in one sentence; the reasons are codes of the rule.

    >>> because(("under_18", "surgery"))
    'Because you are under 18 and there was an operation.'
    """
    return f"Because {listed([NAMES.get(code, code) for code in reasons])}." if reasons else ""
