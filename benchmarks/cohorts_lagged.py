"""Load of a day and the wellness of a later morning, person by person, pooled over people."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.cohorts_days import LEAST_LOADS
from rtr.learn.lagged import Lagged, lagged
from rtr.metrics.base import Floats

LEAST_PAIRS, SEED = 30, 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Mean correlation of people (Fisher's z, weighted by pairs - 3) with a 95 % interval over people."""

    people: int
    rho: float
    low: float
    high: float

    @property
    def is_claimed(self) -> bool:
        """Whether the interval leaves nought out: nothing else is called a link."""
        return self.low > 0 or self.high < 0


def people(told: pd.DataFrame, outcome: str, lag: int) -> dict[str, Lagged]:
    """One correlation per person with enough days of load and enough pairs."""
    found = {
        str(who): lagged(own["load"].to_numpy(float), own[outcome].to_numpy(float), lag)
        for who, own in told.groupby("who")
        if (own["load"] > 0).sum() >= LEAST_LOADS
    }
    return {who: one for who, one in found.items() if one.pairs >= LEAST_PAIRS and np.isfinite(one.rho)}


def pooled(found: dict[str, Lagged], redraws: int = 2000) -> Pooled:
    """The mean over people and its interval."""
    z = np.arctanh([one.rho for one in found.values()])
    weight = np.array([one.pairs - 3.0 for one in found.values()])
    drawn = np.random.default_rng(SEED).integers(0, len(z), (redraws, len(z)))
    low, high = np.quantile(_mean(z[drawn], weight[drawn]), [0.025, 0.975])
    return Pooled(people=len(z), rho=float(_mean(z, weight)), low=float(low), high=float(high))


def _mean(z: Floats, weight: Floats) -> Floats:
    return np.tanh((z * weight).sum(axis=-1) / weight.sum(axis=-1))
