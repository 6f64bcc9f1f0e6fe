"""Forecasts as they would have been made at the time: trained on the past only, anew every week."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rtr.learn.flare.features import PRIOR_RATE, PRIOR_RUNS, STATE, Rows
from rtr.learn.flare.fit import chance, fitted
from rtr.metrics.base import Floats

TRAIN = 0.6
"""The first part of the run days is for training only."""
REFIT_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forecasts:
    """Run days that were forecast before they happened, and what two simple ways would have said.

    `persistence` is the pain of the day, `rate` the share of flares among all run days before.
    """

    day: npt.NDArray[np.int64]
    y: Floats
    model: Floats
    persistence: Floats
    rate: Floats

    @property
    def flares(self) -> int:
        return int(self.y.sum())


def forward(known: Rows) -> Forecasts:
    """Expanding window: the first 60 % train, then forecast week by week with a gap of two days.

    The gap is what makes outcomes known: on the day of a forecast, a run of the last two days may still flare.
    """
    first = int(known.day[int(TRAIN * len(known.day))])
    parts = [
        _week(known.before(start), known.at((known.day >= start) & (known.day < start + REFIT_DAYS)))
        for start in range(first, int(known.day[-1]) + 1, REFIT_DAYS)
    ]
    tested = known.at(known.day >= first)
    model, rate = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Forecasts(day=tested.day, y=tested.y, model=model, persistence=tested.x[:, STATE], rate=rate)


def _week(past: Rows, week: Rows) -> tuple[Floats, Floats]:
    """Forecasts of the model and of the base rate for the runs of one week."""
    rate = np.full(len(week.y), past.y.mean())
    if not len(week.y) or past.y.min() == past.y.max():
        shrunken = (past.flares + PRIOR_RATE * PRIOR_RUNS) / (len(past.y) + PRIOR_RUNS)
        return np.full(len(week.y), shrunken), rate
    return chance(fitted(past.x, past.y), week.x), rate
