"""Correlations at every circular shift at once: the chance distribution is enumerated, not sampled."""

import numpy as np
import numpy.typing as npt

from rtr.metrics.base import Floats

Spectra = npt.NDArray[np.complex128]

FEWEST_PAIRS = 3
"""Fewer than three pairs have no correlation worth the name."""
NEAREST_SHIFT = 7
"""Shifts by less than a week keep exposure and outcome too close together to stand for chance."""
TIE = 1e-12
"""Two correlations this close are equal; ties count against the finding."""
FLAT = 1e-9
"""A sum of squares this small beside one per pair is rounding: that side does not vary."""


def shift_correlations(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Pearson's correlation of `roll(x, s)` with `y` for every shift s, pairs with a gap left out.

    The last axis is the calendar; before it any number of series (features, lags). `y` is one series
    for all of them, or one for each. NaN marks a gap. The sums over the pairs that are complete at a
    shift are circular convolutions, so nine Fourier transforms per series give all shifts.

    Returns
    -------
    correlations
        Of the shape of `x`, at index s that of shift s; NaN with fewer than three pairs or where one
        side does not vary.
    pairs
        How many pairs are complete at each shift, of the same shape.

    """
    rows, length = np.atleast_2d(x), x.shape[-1]
    beside = [_spectra(y)] * len(rows) if y.ndim == 1 else [_spectra(row) for row in y]
    found, pairs = np.empty(rows.shape), np.empty(rows.shape)
    for at, row in enumerate(rows):  # one by one: a series and its transforms fit the processor's cache
        sums = _sums(_spectra(row), beside[at], length)
        np.rint(sums[0], out=pairs[at])
        found[at] = _correlations(pairs[at], sums)
    return found.reshape(x.shape), pairs.reshape(x.shape)


def strength(correlations: Floats, pairs: Floats) -> Floats:
    """How far a correlation is from none, counted in its spread by chance: |rho| · √(pairs - 1).

    Without gaps all shifts have as many pairs, and this orders them as |rho| does. With gaps a shift
    has fewer pairs than the order observed; by |rho| alone such shifts would look strong by being few.
    """
    far: Floats = np.abs(correlations) * np.sqrt(np.maximum(pairs - 1, 0.0))
    return far


def share_at_least(strengths: Floats) -> tuple[float, int]:
    """p of the strength at index 0 among all shifts of a week or more, and how many there are.

    p = (1 + shifts at least as strong) / (1 + shifts): the order observed counts as one of them. Shifts
    without a correlation are left out.
    """
    chance = strengths[NEAREST_SHIFT : len(strengths) - NEAREST_SHIFT + 1]
    chance = chance[np.isfinite(chance)]
    at_least = int((chance >= strengths[0] - TIE).sum())
    return (1 + at_least) / (1 + len(chance)), len(chance)


def _spectra(values: Floats) -> Spectra:
    """Transforms of the known-flags, the values and their squares; centred and scaled to lose no digits."""
    known = np.isfinite(values)
    whole = np.zeros((3, len(values)))
    whole[0] = known
    if known.any():
        centred = values[known] - values[known].mean()
        spread = np.sqrt((centred * centred).mean())
        whole[1, known] = centred / (spread or 1.0)
        np.multiply(whole[1], whole[1], out=whole[2])
    return np.fft.rfft(whole)


def _sums(x: Spectra, y: Spectra, length: int) -> Floats:
    """Pairs, Σx, Σx², Σy, Σy², Σxy at every shift: at s the sum over t of x[t - s] · y[t]."""
    back = np.conj(x)
    products = np.empty((6, y.shape[-1]), dtype=np.complex128)
    np.multiply(back, y[0], out=products[:3])
    np.multiply(back[0], y[1:], out=products[3:5])
    np.multiply(back[1], y[1], out=products[5])
    return np.fft.irfft(products, length)


def _correlations(pairs: Floats, sums: Floats) -> Floats:
    """Correlations from the sums; an impossible one is NaN."""
    _, sum_x, square_x, sum_y, square_y, product = sums
    count = np.maximum(pairs, 1.0)
    spread_x, spread_y = square_x - sum_x * sum_x / count, square_y - sum_y * sum_y / count
    is_possible = (pairs >= FEWEST_PAIRS) & (np.minimum(spread_x, spread_y) > FLAT * count)
    scale = np.sqrt(np.where(is_possible, spread_x * spread_y, 1.0))
    return np.where(is_possible, np.clip((product - sum_x * sum_y / count) / scale, -1.0, 1.0), np.nan)
