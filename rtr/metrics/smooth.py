"""Exponentially smoothed load: EWMA and its ratio, and the 42- and 7-day averages of the field."""

import numpy as np

from rtr.metrics.base import EPS, Absence, EwmaInit, Floats, Level, Load, Metric, Series, Validity, series
from rtr.metrics.load import MAX_MISSING, MONTH, WEEK
from rtr.metrics.recursion import smoothed
from rtr.metrics.windows import ratio

CTL_DAYS, ATL_DAYS = 42, 7
RATIO_HISTORY = 42
"""Before, more than 5 % of the 28-day average is still its own seed (science §2.1)."""


def averaged(column: Floats, days: int, init: EwmaInit = EwmaInit.ADJUST) -> Floats:
    """EWMA with `λ = 2/(N+1)`, started as `init` says; NaN before the seventh day with `mean7`."""
    weight = 2 / (days + 1)
    if init is EwmaInit.ADJUST:
        known = np.cumsum(~np.isnan(column))
        return ratio(smoothed(column, weight), -np.expm1(known * np.log1p(-weight)))
    if init is EwmaInit.MEAN7:
        return _from_first_week(column, weight)
    first = float(column[0]) if init is EwmaInit.FIRST and len(column) else 0.0
    return smoothed(column, weight, 0.0 if np.isnan(first) else first)


def _from_first_week(column: Floats, weight: float) -> Floats:
    found = np.full(len(column), np.nan)
    known = column[:WEEK][~np.isnan(column[:WEEK])]
    if len(column) >= WEEK and len(known):
        found[WEEK - 1] = known.mean()
        found[WEEK:] = smoothed(column[WEEK:], weight, float(found[WEEK - 1]))
    return found


def ewma_7d(daily: Load) -> Series:
    """Exponentially weighted mean day, `λ = 2/8` (Williams 2017).

    `E_t = λ·L_t + (1-λ)·E_{t-1}`. Absent where more than a fifth of the last 7 days was not recorded.

    >>> from rtr.metrics.load import load
    >>> float(ewma_7d(load([10] * 9)).value[-1])
    10.0
    """
    found: Series = daily.once("ewma_7d", lambda: _ewma("ewma_7d", daily, WEEK))
    return found


def ewma_28d(daily: Load) -> Series:
    """Exponentially weighted mean day, `λ = 2/29` (Williams 2017). Absent as `ewma_7d`, over 28 days.

    >>> from rtr.metrics.load import load
    >>> ewma_28d(load([60, 0])).value.round(4)
    array([60.    , 28.9286])
    """
    found: Series = daily.once("ewma_28d", lambda: _ewma("ewma_28d", daily, MONTH))
    return found


def acwr_ewma(daily: Load) -> Series:
    """`E7 / E28`, coupled (Williams 2017). Absent before day 42.

    >>> from rtr.metrics.load import load
    >>> acwr_ewma(load([10] * 42)).value[-1].round(9)
    np.float64(1.0)
    """
    fast, slow = ewma_7d(daily), ewma_28d(daily)
    reasons = [
        (daily.history < RATIO_HISTORY, Absence.SHORT_HISTORY),
        (fast.is_absent | slow.is_absent, Absence.MISSING),
        (slow.value <= EPS, Absence.ZERO_CHRONIC),
    ]
    return series("acwr_ewma", ratio(fast.value, slow.value), slow.imputed, reasons)


def ctl_42d(daily: Load) -> Series:
    """Smoothed training, 42 days: `C_t = C_{t-1} + w·(L_t - C_{t-1})` from 0, `w = 1/42`.

    Screens hide it for 42 days. It says how much was done, not how fit or ready anybody is.

    >>> from rtr.metrics.load import load
    >>> ctl_42d(load([60, 0])).value.round(4)
    array([1.4286, 1.3946])
    """
    found: Series = daily.once("ctl_42d", lambda: _average("ctl_42d", daily, CTL_DAYS))
    return found


def atl_7d(daily: Load) -> Series:
    """Smoothed training, 7 days: as `ctl_42d` with `w = 1/7`.

    >>> from rtr.metrics.load import load
    >>> atl_7d(load([60, 0])).value.round(4)
    array([8.5714, 7.3469])
    """
    found: Series = daily.once("atl_7d", lambda: _average("atl_7d", daily, ATL_DAYS))
    return found


def tsb(daily: Load) -> Series:
    """Difference of yesterday's two averages, `C_{t-1} - A_{t-1}`; 0 on the first day.

    >>> from rtr.metrics.load import load
    >>> tsb(load([60, 0])).value.round(4)
    array([ 0.    , -7.1429])
    """
    slow, fast = ctl_42d(daily), atl_7d(daily)
    value = np.append(0.0, slow.value - fast.value)[: len(slow.value)]
    imputed = np.append(0.0, slow.imputed)[: len(slow.value)]
    return series("tsb", value, imputed, [(np.isnan(value), Absence.MISSING)])


def _ewma(symbol: str, daily: Load, days: int) -> Series:
    share = _gaps(daily, days)
    value = averaged(daily.filled, days, daily.ewma_init)
    is_early = (daily.history < WEEK) if daily.ewma_init is EwmaInit.MEAN7 else np.zeros(len(value), dtype=bool)
    reasons = [(is_early, Absence.SHORT_HISTORY), (share > MAX_MISSING + EPS, Absence.MISSING)]
    return series(symbol, value, share, reasons)


def _average(symbol: str, daily: Load, days: int) -> Series:
    share = _gaps(daily, days)
    value = smoothed(daily.filled, daily.ctl_form.weight(days))
    return series(symbol, value, share, [(share > MAX_MISSING + EPS, Absence.MISSING)])


def _gaps(daily: Load, days: int) -> Floats:
    """Share of the last `days` days, or of the shorter history, that was not recorded."""
    counted = np.cumsum(np.isnan(daily.recorded))
    before = np.append(np.zeros(days, dtype=counted.dtype), counted)[: len(counted)]
    share: Floats = (counted - before) / np.minimum(daily.history, days)
    return share


_SEED = (
    "A day not recorded is filled as for the other series, or passed over. Until 42 days are there, what it starts "
    "from still weighs in."
)
_TRAINING = "Shown from 42 days on. It says how much training there was, not how fit or ready anybody is."

SMOOTH_METRICS = (
    Metric(
        symbol="ewma_7d",
        title="Weighted mean day, 7 days",
        unit="unit of the load per day",
        level=Level.DAY,
        validity=Validity.DISPUTED,
        formula="λ · today + (1 − λ) · yesterday's value, λ = 2 ÷ 8, weights corrected for the start",
        needs="a daily series",
        missing=_SEED,
        sources=("williams-2017", "wang-2020"),
        absences=(Absence.MISSING,),
        compute=ewma_7d,
    ),
    Metric(
        symbol="ewma_28d",
        title="Weighted mean day, 28 days",
        unit="unit of the load per day",
        level=Level.DAY,
        validity=Validity.DISPUTED,
        formula="λ · today + (1 − λ) · yesterday's value, λ = 2 ÷ 29, weights corrected for the start",
        needs="a daily series",
        missing=_SEED,
        sources=("williams-2017", "wang-2020"),
        absences=(Absence.MISSING,),
        compute=ewma_28d,
    ),
    Metric(
        symbol="acwr_ewma",
        title="Weighted 7 days beside weighted 28 days (ACWR, EWMA)",
        unit="1",
        level=Level.DAY,
        validity=Validity.DISPUTED,
        formula="weighted mean day of 7 days ÷ weighted mean day of 28 days",
        needs="42 days of history",
        missing=_SEED,
        sources=("williams-2017", "wang-2020", "impellizzeri-2021"),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.ZERO_CHRONIC),
        compute=acwr_ewma,
    ),
    Metric(
        symbol="ctl_42d",
        title="Smoothed training, 42 days",
        unit="unit of the load per day",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="yesterday's value + (today − yesterday's value) ÷ 42, from 0",
        needs="a daily series",
        missing=_TRAINING,
        sources=("calvert-1976",),
        absences=(Absence.MISSING,),
        compute=ctl_42d,
    ),
    Metric(
        symbol="atl_7d",
        title="Smoothed training, 7 days",
        unit="unit of the load per day",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="yesterday's value + (today − yesterday's value) ÷ 7, from 0",
        needs="a daily series",
        missing=_TRAINING,
        sources=("calvert-1976",),
        absences=(Absence.MISSING,),
        compute=atl_7d,
    ),
    Metric(
        symbol="tsb",
        title="Difference of the two smoothed trainings",
        unit="unit of the load per day",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula="yesterday's 42-day value − yesterday's 7-day value",
        needs="a daily series",
        missing=_TRAINING,
        sources=("calvert-1976",),
        absences=(Absence.MISSING,),
        compute=tsb,
    ),
)
