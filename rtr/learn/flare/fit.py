"""The model itself: a penalised logistic regression on standardised variables."""

from typing import Any

import numpy as np

from rtr.metrics.base import Floats

PRIOR_SD = 0.8
"""Every coefficient, per own standard deviation of its variable, is held near 0 as by a normal prior of this width:
odds of one fifth to five times are expected, nineteen times in twenty. Set by hand, weak, of no cohort. The intercept
is free."""


def fitted(x: Floats, y: Floats) -> Any:
    """A pipeline that standardises on these rows and fits an L2 logistic regression; both outcomes are needed."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    logistic = LogisticRegression(C=PRIOR_SD**2, solver="newton-cholesky", tol=1e-8, max_iter=100)
    return make_pipeline(StandardScaler(), logistic).fit(x, y)


def chance(model: Any, x: Floats) -> Floats:
    """Forecasts between 0 and 1."""
    forecast: Floats = np.asarray(model.predict_proba(x)[:, 1], dtype=float)
    return forecast
