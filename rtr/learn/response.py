"""The 24-hour response test: does more of something today go with more pain tomorrow, for this one runner?

Both sides are ranked; trend, the outcome before the exposure and the exposures of days between are taken
out, and days of the week as far as the outcome shows a weekly pattern of its own (science §6.2 has them in
or out; a share keeps the false positives and finds more). What is left of the exposure is correlated with
what is left of the outcome, and so is every circular shift of it by a week or more:
p = (1 + shifts at least as strong) / (1 + shifts). Where gaps leave a shift fewer pairs, strength is
the correlation times the root of their number. Smoothed exposures are prewhitened first. How often it finds
a link that is not there, and one that is, stands in benchmarks/README.md.
"""

import enum
from dataclasses import dataclass, replace

import numpy as np

from rtr.learn.blocks import interval, slope
from rtr.learn.pairs import Pairs, pairs_of
from rtr.learn.partial import Sides, sides
from rtr.learn.shifts import share_at_least, shift_correlations, strength
from rtr.learn.whiten import SMOOTH, carried_over, news
from rtr.metrics.base import Floats

FEWEST_PAIRS, FEWEST_RUNS, FEWEST_PAINS, FEWEST_LEVELS = 42, 12, 5, 3
PER = 10.0
"""Slopes are told per 10 units of the exposure."""


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
            "few_levels": f"the mornings with pain show fewer than {FEWEST_LEVELS} different values of it",
            "no_variation": "one side does not vary once trend and the pain before are taken out",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer. `rho` is a partial rank correlation, `p` its share among all circular shifts.

    `slope_per_10` in outcome points per 10 units of the exposure, `low` and `high` its 90 % interval.
    `runs` counts the pairs whose exposure is above 0, `shifts` the shifts it was compared with.
    Without a result the numbers are None and `absent` says why. `weekday_share` is how much of the
    differences between days of the week was taken out (0 none, 1 all). `is_prewhitened`: the exposure
    was a smoothed one, and only its news was compared. Without the gate the interval may be missing.
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
    weekday_share: float = 0.0
    is_prewhitened: bool = False
    absent: Withheld | None = None

    @property
    def has_weekdays(self) -> bool:
        """Whether days of the week had any part in the model."""
        return self.weekday_share > 0


def response(
    exposure: Floats, outcome: Floats, *, lag: int = 1, gate: bool = True, weekday_ratio: float | None = None
) -> Response:
    """Test the exposure of day t against the outcome of day t + lag, given the outcome before the exposure.

    Parameters
    ----------
    exposure, outcome
        One entry per calendar day, NaN for unknown; a day without a run is 0 minutes.
    lag
        Days from exposure to outcome; from 2 on with the exposures of the days between in the model.
    gate
        No result below 42 pairs, 12 runs, 5 outcomes above 0 and 3 different values among these.
    weekday_ratio
        Forces the part of weekdays (0 none, infinity in full) for studies of the method.

    """
    pairs = pairs_of(exposure, outcome, lag)
    runs = int((pairs.x[pairs.is_complete] > 0).sum())
    absent = withheld(pairs) if gate else None
    if absent is None and pairs.count:
        ranked, is_prewhitened = compared(pairs, weekday_ratio)
        natural = sides(pairs, ranked=False, ratio=weekday_ratio)
        rho, counts = shift_correlations(ranked.exposure, ranked.outcome)
        if np.isfinite(rho[0]) and not natural.are_flat:
            p, shifts = share_at_least(strength(rho, counts))
            low, high = interval(natural) or (None, None)
            return Response(
                lag=lag, pairs=pairs.count, runs=runs, rho=float(rho[0]), p=p, shifts=shifts,
                slope_per_10=_per_ten(slope(natural)), low=_per_ten(low), high=_per_ten(high),
                weekday_share=ranked.weekday_share, is_prewhitened=is_prewhitened,
            )  # fmt: skip
    return Response(lag=lag, pairs=pairs.count, runs=runs, absent=absent or Withheld.NO_VARIATION)


def compared(pairs: Pairs, weekday_ratio: float | None = None) -> tuple[Sides, bool]:
    """The residual ranks whose correlations are compared, and whether only the news of a smoothed exposure is left."""
    left = sides(pairs, ranked=True, ratio=weekday_ratio)
    if carried_over(left.exposure) <= SMOOTH:
        return left, False
    return replace(left, exposure=news(left.exposure), outcome=news(left.outcome)), True


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


def _per_ten(slope: float | None) -> float | None:
    return None if slope is None else PER * slope
