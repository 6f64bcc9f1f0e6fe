"""The weeks that Load shows: the last ones, all of them, or those between two days."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from rtr.advice.words import period_text
from rtr.frames import WeeklyFrame
from rtr.metrics.base import Floats
from rtr.metrics.week import DAYS, week_of

PERIODS: Mapping[str, int | None] = MappingProxyType({"12 weeks": 12, "6 months": 26, "all": None})
"""What the page offers, in weeks; None is everything."""
STRIP_FROM_WEEKS = 27
"""A shorter diary has nothing to choose from: its weeks all fit into the picture."""
STRIP_BARS = 130
BAR_WEEKS = (1, 2, 4, 13, 26, 52)

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first day of a week to the last day of one, or to `day`, today."""

    first: dt.date
    last: dt.date
    day: dt.date

    @property
    def is_current(self) -> bool:
        """Whether it reaches to today."""
        return self.last == self.day

    @property
    def begin(self) -> pd.Timestamp:
        return pd.Timestamp(self.first)

    @property
    def end(self) -> pd.Timestamp:
        return pd.Timestamp(self.last)

    @property
    def text(self) -> str:
        """`1 June to 22 November`."""
        return period_text(self.first, self.last)


def period(begin: dt.date, day: dt.date, week_start: int, *, weeks: int | None, between: Days | None) -> Period:
    """The last `weeks` weeks up to `day` (None: all), or the weeks that hold the two days of `between`.

    `begin` is the first day of the diary; nothing before its week and nothing after `day` is shown.
    """
    earliest = week_of(min(begin, day), week_start)
    if between is None:
        this = week_of(day, week_start)
        first = earliest if weeks is None else this - dt.timedelta(weeks=weeks - 1)
        return Period(first=max(first, earliest), last=day, day=day)
    low, high = (min(max(one, earliest), day) for one in sorted(between))
    last = week_of(high, week_start) + dt.timedelta(days=DAYS - 1)
    return Period(first=week_of(low, week_start), last=min(last, day), day=day)


def strip(weeks: WeeklyFrame, shown: Period) -> pd.DataFrame:
    """All weeks of a diary as bars to choose a period from; empty while there is nothing to choose.

    One row per bar: `first`, `last` (days in ISO form), `run_min` (mean running minutes of its weeks)
    and whether the bar lies in the period `shown`.
    """
    if len(weeks) < STRIP_FROM_WEEKS:
        return pd.DataFrame({"first": [], "last": [], "run_min": [], "is_shown": []})
    size = next((n for n in BAR_WEEKS if len(weeks) <= n * STRIP_BARS), BAR_WEEKS[-1])
    end = len(weeks) - size * np.arange(-(-len(weeks) // size))[::-1]
    starts = weeks["week"].to_numpy().astype("datetime64[D]")
    first = starts[np.maximum(end - size, 0)]
    last = np.minimum(starts[end - 1] + DAYS - 1, np.datetime64(shown.day))
    return pd.DataFrame(
        {
            "first": first.astype(str),
            "last": last.astype(str),
            "run_min": _means(weeks["run_min"].to_numpy(dtype=float), end, size),
            "is_shown": (last >= np.datetime64(shown.first)) & (first <= np.datetime64(shown.last)),
        }
    )


def _means(minutes: Floats, end: npt.NDArray[np.int64], size: int) -> Floats:
    """Mean of the known weeks of each bar of `size` weeks that ends before row `end`; NaN where none is known."""
    padded = np.concatenate([np.full(size, np.nan), minutes])
    bars = padded[end[:, None] + np.arange(size)]
    known = np.isfinite(bars)
    total = np.where(known, bars, 0.0).sum(axis=1)
    mean: Floats = np.divide(total, known.sum(axis=1), out=np.full(len(end), np.nan), where=known.any(axis=1))
    return mean
