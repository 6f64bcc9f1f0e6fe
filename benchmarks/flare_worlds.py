"""Invented runners whose flares follow a known law: what the flare model has to find, or not to find."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from rtr.learn.flare.days import FlareDays
from rtr.metrics.base import Floats

FIRST = dt.date(2025, 1, 6)
RUNS_ON = (0, 2, 5)
"""Days of the week, counted from Monday; one run in ten is skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The law of flares, as log odds: per point of pain, per 10 minutes over the usual, of a slow own tendency.

    `rate` is the share of flares on a usual day. `unanswered` the share of mornings that are missing,
    whatever they were like; `unanswered_bad` that share on mornings with pain of 4 and more.
    """

    name: str
    rate: float = 0.25
    per_point: float = 0.0
    per_10_min: float = 0.0
    tendency: float = 0.0
    unanswered: float = 0.1
    unanswered_bad: float = 0.1


NOTHING = World(name="nothing to find")
LEFT_OUT = World(name="nothing, and half of the bad mornings left out", unanswered_bad=0.5)
HEALING = World(name="nothing but fewer flares over time", tendency=1.0)
PAIN_ONLY = World(name="pain of the day only", per_point=0.9)
LOAD_ONLY = World(name="load of the day only", per_10_min=1.6)
BOTH = World(name="pain and load of the day", per_point=0.7, per_10_min=1.4)
STRONG = World(name="pain and load, strongly", per_point=1.2, per_10_min=2.4)
WORLDS = (NOTHING, LEFT_OUT, HEALING, PAIN_ONLY, LOAD_ONLY, BOTH, STRONG)


def runner(world: World, days: int, rng: np.random.Generator) -> tuple[FlareDays, Floats]:
    """One runner's days, and the true chance of a flare on each (NaN without a run).

    Pain drifts (0.7 of yesterday's stays) and rises for two mornings after a flare, so that today's
    pain tells of the last flare whether or not it tells of the next. Minutes grow from 15 to 40.
    """
    at = np.arange(days)
    goes = np.isin(at % 7, RUNS_ON) & (rng.random(days) < 0.9)
    usual = 15 + 25 * at / days
    over = np.where(goes, usual * rng.normal(0, 0.3, days), np.nan)
    chance, flared, pain = np.full(days, np.nan), np.full(days, np.nan), np.zeros(days)
    tendency = world.tendency * (1 - 2 * at / days)
    base, drift, bump = np.log(world.rate / (1 - world.rate)), 0.0, np.zeros(days + 3)
    for day in at:
        drift = 0.7 * drift + rng.normal(0, 0.8)
        pain[day] = np.clip(np.round(1.5 + drift + bump[day]), 0, 10)
        if goes[day]:
            odds = base + world.per_point * (pain[day] - 2) + world.per_10_min * over[day] / 10 + tendency[day]
            chance[day] = 1 / (1 + np.exp(-odds))
            flared[day] = float(rng.random() < chance[day])
            bump[day + 1 : day + 3] += (2.0 * flared[day], 1.0 * flared[day])
    return _answered(world, goes, np.maximum(usual + over, 5.0), pain, flared, rng), chance


def _answered(  # noqa: PLR0913, PLR0917 - everything a day consists of
    world: World, goes: Floats, minutes: Floats, pain: Floats, flared: Floats, rng: np.random.Generator
) -> FlareDays:
    """What the runner wrote down: an unanswered morning takes its pain and the outcome of the runs before it."""
    is_missing = rng.random(len(pain)) < np.where(pain >= 4, world.unanswered_bad, world.unanswered)
    lost = np.append(is_missing[1:], True) | np.append(is_missing[2:], [True, True])
    return FlareDays(
        first=FIRST,
        run_min=np.where(goes, minutes, 0.0),
        pain_before=np.where(is_missing, np.nan, pain),
        flare=np.where(lost, np.nan, flared),
    )
