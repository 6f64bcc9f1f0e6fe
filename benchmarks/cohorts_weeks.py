"""Weeks before an injury of elite runners (Lövdal and others 2021), as far as rows could be recovered."""

from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.cohorts_days import COHORTS
from benchmarks.cohorts_models import logistic, ranked_auc
from rtr.metrics.base import Floats

EXPECTED, LEAK = (0.55, 0.60), 0.65
"""Rows of one athlete stand on both sides (most have no name), so this flatters; more than the limit is a leak."""
FOLDS, REPEATS = 10, 3
NOT_A_FEATURE = ("injury", "Date", "Athlete ID")


def weeks(folder: Path = COHORTS) -> tuple[pd.DataFrame, Floats]:
    """805 rows: 37 columns of training over three weeks, and whether an injury followed."""
    told = pd.read_csv(folder / "lovdal" / "week_knn805.csv.gz")
    return told.drop(columns=list(NOT_A_FEATURE)), told["injury"].to_numpy(float)


def six_terms(told: pd.DataFrame) -> pd.DataFrame:
    """Kilometres of three weeks; fast kilometres, rest days and strength sessions of the last."""
    columns = {
        "km0": "total kms", "km1": "total kms.1", "km2": "total kms.2", "hi": "total km Z3-Z4-Z5-T1-T2",
        "rest": "nr. rest days", "str": "nr. strength trainings",
    }  # fmt: skip
    return pd.DataFrame({term: told[column] for term, column in columns.items()})


def coefficients(told: pd.DataFrame, injury: Floats) -> dict[str, float]:
    """An unpenalised logistic regression on the six terms, in their own units."""
    terms = six_terms(told)
    line = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-12, max_iter=200)
    model = make_pipeline(StandardScaler(), line).fit(terms.to_numpy(), injury)
    slopes = model[-1].coef_[0] / model[0].scale_
    start = float(model[-1].intercept_[0] - (slopes * model[0].mean_).sum())
    return {"(Intercept)": start, **dict(zip(terms.columns, map(float, slopes), strict=True))}


def rowwise(x: pd.DataFrame, injury: Floats, repeats: int = REPEATS) -> float:
    """Mean AUC of repeated tenfold cross-validation over rows."""
    found = [
        cross_val_predict(
            logistic(), x.to_numpy(float), injury, method="predict_proba",
            cv=StratifiedKFold(FOLDS, shuffle=True, random_state=seed),
        )[:, 1]
        for seed in range(repeats)
    ]  # fmt: skip
    return float(np.mean([ranked_auc(injury, forecast) for forecast in found]))
