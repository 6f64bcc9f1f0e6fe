"""Days added up to weeks that start when the runner's week starts."""

import datetime as dt

import numpy as np
import pandas as pd

from rtr.frames import DAY_DTYPE, DailyFrame, Weekly, WeeklyFrame

DAYS = 7
SUMMED = ("run_min", "walk_min", "distance_km", "runs")


def week_of(day: dt.date, week_start: int = 0) -> dt.date:
    """First day of the week that holds `day`; `week_start` 0 = Monday … 6 = Sunday.

    >>> week_of(dt.date(2026, 11, 18))
    datetime.date(2026, 11, 16)
    """
    return day - dt.timedelta(days=(day.weekday() - week_start) % DAYS)


def weekly(daily: DailyFrame, *, week_start: int = 0, until: dt.date) -> WeeklyFrame:
    """One row per week from the first day of `daily` to the week of `until`; later days are left out.

    A week that holds a day not recorded has no sum (NaN), never a smaller one. `is_complete` is
    false for the week of `until`: that day is not over yet.
    """
    last = np.datetime64(until, "us")
    days = daily["day"].to_numpy()
    many = int(np.searchsorted(days, last, side="right"))
    if not many:
        return WeeklyFrame(_empty())
    first = days[0].astype(dt.datetime).date()
    begin = week_of(first, week_start)
    end = np.datetime64(week_of(until, week_start) + dt.timedelta(days=1))
    starts = np.arange(np.datetime64(begin), end, np.timedelta64(DAYS, "D"))
    before = (first - begin).days
    sums = {}
    for name in SUMMED:
        padded = np.zeros(len(starts) * DAYS)
        padded[before : before + many] = daily[name].to_numpy(dtype=float)[:many]
        sums[name] = padded.reshape(-1, DAYS).sum(axis=1)
    sums["runs"] = sums["runs"].astype("int64")
    weeks = starts.astype(DAY_DTYPE)
    return WeeklyFrame(pd.DataFrame({"week": weeks, **sums, "is_complete": weeks + np.timedelta64(DAYS, "D") <= last}))


def _empty() -> pd.DataFrame:
    columns = Weekly.to_schema().columns
    dtypes = {"week": DAY_DTYPE, "runs": "int64", "is_complete": "bool"}
    return pd.DataFrame({name: pd.Series(dtype=dtypes.get(name, "float64")) for name in columns})
