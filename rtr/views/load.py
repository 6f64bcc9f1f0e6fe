"""Load: how much was run and walked, week by week, and each run beside its longest of 30 days."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from rtr.advice.window import since
from rtr.diary import Diary
from rtr.frames import DailyFrame, RunsFrame, WeeklyFrame
from rtr.metrics.guard import SpikesFrame, caps, spikes
from rtr.metrics.spike import WINDOW_DAYS
from rtr.metrics.week import week_of, weekly
from rtr.units import M_PER_KM, M_PER_MILE
from rtr.views.load_sessions import SessionsCard, sessions_card
from rtr.views.load_tiles import Tile, tiles
from rtr.views.load_weeks import WeeksCard, lead, weeks_card

PERIODS: Mapping[str, int | None] = MappingProxyType({"12 weeks": 12, "6 months": 26, "all": None})
"""What the page offers, in weeks; None is everything."""
EXPECTED = (
    "Minutes run and walked per week, from your first run on",
    "Each run beside your longest of the last 30 days, from the second run on",
    "The last 7 days beside the three weeks before, from day 28 on",
)
KM_PER_MILE = M_PER_MILE / M_PER_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadView:
    """Everything Load shows for one period.

    `weeks` holds every week of the diary, so that means reach back; `first` is the start of the
    period. `sessions` holds the runs of the period (day, run_min, longest_min, cap_min, state) and
    a last row for the next run, without minutes. Minutes are NaN where they are not known.
    """

    day: dt.date
    is_empty: bool
    is_demo: bool
    lead: str
    tiles: tuple[Tile, ...]
    first: pd.Timestamp
    weeks: WeeklyFrame
    weeks_card: WeeksCard
    sessions: pd.DataFrame
    sessions_card: SessionsCard
    numbers: pd.DataFrame
    run_numbers: pd.DataFrame
    expected: tuple[str, ...]


def load_view(diary: Diary, day: dt.date, weeks: int | None = 26) -> LoadView:
    """The view-model of Load as of the end of `day`, for the last `weeks` weeks (None: all)."""
    known = diary.until(day)
    runner = known.runner
    daily = known.daily(day)
    by_week = weekly(daily, week_start=runner.week_start, until=day)
    first = _first(daily, day, runner.week_start, weeks)
    runs = since(known, first.date(), WINDOW_DAYS + 1).runs(day)
    beside = spikes(runs)
    sessions = _sessions(beside, runs, first, day)
    shown = by_week[by_week["week"] >= first]
    return LoadView(
        day=day,
        is_empty=not known.activities,
        is_demo=runner.is_demo,
        lead=lead(by_week, known),
        tiles=tiles(daily, by_week, sessions, known, day),
        first=first,
        weeks=by_week,
        weeks_card=weeks_card(shown, known, first),
        sessions=sessions,
        sessions_card=sessions_card(sessions, day),
        numbers=_numbers(shown, has_miles=runner.has_miles),
        run_numbers=_run_numbers(sessions),
        expected=EXPECTED,
    )


def _first(daily: DailyFrame, day: dt.date, week_start: int, weeks: int | None) -> pd.Timestamp:
    """First day of the period: of a week, and not before the diary begins."""
    begin = day if daily.empty else daily["day"].iloc[0].date()
    whole = pd.Timestamp(week_of(begin, week_start))
    if weeks is None:
        return whole
    return max(whole, pd.Timestamp(week_of(day, week_start)) - pd.Timedelta(weeks=weeks - 1))


def _sessions(beside: SpikesFrame, runs: RunsFrame, first: pd.Timestamp, day: dt.date) -> pd.DataFrame:
    """The runs of the period beside their caps, and the cap of the next one in the last row."""
    has_run_today = not runs.empty and runs["day"].iloc[-1] == pd.Timestamp(day)
    next_day = day + dt.timedelta(days=1 if has_run_today else 0)
    following = pd.DataFrame(caps(runs, next_day, next_day)).assign(run_min=float("nan"), state="next")
    columns = {"longest_settled_30d": "longest_min", "longest_settled_30d_absent": "absent"}
    both = pd.concat([pd.DataFrame(beside[beside["day"] >= first]), following], ignore_index=True)
    return both.rename(columns=columns)[["day", "run_min", "longest_min", "cap_min", "state", "absent"]]


def _numbers(shown: WeeklyFrame, *, has_miles: bool) -> pd.DataFrame:
    """The weeks as a table, newest first; empty cells where minutes are not known."""
    unit, length_km = ("mi", KM_PER_MILE) if has_miles else ("km", 1.0)
    return pd.DataFrame(
        {
            "Week from": shown["week"].dt.date,
            "Running, min": shown["run_min"].round(0),
            "Walking, min": shown["walk_min"].round(0),
            f"Distance of runs, {unit}": (shown["distance_km"] / length_km).round(1),
            "Runs": shown["runs"],
        }
    ).iloc[::-1]


def _run_numbers(sessions: pd.DataFrame) -> pd.DataFrame:
    """The runs as a table, newest first."""
    runs = sessions[sessions["state"] != "next"]
    return pd.DataFrame(
        {
            "Day": runs["day"].dt.date,
            "Running, min": runs["run_min"].round(0),
            "Longest of 30 days before, min": runs["longest_min"].round(0),
            "Cap, min": runs["cap_min"].round(0),
        }
    ).iloc[::-1]
