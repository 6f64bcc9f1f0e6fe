"""How good forecasts were: discrimination, Brier score, calibration."""

from dataclasses import dataclass

import numpy as np

from rtr.metrics.base import Floats

CLIP = 1e-12
"""A forecast of exactly 0 or 1 has no logit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Logistic regression of what happened on the logit of what was forecast.

    `slope` 1 and `intercept` 0 are perfect; a slope below 1 means forecasts too bold, above 1 too timid.
    Infinite where a forecast parts flares from other runs without a mistake, NaN where all were the same.
    `in_the_large` is the intercept with the slope held at 1: above 0, more happened than was forecast.
    """

    intercept: float
    slope: float
    in_the_large: float


def auc(y: Floats, score: Floats) -> float:
    """Chance that a day with a flare had the higher score than a day without; ties count half.

    >>> auc(np.array([0.0, 0.0, 1.0, 1.0]), np.array([0.1, 0.4, 0.35, 0.8]))
    0.75
    """
    return float(wins(y, score).mean())


def wins(y: Floats, score: Floats) -> Floats:
    """A row per day with a flare, a column per day without: 1 where the former scored higher, 0.5 where equal."""
    difference = score[y > 0][:, None] - score[y == 0][None, :]
    won: Floats = 0.5 * (np.sign(difference) + 1)
    return won


def brier(y: Floats, forecast: Floats) -> float:
    """Mean squared distance of forecast and outcome; less is better."""
    return float(np.mean((forecast - y) ** 2))


def reference_brier(y: Floats, rate: Floats) -> float:
    """The error of base-rate forecasts: of the rate as known at the time, or as it turned out, whichever is less."""
    return min(brier(y, rate), brier(y, np.full(len(y), y.mean())))


def calibration(y: Floats, forecast: Floats) -> Calibration:
    """Calibration of forecasts; needs both outcomes."""
    from sklearn.linear_model import LogisticRegression

    told = np.clip(forecast, CLIP, 1 - CLIP)
    logit = np.log(told / (1 - told))
    large = _in_the_large(y, logit)
    limit = _limit(logit[y > 0], logit[y == 0])
    if limit is not None:
        return Calibration(intercept=large, slope=limit, in_the_large=large)
    line = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10, max_iter=200).fit(logit[:, None], y)
    return Calibration(intercept=float(line.intercept_[0]), slope=float(line.coef_[0, 0]), in_the_large=large)


def _limit(flared: Floats, other: Floats) -> float | None:
    """The slope where no finite one fits best: forecasts all the same, or parted without overlap."""
    if min(flared.min(), other.min()) == max(flared.max(), other.max()):
        return float("nan")
    if flared.min() >= other.max():
        return float("inf")
    return float("-inf") if flared.max() <= other.min() else None


def _in_the_large(y: Floats, logit: Floats) -> float:
    """Newton steps for one intercept beside a fixed slope of 1."""
    shift = 0.0
    for _ in range(50):
        told = 1 / (1 + np.exp(-(logit + shift)))
        step = float((y - told).sum() / max((told * (1 - told)).sum(), CLIP))
        shift += float(np.clip(step, -2.0, 2.0))
        if abs(step) < 1e-12:
            break
    return shift
