"""Grade-adjusted pace (Minetti 2002) and metres of climb and descent, kept apart.

Grade-adjusted speed says what a stretch costs the heart and lungs. It is never a load on tissue:
running downhill is cheap and brakes hard.
"""

import numpy as np

from rtr.metrics.base import EPS, Absence, Flags, Floats, Level, Metric, Validity
from rtr.metrics.seconds import Seconds
from rtr.samples import Samples

LEVEL_COST = 3.6
"""J per kg and metre on the level."""
COST = (155.4, -30.4, -43.3, 46.3, 19.5, LEVEL_COST)
"""Minetti's polynomial, highest power first; i is rise over run."""
STEEPEST = 0.30
SMOOTH_S = 30
GRADE_OVER_M = 25.0
TURN_M = 3.0
"""A climb or descent counts once it is this high: altitude wanders by a metre or two on the flat."""
CLIMB_EVERY_S = 10
LEAST_COVERAGE = 0.5


def cost_ratio(grade: Floats) -> Floats:
    """Cost of a metre at a grade over that of a level metre, `C(i) / 3.6`, i clipped to ±0.30.

    >>> cost_ratio(np.array([-0.10, 0.0, 0.05])).round(4)
    array([0.5977, 1.    , 1.3014])
    """
    return np.asarray(np.polyval(COST, np.clip(grade, -STEEPEST, STEEPEST)) / LEVEL_COST, dtype=np.float64)


def gap_speed(speed_m_per_s: Floats, grade: Floats) -> Floats:
    """The level speed that costs as much: `v · C(i) / 3.6`, in m/s.

    >>> float((1000 / gap_speed(np.array([1000 / 390]), np.array([0.05])))[0].round(2))
    299.67
    """
    return speed_m_per_s * cost_ratio(grade)


def altitude_m(samples: Samples, seconds: Seconds) -> Floats | None:
    """Altitude second by second, averaged over 30 s; None where it is not known or never changes.

    What changed during a pause is taken out: nobody ran it.
    """
    if samples.ele_m is None or not len(seconds):
        return None
    known = np.isfinite(samples.ele_m)
    if known.mean() < LEAST_COVERAGE or np.ptp(samples.ele_m[known]) <= 0:
        return None
    at_s = samples.t_s[0] + np.arange(len(seconds)) + 0.5 + seconds.skipped_s
    ele = np.interp(at_s, samples.t_s[known], samples.ele_m[known])
    is_after_pause = np.diff(seconds.skipped_s) > 0
    ele[1:] -= np.cumsum(np.where(is_after_pause, np.diff(ele), 0.0))
    return rolling_mean(ele, SMOOTH_S)


def grade(altitude: Floats, speed_m_per_s: Floats) -> Floats:
    """Rise over run of the 25 m around each second; 0 where less than 25 m were covered in all."""
    step_m = np.where(np.isfinite(speed_m_per_s), speed_m_per_s, 0.0)
    at_m = np.cumsum(step_m) - step_m / 2
    moved = step_m > 0
    if moved.sum() < 2 or np.ptp(at_m[moved]) < GRADE_OVER_M:
        return np.zeros(len(altitude))
    along, up = at_m[moved], altitude[moved]
    low = np.clip(at_m - GRADE_OVER_M / 2, along[0], along[-1] - GRADE_OVER_M)
    rise = np.interp(low + GRADE_OVER_M, along, up) - np.interp(low, along, up)
    return np.asarray(rise / GRADE_OVER_M)


def smoothed_over_running(speed: Floats, is_running: Flags) -> Floats:
    """Mean of the running seconds within 30 s around each of them; one value per running second.

    Walking is left out, so that a bout of a minute keeps its speed. NaN where no speed is known.
    """
    known = is_running & np.isfinite(speed)
    weight = rolling_mean(known.astype(float), SMOOTH_S)[is_running]
    total = rolling_mean(np.where(known, speed, 0.0), SMOOTH_S)[is_running]
    mean: Floats = np.divide(total, weight, out=np.full(len(total), np.nan), where=weight > EPS)
    return mean


def climb_m(altitude: Floats) -> tuple[float, float]:
    """Metres up and metres down, both positive; turns of less than 3 m are noise.

    >>> climb_m(np.repeat([0.0, 2.0, 0.0, 10.0, 4.0], 10))
    (10.0, 6.0)
    """
    up = down = 0.0
    low = high = turn = float(altitude[0])
    direction = 0
    for height in [*altitude[::CLIMB_EVERY_S].tolist(), float(altitude[-1])]:
        low, high = min(low, height), max(high, height)
        if direction >= 0 and height <= high - TURN_M:
            up += (high - turn) if direction > 0 else 0.0
            turn, low, direction = high, height, -1
        elif direction <= 0 and height >= low + TURN_M:
            down += (turn - low) if direction < 0 else 0.0
            turn, high, direction = low, height, 1
    up += (high - turn) if direction > 0 else 0.0
    down += (turn - low) if direction < 0 else 0.0
    return up, down


def rolling_mean(column: Floats, length: int) -> Floats:
    """Mean of `length` values around each; at the ends of those that are there."""
    total = np.concatenate(([0.0], np.cumsum(column)))
    every = np.arange(len(column))
    first = np.maximum(every - length // 2, 0)
    last = np.minimum(every + (length + 1) // 2, len(column))
    return np.asarray((total[last] - total[first]) / (last - first))


_CLIMB = (
    "Empty where neither the device nor its altitude tells. Climb and descent are never added up: uphill loads the "
    "lungs, downhill brakes with the legs."
)

GRADE_METRICS = tuple(
    Metric(
        symbol=symbol,
        title=title,
        unit="m",
        level=Level.SESSION,
        validity=Validity.USEFUL,
        formula=f"metres {way} as the device states them, else of altitude averaged over 30 s without turns under 3 m",
        needs="a device that counts them, or altitude",
        missing=_CLIMB,
        sources=("rtr-choice",),
        absences=(Absence.NO_SENSOR,),
    )
    for symbol, title, way in (("ascent_m", "Climb", "up"), ("descent_m", "Descent", "down"))
)
