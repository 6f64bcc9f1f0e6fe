"""The weeks that Load shows: the last ones, all of them, or those between two days."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from rtr.advice.words import period_text
from rtr.frames import WeeklyFrame
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
    bar = next((n for n in BAR_WEEKS if len(weeks) <= n * STRIP_BARS), BAR_WEEKS[-1])
    group = (len(weeks) - 1 - pd.RangeIndex(len(weeks))) // bar
    if len(weeks) < STRIP_FROM_WEEKS:
        return pd.DataFrame({"first": [], "last": [], "run_min": [], "is_shown": []})
    bars = weeks.groupby(group).agg(first=("week", "first"), week=("week", "last"), run_min=("run_min", "mean"))
    bars = bars.sort_values("first", ignore_index=True)
    last, today = bars["week"] + pd.Timedelta(days=DAYS - 1), pd.Timestamp(shown.day)
    last = last.where(last <= today, today)
    return pd.DataFrame(
        {
            "first": bars["first"].dt.strftime("%Y-%m-%d"),
            "last": last.dt.strftime("%Y-%m-%d"),
            "run_min": bars["run_min"],
            "is_shown": (last >= shown.begin) & (bars["first"] <= shown.end),
        }
    )
