"""Strain of the last 7 days beside the runner's own weeks before."""

import numpy as np

from rtr.metrics.base import EPS, Absence, Floats, Level, Load, Metric, Series, Validity, series
from rtr.metrics.load import WEEK
from rtr.metrics.variety import strain_7d

WEEKS, LEAST_WEEKS = 12, 6
CAP = 10.0
"""Where all weeks before were the same the quotient has no end; it is cut here, as monotony is."""


def strain_z(daily: Load) -> Series:
    """Strain of the last 7 days in standard deviations of the own 12 weeks before (science §2.5).

    `(S_t - mean(S[t-7k])) / SD(S[t-7k])`, k = 1..12, sample SD, cut at ±10; 0 where all are the same.
    Weeks without load have no strain and are passed over. Absent with fewer than six such weeks
    before (`short_history`), and where strain itself is.

    >>> from rtr.metrics.load import load
    >>> calm = [v * (1 + 0.1 * (week % 2)) for week in range(6) for v in (60, 0, 60, 0, 0, 90, 0)]
    >>> float(strain_z(load([*calm, *(v * 1.2 for v in (60, 0, 60, 0, 0, 90, 0))])).value[-1].round(2))
    2.74
    """
    strain = strain_7d(daily)
    before = _weeks_before(strain.value)
    is_known = ~np.isnan(before)
    count = is_known.sum(axis=0)
    mean, spread = _moments(before, is_known, count)
    away = strain.value - mean
    is_flat = spread <= EPS * np.maximum(1.0, np.abs(mean))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(is_flat, np.where(np.abs(away) <= EPS * np.abs(mean), 0.0, np.sign(away) * CAP), away / spread)
    reasons = [(strain.absent == reason.value, reason) for reason in (Absence.MISSING, Absence.FEW_LOADED_DAYS)]
    return series(
        "strain_z",
        np.clip(z, -CAP, CAP),
        strain.imputed,
        [*reasons, (count < LEAST_WEEKS, Absence.SHORT_HISTORY)],
    )


def _weeks_before(strain: Floats) -> Floats:
    """Strain 1 to 12 weeks before each day, shape (12, days); NaN before the first one."""
    before = np.full((WEEKS, len(strain)), np.nan)
    for week in range(1, WEEKS + 1):
        before[week - 1, WEEK * week :] = strain[: max(0, len(strain) - WEEK * week)]
    return before


def _moments(values: Floats, is_known: np.ndarray, count: np.ndarray) -> tuple[Floats, Floats]:
    """Mean and sample standard deviation of the known values of each column."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        mean = np.where(is_known, values, 0.0).sum(axis=0) / count
        squares = np.where(is_known, (values - mean) ** 2, 0.0).sum(axis=0)
        return mean, np.sqrt(squares / (count - 1))


STRAIN_METRICS = (
    Metric(
        symbol="strain_z",
        title="Strain of the last 7 days beside your own weeks",
        unit="own standard deviations",
        level=Level.DAY,
        validity=Validity.UNKNOWN,
        formula=(
            "(strain of 7 days − mean of the strains 1 to 12 weeks before) ÷ their sample standard deviation, "
            "±10 at most"
        ),
        needs="six weeks with load before this one",
        missing="Weeks without load have no strain and are passed over.",
        sources=("foster-1998", "rtr-choice"),
        absences=(Absence.SHORT_HISTORY, Absence.MISSING, Absence.FEW_LOADED_DAYS),
    ),
)
