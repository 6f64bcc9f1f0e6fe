"""Tables of exposures for tests: the columns given, everything else unknown."""

import numpy as np
import pandas as pd

from rtr.frames import DAY_DTYPE, Exposures, ExposuresFrame


def table_of(**columns: object) -> ExposuresFrame:
    """One row per value given, from the 2nd of March 2026 on."""
    length = max(len(values) for values in columns.values())  # type: ignore[arg-type] # sequences of numbers
    days = pd.date_range("2026-03-02", periods=length, unit="us").astype(DAY_DTYPE)
    names = list(Exposures.to_schema().columns)[1:]
    told = {name: np.asarray(columns.get(name, np.full(length, np.nan)), dtype=float) for name in names}
    return ExposuresFrame(pd.DataFrame({"day": days, **told}))
