"""Lag test: correlations of twenty features at every circular shift, beside loops and the transforms it needs."""

import math
import statistics
import time
from collections.abc import Callable

import numpy as np

from benchmarks.machine import load_average, machine
from rtr.learn.shifts import share_at_least, shift_correlations, strength
from rtr.metrics.base import Floats

TITLE = "Lag test over all shifts"
DAYS, FEATURES, LAGS = 7305, 20, 8
MISSING = 0.10
SAMPLE = 200
LEAST_LOOPS, MOST_TRANSFORMS = 500, 2.0
INNER = 7


def run(rounds: int) -> str:
    """Check the values, measure, write up. Exits where a limit of the goal is missed."""
    features, outcome = _series()
    largest = _agree(features, outcome)
    before = load_average()
    ours, bare = [], []
    shift_correlations(features, outcome)
    for _ in range(rounds):
        ours.append(_median_s(lambda: _ours(features, outcome)))
        bare.append(_median_s(lambda: _transforms(features)))
    loop_s = _loop_s(features, outcome) * DAYS * FEATURES * LAGS / SAMPLE
    limit = statistics.median(o / b for o, b in zip(ours, bare, strict=True))
    times = loop_s / statistics.median(ours)
    if times < LEAST_LOOPS or limit > MOST_TRANSFORMS:
        raise SystemExit(
            f"{times:.0f} times the loop (least {LEAST_LOOPS}), {limit:.1f} times nine transforms (most 2)."
        )
    return _report(statistics.median(ours), statistics.median(bare), loop_s, (times, limit, largest), before)


def _series() -> tuple[Floats, Floats]:
    """Twenty years of twenty features and one outcome, a tenth of it unknown; from a seed."""
    chance = np.random.default_rng(13)
    every = chance.normal(size=(FEATURES + 1, DAYS))
    every[chance.random(every.shape) < MISSING] = np.nan
    return every[:-1], every[-1]


def _ours(features: Floats, outcome: Floats) -> float:
    """All lags are shifts of one set of correlations; the largest over features and lags in every shift."""
    strengths = strength(*shift_correlations(features, outcome)).max(axis=0)
    largest = strengths.copy()
    for lag in range(1, LAGS):
        np.maximum(largest, np.roll(strengths, -lag), out=largest)
    return share_at_least(largest)[0]


def _transforms(features: Floats) -> None:
    for _ in range(9):
        np.fft.rfft(features)


def _pairwise(x: Floats, y: Floats, shift: int) -> float:
    moved = np.roll(x, shift)
    known = np.isfinite(moved) & np.isfinite(y)
    return float(np.corrcoef(moved[known], y[known])[0, 1])


def _loop_s(features: Floats, outcome: Floats) -> float:
    """Two hundred correlations, one at a time."""
    begun = time.perf_counter()
    for shift in range(SAMPLE):
        _pairwise(features[shift % FEATURES], outcome, 31 * shift)
    return time.perf_counter() - begun


def _agree(features: Floats, outcome: Floats) -> float:
    found, _ = shift_correlations(features, outcome)
    apart = [
        abs(found[feature, shift] - _pairwise(features[feature], outcome, shift))
        for feature in range(FEATURES)
        for shift in (0, 1, 7, 3652, DAYS - 1)
    ]
    if not math.isfinite(sum(apart)) or max(apart) > 1e-12:
        raise SystemExit(f"The correlations differ from the loop's by {max(apart)}.")
    return float(max(apart))


def _median_s(work: Callable[[], object]) -> float:
    times = []
    for _ in range(INNER):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _report(ours_s: float, bare_s: float, loop_s: float, ratios: tuple[float, float, float], before: str) -> str:
    times, limit, largest = ratios
    return f"""\
{FEATURES} features of {DAYS:,} days beside one outcome, {MISSING:.0%} of all unknown: the correlation of the complete
pairs at every circular shift, {LAGS} lags at once, and the largest over features and lags inside every shift.
The answers differ from one correlation at a time by {largest:.0e} at most.

| | ms |
|---|---|
| all {DAYS * FEATURES:,} correlations and the largest in every shift | {1000 * ours_s:.1f} |
| nine real Fourier transforms of the same block | {1000 * bare_s:.1f} |
| numpy, one correlation at a time, {DAYS * FEATURES * LAGS:,} of them (from {SAMPLE}) | {1000 * loop_s:,.0f} |

**{times:,.0f} times** as fast as the loop (least {LEAST_LOOPS}), **{limit:.2f} times** the cost of the nine transforms
(most {MOST_TRANSFORMS:.0f}).

{machine("numpy")} Load average {before} before, {load_average()} after."""
