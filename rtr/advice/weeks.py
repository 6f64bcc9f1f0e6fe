"""What the weeks and runs of a diary tell the rules."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from rtr.advice.case import Signs
from rtr.advice.kept_weeks import kept_lighter
from rtr.advice.return_weeks import count, judged_apart, return_from, rhythm, weeks_of
from rtr.advice.told import is_answered, pain_trend, wellness_trend
from rtr.advice.window import since
from rtr.diary import Diary, is_run
from rtr.frames import DailyFrame, RunsFrame, WeekKindsFrame, WeeklyFrame
from rtr.metrics.base import EPS, Load
from rtr.metrics.cutback import WeekKind
from rtr.metrics.guard import spikes
from rtr.metrics.internal import MOST_IMPUTED, daily_internal, imputed_share
from rtr.metrics.load import MONTH, WEEK, Unit, load
from rtr.metrics.rated import ratings
from rtr.metrics.settled import eased_back_of
from rtr.metrics.spike import WINDOW_DAYS, Days, Spike
from rtr.metrics.strainz import strain_z
from rtr.metrics.variety import loaded_days_7d, monotony_7d
from rtr.metrics.verdicts import RunVerdict
from rtr.metrics.verdicts.reading import Reading, moment_of, read
from rtr.metrics.verdicts.runs import verdicts_of
from rtr.metrics.week import week_of
from rtr.metrics.week_kinds import Tags, tags_of, week_kinds

SEEN_WEEKS = 52
"""How far back the kinds of weeks are looked at for a day's answer."""
REFERENCE_WEEKS = 4
"""A loading week further back says nothing about what is usual now."""
RUN_DAYS = 4
RUNS_DAYS = REFERENCE_WEEKS * WEEK
"""Runs of the last loading week, of the last two weeks and the very last one, with the 30 days before them."""
STRAIN_DAYS = 20 * WEEK
"""Strain beside its own 12 weeks needs 13 weeks, one more for the eve, and four from which a day is filled in."""
JUDGED = frozenset({"loading", "cut-back", "interrupted", "off"})


@dataclass(frozen=True, slots=True, eq=False)
class Recent:
    """The days of a year and the runs of some weeks, read once for all questions of a day."""

    known: Diary
    day: dt.date
    begin: dt.date
    daily: DailyFrame
    runs: RunsFrame
    reading: Reading
    verdicts: tuple[RunVerdict, ...]
    eased_back: frozenset[str]
    kinds: WeekKindsFrame
    began: dt.date | None
    """The onset of the oldest open injury."""


def recent(known: Diary, day: dt.date, now: dt.datetime | None = None) -> Recent:
    """What the rules look at of a diary on `day`; `begin` is the first day of the current week.

    Days and verdicts reach back to the onset of an open injury, which the ladder is replayed from.
    """
    begin = week_of(day, known.runner.week_start)
    began = min((injury.onset for injury in known.open_injuries(day)), default=None)
    daily = since(known, min(begin, began or begin), SEEN_WEEKS * WEEK).daily(day)
    last = begin if known.last_run is None else known.last_run.day
    runs = since(known, min(_before(begin, RUNS_DAYS), last), WINDOW_DAYS + 1).runs(day)
    first = day if runs.empty else runs["day"].iloc[0].date()
    back = min(first, _before(day, MONTH), began or first)
    reading = read(known, day, moment_of(known, day) if now is None else now, back)
    verdicts = tuple(verdicts_of(reading, min(first, began or first)))
    kinds = kinds_of(known, daily, day)
    return Recent(known, day, begin, daily, runs, reading, verdicts, eased_back_of(verdicts), kinds, began)


def kinds_of(known: Diary, daily: DailyFrame, day: dt.date, weeks: WeeklyFrame | None = None) -> WeekKindsFrame:
    """The kind of every week of `daily` up to `day`, what the runner said of them included."""
    tags = told_kinds(known, daily)
    found = week_kinds(daily, week_start=known.runner.week_start, until=day, tags=tags, weeks=weeks)
    return judged_apart(found, known, daily, day, tags)


def told_kinds(known: Diary, daily: DailyFrame) -> Tags:
    """The weeks of `daily` whose kind the runner named, or a plan."""
    said = tags_of({tag.week: tag.kind.value for tag in known.week_tags}, known.runner.week_start)
    return dict.fromkeys(kept_lighter(known, daily), WeekKind.CUTBACK) | said


def weeks_seen(seen: Recent) -> dict[str, Any]:
    """The fields of a case that come from weeks."""
    fields: dict[str, Any] = {"week_from": seen.begin, "build_weeks": seen.known.runner.build_weeks}
    kinds = seen.kinds
    if kinds.empty:
        return fields
    before, now = kinds.iloc[:-1], kinds.iloc[-1]
    this_week = {
        "week_min": _known(float(now["run_min"])),
        "week_tag": str(now["kind"]) if now["is_tagged"] else None,
        "last_week_kind": str(before["kind"].iloc[-1]) if len(before) else None,
    }
    return fields | this_week | _counted(before, seen) | _usual(before, seen)


def _counted(before: pd.DataFrame, seen: Recent) -> dict[str, Any]:
    """Loading weeks since the last lighter one; nothing while no week could be judged."""
    begins = return_from(seen.known, seen.daily, seen.day)
    if begins is None and not JUDGED & set(before["kind"]):
        return {}
    found = count(weeks_of(before, begins), rhythm(seen.known, seen.day))
    return {
        "loading_weeks": found.loading,
        "unjudged_weeks": found.unjudged,
        "lighter_week": found.anew,
        "counted_from": None if found.anew is not None else found.first or begins,
        "due_week": found.due,
    }


def _usual(before: pd.DataFrame, seen: Recent) -> dict[str, Any]:
    """The last loading week, if it is recent, and the one before it; of a return its own ones.

    What ended in Ease back does not make a week a measure for others, as it does not raise the
    longest run (rulings R9).
    """
    reach, begins = pd.Timedelta(weeks=REFERENCE_WEEKS), return_from(seen.known, seen.daily, seen.day)
    if begins is not None:
        before = before[before["week"] >= pd.Timestamp(week_of(begins, seen.known.runner.week_start))]
    usual = before[(before["kind"] == WeekKind.LOADING.value) & before["run_min"].notna()]
    if usual.empty or usual["week"].iloc[-1] < pd.Timestamp(seen.begin) - reach:
        return {}
    week = usual["week"].iloc[-1]
    earlier = usual[(usual["week"] < week) & (usual["week"] >= week - reach)]
    return {
        "loading_min": float(usual["run_min"].iloc[-1]),
        "settled_min": float(usual["run_min"].iloc[-1]) - _eased_min(seen, week),
        "settled_runs": _settled_runs(seen, week),
        "settled_before_min": None
        if earlier.empty
        else float(earlier["run_min"].iloc[-1]) - _eased_min(seen, earlier["week"].iloc[-1]),
    }


def _of_week(seen: Recent, week: pd.Timestamp) -> pd.DataFrame:
    runs = seen.runs
    return pd.DataFrame(runs[(runs["day"] >= week) & (runs["day"] < week + pd.Timedelta(days=WEEK))])


def _eased_min(seen: Recent, week: pd.Timestamp) -> float:
    """Running minutes of the sessions of a week that ended in Ease back."""
    runs = _of_week(seen, week)
    return float(runs["run_min"][runs["uid"].isin(seen.eased_back)].sum())


def _settled_runs(seen: Recent, week: pd.Timestamp) -> tuple[float, ...]:
    """Running minutes of the other sessions; none where one of them could not be split."""
    runs = _of_week(seen, week)
    minutes = runs["run_min"][~runs["uid"].isin(seen.eased_back)].tolist()
    return tuple(minutes) if all(map(math.isfinite, minutes)) else ()


def signs_of(seen: Recent) -> tuple[Signs, Signs]:
    """How the last 7 days stand beside the runner's own past: today, and before this week began."""
    eve = _before(seen.begin, 1)
    strain = _strain(seen)
    states = spikes(seen.runs, eased_back=seen.eased_back)[["day", "state"]]
    today, before = (
        Signs(
            **strain(day),
            long_runs_7d=_long_runs(states, day),
            pain_trend=pain_trend(seen.known, day),
            wellness_z=wellness_trend(seen.known, day),
        )
        for day in (seen.day, eve)
    )
    return today, before


def eased_back_28d(seen: Recent) -> int | None:
    """Runs of the last 28 days that ended in Ease back; None where there were runs and nothing was answered."""
    ago = pd.Timestamp(seen.day) - seen.runs["day"]
    uids = seen.runs["uid"][(ago >= pd.Timedelta(0)) & (ago < pd.Timedelta(days=MONTH))]
    if len(uids) and not is_answered(seen.known, seen.day):
        return None
    return int(uids.isin(seen.eased_back).sum())


def _long_runs(states: pd.DataFrame, day: dt.date) -> int | None:
    """Runs of the last 7 days in the moderate or large band; unknown where one could not be judged."""
    ago = pd.Timestamp(day) - states["day"]
    found = states["state"][(ago >= pd.Timedelta(0)) & (ago < pd.Timedelta(days=WEEK))].tolist()
    long = sum(state in {Spike.MODERATE.value, Spike.LARGE.value} for state in found)
    return None if not long and Spike.ABSENT.value in found else long


def _strain(seen: Recent) -> Callable[[dt.date], dict[str, Any]]:
    """Strain and monotony of the 7 days up to a day, of the load they mean most for."""
    days, daily, unit = _internal(seen) or _running(seen)
    series = strain_z(daily).value, monotony_7d(daily).value, loaded_days_7d(daily)

    def of(day: dt.date) -> dict[str, Any]:
        at = np.flatnonzero(days == np.datetime64(day, "us"))
        z, monotony, loaded = (_known(float(one[at[0]])) if len(at) else None for one in series)
        count = None if loaded is None else int(loaded)
        return {"strain_of": unit.value, "strain_z": z, "monotony": monotony, "loaded_days_7d": count}

    return of


def _running(seen: Recent) -> tuple[Days, Load, Unit]:
    days = seen.daily.iloc[-STRAIN_DAYS:]
    return days["day"].to_numpy(), load(days["run_min"].to_numpy(), Unit.MIN), Unit.MIN


def _internal(seen: Recent) -> tuple[Days, Load, Unit] | None:
    """Internal load of all sports; None where more than two fifths of it would be a guess (science §1.3)."""
    window = since(seen.known, seen.begin, STRAIN_DAYS)
    if all(activity.rpe is None for activity in window.counted) and not ratings(window, seen.day):
        return None
    days = daily_internal(window, seen.day)
    if not imputed_share(days)[-1] <= MOST_IMPUTED + EPS:
        return None
    return days["day"].to_numpy(), load(days["load_au"].to_numpy(), Unit.AU), Unit.AU


def run_days(known: Diary) -> tuple[dt.date, ...]:
    """The last days with a run, newest first."""
    days: list[dt.date] = []
    for activity in reversed(known.counted):
        if is_run(activity) and activity.day not in days:
            days.append(activity.day)
        if len(days) == RUN_DAYS:
            break
    return tuple(days)


def _before(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - days))


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
