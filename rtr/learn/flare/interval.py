"""How sure a discrimination is when days that lie close together resemble each other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rtr.learn.flare.scores import wins
from rtr.metrics.base import Floats

BLOCK_DAYS, REDRAWS, SEED = 7, 2000, 20_260_101
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value with its 90 % interval."""

    value: float
    low: float
    high: float


def weights(day: npt.NDArray[np.int64], redraws: int = REDRAWS) -> Floats:
    """How often each run day comes up in each redraw: circular blocks of a week of calendar days, a fixed seed."""
    at = day - day[0]
    length = int(at[-1]) + 1
    starts = np.random.default_rng(SEED).integers(0, length, (redraws, -(-length // BLOCK_DAYS)))
    begun = np.zeros((redraws, length))
    np.add.at(begun, (np.arange(redraws)[:, None], starts), 1.0)
    is_in_block = (at[None, :] - np.arange(length)[:, None]) % length < BLOCK_DAYS
    drawn: Floats = begun @ is_in_block.astype(float)
    return drawn


def redrawn(y: Floats, score: Floats, drawn: Floats) -> Floats:
    """The AUC of every redraw; NaN where a redraw has only one outcome."""
    flared, other = drawn[:, y > 0], drawn[:, y == 0]
    pairs = flared.sum(axis=1) * other.sum(axis=1)
    won = ((flared @ wins(y, score)) * other).sum(axis=1)
    found: Floats = np.divide(won, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0)
    return found


def estimate(value: float, redraws: Floats) -> Estimate:
    """A value with the middle 90 % of its redraws."""
    low, high = np.nanquantile(redraws, [LOW, HIGH])
    return Estimate(value=value, low=float(low), high=float(high))
