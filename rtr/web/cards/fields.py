"""The fields of Settings: what each is called, what it is used for, and what can be typed in."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from rtr.profile import HR_MAX_BPM, HR_REST_BPM, OLDEST, YOUNGEST, HrMaxFrom, Sex
from rtr.views.settings import SettingsView

SEXES: dict[Sex | None, str] = {None: "Not told", Sex.FEMALE: "Female", Sex.MALE: "Male"}
KNOWN: dict[HrMaxFrom | None, str] = {
    None: "Not told",
    HrMaxFrom.LAB: "From a laboratory test",
    HrMaxFrom.FIELD: "From a race or an all-out test",
    HrMaxFrom.WATCH: "My watch or an app says so",
}
UNITS = {False: "Kilometres", True: "Miles"}
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


def birth_year(year: int) -> Field:
    """The field for the year of birth, in that year."""
    used_for = "Only for an estimate of your highest heart rate, while none is entered."
    return Field("birth_year", "Year of birth", used_for, (year - OLDEST, year - YOUNGEST))


def number(field: Field, value: float | None, whose: int) -> float | None:
    """A whole number, or None for an empty field."""
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


def choice(text: str, words: dict[Any, str], value: Any, key: str, used_for: str | None = None) -> Any:
    """One of the keys of `words`."""
    return st.selectbox(
        text, list(words), index=list(words).index(value), format_func=words.__getitem__, key=key, help=used_for
    )


def pace(text: str, typed: str, view: SettingsView, used_for: str) -> str:
    """A pace as it is typed, per km or mile as the runner counts."""
    named, key = f"{text}, minutes per {view.distance_unit}", f"{view.runner.id}_{text}_{view.distance_unit}"
    return st.text_input(named, typed, key=key, placeholder="Like 6:45", max_chars=LONGEST_PACE, help=used_for)
