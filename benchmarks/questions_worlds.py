"""Invented diaries with everything the list of questions asks for, around the load and pain of the response worlds."""

import numpy as np
import pandas as pd

from benchmarks.response_worlds import lived
from rtr.frames import DAY_DTYPE, Exposures, ExposuresFrame
from rtr.metrics.base import Floats

AU_PER_MIN = 4.0
UNANSWERED = 0.10
ITEM_STAYS = 0.6


def diary(name: str, days: int, points: float, chance: np.random.Generator) -> ExposuresFrame:
    """One runner. `points` is what 70 AU add to the next morning; of all exposures only the load does anything.

    Climb, faster minutes and the ratio follow from the runs; sleep, energy and stress drift by
    themselves; stiffness is the pain with noise of its own. One morning in ten is not answered.
    """
    load, pain = lived(name, days, points, chance)
    run_min = load / AU_PER_MIN
    is_run = run_min > 0
    answered = chance.random(days) >= UNANSWERED
    stiff = np.clip(np.round(pain + chance.normal(0, 1, days)), 0, 10)
    columns = {
        "run_min": run_min,
        "session_ratio": _ratio(run_min),
        "climb_m": run_min * chance.lognormal(0, 0.5, days),
        "faster_min": np.where(is_run & (chance.random(days) < 0.5), chance.integers(0, 10, days), 0),
        "days_since_run": _since(is_run),
        "sleep_h": np.full(days, np.nan),
        "sleep_quality": _item(days, chance),
        "fatigue": _item(days, chance),
        "stress": _item(days, chance),
        "pain_am": np.where(answered, pain, np.nan),
        "stiff_am": np.where(answered, stiff, np.nan),
    }
    day = pd.date_range("2026-01-05", periods=days, unit="us").astype(DAY_DTYPE)
    frame = pd.DataFrame({"day": day, **{key: column.astype(float) for key, column in columns.items()}})
    return ExposuresFrame(frame[list(Exposures.to_schema().columns)])


def _ratio(run_min: Floats) -> Floats:
    """Each run beside the longest of the 30 days before; 0 without a run, unknown for the first one."""
    longest = np.array([run_min[max(0, day - 30) : day].max(initial=0.0) for day in range(len(run_min))])
    ratio = np.divide(run_min, longest, out=np.full(len(run_min), np.nan), where=longest > 0)
    return np.where(run_min > 0, ratio, 0.0)


def _since(is_run: np.ndarray) -> Floats:
    """Days since the last run; unknown before the first."""
    last = np.maximum.accumulate(np.where(is_run, np.arange(len(is_run)), -1))
    return np.where(last >= 0, np.arange(len(is_run)) - last, np.nan)


def _item(days: int, chance: np.random.Generator) -> Floats:
    """An answer from 1 to 5 that is like that of the day before."""
    drift = np.zeros(days)
    for day in range(days):
        drift[day] = (ITEM_STAYS * drift[day - 1] if day else 0.0) + chance.normal(0, 0.7)
    item: Floats = np.clip(np.round(3.5 + drift), 1, 5)
    return item
