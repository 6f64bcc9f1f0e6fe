"""From a diary to the case of one day."""

import datetime as dt
import math
from typing import Any

import numpy as np

from rtr.advice.case import Case, OpenFlag
from rtr.diary import Diary
from rtr.frames import RunsFrame
from rtr.metrics import load
from rtr.metrics.base import Series
from rtr.metrics.spike import WINDOW_DAYS, longest_30d
from rtr.model import CheckIn

DAY = "datetime64[D]"


def case_of(diary: Diary, day: dt.date) -> Case:
    """What was known about the runner on the morning of `day`; later entries are left out."""
    known = diary.until(day)
    runs = known.runs(day)
    return Case(
        on=day,
        runs=len(runs),
        last_activity=max((a.day for a in known.counted), default=None),
        **_last_run(runs, day),
        **_mean_week(known, day),
        red_flags=_answer(known, day),
        open_flags=_open_flags(known, day),
    )


def _last_run(runs: RunsFrame, day: dt.date) -> dict[str, Any]:
    """The last day with a run, its longest session, and the longest of the 30 days before."""
    if runs.empty:
        return {}
    days, length = runs["day"].to_numpy().astype(DAY), runs["run_min"].to_numpy(dtype=float)
    last = days.max()
    next_run = np.datetime64(day, "D") + (1 if last == np.datetime64(day, "D") else 0)
    longest = longest_30d(np.array([last, next_run]), days, length)
    of_the_day = length[days == last]
    seen = days[days >= last - WINDOW_DAYS]
    return {
        "runs_seen": len(seen),
        "seen_from": seen.min().astype(dt.date),
        "last_run": last.astype(dt.date),
        "last_run_min": _known(float(np.fmax.reduce(of_the_day))),
        "last_run_unsplit": int(np.isnan(of_the_day).sum()),
        "longest_before_min": _known(float(longest.value[0])),
        "longest_before_absent": str(longest.absent[0]) or None,
        "longest_next_min": _known(float(longest.value[1])),
    }


def _mean_week(known: Diary, day: dt.date) -> dict[str, Any]:
    daily = known.daily(day)
    if daily.empty:
        return {"mean_week_absent": "short_history"}
    mean: Series = load.chronic_28d(load.load(daily["run_min"].to_numpy()))
    return {"mean_week_min": _known(float(mean.value[-1])), "mean_week_absent": str(mean.absent[-1]) or None}


def _answer(known: Diary, day: dt.date) -> tuple[str, ...] | None:
    """Flags of the day that stand; () for "nothing" or cleared, None while it is not answered."""
    check_in = known.check_in_of(day)
    if check_in is None or check_in.red_flags is None:
        return None
    return () if _is_cleared(known, check_in) else check_in.red_flags


def _open_flags(known: Diary, day: dt.date) -> tuple[OpenFlag, ...]:
    """Flags of earlier days that nobody has cleared since; waiting does not clear them."""
    return tuple(
        OpenFlag(flag=flag, day=check_in.day)
        for check_in in known.check_ins
        if check_in.red_flags and check_in.day < day and not _is_cleared(known, check_in)
        for flag in check_in.red_flags
    )


def _is_cleared(known: Diary, check_in: CheckIn) -> bool:
    """Whether someone looked on a later day, or on the same day after the sign was marked."""
    marked = _moment(check_in.recorded_at)
    return any(
        clearance.on > check_in.day or (clearance.on == check_in.day and (marked is None or marked <= clearance_at))
        for clearance in known.clearances
        if (clearance_at := _moment(clearance.recorded_at)) is not None
    )


def _moment(at: dt.datetime | None) -> dt.datetime | None:
    return at.replace(tzinfo=dt.UTC) if at is not None and at.tzinfo is None else at


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
