"""The weekly minutes of Load in sentences."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from rtr.advice.words import WEEKDAYS, number, whole
from rtr.diary import Diary, is_run
from rtr.frames import WeeklyFrame
from rtr.metrics.cutback import Confidence, WeekKind
from rtr.model import Activity
from rtr.units import counted
from rtr.views.load_period import Period

HALF = 4
"""Weeks on each side when the end of a period is compared with its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksCard:
    """The sentence above the weekly bars and the caption below them."""

    sentence: str
    caption: str


def lead(weeks: WeeklyFrame, known: Diary) -> str:
    """The page's first sentence: this week so far, the last one, and the one before it."""
    if not known.activities:
        return "No runs yet. After your first import this page shows three things."
    if weeks.empty:
        return "No activity counts as load yet."
    this = weeks["run_min"].iloc[-1]
    said = f"This week holds {_minutes(this)} so far." if np.isfinite(this) else _unsplit_week(weeks)
    full = weeks[weeks["is_complete"]]["run_min"]
    return f"{said} {_last_week(full)}".strip()


def _last_week(full: pd.Series) -> str:
    """`Last week held 74, four more than the week before.`"""
    if full.empty:
        return ""
    last = full.iloc[-1]
    if not np.isfinite(last):
        return "Last week holds a run whose running minutes are not known."
    before = full.iloc[-2] if len(full) > 1 else np.nan
    if not np.isfinite(before):
        return f"Last week held {whole(last)}."
    change = round(last) - round(before)
    if change == 0:
        return f"Last week held {whole(last)}, as many as the week before."
    return (
        f"Last week held {whole(last)}, {number(abs(change))} {'more' if change > 0 else 'fewer'} than the week before."
    )


def _unsplit_week(weeks: WeeklyFrame) -> str:
    return f"This week holds {counted(int(weeks['runs'].iloc[-1]), 'run')}, not all of known running minutes."


def weeks_card(shown: WeeklyFrame, kinds: pd.DataFrame, known: Diary, period: Period) -> WeeksCard:
    """Finding and caption of the weekly bars for the weeks `shown` and their `kinds`."""
    return WeeksCard(sentence=_finding(shown), caption=_caption(shown, kinds, known, period))


def _finding(shown: WeeklyFrame) -> str:
    full = shown[shown["is_complete"]]["run_min"].dropna()
    if full.empty:
        return "The first full week is still to come."
    if len(full) < 2 * HALF:
        return f"The last full week held {_minutes(full.iloc[-1])}; the fullest one here held {whole(full.max())}."
    start, end = full.iloc[:HALF].mean(), full.iloc[-HALF:].mean()
    return (
        f"The last four full weeks held {_minutes(end)} on average; the first four of this period held {whole(start)}."
    )


def _caption(shown: WeeklyFrame, kinds: pd.DataFrame, known: Diary, period: Period) -> str:
    """Unit, period, counts, and what is left out."""
    start = known.runner.week_start % 7
    parts = [
        f"Minutes per week, {WEEKDAYS[start]} to {WEEKDAYS[start - 1]}, {period.text}.",
        f"{counted(len(shown), 'week')}{_lighter(kinds)}, {counted(int(shown['runs'].sum()), 'run')}.",
    ]
    if period.is_current:
        parts.append("The current week is dashed.")
    unsplit = sum(a.run_s is None and is_run(a) and period.first <= a.day <= period.last for a in known.counted)
    if unsplit:
        parts.append(f"{counted(unsplit, 'run')} could not be split into running and walking: {_weeks_have(unsplit)}")
    flagged = sum(_is_left_out(a, period) for a in known.activities)
    if flagged:
        parts.append(f"{counted(flagged, 'activity', 'activities')} left out until you say on Import that it is right.")
    return " ".join(parts)


def _lighter(kinds: pd.DataFrame) -> str:
    """How many weeks were cut-back weeks, and how sure that is."""
    lighter = kinds[kinds["kind"] == WeekKind.CUTBACK.value]
    if lighter.empty:
        return ""
    unsure = int((lighter["confidence"] == Confidence.LOW.value).sum())
    said = "" if not unsure else " (unsure)" if unsure == len(lighter) else f" ({unsure:,} of them unsure)"
    return f", {counted(len(lighter), 'cut-back week')}{said}"


def _is_left_out(activity: Activity, period: Period) -> bool:
    return activity.is_flagged and period.first <= activity.day <= period.last


def _weeks_have(unsplit: int) -> str:
    return (
        "its week has a question mark and no bar." if unsplit == 1 else "their weeks have a question mark and no bar."
    )


def _minutes(value: float) -> str:
    return counted(round(value), "running minute") if np.isfinite(value) else "–"
