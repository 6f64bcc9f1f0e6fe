"""One cell of the response benchmark: a world, days, an effect; and in how many of 1,000 runners what was found."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.response_worlds import REPEATS, acute, chance_of, lived
from rtr.learn.across import across
from rtr.learn.lagged import lagged
from rtr.learn.pairs import pairs_of
from rtr.learn.response import response
from rtr.metrics.base import Floats

ALPHA = 0.05
POINTS_AU, SLOPE_RUNNERS, UNANSWERED = 70.0, 2000, 0.25
Judge = Callable[[Floats, Floats], float | None]

JUDGES: dict[str, Judge] = {
    "plain": lambda x, y: response(x, y, gate=False, weekday_ratio=0.0).p,
    "weekdays in full": lambda x, y: response(x, y, gate=False, weekday_ratio=math.inf).p,
    "chosen": lambda x, y: response(x, y, gate=False).p,
    "lag 2": lambda x, y: response(x, y, lag=2, gate=False).p,
    "lag 3": lambda x, y: response(x, y, lag=3, gate=False).p,
    "best of lags 0, 1, 2": lambda x, y: across(x, y, lags=(0, 1, 2), gate=False).p,
    "a quarter unanswered": lambda x, y: response(x, _unanswered(y), gate=False).p,
    "7-day load": lambda x, y: response(acute(x), y, gate=False).p,
    "7-day load, textbook": lambda x, y: lagged(acute(x), y, 1).p,
    "daily, textbook": lambda x, y: lagged(x, y, 1).p,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where to look, and for what."""

    name: str
    days: int
    points: float
    judges: tuple[str, ...]


def found_in(cell: Cell) -> dict[str, float]:
    """The share of runners with p at most 0.05, by judge; no result is nothing found."""
    chance = chance_of(cell.name, cell.days, cell.points)
    counts = dict.fromkeys(cell.judges, 0)
    for _ in range(REPEATS):
        exposure, pain = lived(cell.name, cell.days, cell.points, chance)
        for judge in cell.judges:
            p = JUDGES[judge](exposure, pain)
            counts[judge] += p is not None and p <= ALPHA
    return {judge: count / REPEATS for judge, count in counts.items()}


def covered_in(cell: Cell) -> tuple[float, float, float, float]:
    """The slope of the world, its share of intervals that hold it, the share that hold the points put in, the width."""
    truth, chance = slope_of(cell), chance_of("intervals", cell.name, cell.days, cell.points)
    lows, highs = np.full(REPEATS, math.nan), np.full(REPEATS, math.nan)
    for at in range(REPEATS):
        found = response(*lived(cell.name, cell.days, cell.points, chance), gate=False)
        if found.low is not None and found.high is not None:
            lows[at], highs[at] = found.low, found.high
    put_in = 10 * cell.points / POINTS_AU
    hold, hold_put_in = (float(((lows <= each) & (each <= highs)).mean()) for each in (truth, put_in))
    return truth, hold, hold_put_in, float(np.nanmedian(highs - lows))


def slope_of(cell: Cell) -> float:
    """Points per 10 AU by one least-squares fit over 2,000 runners, with the controls of the test.

    The weekdays are in it where the world gives pain a weekly pattern: there the slope without them is
    partly the weekend's.
    """
    chance, moments = chance_of("slope", cell.name, cell.days, cell.points), np.zeros(())
    for _ in range(SLOPE_RUNNERS):
        pairs = pairs_of(*lived(cell.name, cell.days, cell.points, chance))
        time = np.arange(len(pairs.x)) / len(pairs.x)
        weekdays = np.eye(7)[pairs.weekday][:, 1:] if cell.name == "weekly" else np.empty((len(time), 0))
        columns = np.column_stack([np.ones(len(time)), time, pairs.z, weekdays, pairs.x, pairs.y])
        moments = moments + columns.T @ columns
    return float(10 * np.linalg.solve(moments[:-1, :-1], moments[:-1, -1])[-1])


def _unanswered(pain: Floats) -> Floats:
    """A quarter of the mornings unknown, the same ones in everybody."""
    return np.where(chance_of("unanswered").random(len(pain)) < UNANSWERED, np.nan, pain)
