"""Every series metric of one daily load as the columns of a table."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from rtr.metrics import METRICS
from rtr.metrics.base import Load, Metric

SERIES_METRICS: tuple[Metric, ...] = tuple(metric for metric in METRICS if metric.compute is not None)
"""Those that can be computed of any daily series."""


def series_columns(daily: Load, metrics: Iterable[Metric] = SERIES_METRICS) -> dict[str, npt.NDArray[np.generic]]:
    """For each metric its value, why it is absent ("" where it is not) and the share filled in.

    The columns `<symbol>`, `<symbol>_absent` and `<symbol>_imputed`, one row per day.
    """
    columns: dict[str, npt.NDArray[np.generic]] = {}
    for metric in metrics:
        if metric.compute is not None:
            columns |= metric.compute(daily).columns()
    return columns
