"""The slope in natural units and its interval: blocks of a week are drawn again, so days stay with their neighbours."""

import numpy as np

from rtr.learn.partial import Sides
from rtr.metrics.base import Floats

BLOCK_DAYS = 7
DRAWS = 2000
FEWEST_BLOCKS = 2
SEED = 20240
COVERAGE = 0.90
HIGHEST_LEVERAGE = 0.95


def slope(sides: Sides) -> float:
    """Least-squares slope of the outcome on the exposure, given the controls."""
    x, y = sides.exposure, sides.outcome
    return float(np.nansum(x * y) / np.nansum(x * x))


def interval(sides: Sides) -> tuple[float, float] | None:
    """The 90 % interval of the slope: a studentised moving-block bootstrap, 2,000 draws, one seed.

    Blocks may run over the end into the beginning, so no day is drawn less often than another. Every
    draw is judged by its own standard error (between its blocks), because with few weeks the plain
    percentiles are too narrow; residuals are scaled up for what the fit took from them. None where
    there are too few days for two blocks, or no spread.
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
    residual = np.nan_to_num(sides.outcome) - found * x
    weights = x * x
    leverage = np.minimum(np.nan_to_num(sides.leverage) + weights / weights.sum(), HIGHEST_LEVERAGE)
    return x * residual / np.sqrt(1 - leverage), weights


def _blocks(per_day: Floats) -> Floats:
    """Sums over the block that starts at each day."""
    length = min(BLOCK_DAYS, per_day.shape[-1])
    running = np.cumsum(np.concatenate([per_day, per_day[..., :length]], axis=-1), axis=-1)
    sums: Floats = running[..., length:] - running[..., :-length]
    return sums


def _drawn_blocks(per_day: Floats) -> Floats:
    """Block sums of every draw: (series, draws, blocks)."""
    days = per_day.shape[-1]
    starts = np.random.default_rng(SEED).integers(0, days, (DRAWS, -(-days // BLOCK_DAYS)))
    return _blocks(per_day)[:, starts]
