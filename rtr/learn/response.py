"""The 24-hour response test: does more of something today go with more pain tomorrow, for this one runner?"""

import enum
from dataclasses import dataclass

import numpy as np

from rtr.learn.blocks import interval, slope
from rtr.learn.pairs import Pairs, pairs_of
from rtr.learn.partial import residual_ranks
from rtr.learn.shifts import shift_correlations
from rtr.metrics.base import Floats

FEWEST_PAIRS, FEWEST_RUNS, FEWEST_PAINS, FEWEST_LEVELS = 42, 12, 5, 3
NEAREST_SHIFT = 7
"""Shifts by less than a week keep exposure and outcome too close together to stand for chance."""
PER = 10.0
TIE = 1e-12
"""Two correlations this close are equal; ties count against the finding."""


class Withheld(enum.StrEnum):
    """Why there is no result; a closed list."""

    FEW_PAIRS = "few_pairs"
    FEW_RUNS = "few_runs"
    FEW_PAINS = "few_pains"
    FEW_LEVELS = "few_levels"
    NO_VARIATION = "no_variation"

    @property
    def words(self) -> str:
        """What it means for the runner, as the end of a sentence."""
        return {
            "few_pairs": f"fewer than {FEWEST_PAIRS} days have everything it needs",
            "few_runs": f"fewer than {FEWEST_RUNS} of these days have a run",
            "few_pains": f"fewer than {FEWEST_PAINS} of these mornings have pain",
            "few_levels": f"the pain takes fewer than {FEWEST_LEVELS} different values",
            "no_variation": "one side does not vary once trend and the pain before are taken out",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer. `rho` is a partial rank correlation, `p` its share among all circular shifts.

    `slope_per_10` in outcome points per 10 units of the exposure, `low` and `high` its 90 % interval.
    `runs` counts the pairs whose exposure is above 0, `shifts` the shifts it was compared with.
    Without a result the numbers are None and `absent` says why. `has_weekdays`: days of the week were
    in the model.
    """

    lag: int
    pairs: int
    runs: int
    rho: float | None = None
    p: float | None = None
    slope_per_10: float | None = None
    low: float | None = None
    high: float | None = None
    shifts: int = 0
    has_weekdays: bool = False
    absent: Withheld | None = None


def response(exposure: Floats, outcome: Floats, *, lag: int = 1, gate: bool = True, weekdays: bool = False) -> Response:
    """Test the exposure of day t against the outcome of day t + lag, given the outcome before the exposure.

    Ranks of both sides, trend and the rank of the outcome before taken out; the correlation of what is
    left is compared with that of every circular shift of the exposure by a week or more:
    p = (1 + shifts at least as strong) / (1 + shifts). Arrays have one entry per calendar day, NaN for
    unknown. With `gate` there is no result below 42 pairs, 12 runs, 5 values above 0 of 3 levels.
    """
    pairs = pairs_of(exposure, outcome, lag)
    runs = int((pairs.x[pairs.is_complete] > 0).sum())
    absent = withheld(pairs) if gate else None
    shifted = _shifted(pairs, weekdays=weekdays)
    if absent is None and np.isnan(shifted[0] if len(shifted) else np.nan):
        absent = Withheld.NO_VARIATION
    if absent is not None:
        return Response(lag=lag, pairs=pairs.count, runs=runs, absent=absent)
    p, shifts = _share(np.abs(shifted))
    low, high = interval(pairs, weekdays=weekdays)
    return Response(
        lag=lag, pairs=pairs.count, runs=runs, rho=float(shifted[0]), p=p, shifts=shifts, has_weekdays=weekdays,
        slope_per_10=PER * slope(pairs, weekdays=weekdays), low=PER * low, high=PER * high,
    )  # fmt: skip


def withheld(pairs: Pairs) -> Withheld | None:
    """The first reason why these pairs cannot carry a result, None if they can."""
    complete = pairs.is_complete
    pains = pairs.y[complete & (pairs.y > 0)]
    for too_few, reason in (
        (pairs.count < FEWEST_PAIRS, Withheld.FEW_PAIRS),
        ((pairs.x[complete] > 0).sum() < FEWEST_RUNS, Withheld.FEW_RUNS),
        (len(pains) < FEWEST_PAINS, Withheld.FEW_PAINS),
        (len(np.unique(pains)) < FEWEST_LEVELS, Withheld.FEW_LEVELS),
    ):
        if too_few:
            return reason
    return None


def _shifted(pairs: Pairs, *, weekdays: bool) -> Floats:
    """The partial rank correlation at every circular shift; at index 0 the one observed."""
    if pairs.count == 0:
        return np.empty(0)
    return shift_correlations(*residual_ranks(pairs, weekdays=weekdays))


def _share(strength: Floats) -> tuple[float, int]:
    """p and the number of shifts: how often chance is at least as strong as what was observed."""
    chance = strength[NEAREST_SHIFT : len(strength) - NEAREST_SHIFT + 1]
    chance = chance[np.isfinite(chance)]
    at_least = int((chance >= strength[0] - TIE).sum())
    return (1 + at_least) / (1 + len(chance)), len(chance)
