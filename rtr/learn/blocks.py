"""The slope in natural units and its interval: whole weeks are drawn again, so days stay with their neighbours."""

import numpy as np

from rtr.learn.partial import Sides
from rtr.metrics.base import Floats

BLOCK_DAYS = (7, 14)
"""A quarter of the days, within these. Blocks of one week covered too little where pain drifts slowly."""
DRAWS = 2000
FEWEST_BLOCKS = 2
SEED = 20240
COVERAGE = 0.90


def slope(sides: Sides) -> float:
    """Least-squares slope of the outcome on the exposure, given the controls."""
    x, y = sides.exposure, sides.outcome
    return float(np.nansum(x * y) / np.nansum(x * x))


def interval(sides: Sides) -> tuple[float, float] | None:
    """The 90 % interval of the slope: a studentised moving-block bootstrap, 2,000 draws, one seed.

    Blocks may run over the end into the beginning, so no day is drawn less often than another. Every
    draw is judged by its own standard error (between its blocks), because with few weeks the plain
    percentiles are too narrow. None where there are too few days for two blocks, or no spread.
    """
    found = slope(sides)
    scores, weights = _per_day(sides, found)
    drawn = _drawn_blocks(np.stack([scores, weights]))
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = drawn[0].sum(axis=1) / drawn[1].sum(axis=1)
        spread = np.sqrt(((drawn[0] - shift[:, None] * drawn[1]) ** 2).sum(axis=1)) / drawn[1].sum(axis=1)
        ratio = shift / spread
    ratio = ratio[np.isfinite(ratio)]
    if drawn.shape[2] < FEWEST_BLOCKS or len(ratio) < DRAWS / 2:
        return None
    low, high = np.quantile(ratio, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    error = np.sqrt((_blocks(scores) ** 2).mean() * drawn.shape[2]) / weights.sum()
    return float(found - high * error), float(found - low * error)


def _per_day(sides: Sides, found: float) -> tuple[Floats, Floats]:
    """Per calendar day exposure times residual, and the exposure squared; 0 on days without a pair."""
    x = np.nan_to_num(sides.exposure)
    return x * (np.nan_to_num(sides.outcome) - found * x), x * x


def _block_days(days: int) -> int:
    shortest, longest = BLOCK_DAYS
    return min(days, max(shortest, min(longest, days // 4)))


def _blocks(per_day: Floats) -> Floats:
    """Sums over a block from each day on."""
    length = _block_days(per_day.shape[-1])
    running = np.cumsum(np.concatenate([per_day, per_day[..., :length]], axis=-1), axis=-1)
    sums: Floats = running[..., length:] - running[..., :-length]
    return sums


def _drawn_blocks(per_day: Floats) -> Floats:
    """Block sums of every draw: (series, draws, blocks)."""
    days = per_day.shape[-1]
    starts = np.random.default_rng(SEED).integers(0, days, (DRAWS, -(-days // _block_days(days))))
    return _blocks(per_day)[:, starts]
