"""From a diary to the case of one day."""

import datetime as dt
import math
from typing import Any

import numpy as np

from rtr.advice.case import Case, OpenFlag
from rtr.advice.told import injury_kinds
from rtr.advice.weeks import eased_back_28d, recent, run_days, signs_of, weeks_seen
from rtr.advice.window import since
from rtr.diary import Diary
from rtr.frames import DailyFrame, RunsFrame
from rtr.metrics import load
from rtr.metrics.spike import WINDOW_DAYS, longest_30d
from rtr.model import CheckIn

DAY = "datetime64[D]"
MEAN_WEEK_DAYS = 2 * load.MONTH
"""28 days, and the 28 before them from which a day not recorded is filled in."""


def case_of(diary: Diary, day: dt.date) -> Case:
    """What was known about the runner on the morning of `day`; later entries are left out."""
    known = diary.until(day)
    seen = recent(known, day)
    today, eve = signs_of(seen)
    return Case(
        on=day,
        last_activity=max((a.day for a in known.counted), default=None),
        **_last_run(seen.runs, seen.eased_back, day),
        **_mean_week(known, seen.daily, day),
        red_flags=_answer(known, day),
        open_flags=_open_flags(known, day),
        run_days=run_days(known),
        **weeks_seen(seen),
        injury_kinds=injury_kinds(known, day),
        age=known.profile.age(day.year),
        eased_back_28d=eased_back_28d(seen),
        signs=today,
        eve=eve,
    )


def recent_runs(known: Diary) -> RunsFrame:
    """The last running session and all of the 30 days before it; empty without a run."""
    last = known.last_run
    return (known if last is None else since(known, last.day, WINDOW_DAYS + 1)).runs(dt.date.max)


def _last_run(runs: RunsFrame, eased_back: frozenset[str], day: dt.date) -> dict[str, Any]:
    """The last day with a run, its longest session, and the longest settled one of the 30 days before."""
    if runs.empty:
        return {}
    days, length = runs["day"].to_numpy().astype(DAY), runs["run_min"].to_numpy(dtype=float)
    last = days.max()
    next_run = np.datetime64(day, "D") + (1 if last == np.datetime64(day, "D") else 0)
    is_settled = ~runs["uid"].isin(eased_back).to_numpy()
    longest = longest_30d(np.array([last, next_run]), days[is_settled], length[is_settled])
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


def _mean_week(known: Diary, recent_days: DailyFrame, day: dt.date) -> dict[str, Any]:
    """Mean week of the last 28 days, today included; rest days between two recorded days are 0."""
    begin = min((a.day for a in known.counted), default=None)
    if begin is None:
        return {"mean_week_absent": "short_history"}
    days = min((day - begin).days + 1, MEAN_WEEK_DAYS)
    daily = recent_days.iloc[-days:]
    values = np.zeros(days)
    values[days - len(daily) :] = daily["run_min"].to_numpy()
    mean = load.chronic_28d(load.load(values))
    return {"mean_week_min": _known(float(mean.value[-1])), "mean_week_absent": str(mean.absent[-1]) or None}


def _answer(known: Diary, day: dt.date) -> tuple[str, ...] | None:
    """Flags of the day that stand; () for "nothing" or cleared, None while it is not answered."""
    answered = [c for c in known.check_ins if c.day == day and c.red_flags is not None]
    if not answered:
        return None
    standing = (c.red_flags or () for c in answered if not _is_cleared(known, c))
    return tuple(dict.fromkeys(flag for flags in standing for flag in flags))


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
    marked = check_in.recorded_at
    return any(
        cleared.on > check_in.day
        or (cleared.on == check_in.day and (marked is None or _aware(marked) <= _aware(cleared.recorded_at)))
        for cleared in known.clearances
    )


def _aware(at: dt.datetime) -> dt.datetime:
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
