"""What each day brought and how its morning was at one place: the table every question of statistics is asked of."""

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from rtr.diary import Diary
from rtr.frames import DAY_DTYPE, Exposures, ExposuresFrame, RunsFrame
from rtr.metrics.base import Floats
from rtr.metrics.days import by_day
from rtr.metrics.held import held
from rtr.metrics.sessions import faster_than_easy, metres
from rtr.metrics.spike import Days, longest_30d, session_spike
from rtr.model import FOOT_SPORTS, CheckIn
from rtr.scales import SCALES

ITEMS = ("sleep_h", "sleep_quality", "fatigue", "stress")
AT_PLACE = ("pain_am", "stiff_am")
OF_RUNS = ("run_min", "session_ratio", "climb_m", "faster_min", "days_since_run")


def exposures(diary: Diary, until: dt.date, place: str) -> ExposuresFrame:
    """One row per calendar day from the first morning or activity to `until`.

    Parameters
    ----------
    diary, until
        Nothing after `until` is looked at.
    place
        The place of the body whose mornings are meant, as `rtr.body.place` writes it.

    Returns
    -------
    `Exposures`; no rows for a diary without mornings and activities. A day without a run has 0
    minutes, ratio, climb and faster minutes; a day before the first activity is not known, nor is
    one with a run that could not be split, or with one on foot that is held back as implausible.

    """
    mornings = [c for c in diary.check_ins if c.day <= until]
    starts = [a.day for a in diary.counted if a.day <= until] + [c.day for c in mornings]
    first = min(starts, default=until + dt.timedelta(days=1))
    days = pd.date_range(first, until, freq="D", unit="us")
    columns = _of_runs(diary, until, days) | _of_mornings(mornings, days, place)
    frame = pd.DataFrame({"day": days.astype(DAY_DTYPE), **columns})
    return ExposuresFrame(frame[list(Exposures.to_schema().columns)])


def _of_runs(diary: Diary, until: dt.date, days: pd.DatetimeIndex) -> dict[str, Floats]:
    """What was run, aligned to the days; NaN before the first activity."""
    sessions, runs = held(diary, until), diary.runs(until)
    every = days[days >= pd.Timestamp(sessions.activities[0].day)] if len(sessions) else days[:0]
    counted = every.to_numpy().astype("datetime64[D]")
    faster, _ = faster_than_easy(sessions, diary.profile)
    of_sessions = {
        "run_min": sessions.run_min,
        "climb_m": metres(sessions, "ascent_m") + metres(sessions, "descent_m"),
        "faster_min": faster,
    }
    ran = sessions.is_run
    sums = {name: by_day(sessions.days[ran], every, values[ran]) for name, values in of_sessions.items()}
    sums["session_ratio"] = _ratios(runs, counted)
    sums["days_since_run"] = _since(runs, counted)
    ahead = np.full(len(days) - len(counted), np.nan)
    found = {name: np.concatenate([ahead, sums[name]]) for name in OF_RUNS}
    doubted = (a.day for a in diary.activities if a.is_flagged and a.sport in FOOT_SPORTS and a.day <= until)
    for at in _places(doubted, days):
        for name in OF_RUNS:
            found[name][at] = np.nan
    return found


def _ratios(runs: RunsFrame, days: Days) -> Floats:
    """The longest run of each day over the longest of the 30 days before; 0 without a run, NaN where not known."""
    ratios = np.zeros(len(days))
    if len(runs):
        on, length = runs["day"].to_numpy().astype("datetime64[D]"), runs["run_min"].to_numpy()
        ratio = session_spike(length, longest_30d(on, on, length)).value
        with np.errstate(invalid="ignore"):  # the ratio of a day is not known if that of one of its runs is not
            np.maximum.at(ratios, (on - days[0]).astype(int), ratio)
    return ratios


def _since(runs: RunsFrame, days: Days) -> Floats:
    """Days since the last run, 0 on its own day; NaN before the first one."""
    on = np.unique(runs["day"].to_numpy().astype("datetime64[D]"))
    last = np.searchsorted(on, days, side="right") - 1
    since = np.full(len(days), np.nan)
    since[last >= 0] = (days[last >= 0] - on[last[last >= 0]]).astype(float)
    return since


def _of_mornings(mornings: Iterable[CheckIn], days: pd.DatetimeIndex, place: str) -> dict[str, Floats]:
    """The answers of each morning; NaN where there is none."""
    found = {name: np.full(len(days), np.nan) for name in (*ITEMS, *AT_PLACE)}
    first = days[0].toordinal() if len(days) else 0
    for morning in mornings:
        at = morning.day.toordinal() - first
        for name in ITEMS:
            found[name][at] = _number(name, getattr(morning, name))
        for site in morning.sites:
            if site.site == place:
                for name in AT_PLACE:
                    found[name][at] = _number(name, getattr(site, name))
    return found


def _number(name: str, answer: float | None) -> float:
    """The answer; NaN without one, and for what lies outside its scale."""
    scale = SCALES[name]
    return float(answer) if answer is not None and scale.least <= answer <= scale.most else np.nan


def _places(on: Iterable[dt.date], days: pd.DatetimeIndex) -> list[int]:
    """Where in the calendar these dates lie; those before it are left out."""
    first = days[0].toordinal() if len(days) else 0
    return [at for day in on if (at := day.toordinal() - first) >= 0]
