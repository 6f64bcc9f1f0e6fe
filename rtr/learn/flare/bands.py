"""Forecasts as bands of days with counts: what a runner sees instead of a percentage."""

from dataclasses import dataclass

import numpy as np

from rtr.metrics.base import Floats

LEAST_DAYS, MOST_BANDS = 10, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Days of similar forecasts: of `runs` runs, `flares` were followed by a flare; `expected` were forecast.

    `place` counts from the calmest band, `of` is how many bands there are. Forecasts of the band are
    at least `low` and below `high`; they are for drawing the order, not for showing.
    """

    place: int
    of: int
    low: float
    high: float
    runs: int
    flares: int
    expected: float

    @property
    def words(self) -> str:
        """The finding as a sentence for a day of this band."""
        return f"On days like this one, {self.flares} of {self.runs} runs were followed by a flare."


def bands(y: Floats, forecast: Floats) -> tuple[Band, ...]:
    """Up to three bands of at least ten days; limits are set by the forecasts alone, never by what happened.

    Equal forecasts stay together.
    """
    for many in range(min(MOST_BANDS, len(y) // LEAST_DAYS), 0, -1):
        ordered = np.sort(forecast)
        inner = ordered[[len(y) * cut // many for cut in range(1, many)]]
        limits = np.concatenate(([0.0], inner, [np.inf]))
        place = np.searchsorted(inner, forecast, side="right")
        if np.bincount(place, minlength=many).min() >= LEAST_DAYS:
            return tuple(_band(number, limits, y[place == number], forecast[place == number]) for number in range(many))
    return ()


def band_of(found: tuple[Band, ...], forecast: float) -> Band | None:
    """The band a forecast falls into."""
    return next((band for band in found if band.low <= forecast < band.high), None)


def _band(number: int, limits: Floats, y: Floats, forecast: Floats) -> Band:
    return Band(
        place=number + 1,
        of=len(limits) - 1,
        low=float(limits[number]),
        high=float(limits[number + 1]),
        runs=len(y),
        flares=int(y.sum()),
        expected=float(forecast.sum()),
    )
