"""How to get runs out of each watch and app, in the order of clicks."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True, kw_only=True)
class HowTo:
    vendor: str
    steps: tuple[str, ...]
    note: str


HOW_TO = (
    HowTo(
        vendor="Garmin",
        steps=(
            "On connect.garmin.com open one run.",
            "Choose the gear at the top right, then **Export file**.",
            "Drop the ZIP here as it is. It holds the original FIT file with run and walk parts.",
        ),
        note="All runs at once, without detail: **Activities**, scroll down until the oldest one you want shows, "
        "**Export CSV**. Only the rows on screen are exported.",
    ),
    HowTo(
        vendor="Strava",
        steps=(
            "On strava.com open **Settings, My Account, Download or Delete Your Account**.",
            "Choose **Request Your Archive**. A link comes by mail, often within a few hours.",
            "Drop the ZIP here as it is. Only your activities are read, not messages or contacts.",
        ),
        note="One run only? Open it, choose the three dots, then **Export Original**.",
    ),
    HowTo(
        vendor="Coros",
        steps=(
            "In the Coros app open one run.",
            "Choose **Share**, then **Export data** and the type FIT.",
            "Send the file to this computer and drop it here.",
        ),
        note="TCX and GPX from Coros are read as well; FIT holds the most.",
    ),
    HowTo(
        vendor="Polar",
        steps=(
            "On flow.polar.com open one session from the diary.",
            "Choose **Export session**, then TCX.",
            "Drop the file here. GPX is read too, but it holds less.",
        ),
        note="The export of the whole account (JSON) is not read yet.",
    ),
    HowTo(
        vendor="Suunto",
        steps=(
            "In the Suunto app open one run.",
            "Choose the three dots, then **Download FIT file**.",
            "Send the file to this computer and drop it here.",
        ),
        note="The GPX route holds times and positions, but no laps.",
    ),
    HowTo(
        vendor="Apple",
        steps=(
            "Apple's own export from the Health app is not read yet.",
            "Until then use an app that saves Apple workouts as FIT, TCX or GPX, and drop those files here.",
        ),
        note="Runs that Strava already holds come with the Strava archive.",
    ),
    HowTo(
        vendor="CSV",
        steps=(
            "**Activities.csv** from Garmin Connect and **activities.csv** from a Strava archive are read as they are.",
            (
                "English, German, French and Spanish are known. Do not save the file from a spreadsheet before: "
                "that changes times and dates."
            ),
        ),
        note="A list holds one line per run, so each run counts as running or as walking as a whole.",
    ),
    HowTo(
        vendor="Mornings",
        steps=(
            "The diary you downloaded from the Journal comes back in as it is.",
            (
                "Any CSV with a column `date` and one or more of `pain_am`, `place` (as in `achilles_left`), "
                "`sleep_h`, `resting_hr_bpm` and `hrv_rmssd_ms`."
            ),
            (
                "**physiological_cycles.csv** from Whoop, **MyMeasurements.csv** from HRV4Training, the wellness "
                "CSV of intervals.icu and nightly HRV from Garmin Connect (JSON)."
            ),
        ),
        note="What a file says stands beside what you typed, with its source, and never replaces it. Scores without a "
        "unit are not read.",
    ),
)


def how_to() -> None:
    """One tab per vendor."""
    for tab, entry in zip(st.tabs([entry.vendor for entry in HOW_TO]), HOW_TO, strict=True):
        with tab:
            st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(entry.steps, 1)))
            st.markdown(f":small[{entry.note}]")
