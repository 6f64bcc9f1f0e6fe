"""From a diary to the case of one day."""

import datetime as dt
import math
from typing import Any

import numpy as np

from rtr.advice import today
from rtr.advice.alarms import energy_flag, pain_flags
from rtr.advice.case import Case, OpenFlag
from rtr.advice.plan_reading import plan_of
from rtr.advice.told import injury_kinds
from rtr.advice.weeks import eased_back_28d, recent, run_days, signs_of, weeks_seen
from rtr.advice.window import since
from rtr.body import place
from rtr.diary import Diary
from rtr.frames import DailyFrame, RunsFrame
from rtr.metrics import load
from rtr.metrics.spike import WINDOW_DAYS, longest_30d
from rtr.metrics.verdicts.clock import aware, zone_of
from rtr.model import CheckIn

DAY = "datetime64[D]"
MEAN_WEEK_DAYS = 2 * load.MONTH
"""28 days, and the 28 before them from which a day not recorded is filled in."""


def case_of(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> Case:
    """What was known about the runner on `day`; later entries are left out.

    `now` is the moment it is asked at, for the clock of 48 hours. Without one, or with one of another
    day, it is seven in the morning, or the last moment at which something was said or run on that day.
    """
    known = diary.until(day)
    seen = recent(known, day, _of_day(now, known, day))
    week, eve = signs_of(seen)
    return Case(
        on=day,
        now=seen.reading.now,
        zone=known.runner.zone,
        last_activity=max((a.day for a in known.counted), default=None),
        **_last_run(seen.runs, seen.eased_back, day),
        **_mean_week(known, seen.daily, day),
        red_flags=_answer(known, day),
        open_flags=(*_open_flags(known, day), *_alarms(known, day)),
        run_days=run_days(known),
        **weeks_seen(seen),
        injury_kinds=injury_kinds(known, day),
        age=known.profile.age(day.year),
        eased_back_28d=eased_back_28d(seen),
        signs=week,
        eve=eve,
        **today.set_up(known, day),
        **today.check_in(seen.reading, day),
        **today.runs(seen.reading, seen.verdicts, day),
        **plan_of(seen),
    )


def _of_day(now: dt.datetime | None, known: Diary, day: dt.date) -> dt.datetime | None:
    if now is None or aware(now).astimezone(zone_of(known.runner.zone)).date() != day:
        return None
    return aware(now).astimezone(dt.UTC)


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


def is_stopped(known: Diary, day: dt.date) -> bool:
    """Whether any red flag stands on a day up to which the diary has been cut: `Case.standing_flags` without a case."""
    return bool(_answer(known, day) or _open_flags(known, day) or _alarms(known, day))


def _alarms(known: Diary, day: dt.date) -> tuple[OpenFlag, ...]:
    """Flags that were told at the set-up or computed from pain, and nobody has cleared since.

    What pain says of one place is also cleared by whoever cleared the injury there.
    """
    energy = energy_flag(known, day)
    found = [] if energy is None or _was_seen(known, energy.day) else [energy]
    for where, flag in pain_flags(known):
        looked = (i.cleared_on for i in known.injuries if place(i.site, i.side) == where)
        if not _was_seen(known, flag.day) and not any(on is not None and flag.day <= on <= day for on in looked):
            found.append(flag)
    return tuple({one.flag: one for one in sorted(found, key=lambda one: one.day)}.values())


def _was_seen(known: Diary, day: dt.date) -> bool:
    """Whether someone looked on that day or later."""
    return any(cleared.on >= day for cleared in known.clearances)


def _is_cleared(known: Diary, check_in: CheckIn) -> bool:
    """Whether someone looked on a later day, or on the same day after the sign was marked."""
    marked = check_in.recorded_at
    return any(
        cleared.on > check_in.day
        or (cleared.on == check_in.day and (marked is None or aware(marked) <= aware(cleared.recorded_at)))
        for cleared in known.clearances
    )


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
