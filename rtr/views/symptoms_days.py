"""Days, weeks and months of symptoms at one place: what the time line is drawn from."""

import datetime as dt

import numpy as np
import numpy.typing as npt
import pandas as pd

from rtr.diary import Diary
from rtr.frames import ExposuresFrame
from rtr.metrics.base import Floats
from rtr.metrics.verdicts.clock import aware, zone_of
from rtr.metrics.week import DAYS
from rtr.model import CheckIn

MEAN_DAYS, LEAST_MORNINGS = 14, 7
"""The line is the mean of the answered mornings of this many days; with fewer answers there is none."""
DAYS_UP_TO = 110
"""Longer periods are drawn week by week."""
WEEKS_UP_TO = 70
"""Still longer ones month by month."""
DAY = pd.Timedelta(days=1)


def symptom_days(known: Diary, table: ExposuresFrame, place: str) -> pd.DataFrame:
    """One row per calendar day of the exposures of a place; NaN is not known.

    `run_min`, `walk_min`, `runs`, `pain_run` (highest while running, of all runs of the day),
    `pain_am`, `stiff_am`, `pain_mean` (mean of the answered mornings of 14 days), `is_late` (the
    morning was written down on a later day).
    """
    base = pd.DataFrame(table)
    on = base["day"].to_numpy()
    daily = known.daily(base["day"].iloc[-1].date()).set_index("day")
    mean = base["pain_am"].rolling(MEAN_DAYS, min_periods=LEAST_MORNINGS).mean()
    return pd.DataFrame(
        {
            "day": base["day"],
            "run_min": base["run_min"],
            "walk_min": daily["walk_min"].reindex(on).to_numpy(),
            "runs": daily["runs"].reindex(on, fill_value=0).to_numpy(),
            "pain_run": _while_running(known, place, on),
            "pain_am": base["pain_am"],
            "stiff_am": base["stiff_am"],
            "pain_mean": mean,
            "is_late": _late(known, on),
        }
    )


def _while_running(known: Diary, place: str, days: npt.NDArray[np.datetime64]) -> Floats:
    """The highest pain while running of each day at that place."""
    pain = np.full(len(days), np.nan)
    on = {a.uid: a.day for a in known.counted}
    for answer in known.responses:
        day = on.get(answer.activity_uid)
        if day is not None and answer.site == place and answer.pain_max is not None:
            at = _at(day, days)
            pain[at] = np.fmax(pain[at], answer.pain_max)
    return pain


def _late(known: Diary, days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.bool_]:
    """Whether the morning of each day was written down on a later one."""
    late = np.zeros(len(days), dtype=bool)
    zone = zone_of(known.runner.zone)
    for morning in known.check_ins:
        late[_at(morning.day, days)] |= is_late(morning, zone)
    return late


def is_late(morning: CheckIn, zone: dt.tzinfo) -> bool:
    """Written down on a later day than it is about, on the runner's own clock."""
    return morning.recorded_at is not None and aware(morning.recorded_at).astimezone(zone).date() > morning.day


def _at(day: dt.date, days: npt.NDArray[np.datetime64]) -> int:
    return int((np.datetime64(day, "D") - days[0].astype("datetime64[D]")).astype(int))


def cut(days: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """The days of a period, without gaps: those before the diary began are there, and not known."""
    every = pd.date_range(first, last, freq="D", unit="us", name="day")
    part = days.set_index("day").reindex(every).reset_index()
    return part.assign(runs=part["runs"].fillna(0).astype("int64"), is_late=part["is_late"].eq(True))


def span_word(first: dt.date, last: dt.date) -> str:
    """By what a period is drawn: `day`, `week` or `month`."""
    days = (last - first).days + 1
    return "day" if days <= DAYS_UP_TO else "week" if days <= WEEKS_UP_TO * DAYS else "month"


def spans(days: pd.DataFrame, word: str, week_start: int) -> pd.DataFrame:
    """Days added up to weeks or months: sums of minutes, median and highest morning, highest pain while running.

    A span with a day whose minutes are not known has no sum, never a smaller one; days before the
    diary began are left out of it.
    """
    part = days[days["day"] >= days["day"][days["run_min"].notna() | days["pain_am"].notna()].min()]
    start = _starts(part["day"], word, week_start)
    group = part.groupby(start)
    table = pd.DataFrame(
        {
            "run_min": _sum(part["run_min"], start), "walk_min": _sum(part["walk_min"], start),
            "runs": group["runs"].sum(), "pain_run": group["pain_run"].max(),
            "pain_median": group["pain_am"].median(), "pain_high": group["pain_am"].max(),
            "mornings": group["pain_am"].count(),
        }
    )  # fmt: skip
    first = pd.Series(table.index, index=table.index)
    last = (first.shift(-1) - DAY).mask(first.shift(-1).isna(), part["day"].max())
    return table.assign(first=first, last=last).reset_index(drop=True)


def _starts(day: "pd.Series[pd.Timestamp]", word: str, week_start: int) -> "pd.Series[pd.Timestamp]":
    """The first day of the span each day lies in."""
    back = (day.dt.day_of_week - week_start) % DAYS if word == "week" else day.dt.day - 1
    return (day - pd.to_timedelta(back, unit="D")).astype("datetime64[us]")


def _sum(minutes: "pd.Series[float]", start: "pd.Series[pd.Timestamp]") -> "pd.Series[float]":
    """Sums that are unknown where a part is; days before the first activity hold nothing."""
    known = minutes.notna()
    began = known.cummax()
    total = minutes.groupby(start).sum()
    gaps = (~known & began).groupby(start).any()
    return total.where(~gaps)
