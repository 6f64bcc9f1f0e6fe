"""Numbers of sessions added up by calendar day."""

import datetime as dt

import numpy as np
import pandas as pd

from rtr.metrics.base import Floats
from rtr.metrics.spike import Days


def calendar(days: Days, until: dt.date) -> pd.DatetimeIndex:
    """Every day from the first of `days` to `until`; empty without one."""
    if not len(days):
        return pd.DatetimeIndex([], dtype="datetime64[us]")
    return pd.date_range(pd.Timestamp(days.min()), pd.Timestamp(until), freq="D", unit="us")


def by_day(days: Days, calendar_days: pd.DatetimeIndex, values: Floats) -> Floats:
    """Sum of the values of each day: 0 on days without any, NaN where one of them is not known."""
    total = np.zeros(len(calendar_days))
    if len(calendar_days):
        first = calendar_days.to_numpy().astype("datetime64[D]")[0]
        np.add.at(total, (days.astype("datetime64[D]") - first).astype(int), values)
    return total


def share(part: Floats, whole: Floats) -> Floats:
    """`part / whole`, 0 where there is nothing to share, NaN where the whole is not known."""
    quotient = np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)
    return np.where(np.isnan(whole), np.nan, np.clip(quotient, 0.0, 1.0))
