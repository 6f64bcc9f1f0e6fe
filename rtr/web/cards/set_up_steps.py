"""The steps of the set-up that are about the person: reading, health, running before, goal, energy."""

import dataclasses
import datetime as dt

import streamlit as st

from rtr import actions
from rtr.advice.words import WEEKDAYS
from rtr.intake import Intake, LowEnergy
from rtr.views import set_up_follow as follow
from rtr.views.set_up import SetUpView
from rtr.views.set_up_words import AGES, LEVELS, SIGNS
from rtr.web import runners, session
from rtr.web.cards.set_up_fields import Answered, day_of, follows, key_of, missing, one_of, today, yes_no
from rtr.web.cards.welcome import READ, TICK_FIRST, before_you_start

LONGEST_GOAL = 200
MOST_WEEK_MIN, MOST_RUN_MIN = 3000, 1440
NONE = "none"


def keep(view: SetUpView, **told: object) -> Intake:
    """Keep these answers and leave the others as they are."""
    intake = dataclasses.replace(view.intake, **told)  # type: ignore[arg-type] # fields by name
    return actions.save_intake(session.store(), runners.shown_or_own(), intake, session.now())


def read_step(view: SetUpView) -> Answered:
    """What this is and what it is not, before anything is asked."""
    before_you_start()
    return Answered(lambda: keep(view, accepted_on=today()), "" if st.session_state.get(READ) else TICK_FIRST)


def health_step(view: SetUpView) -> Answered:
    """What decides whether a plan may be generated at all."""
    told, profile = view.intake, view.profile
    age = one_of("How old are you?", AGES, told.age_band, key_of("age"), across=True)
    follows(follow.of_age(age))
    pregnant = yes_no("Are you pregnant?", told.is_pregnant, key_of("pregnant"))
    follows(follow.of_pregnancy(pregnant))
    has_birth = told.birth_on is not None if told.is_pregnant is not None else None
    gave_birth = yes_no("Have you given birth in the last two years?", has_birth, key_of("birth"))
    born = _birth(told.birth_on) if gave_birth else None
    heart = yes_no(
        "Do you have heart disease, or were you told not to exercise?", told.has_heart_disease, key_of("heart")
    )
    follows(follow.of_heart(heart))
    drug = yes_no(
        "Do you take a medicine that slows the heart, such as a beta blocker?",
        profile.has_rate_limiting_drug,
        key_of("drug"),
    )
    follows(follow.of_drug(drug))

    def save() -> None:
        keep(view, age_band=age, is_pregnant=pregnant, birth_on=born, has_heart_disease=heart)
        with_drug = dataclasses.replace(profile, has_rate_limiting_drug=drug)
        actions.save_profile(session.store(), runners.shown_or_own(), with_drug, year=today().year)

    asked = {"age": age, "pregnancy": pregnant, "birth": gave_birth, "heart": heart, "medicine": drug}
    return Answered(save, missing(asked | ({"date of birth of the child": born} if gave_birth else {})))


def _birth(told: dt.date | None) -> dt.date | None:
    first = min(today() - dt.timedelta(days=2 * 366), told or today())
    born = day_of("When was your child born?", told, key_of("born"), first=first, last=today())
    follows(follow.of_birth(born, today()))
    return born


def before_step(view: SetUpView) -> Answered:
    """Running before the injury; the two numbers may stay empty."""
    told = view.intake
    level = one_of("How did you run before the injury?", LEVELS, told.level, key_of("level"))
    follows(follow.of_level(level))
    week = _minutes("Running minutes in a usual week", told.usual_week_min, "week", MOST_WEEK_MIN)
    longest = _minutes("Minutes of your longest run in the three months before", told.longest_before_min, "longest",
                       MOST_RUN_MIN)  # fmt: skip
    st.caption("About is good enough, and both may stay empty.")
    return Answered(
        lambda: keep(view, level=level, usual_week_min=week, longest_before_min=longest),
        missing({"how you ran": level}),
    )


def _minutes(text: str, told: float | None, name: str, most: int) -> float | None:
    start = round(told) if told is not None and 0 <= told <= most else None
    said = st.number_input(
        text, min_value=0, max_value=most, value=start, step=5, key=key_of(name), placeholder="Not told"
    )
    return None if said is None else float(said)


def goal_step(view: SetUpView) -> Answered:
    """A goal in own words, and the days on which a run is possible."""
    told = view.intake
    goal = st.text_input(
        "What do you want to be able to do again?", told.goal or "", key=key_of("goal"), max_chars=LONGEST_GOAL,
        placeholder="Like: run 10 km with friends",
    )  # fmt: skip
    days = st.pills(
        "On which days can you run?", range(len(WEEKDAYS)), selection_mode="multi", default=list(told.weekdays),
        format_func=lambda day: WEEKDAYS[day][:3], key=key_of("days"), wrap=True,
    )  # fmt: skip
    follows(follow.of_days(days))
    return Answered(lambda: keep(view, goal=goal, run_days=tuple(map(str, days))), missing({"your days": days or None}))


def energy_step(view: SetUpView) -> Answered:
    """Signs of too little energy: private, skippable, none ticked beforehand."""
    st.markdown("Too little food for the training slows healing. Does any of this hold for you?")
    earlier = view.intake.low_energy
    told = (NONE,) if earlier == () else earlier or ()
    labels = {**{str(sign): text for sign, text in SIGNS.items()}, NONE: "None of these"}
    ticked = [s for s, text in labels.items() if st.checkbox(text, value=s in told, key=key_of(f"sign_{s}"))]
    signs = tuple(sign for sign in ticked if sign != NONE)
    follows(follow.of_energy(signs) or follow.of_skipping([episode.injury for episode in view.episodes]))
    if NONE in ticked and not signs:
        follows(follow.of_taking_back(view.intake, today()))
    st.caption(follow.PRIVATE)
    return Answered(lambda: keep_energy(view, signs), _energy_missing(signs, ticked))


def _energy_missing(signs: tuple[str, ...], ticked: list[str]) -> str:
    if signs and NONE in ticked:
        return "You ticked a sign and none of these. Leave one of the two."
    return "" if ticked else "Tick what holds, or None of these. Or skip it."


def keep_energy(view: SetUpView, signs: tuple[str, ...] | None) -> Intake:
    """Keep the answers, or that they were skipped; with the last step the set-up is done.

    Skipping never takes back signs that were told: they stand, and stay due (rulings R2).
    """
    told = {"low_energy": None if signs is None else tuple(LowEnergy(sign) for sign in signs), "low_energy_on": today()}
    stands = signs is None and bool(view.intake.low_energy)
    return keep(view, **({} if stands else told), done_on=view.intake.done_on or today())
