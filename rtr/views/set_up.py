"""The set-up of a return: which step is open, what was told, and what follows from it."""

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from rtr.advice.today import set_up
from rtr.advice.words import WEEKDAYS, day_text, listed, whole
from rtr.diary import Diary
from rtr.intake import Intake
from rtr.model import Injury
from rtr.profile import Profile
from rtr.views.injuries import Episode, episode_of
from rtr.views.set_up_follow import HIDDEN, NO_PLAN, because, of_days, of_energy, of_level, of_skipping
from rtr.views.set_up_words import AGES, LEVELS, YES_NO


class Step(enum.StrEnum):
    """In this order."""

    READ = "read"
    HEALTH = "health"
    PLACE = "place"
    LOOKED = "looked"
    BEFORE = "before"
    GOAL = "goal"
    ENERGY = "energy"


TITLES = {
    Step.READ: "Before you start",
    Step.HEALTH: "About you",
    Step.PLACE: "What is injured",
    Step.LOOKED: "What it is",
    Step.BEFORE: "Running before",
    Step.GOAL: "Where you want to go",
    Step.ENERGY: "Energy",
}
COSTS = {
    Step.READ: "20 seconds",
    Step.HEALTH: "20 seconds",
    Step.PLACE: "15 seconds",
    Step.LOOKED: "25 seconds",
    Step.BEFORE: "15 seconds",
    Step.GOAL: "15 seconds",
    Step.ENERGY: "10 seconds, may be skipped",
}
OPEN = "A few questions, about two minutes. Each step is kept when you continue, and all of it can be changed later."
DONE = "This is what you told, and what follows from it. Change a part whenever something changes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One step in a summary: question and answer in words; `goal` and the like are the runner's own text."""

    step: Step
    title: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpView:
    """Everything the set-up shows. `step` is the first one that is open, None once it is done."""

    day: dt.date
    title: str
    lead: str
    step: Step | None
    is_done: bool
    intake: Intake
    profile: Profile
    injury: Injury | None
    """The injury the steps are about: the oldest that is not over."""
    episodes: tuple[Episode, ...]
    parts: tuple[Part, ...]
    clinician: str
    """Why no plan is generated; "" where one may be."""
    follows: tuple[str, ...]
    is_energy_due: bool


def set_up_view(diary: Diary, day: dt.date) -> SetUpView:
    """The view-model of the set-up on that day."""
    told, profile = diary.intake, diary.profile
    injuries = diary.open_injuries(day)
    step = open_step(told, injuries)
    reasons = set_up(diary.until(day), day)["clinician_for"]
    return SetUpView(
        day=day,
        title="My return" if step is None else "Set up my return",
        lead=DONE if step is None else OPEN,
        step=step,
        is_done=step is None,
        intake=told,
        profile=profile,
        injury=next(iter(injuries), None),
        episodes=tuple(episode_of(diary, injury, day) for injury in injuries),
        parts=tuple(_parts(told, profile, day)),
        clinician=f"{NO_PLAN} {because(reasons)}" if reasons else "",
        follows=tuple(_follows(told, profile, injuries)),
        is_energy_due=told.is_energy_due(day),
    )


def open_step(told: Intake, injuries: tuple[Injury, ...]) -> Step | None:
    """Where to go on: what decides about a plan is never passed over, the rest is where one left."""
    if told.accepted_on is None:
        return Step.READ
    if None in (told.age_band, told.is_pregnant, told.has_heart_disease):
        return Step.HEALTH
    if told.done_on is not None:
        return None
    passed = (
        (Step.ENERGY, bool(told.goal or told.run_days)),
        (Step.GOAL, told.level is not None),
        (Step.BEFORE, bool(injuries) and injuries[0].has_surgery is not None),
        (Step.LOOKED, bool(injuries)),
    )
    return next((step for step, is_next in passed if is_next), Step.PLACE)


def _parts(told: Intake, profile: Profile, day: dt.date) -> Iterator[Part]:
    birth = "" if told.birth_on is None else f"on {day_text(told.birth_on, beside=day)}"
    yield _part(
        Step.HEALTH,
        ("Age", AGES[told.age_band] if told.age_band else ""),
        ("Pregnant", _yes_no(told.is_pregnant)),
        ("Given birth", birth or ("No" if told.is_pregnant is not None else "")),
        ("Heart disease, or told not to exercise", _yes_no(told.has_heart_disease)),
        ("Medicine that slows the heart", _yes_no(profile.has_rate_limiting_drug)),
    )
    yield _part(
        Step.BEFORE,
        ("Before the injury", LEVELS[told.level] if told.level else ""),
        ("Usual week", _minutes(told.usual_week_min)),
        ("Longest run", _minutes(told.longest_before_min)),
    )
    days = listed([WEEKDAYS[day] for day in told.weekdays])
    yield _part(Step.GOAL, ("Goal", told.goal or ""), ("Days", days))
    asked = told.low_energy_on
    on = "" if asked is None else f", {day_text(asked, beside=day)}"
    said = "skipped" if told.low_energy is None else "answered" if told.low_energy else "none of the signs"
    yield _part(Step.ENERGY, ("Signs of too little energy", f"{said}{on}" if asked else ""))


def _part(step: Step, *answers: tuple[str, str]) -> Part:
    return Part(step=step, title=TITLES[step], answers=tuple((name, said or "not told") for name, said in answers))


def _yes_no(said: bool | None) -> str:
    return "" if said is None else YES_NO[said]


def _minutes(value: float | None) -> str:
    return "" if value is None else f"{whole(value)} min of running"


def _follows(told: Intake, profile: Profile, injuries: tuple[Injury, ...]) -> Iterator[str]:
    if profile.has_rate_limiting_drug:
        yield HIDDEN
    skipped = of_skipping(injuries) if told.low_energy is None and told.low_energy_on else ""
    found = (of_energy(told.low_energy), skipped, of_level(told.level), of_days(told.weekdays))
    yield from (sentence for sentence in found if sentence)
