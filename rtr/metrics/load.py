"""Acute and chronic load, their ratio and the change from week to week, of any daily series."""

import enum

import numpy as np
import numpy.typing as npt

from rtr.metrics.base import (
    EPS,
    Absence,
    CtlForm,
    EwmaInit,
    Flags,
    Floats,
    Level,
    Load,
    Metric,
    Series,
    Validity,
    series,
)
from rtr.metrics.windows import lagged, ratio, rolling_sum

WEEK = 7
MONTH = 28
MAX_MISSING = 0.20
"""Largest share of days not recorded in a window that is still filled in (science §0)."""
WEEKS_TO_FILL_FROM = 4


class Unit(enum.StrEnum):
    """The unit of a daily load."""

    MIN = "min"
    AU = "au"
    KM = "km"
    NONE = "none"


FLOORS = {Unit.MIN: 15.0, Unit.AU: 50.0, Unit.KM: 3.0, Unit.NONE: 0.0}
"""Weekly base below which a ratio is not shown (science §2.1, a choice of the project)."""


def load(
    values: npt.ArrayLike,
    unit: Unit = Unit.MIN,
    *,
    ewma_init: EwmaInit = EwmaInit.ADJUST,
    ctl_form: CtlForm = CtlForm.STEP,
) -> Load:
    """Read a daily series; NaN is a day not recorded, 0 a rest day.

    >>> load([30, 0, float("nan")]).recorded
    array([30.,  0., nan])
    """
    recorded = np.array(values, dtype=float)
    recorded[~np.isfinite(recorded)] = np.nan
    return Load(recorded, _impute(recorded), FLOORS[unit], ewma_init, ctl_form)


def acute_7d(daily: Load) -> Series:
    """Load of the last 7 days, today included.

    `A_t = Σ L[t-6..t]`, in the unit of the load. Absent before day 7 (`short_history`) and where
    more than a fifth of the days was not recorded (`missing`).

    >>> acute_7d(load([10, 0, 20, 0, 0, 30, 0, 10])).value
    array([nan, nan, nan, nan, nan, nan, 60., 60.])
    """
    week, gaps = window(daily, WEEK)
    reasons = [(daily.history < WEEK, Absence.SHORT_HISTORY), (too_many(gaps, WEEK), Absence.MISSING)]
    return series("acute_7d", week, gaps / WEEK, reasons)


def chronic_28d(daily: Load) -> Series:
    """Mean week of the last 28 days, today included.

    `C_t = Σ L[t-27..t] / 4`, in the unit of the load per week. Absent before day 28.

    >>> float(chronic_28d(load([10, 0, 20, 0, 0, 30, 0] * 4)).value[-1])
    60.0
    """
    month, gaps = window(daily, MONTH)
    reasons = [(daily.history < MONTH, Absence.SHORT_HISTORY), (too_many(gaps, MONTH), Absence.MISSING)]
    return series("chronic_28d", month / 4, gaps / MONTH, reasons)


def acwr_coupled(daily: Load) -> Series:
    """Last week over the mean week of 28 days, of which it is a part.

    `A_t / (Σ L[t-27..t] / 4)`, at most 4 by its arithmetic. Absent before day 28 and where the
    28 days hold nothing (`zero_chronic`).

    >>> float(acwr_coupled(load([0] * 27 + [30])).value[-1])
    4.0
    """
    week, week_gaps = window(daily, WEEK)
    month, gaps = window(daily, MONTH)
    reasons = [
        (daily.history < MONTH, Absence.SHORT_HISTORY),
        (too_many(week_gaps, WEEK) | too_many(gaps, MONTH), Absence.MISSING),
        (month <= EPS, Absence.ZERO_CHRONIC),
    ]
    return series("acwr_coupled", ratio(week, month / 4), gaps / MONTH, reasons)


def acwr_uncoupled(daily: Load) -> Series:
    """Last week over the mean of the three weeks before it (Windt & Gabbett 2019, Frandsen 2025).

    `A_t / (Σ L[t-27..t-7] / 3)`. Absent before day 28, where the three weeks hold nothing
    (`zero_chronic`) and where their mean is below the floor of the unit (`low_base`).

    >>> float(acwr_uncoupled(load([10, 0, 20, 0, 0, 30, 0] * 4)).value[-1])
    1.0
    """
    week, week_gaps = window(daily, WEEK)
    before, gaps = window(daily, MONTH - WEEK, lag=WEEK)
    reasons = [
        (daily.history < MONTH, Absence.SHORT_HISTORY),
        (too_many(week_gaps, WEEK) | too_many(gaps, MONTH - WEEK), Absence.MISSING),
        (before <= EPS, Absence.ZERO_CHRONIC),
        (before / 3 < daily.floor - EPS, Absence.LOW_BASE),
    ]
    return series("acwr_uncoupled", ratio(week, before / 3), (week_gaps + gaps) / MONTH, reasons)


def week_change(daily: Load) -> Series:
    """Change of the last 7 days against the 7 before, as a fraction.

    `(A_t - A_{t-7}) / A_{t-7}`. Absent before day 14 and where the week before holds nothing
    (`zero_chronic`). A planning aid: an experiment found no protection in holding it to 10 %.

    >>> float(week_change(load([10] * 7 + [11] * 7)).value[-1].round(9))
    0.1
    """
    week, week_gaps = window(daily, WEEK)
    before, gaps = window(daily, WEEK, lag=WEEK)
    reasons = [
        (daily.history < 2 * WEEK, Absence.SHORT_HISTORY),
        (too_many(week_gaps, WEEK) | too_many(gaps, WEEK), Absence.MISSING),
        (before <= EPS, Absence.ZERO_CHRONIC),
    ]
    return series("week_change", ratio(week, before) - 1, (week_gaps + gaps) / (2 * WEEK), reasons)


def _impute(recorded: Floats) -> Floats:
    """Fill a day not recorded with the mean of the same weekday in the four weeks before it."""
    unknown = np.isnan(recorded)
    if not unknown.any():
        return recorded
    at = np.flatnonzero(unknown)[:, None] - WEEK * np.arange(1, WEEKS_TO_FILL_FROM + 1)
    same_weekday = np.where(at >= 0, recorded[np.maximum(at, 0)], np.nan)
    known = ~np.isnan(same_weekday)
    filled = recorded.copy()
    filled[unknown] = ratio(np.where(known, same_weekday, 0.0).sum(axis=1), known.sum(axis=1).astype(float))
    return filled


def window(daily: Load, length: int, lag: int = 0) -> tuple[Floats, Floats]:
    """Sum of `length` days that end `lag` days ago, and how many of them were not recorded."""
    total = daily.once(("sum", length), lambda: rolling_sum(daily.filled, length))
    gaps = daily.once(("gaps", length), lambda: rolling_sum(np.isnan(daily.recorded).astype(float), length))
    return lagged(total, lag), lagged(gaps, lag)


def too_many(gaps: Floats, length: int) -> Flags:
    return gaps > MAX_MISSING * length + EPS


_NOT_RECORDED = (
    "Rest days count as 0. Days not recorded are filled with the mean of the same weekday in the four weeks before, "
    "up to a fifth of the window; beyond that there is no number."
)

LOAD_METRICS = (
    Metric(
        symbol="acute_7d",
        title="Load of the last 7 days",
        unit="unit of the load",
        level=Level.DAY,
        validity=Validity.RELIABLE,
        formula="sum of the last 7 days, today included",
        needs="7 days of history",
        missing=_NOT_RECORDED,
        sources=("windt-gabbett-2019",),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING),
        compute=acute_7d,
    ),
    Metric(
        symbol="chronic_28d",
        title="Mean week of the last 28 days",
        unit="unit of the load per week",
        level=Level.DAY,
        validity=Validity.RELIABLE,
        formula="sum of the last 28 days ÷ 4, today included",
        needs="28 days of history",
        missing=_NOT_RECORDED,
        sources=("windt-gabbett-2019",),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING),
        compute=chronic_28d,
    ),
    Metric(
        symbol="acwr_uncoupled",
        title="Last 7 days beside the three weeks before (ACWR, uncoupled)",
        unit="1",
        level=Level.DAY,
        validity=Validity.DISPUTED,
        formula="sum of the last 7 days ÷ (sum of the 21 days before them ÷ 3)",
        needs="28 days of history and a base of 15 running minutes (50 AU, 3 km) a week",
        missing=f"{_NOT_RECORDED} Below the base the ratio says nothing and is not shown.",
        sources=("windt-gabbett-2019", "frandsen-2025", "impellizzeri-2021", "wang-2020"),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.ZERO_CHRONIC, Absence.LOW_BASE),
        compute=acwr_uncoupled,
    ),
    Metric(
        symbol="acwr_coupled",
        title="Last 7 days beside the 28 days they are part of (ACWR, coupled)",
        unit="1",
        level=Level.DAY,
        validity=Validity.DISPUTED,
        formula="sum of the last 7 days ÷ (sum of the last 28 days ÷ 4); with u the uncoupled ratio it is 4u ÷ (u + 3)",
        needs="28 days of history",
        missing=_NOT_RECORDED,
        sources=("lolli-2019", "coyne-2019", "gabbett-2016", "impellizzeri-2021"),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.ZERO_CHRONIC),
        compute=acwr_coupled,
    ),
    Metric(
        symbol="week_change",
        title="Change against the 7 days before",
        unit="1",
        level=Level.DAY,
        validity=Validity.DISPUTED,
        formula="(last 7 days − 7 days before) ÷ 7 days before",
        needs="14 days of history",
        missing=_NOT_RECORDED,
        sources=("buist-2008", "frandsen-2025"),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.ZERO_CHRONIC),
        compute=week_change,
    ),
)
