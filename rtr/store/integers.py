"""Floats that are really integers in disguise: degrees of a receiver, tenths, hundredths, steps.

Devices record integers; importers turn them into SI floats. Here the integer is found again, and
taken only if it gives back every float bit by bit, so nothing is ever rounded.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

EXACT = float(2**53)
"""Integers up to here are floats without loss."""
PROBE = 64
"""Values looked at before a whole column is tried."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One way to write a column as integers: `floats(integers(x)) == x` where it fits."""

    integers: Callable[[Floats], Floats]
    floats: Callable[[Integers], Floats]


def _decimal(scale: float, offset: float = 0.0) -> Grid:
    """Steps of 1/scale, as a decimal number in a text or a scaled field in a file reads."""

    def floats(steps: Integers) -> Floats:
        scaled: Floats = steps.astype(np.float64) / scale
        return scaled - offset if offset else scaled

    def integers(values: Floats) -> Floats:
        rounded: Floats = np.rint((values + offset) * scale)
        return rounded

    return Grid(integers, floats)


def _semicircles() -> Grid:
    """Steps of 2⁻³¹ half circles, as receivers count degrees."""

    def floats(steps: Integers) -> Floats:
        return steps.astype(np.float64) * (180 / 2**31)

    def integers(values: Floats) -> Floats:
        rounded: Floats = np.rint(values * (2**31 / 180))
        return rounded

    return Grid(integers, floats)


def _singles() -> Grid:
    """Floats that once were single precision, by their bits."""

    def floats(steps: Integers) -> Floats:
        return steps.astype(np.int32).view(np.float32).astype(np.float64)

    def integers(values: Floats) -> Floats:
        return values.astype(np.float32).view(np.int32).astype(np.float64)

    return Grid(integers, floats)


GRIDS: dict[int, Grid] = {
    1: _decimal(1),
    2: _decimal(10),
    3: _decimal(100),
    4: _decimal(1000),
    5: _semicircles(),
    6: _decimal(128),
    7: _decimal(5, 500.0),
    8: _decimal(10**4),
    9: _decimal(10**5),
    10: _decimal(10**6),
    11: _decimal(10**7),
    12: _decimal(10**8),
    13: _decimal(10**10),
    14: _decimal(10**12),
    15: _decimal(10**14),
    16: _singles(),
}
"""Numbers are part of the stored format: add at the end, never change one."""


def find_grid(values: Floats) -> tuple[int, Integers] | None:
    """The first grid on which every value lies exactly, and the integers; None if there is none.

    `values` holds no NaN.
    """
    for number, grid in GRIDS.items():
        if _on_grid(grid, values[:PROBE]) is not None:
            found = _on_grid(grid, values)
            if found is not None:
                return number, found
    return None


def _on_grid(grid: Grid, values: Floats) -> Integers | None:
    with np.errstate(over="ignore", invalid="ignore"):
        rounded = grid.integers(values)
    if not np.all(np.abs(rounded) < EXACT):
        return None
    integers = rounded.astype(np.int64)
    is_same = np.array_equal(grid.floats(integers).view(np.int64), values.view(np.int64))
    return integers if is_same else None
