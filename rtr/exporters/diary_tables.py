"""The daily and weekly tables of a diary: what the command line prints, one symbol a column."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from rtr.advice.weeks import kinds_of
from rtr.diary import Diary
from rtr.frames import DailyFrame, SessionMeasuresFrame
from rtr.metrics.guard import caps
from rtr.metrics.internal import internal_days
from rtr.metrics.load import Unit, load
from rtr.metrics.mechanical import mechanical_days
from rtr.metrics.sessions import session_measures
from rtr.metrics.settled import eased_back
from rtr.metrics.table import series_columns
from rtr.metrics.week import weekly

Columns = dict[str, Sequence[object] | npt.NDArray[np.generic]]


def daily_columns(diary: Diary, until: dt.date) -> Columns:
    """One row per day up to `until`: what was done, and the series of both loads.

    The series of the running minutes carry their plain symbols, those of the internal load end in
    `_au`; the two are never added up.
    """
    daily = diary.daily(until)
    columns: Columns = {"day": _iso(daily["day"])}
    columns |= {name: daily[name].to_numpy() for name in ("run_min", "walk_min", "distance_km", "runs")}
    columns |= series_columns(load(daily["run_min"].to_numpy(dtype=float)))
    if daily.empty:
        return columns
    sessions = session_measures(diary, until)
    return columns | _caps(diary, daily) | _mechanical(sessions, daily, until) | _internal(sessions, daily, until)


def _mechanical(sessions: SessionMeasuresFrame, daily: DailyFrame, until: dt.date) -> Columns:
    """What the legs did beside the minutes."""
    found = mechanical_days(sessions, until).set_index("day").reindex(daily["day"])
    names = ("steps", "steps_imputed", "ascent_m", "descent_m", "faster_min")
    return {name: found[name].to_numpy(dtype=float) for name in names}


def _internal(sessions: SessionMeasuresFrame, daily: DailyFrame, until: dt.date) -> Columns:
    """Load of all sports by effort, with the share that was not rated, and its series."""
    found = internal_days(sessions, until).set_index("day").reindex(daily["day"])
    columns: Columns = {name: found[name].to_numpy(dtype=float) for name in ("load_au", "load_au_imputed")}
    series = series_columns(load(found["load_au"].to_numpy(dtype=float), Unit.AU))
    return columns | {_of_internal(name): column for name, column in series.items()}


def _of_internal(name: str) -> str:
    """`acute_7d_absent` as `acute_7d_au_absent`."""
    for ending in ("_absent", "_imputed"):
        if name.endswith(ending):
            return f"{name.removesuffix(ending)}_au{ending}"
    return f"{name}_au"


def _caps(diary: Diary, daily: DailyFrame) -> Columns:
    """The longest settled run before each day and the cap that follows from it."""
    first, last = daily["day"].iloc[0].date(), daily["day"].iloc[-1].date()
    runs = diary.runs(last)
    found = caps(runs, first, last, eased_back=eased_back(diary, runs))
    names = ("longest_settled_30d", "longest_settled_30d_absent", "cap_min")
    return {name: found[name].to_numpy() for name in names}


def weekly_columns(diary: Diary, until: dt.date) -> Columns:
    """One row per week that holds a day up to `until`, with its kind; the week of `until` is not complete."""
    daily = diary.daily(until)
    weeks, kinds = weekly(daily, week_start=diary.runner.week_start, until=until), kinds_of(diary, daily, until)
    columns: Columns = {"week": _iso(weeks["week"])}
    columns |= {name: weeks[name].to_numpy() for name in ("run_min", "walk_min", "distance_km", "runs", "is_complete")}
    return columns | {name: kinds[name].to_numpy() for name in ("kind", "confidence", "is_tagged", "base_min", "share")}


def _iso(days: "pd.Series[pd.Timestamp]") -> list[str]:
    return days.dt.strftime("%Y-%m-%d").tolist()
