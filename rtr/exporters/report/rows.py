"""The data behind a report: one row per day, only what the scope shows."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from rtr.diary import is_run
from rtr.model import Activity, CheckIn
from rtr.share import Group
from rtr.shared import Shown
from rtr.units import M_PER_KM
from rtr.views.coach_days import coach_days
from rtr.views.report import report_days, verdicts_of

FELT = ("sleep_h", "sleep_quality", "fatigue", "mood", "stress", "confidence", "painkiller")
HEART = ("resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms")


def data_rows(shown: Shown, days: int) -> pd.DataFrame:
    """The days of a report; a column is there only where its kind of content is shared."""
    rows = report_days(shown, days).drop(columns="pain_mean", errors="ignore")
    dates = [day.date() for day in rows["day"]]
    said = {one.day: one for one in shown.diary.check_ins}
    done: dict[dt.date, list[Activity]] = {day: [] for day in dates}
    for activity in shown.diary.counted:
        if activity.day in done:
            done[activity.day].append(activity)
    columns: dict[str, list[Any]] = {}
    has = shown.scope.has
    if has(Group.LOAD):
        columns["run_km"] = [_km(done[day]) for day in dates]
        columns["sports"] = [_joined(one.sport.value for one in done[day]) for day in dates]
    if has(Group.SYMPTOMS):
        settled = {one.day: one.words for one in verdicts_of(shown)}
        columns["settled"] = [settled.get(day, "") for day in dates]
        columns |= _said(said, dates, FELT)
    if has(Group.HEART):
        columns["run_avg_hr_bpm"] = [_heart(done[day]) for day in dates]
        columns |= _said(said, dates, HEART)
    if has(Group.JOURNAL):
        columns["titles"] = [_joined(one.title for one in done[day]) for day in dates]
        columns["notes"] = [_joined([*(one.notes for one in done[day]), _note(said.get(day))]) for day in dates]
    return rows.assign(**columns)


def panel_rows(shown: Shown, weeks: int) -> pd.DataFrame:
    """The days of a coach's panels, those to come included, with all that is shared of them."""
    panels, more = coach_days(shown, weeks).drop(columns="pain_mean", errors="ignore"), data_rows(shown, 7 * weeks)
    return panels.merge(more[["day", *more.columns.difference(panels.columns, sort=False)]], on="day", how="left")


def _said(said: Mapping[dt.date, CheckIn], dates: list[dt.date], names: tuple[str, ...]) -> dict[str, list[Any]]:
    return {name: [getattr(said.get(day), name, None) for day in dates] for name in names}


def _km(done: list[Activity]) -> float | None:
    """Kilometres of the runs; None where one of them does not tell."""
    runs = [one.distance_m for one in done if is_run(one)]
    known = [distance for distance in runs if distance is not None]
    return sum(known) / M_PER_KM if runs and len(known) == len(runs) else None


def _heart(done: list[Activity]) -> float | None:
    return next((one.avg_hr_bpm for one in done if is_run(one) and one.avg_hr_bpm is not None), None)


def _note(said: CheckIn | None) -> str | None:
    return None if said is None else said.note


def _joined(texts: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
