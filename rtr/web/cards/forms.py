"""What a runner types in: heart, thresholds and paces, name and calendar. Saving says what follows."""

import contextlib
import dataclasses
import zoneinfo
from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from rtr import actions
from rtr.advice.words import WEEKDAYS
from rtr.errors import RtrError
from rtr.units import speed_of
from rtr.views.settings import SettingsView, settings_view, what_follows
from rtr.web import session
from rtr.web.cards.buttons import label
from rtr.web.cards.fields import (
    FOR_DRUG,
    FOR_EASY,
    FOR_SEX,
    FOR_THRESHOLD,
    HIGHEST,
    KNOWN,
    OPTIONAL,
    RESTING,
    SEXES,
    THRESHOLDS,
    UNITS,
    birth_year,
    choice,
    number,
    pace,
)
from rtr.web.cards.layout import card, columns, row
from rtr.web.errors import explain
from rtr.web.escape import escaped

FOLLOWS = "rtr_settings_follow"
"""What the last change did, by the name of its form; kept over the rerun that draws the page anew."""
HEART, PACES, CALENDAR = "heart", "paces", "calendar"
LONGEST_NAME = 60


def heart_card(view: SettingsView) -> None:
    """Age, sex, two heart rates and the medicine: all optional, each with what it is used for."""
    told, whose = view.profile, view.runner.id
    with card("Heart and age", OPTIONAL), _form(HEART, view):
        left, right = columns(2)
        with left:
            year = number(birth_year(session.now().year), told.birth_year, whose)
            highest = number(HIGHEST, told.hr_max_bpm, whose)
            known = choice("How is it known?", KNOWN, told.hr_max_from, f"{whose}_known")
        with right:
            sex = choice("Sex", SEXES, told.sex, f"{whose}_sex", FOR_SEX)
            resting = number(RESTING, told.hr_rest_bpm, whose)
            drug = st.toggle(
                "My medicine slows the heart",
                value=bool(told.has_rate_limiting_drug),
                key=f"{whose}_drug",
                help=FOR_DRUG,
            )
        if _sent("Save heart and age"):
            _keep_profile(
                HEART,
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
    with card("Thresholds and paces", sentence), _form(PACES, view):
        left, right = columns(2)
        with left:
            beats = {field.name: number(field, getattr(told, field.name), whose) for field in THRESHOLDS}
        with right:
            easy = pace("Easy pace", view.easy_pace, view, FOR_EASY)
            hour = pace("Threshold pace", view.threshold_pace, view, FOR_THRESHOLD)
        if _sent("Save thresholds and paces"):
            _keep_profile(
                PACES,
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
    with card("You and your calendar"), _form(CALENDAR, view):
        left, right = columns(2)
        with left:
            name = st.text_input("Name", shown.name, key=f"{whose}_name", max_chars=LONGEST_NAME)
            for_zone = "For runs whose file names no zone, and for which day it is today."
            zone = choice("Time zone", zones, shown.zone, f"{whose}_zone", for_zone)
        with right:
            week = choice("The week begins on", dict(enumerate(WEEKDAYS)), shown.week_start, f"{whose}_week")
            miles = choice("Distances in", UNITS, shown.has_miles, f"{whose}_unit")
        if _sent("Save name and calendar"):
            told = {"name": name, "zone": zone, "week_start": week, "has_miles": miles}
            _keep(CALENDAR, view, lambda: actions.save_runner(session.store(), dataclasses.replace(shown, **told)))


@contextlib.contextmanager
def _form(name: str, view: SettingsView) -> Iterator[None]:
    """A form, and below it what its last change did to the numbers: said once, where it was made."""
    with st.form(f"{name}_{view.runner.id}", border=False):
        yield
    if name in st.session_state.get(FOLLOWS, {}):
        with st.container(gap="xsmall", key=f"{name}_follows"):
            for sentence in st.session_state.pop(FOLLOWS)[name]:
                row(":material/check:", escaped(sentence))


def _sent(text: str) -> bool:
    return st.form_submit_button(label(text), type="primary")


def _keep_profile(name: str, view: SettingsView, told: Callable[[], dict[str, Any]]) -> None:
    """Save what this form holds and leave the rest of the profile as it is."""

    def save() -> object:
        profile = dataclasses.replace(view.profile, **told())
        return actions.save_profile(session.store(), view.runner, profile, year=session.now().year)

    _keep(name, view, save)


def _keep(name: str, before: SettingsView, save: Callable[[], object]) -> None:
    """Save, look at the numbers again, and say on the next run what has changed."""
    try:
        save()
    except RtrError as error:
        explain(error)
        return
    st.session_state[FOLLOWS] = {name: what_follows(before, session.view(settings_view))}
    st.rerun()
