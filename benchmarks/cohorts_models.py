"""Models across people: always judged on people they have not seen, with intervals over people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from rtr.learn.flare.scores import auc, brier, calibration
from rtr.metrics.base import Floats

FOLDS, SEED = 10, 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """AUC with a 95 % interval over people; skill beside the base rate and calibration where there are forecasts."""

    rows: int
    rate: float
    auc: float
    low: float
    high: float
    skill: float = float("nan")
    slope: float = float("nan")
    intercept: float = float("nan")


def logistic() -> Any:
    """L2 logistic regression on standardised variables."""
    return make_pipeline(StandardScaler(), LogisticRegression())


def boosted() -> Any:
    """Gradient boosting with few, slow, small trees; it can do with gaps."""
    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=50, random_state=SEED
    )


def unseen(rows: pd.DataFrame, columns: Sequence[str], make: Callable[[], Any] = logistic) -> Floats:
    """Forecasts of each person by a model trained on others."""
    x, y = rows[list(columns)].to_numpy(float), rows["flare"].to_numpy(float)
    forecast = np.empty(len(rows))
    for train, test in GroupKFold(min(FOLDS, rows["who"].nunique())).split(x, groups=rows["who"]):
        forecast[test] = make().fit(x[train], y[train]).predict_proba(x[test])[:, 1]
    return forecast


def carried(source: pd.DataFrame, target: pd.DataFrame, columns: Sequence[str]) -> Floats:
    """Forecasts for one cohort by a model that has seen only the other.

    On one thread: so small a fit takes a second, and minutes where its threads wait for a busy machine.
    """
    with threadpool_limits(limits=1):
        model = boosted().fit(source[list(columns)].to_numpy(float), source["flare"].to_numpy(float))
    return np.asarray(model.predict_proba(target[list(columns)].to_numpy(float))[:, 1], dtype=float)


def figure(rows: pd.DataFrame, score: Floats, *, redraws: int, is_forecast: bool = True) -> Figure:
    """How good a score or a forecast was; people are drawn again, not days."""
    y = rows["flare"].to_numpy(float)
    drawn = over_people(y, score, rows["who"], redraws)
    low, high = np.quantile(drawn, [0.025, 0.975]) if redraws else (float("nan"),) * 2
    found = Figure(rows=len(y), rate=float(y.mean()), auc=ranked_auc(y, score), low=float(low), high=float(high))
    if not is_forecast:
        return found
    line = calibration(y, score)
    return Figure(
        rows=found.rows, rate=found.rate, auc=found.auc, low=found.low, high=found.high,
        skill=1 - brier(y, score) / (found.rate * (1 - found.rate)), slope=line.slope, intercept=line.intercept,
    )  # fmt: skip


def over_people(y: Floats, score: Floats, who: pd.Series, redraws: int) -> Floats:
    """AUC of redraws of whole people."""
    code, names = pd.factorize(who)
    rng = np.random.default_rng(SEED)
    times = [np.bincount(rng.integers(0, len(names), len(names)), minlength=len(names)) for _ in range(redraws)]
    return np.array([ranked_auc(y, score, one[code].astype(float)) for one in times])


def ranked_auc(y: Floats, score: Floats, weight: Floats | None = None) -> float:
    """AUC of many rows with weights, by sorting; ties count half."""
    weights = np.ones(len(y)) if weight is None else weight
    _, place = np.unique(score, return_inverse=True)
    flared, other = np.bincount(place, weights * y), np.bincount(place, weights * (1 - y))
    below = np.cumsum(other) - other / 2
    return float((flared * below).sum() / (flared.sum() * other.sum()))


def within(rows: pd.DataFrame, score: Floats) -> float:
    """Mean AUC inside one person, weighted by the pairs of days it rests on."""
    told = rows.assign(score=score)
    parts = [(own["flare"].to_numpy(float), own["score"].to_numpy(float)) for _, own in told.groupby("who")]
    both = [(auc(y, s), y.sum() * (1 - y).sum()) for y, s in parts if 0 < y.sum() < len(y)]
    return float(np.average([value for value, _ in both], weights=[pairs for _, pairs in both]))
