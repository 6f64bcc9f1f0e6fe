"""Slow, obvious twins of the statistics of one runner: one shift, one pair, one draw at a time."""

import math
import statistics
from collections.abc import Sequence


def rolled(values: Sequence[float], shift: int) -> list[float]:
    """The series moved `shift` days later, what falls off the end comes in at the beginning."""
    return [values[(day - shift) % len(values)] for day in range(len(values))]


def correlation(x: Sequence[float], y: Sequence[float]) -> float:
    """Pearson's correlation of the pairs that are complete; NaN below three or where one side is flat."""
    pairs = [(a, b) for a, b in zip(x, y, strict=True) if not (math.isnan(a) or math.isnan(b))]
    if len(pairs) < 3 or any(max(side) == min(side) for side in zip(*pairs, strict=True)):
        return math.nan
    return statistics.correlation([a for a, _ in pairs], [b for _, b in pairs])


def shift_correlations(x: Sequence[float], y: Sequence[float]) -> list[float]:
    return [correlation(rolled(x, shift), y) for shift in range(len(x))]


def p_of_shifts(x: Sequence[float], y: Sequence[float]) -> float:
    """(1 + shifts by 7 to n - 7 days that are at least as strong) / (1 + shifts)."""
    observed = abs(correlation(x, y))
    chance = [abs(correlation(rolled(x, shift), y)) for shift in range(7, len(x) - 7 + 1)]
    chance = [rho for rho in chance if not math.isnan(rho)]
    return (1 + sum(rho >= observed - 1e-12 for rho in chance)) / (1 + len(chance))


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; a value among equals gets the mean of their places."""
    return [1 + sum(other < value for other in values) + (values.count(value) - 1) / 2 for value in values]


def left_over(values: Sequence[float], columns: Sequence[Sequence[float]]) -> list[float]:
    """What is left of the values once every column is taken out, one after the other (Gram and Schmidt)."""
    axes: list[list[float]] = []
    for column in [*columns, values]:
        left = list(column)
        for axis in axes:
            share = sum(a * b for a, b in zip(left, axis, strict=True)) / sum(a * a for a in axis)
            left = [a - share * b for a, b in zip(left, axis, strict=True)]
        axes.append(left)
    return axes[-1]


def response(exposure: Sequence[float], outcome: Sequence[float]) -> tuple[float, float]:
    """rho and p of the 24-hour response test as science §6.2 writes it, without gaps and without weekdays."""
    x, y, z = list(exposure[:-1]), list(outcome[1:]), list(outcome[:-1])
    n = len(x)
    controls = [[1.0] * n, [day / n for day in range(n)], ranks(z)]
    left_x, left_y = left_over(ranks(x), controls), left_over(ranks(y), controls)
    return correlation(left_x, left_y), p_of_shifts(left_x, left_y)
