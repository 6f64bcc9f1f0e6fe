"""Which of the two loads a page is about. They are never added and never share an axis."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from rtr.diary import Diary
from rtr.frames import DailyFrame, DailyInternalFrame
from rtr.metrics.base import Load
from rtr.metrics.internal import daily_internal, imputed_share
from rtr.metrics.load import MONTH, Unit, load
from rtr.units import counted

NAMES: Mapping[Unit, str] = MappingProxyType({Unit.MIN: "Running minutes", Unit.AU: "Internal load in AU"})
SUFFIX: Mapping[Unit, str] = MappingProxyType({Unit.MIN: "min", Unit.AU: "AU"})


@dataclass(frozen=True, slots=True, eq=False)
class LoadChoice:
    """One load of a runner, day by day.

    `internal` is where internal load comes from, method by method; None for running minutes, which
    are measured or absent.
    """

    unit: Unit
    days: pd.Series
    daily: Load
    internal: DailyInternalFrame | None = None

    @property
    def name(self) -> str:
        return NAMES[self.unit]

    @property
    def words(self) -> str:
        """The name inside a sentence."""
        return f"{self.name[0].lower()}{self.name[1:]}"

    @property
    def suffix(self) -> str:
        return SUFFIX[self.unit]

    def at(self, day: dt.date) -> int:
        """The row of a day; -1 before the first one."""
        return int(np.searchsorted(self.days.to_numpy(), np.datetime64(day, "us"), side="right")) - 1

    def imputed_share(self, at: int, days: int = MONTH) -> float:
        """Share of the load of the `days` days up to row `at` that does not come from a rating."""
        if self.internal is None:
            return 0.0
        window = DailyInternalFrame(self.internal.iloc[max(0, at - days + 1) : at + 1])
        return float(imputed_share(window, days)[-1])

    def imputed_words(self, at: int) -> str:
        """The sentence that stands beside every figure in AU; "" for running minutes."""
        if self.internal is None or at < 0:
            return ""
        month = self.internal.iloc[max(0, at - MONTH + 1) : at + 1]
        unknown = int(month["unknown"].sum())
        left_out = f" {counted(unknown, 'session')} of unknown load left out." if unknown else ""
        return (
            f"{100 * self.imputed_share(at):.0f} % of the load of these 28 days comes from heart rate, pace or minutes "
            f"instead of your rating.{left_out}"
        )


def running_minutes(daily: DailyFrame) -> LoadChoice:
    """The mechanical load: what the legs did."""
    return LoadChoice(Unit.MIN, daily["day"], load(daily["run_min"].to_numpy(dtype=float), Unit.MIN))


def internal_load(known: Diary, day: dt.date) -> LoadChoice:
    """The internal load of all sports: what they cost the whole body."""
    internal = daily_internal(known, day)
    return LoadChoice(Unit.AU, internal["day"], load(internal["load_au"].to_numpy(dtype=float), Unit.AU), internal)
