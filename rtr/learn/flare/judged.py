"""Forecasts held against what happened, against today's pain alone and against the usual rate."""

from dataclasses import dataclass

from rtr.learn.flare.forward import Forecasts
from rtr.learn.flare.interval import Estimate, estimate, redrawn, weights
from rtr.learn.flare.scores import Calibration, auc, brier, calibration, reference_brier

COIN = 0.5
"""The AUC of any forecast that is the same for all days. The rate as it was known at the time moves with
every flare, and orders days worse than a coin by construction: no fair opponent in an AUC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The figures of tested forecasts; see `FlareModel` for what they mean."""

    auc: Estimate
    persistence: Estimate
    gain: Estimate
    brier: float
    brier_rate: float
    skill: float
    calibration: Calibration


def judged(tested: Forecasts) -> Judged:
    """Everything by which the model is accepted or hidden; needs both outcomes."""
    y = tested.y
    drawn = weights(tested.day)
    ours, theirs = redrawn(y, tested.model, drawn), redrawn(y, tested.persistence, drawn)
    value, plain = auc(y, tested.model), auc(y, tested.persistence)
    error, reference = brier(y, tested.model), reference_brier(y, tested.rate)
    return Judged(
        auc=estimate(value, ours),
        persistence=estimate(plain, theirs),
        gain=estimate(value - plain, ours - theirs),
        brier=error,
        brier_rate=reference,
        skill=1 - error / reference if reference > 0 else 0.0,
        calibration=calibration(y, tested.model),
    )
