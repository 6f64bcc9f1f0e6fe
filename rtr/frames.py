"""Declared schemas of the frames that cross borders; days are naive `datetime64[us]`."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

DAY_DTYPE = "datetime64[us]"


class Strict(pa.DataFrameModel):
    """All columns, in this order, nothing else; nothing is coerced."""

    class Config:
        strict = True
        ordered = True
        coerce = False


class Daily(Strict):
    """One row per calendar day, no gaps. A rest day is 0; a day not recorded is NaN.

    `run_min` and `walk_min` in minutes, `distance_km` of running sessions, `runs` a count.
    """

    day: Series[pd.Timestamp] = pa.Field(unique=True)
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    walk_min: Series[float] = pa.Field(ge=0, nullable=True)
    distance_km: Series[float] = pa.Field(ge=0, nullable=True)
    runs: Series[int] = pa.Field(ge=0)


class Runs(Strict):
    """One row per running session, oldest first; runs 30 minutes apart or less are one.

    `start` is the naive local clock, `run_min`, `walk_min` minutes; NaN where a run could not be split.
    """

    uid: Series[str]
    day: Series[pd.Timestamp]
    start: Series[pd.Timestamp]
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    walk_min: Series[float] = pa.Field(ge=0, nullable=True)
    distance_km: Series[float] = pa.Field(ge=0, nullable=True)


class Weekly(Strict):
    """One row per week. `week` is its first day; `is_complete` is false for the current week."""

    week: Series[pd.Timestamp] = pa.Field(unique=True)
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    walk_min: Series[float] = pa.Field(ge=0, nullable=True)
    distance_km: Series[float] = pa.Field(ge=0, nullable=True)
    runs: Series[int] = pa.Field(ge=0)
    is_complete: Series[bool]


class WeekKinds(Strict):
    """One row per week. `kind` is loading, cut-back, interrupted, off, partial or unknown.

    `confidence` is high, medium or low, "" where the week is not judged. `base_min` is the median of
    the loading weeks before, `share` the week beside it; NaN where there is none. `is_tagged`: the
    runner said so.
    """

    week: Series[pd.Timestamp] = pa.Field(unique=True)
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    runs: Series[int] = pa.Field(ge=0)
    kind: Series[str] = pa.Field(isin=["loading", "cut-back", "interrupted", "off", "partial", "unknown"])
    confidence: Series[str] = pa.Field(isin=["high", "medium", "low", ""])
    base_min: Series[float] = pa.Field(ge=0, nullable=True)
    share: Series[float] = pa.Field(ge=0, nullable=True)
    is_tagged: Series[bool]


DailyFrame = DataFrame[Daily]
RunsFrame = DataFrame[Runs]
WeeklyFrame = DataFrame[Weekly]
WeekKindsFrame = DataFrame[WeekKinds]
