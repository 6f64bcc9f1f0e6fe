"""The slope in natural units and its interval: blocks of a week are drawn again, so days stay with their neighbours."""

import numpy as np
import numpy.typing as npt

from rtr.learn.pairs import Pairs
from rtr.learn.partial import controls
from rtr.metrics.base import Floats

BLOCK_DAYS = 7
DRAWS = 2000
SEED = 20240
COVERAGE = 0.90


def slope(pairs: Pairs, *, weekdays: bool) -> float:
    """Least-squares slope of the outcome on the exposure, given the controls."""
    return float(_slopes(_products(pairs, weekdays=weekdays).sum(axis=0)[None])[0])


def interval(pairs: Pairs, *, weekdays: bool) -> tuple[float, float]:
    """The 90 % interval of the slope from a moving-block bootstrap (blocks of 7 days, 2,000 draws, one seed)."""
    products = _products(pairs, weekdays=weekdays)
    days, size = products.shape[0], products.shape[1]
    block = min(BLOCK_DAYS, days)
    starts = days - block + 1
    running = np.concatenate([np.zeros((1, size, size)), np.cumsum(products, axis=0)])
    blocks = (running[block:] - running[:-block]).reshape(starts, -1)
    drawn = np.random.default_rng(SEED).integers(0, starts, (DRAWS, -(-days // block)))
    times = np.zeros((DRAWS, starts))
    np.add.at(times, (np.arange(DRAWS)[:, None], drawn), 1.0)
    slopes = _slopes((times @ blocks).reshape(DRAWS, size, size))
    low, high = np.nanquantile(slopes, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(low), float(high)


def _products(pairs: Pairs, *, weekdays: bool) -> Floats:
    """Per calendar day the products of (controls, exposure, outcome) with each other; 0 on incomplete days."""
    complete = pairs.is_complete
    design = controls(pairs, ranked=False, weekdays=weekdays)
    columns = np.column_stack([design, pairs.x[complete], pairs.y[complete]])
    products = np.zeros((len(complete), columns.shape[1], columns.shape[1]))
    products[complete] = columns[:, :, None] * columns[:, None, :]
    return products


def _slopes(moments: npt.NDArray[np.float64]) -> Floats:
    """The coefficient of the exposure from each matrix of moments; NaN where it cannot be told from the controls."""
    normal, target = moments[:, :-1, :-1], moments[:, :-1, -1]
    found: Floats = (np.linalg.pinv(normal, hermitian=True) @ target[..., None])[:, -1, 0]
    return found
