"""What changed in the days of a report, beside as many days before them; counts and ranges, nothing tested."""

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from rtr.advice.words import day_text, step_text
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.share import Group
from rtr.shared import Shown
from rtr.units import counted
from rtr.views.coach_days import coach_days


def changes(shown: Shown, verdicts: Sequence[RunVerdict], days: int) -> tuple[str, ...]:
    """A few sentences; only of what is shared and known."""
    rows = coach_days(shown, 2 * -(-days // 7))
    rows = rows[rows["day"] <= pd.Timestamp(shown.day)]
    now, before = rows.tail(days), rows.iloc[: -days or None].tail(days)
    return (*_load(shown, now, before), *_pain(now, before), *_runs(verdicts), *_step(shown, days))


def _load(shown: Shown, now: pd.DataFrame, before: pd.DataFrame) -> Iterator[str]:
    """Runs, their minutes and the longest day, beside the days before."""
    if "run_min" not in now or not shown.scope.has(Group.LOAD):
        return
    runs = int((now["run_min"] > 0).sum())
    if not runs:
        yield f"No run in these {len(now)} days."
        return
    had = "" if not _has(before, "run_min") else f", after {_minutes(before)} in the {len(before)} days before"
    yield f"{counted(runs, 'day')} with a run, {_minutes(now)}{had}."
    longest, earlier = now["run_min"].max(), before["run_min"].max() if len(before) else np.nan
    day = now["day"].iloc[int(np.nanargmax(now["run_min"].to_numpy()))].date()
    beside = f"; before that {earlier:.0f}" if earlier > 0 else ""
    yield f"Longest: {longest:.0f} running minutes on {day_text(day)}{beside}."


def _minutes(rows: pd.DataFrame) -> str:
    return f"{rows['run_min'].sum():.0f} running minutes"


def _pain(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[str]:
    """Morning pain as median and range, with how many mornings were answered."""
    if "pain_am" not in now:
        return
    told = now["pain_am"].dropna()
    if told.empty:
        yield f"No morning of these {len(now)} days was answered."
        return
    earlier = before["pain_am"].dropna() if "pain_am" in before else told[:0]
    beside = f"; median {earlier.median():g} in the {len(before)} days before" if len(earlier) else ""
    span = f"{told.min():.0f} to {told.max():.0f}" if told.min() != told.max() else f"{told.min():.0f}"
    yield (f"Morning pain: median {told.median():g}, range {span}, on {len(told)} of {len(now)} mornings{beside}.")
    ran = now["pain_run"].dropna()
    if len(ran):
        yield f"Pain while running: up to {ran.max():.0f} of 10, on {counted(len(ran), 'answered day')}."


def _runs(verdicts: Sequence[RunVerdict]) -> Iterator[str]:
    """The last run that eased back, if there is one."""
    back = [one.day for one in verdicts if one.settling is Settling.BACK]
    if back:
        times = "One run" if len(back) == 1 else f"{len(back)} runs"
        yield f"{times} eased back, the last on {day_text(back[-1])}."


def _step(shown: Shown, days: int) -> Iterator[str]:
    stands = shown.stands
    if stands is None or stands.since is None:
        return
    if shown.day - stands.since < dt.timedelta(days=days):
        yield f"On {step_text(stands.rung)} since {day_text(stands.since)}."
    else:
        yield f"On {step_text(stands.rung)} all this time, since {day_text(stands.since)}."


def _has(rows: pd.DataFrame, name: str) -> bool:
    return bool(len(rows)) and bool((rows[name] > 0).any())
