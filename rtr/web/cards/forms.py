"""What a runner types in: heart, thresholds and paces, name and calendar. Saving says what follows."""

import dataclasses
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from rtr import actions
from rtr.advice.words import WEEKDAYS
from rtr.errors import RtrError
from rtr.profile import HR_MAX_BPM, HR_REST_BPM, OLDEST, YOUNGEST, HrMaxFrom, Sex
from rtr.units import speed_of
from rtr.views.settings import SettingsView, settings_view, what_follows
from rtr.web import session
from rtr.web.cards.buttons import label
from rtr.web.cards.layout import card, columns
from rtr.web.errors import explain

FOLLOWS = "rtr_settings_follow"
"""What the last change did, kept over the rerun that draws the page anew."""
SEXES: dict[Sex | None, str] = {None: "Not told", Sex.FEMALE: "Female", Sex.MALE: "Male"}
KNOWN: dict[HrMaxFrom | None, str] = {
    None: "Not told",
    HrMaxFrom.LAB: "From a laboratory test",
    HrMaxFrom.FIELD: "From a race or an all-out test",
    HrMaxFrom.WATCH: "My watch or an app says so",
}
UNITS = {False: "Kilometres", True: "Miles"}
LONGEST_NAME = 60
LONGEST_PACE = 12
ANY_BPM = (HR_REST_BPM[0], HR_MAX_BPM[1])


@dataclass(frozen=True, slots=True)
class Field:
    """A whole number of the profile that may be left empty."""

    name: str
    label: str
    used_for: str
    limits: tuple[float, float] = ANY_BPM


HIGHEST = Field("hr_max_bpm", "Highest heart rate", "For the cap of easy running and for training impulse.", HR_MAX_BPM)
RESTING = Field("hr_rest_bpm", "Resting heart rate", "Used until three nights of a watch are there.", HR_REST_BPM)
THRESHOLDS = (
    Field(
        "vt1_bpm",
        "First ventilatory threshold",
        "Heart rate from a breathing test, for the training impulse after Lucia.",
    ),
    Field("vt2_bpm", "Second ventilatory threshold", "Used together with the first."),
    Field("lthr_bpm", "Threshold heart rate", "What you can hold for about an hour."),
)
OPTIONAL = (
    "All of it is optional. The year of birth only gives an estimate of the highest heart rate, sex only chooses the "
    "weights of one formula."
)
FOR_SEX = (
    "Only chooses between two sets of weights in one formula, the training impulse after Banister. "
    "Not told: the mean of both."
)
FOR_DRUG = "Beta blockers, for example. Hides every number from heart rate, because it would call hard running easy."
FOR_EASY = (
    "Minutes faster than easy are counted from it. Left empty, it comes from your easy runs of the 28 days before."
)
FOR_THRESHOLD = "What you can hold for about an hour. For load by pace of runs without walking."


def heart_card(view: SettingsView) -> None:
    """Age, sex, two heart rates and the medicine: all optional, each with what it is used for."""
    told, whose = view.profile, view.runner.id
    with card("Heart and age", OPTIONAL), _form("heart", whose):
        left, right = columns(2)
        with left:
            year = _number(_birth_year(), told.birth_year, whose)
            highest = _number(HIGHEST, told.hr_max_bpm, whose)
            known = _choice("How is it known?", KNOWN, told.hr_max_from, f"{whose}_known")
        with right:
            sex = _choice("Sex", SEXES, told.sex, f"{whose}_sex", FOR_SEX)
            resting = _number(RESTING, told.hr_rest_bpm, whose)
            drug = st.toggle(
                "My medicine slows the heart",
                value=bool(told.has_rate_limiting_drug),
                key=f"{whose}_drug",
                help=FOR_DRUG,
            )
        if _sent("Save heart and age"):
            _keep_profile(
                view,
                lambda: {
                    "birth_year": None if year is None else int(year),
                    "sex": sex,
                    "hr_max_bpm": highest,
                    "hr_max_from": known,
                    "hr_rest_bpm": resting,
                    "has_rate_limiting_drug": drug,
                },
            )


def thresholds_card(view: SettingsView) -> None:
    """What only a test or the runner can say; nothing here is ever guessed."""
    told, whose, miles = view.profile, view.runner.id, view.runner.has_miles
    sentence = "Only if you know them. Nothing here is ever guessed."
    with card("Thresholds and paces", sentence), _form("thresholds", whose):
        left, right = columns(2)
        with left:
            beats = {field.name: _number(field, getattr(told, field.name), whose) for field in THRESHOLDS}
        with right:
            easy = _pace("Easy pace", view.easy_pace, view, FOR_EASY)
            hour = _pace("Threshold pace", view.threshold_pace, view, FOR_THRESHOLD)
        if _sent("Save thresholds and paces"):
            _keep_profile(
                view,
                lambda: {
                    **beats,
                    "easy_m_per_s": speed_of(easy, miles=miles),
                    "threshold_m_per_s": speed_of(hour, miles=miles),
                },
            )


def runner_card(view: SettingsView) -> None:
    """Name, time zone, start of the week, unit of distance."""
    shown, whose = view.runner, view.runner.id
    zones = {zone: zone for zone in sorted({*zoneinfo.available_timezones(), shown.zone})}
    with card("You and your calendar"), _form("runner", whose):
        left, right = columns(2)
        with left:
            name = st.text_input("Name", shown.name, key=f"{whose}_name", max_chars=LONGEST_NAME)
            for_zone = "For runs whose file names no zone, and for which day it is today."
            zone = _choice("Time zone", zones, shown.zone, f"{whose}_zone", for_zone)
        with right:
            week = _choice("The week begins on", dict(enumerate(WEEKDAYS)), shown.week_start, f"{whose}_week")
            miles = _choice("Distances in", UNITS, shown.has_miles, f"{whose}_unit")
        if _sent("Save name and calendar"):
            told = {"name": name, "zone": zone, "week_start": week, "has_miles": miles}
            _keep(view, lambda: actions.save_runner(session.store(), dataclasses.replace(shown, **told)))


def _birth_year() -> Field:
    year = session.now().year
    used_for = "Only for an estimate of your highest heart rate, while none is entered."
    return Field("birth_year", "Year of birth", used_for, (year - OLDEST, year - YOUNGEST))


def _form(name: str, whose: int) -> Any:
    return st.form(f"{name}_{whose}", border=False)


def _sent(text: str) -> bool:
    return st.form_submit_button(label(text), type="primary")


def _number(field: Field, value: float | None, whose: int) -> float | None:
    least, most = int(field.limits[0]), int(field.limits[1])
    entered = st.number_input(
        field.label,
        min_value=least,
        max_value=most,
        value=None if value is None else min(max(round(value), least), most),
        step=1,
        key=f"{whose}_{field.name}",
        help=field.used_for,
        placeholder="Not told",
    )
    return None if entered is None else float(entered)


def _choice(text: str, words: dict[Any, str], value: Any, key: str, used_for: str | None = None) -> Any:
    return st.selectbox(
        text, list(words), index=list(words).index(value), format_func=words.__getitem__, key=key, help=used_for
    )


def _pace(text: str, typed: str, view: SettingsView, used_for: str) -> str:
    named, key = f"{text}, minutes per {view.distance_unit}", f"{view.runner.id}_{text}_{view.distance_unit}"
    return st.text_input(named, typed, key=key, placeholder="Like 6:45", max_chars=LONGEST_PACE, help=used_for)


def _keep_profile(view: SettingsView, told: Callable[[], dict[str, Any]]) -> None:
    """Save what this form holds and leave the rest of the profile as it is."""

    def save() -> object:
        profile = dataclasses.replace(view.profile, **told())
        return actions.save_profile(session.store(), view.runner, profile, year=session.now().year)

    _keep(view, save)


def _keep(before: SettingsView, save: Callable[[], object]) -> None:
    """Save, look at the numbers again, and say on the next run what has changed."""
    try:
        save()
    except RtrError as error:
        explain(error)
        return
    st.session_state[FOLLOWS] = what_follows(before, session.view(settings_view))
    st.rerun()
