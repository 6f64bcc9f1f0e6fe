"""Invented runners in whom load does nothing (or a known something) to pain: harder ones than the shared worlds.

`lived(name, days, points, chance)` gives running minutes and morning pain. `points` is what 10 minutes of running
add to the pain of the next morning; 0 is a null world, in which every link found is a false one.
"""

import numpy as np

from rtr.metrics.base import Floats

NAMES = ("same_morning", "unanswered", "every_second_day", "almost_healed", "layoffs")
"""Pain cancels the run of the same morning · good mornings are left out · runs every other day, no weeks ·
pain is 0 on most days · a bad morning stops running for a week, and it comes back in short runs."""

STAYS = 0.7
LONGEST_MIN = 45.0


def lived(name: str, days: int, points: float, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """One runner's minutes and mornings from the seed of `chance`."""
    run, pain, drift, rests = np.zeros(days), np.zeros(days), 0.0, 0
    for day in range(days):
        drift = STAYS * drift + chance.normal()
        felt = _level(name, day / days) + drift + (points * run[day - 1] / 10 if day else 0.0)
        pain[day] = min(max(round(felt), 0), 10)
        rests = 7 if name == "layoffs" and pain[day] >= 5 and not rests else max(0, rests - 1)
        is_off = rests > 0 or (name == "same_morning" and pain[day] >= 4)
        if _is_planned(name, day, chance) and not is_off:
            shorter = 0.5 if name == "layoffs" and day > 14 and not run[day - 7 : day].any() else 1.0
            run[day] = min(LONGEST_MIN, shorter * (12 + 25 * day / days) * chance.lognormal(0, 0.2))
    if name == "unanswered":
        pain[chance.random(days) < np.where(pain < 2, 0.45, 0.15)] = np.nan
    return run, pain


def _level(name: str, gone: float) -> float:
    return -0.5 if name == "almost_healed" else 3.0 - 2.0 * gone


def _is_planned(name: str, day: int, chance: np.random.Generator) -> bool:
    is_day = day % 2 == 0 if name == "every_second_day" else day % 7 in (0, 2, 5)
    return is_day and chance.random() < 0.9
