"""Declared schemas of the frames that cross borders; days are naive `datetime64[us]`."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

DAY_DTYPE = "datetime64[us]"
Columns = tuple[tuple[Any, Any], ...]


class Looked(pa.DataFrameSchema):
    """A schema that looks at the values itself first, many times faster; pandera says what does not pass.

    Which names and types are right is learnt from pandera: those of a frame that it let through.
    """

    right: set[Columns]

    def validate(self, check_obj: pd.DataFrame, *args: Any, **told: Any) -> pd.DataFrame:
        """The frame itself. Raises pandera's `SchemaError` for one that breaks the schema."""
        columns: Columns = tuple(zip(check_obj.columns, check_obj.dtypes, strict=True))
        if columns in self.right and all(_holds(one, check_obj[name]) for name, one in self.columns.items()):
            return check_obj
        found: pd.DataFrame = super().validate(check_obj, *args, **told)
        self.right.add(columns)
        return found

    @classmethod
    def get_backend(cls, check_obj: Any = None, check_type: Any = None) -> Any:
        """That of the plain schema; pandera looks backends up by class."""
        return pa.DataFrameSchema.get_backend(check_obj, check_type)


def _holds(column: Any, values: "pd.Series[Any]") -> bool:
    """Whether a column keeps to its checks; false also for a check that is not known here."""
    if (column.unique and not values.is_unique) or (not column.nullable and values.isna().any()):
        return False
    return all(check.name in LOOKS and LOOKS[check.name](values, **check.statistics) for check in column.checks)


LOOKS: Mapping[str, Callable[..., bool]] = {
    "greater_than_or_equal_to": lambda values, min_value: not np.any(values.to_numpy() < min_value),
    "less_than_or_equal_to": lambda values, max_value: not np.any(values.to_numpy() > max_value),
    "isin": lambda values, allowed_values: set(values.unique()) <= set(allowed_values),
}


class Strict(pa.DataFrameModel):
    """All columns, in this order, nothing else; nothing is coerced."""

    @classmethod
    def build_schema_(cls, **kwargs: Any) -> pa.DataFrameSchema:
        """The schema of pandera, with a look of its own before."""
        plain = super().build_schema_(**kwargs)
        made = Looked(plain.columns, index=plain.index, checks=plain.checks, parsers=plain.parsers, **kwargs)
        made.right = set()
        return made

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


class SessionMeasures(Strict):
    """One row per counted session of any sport, oldest first; units as in the names, speed in m/s.

    NaN is not known; `<symbol>_absent` says why, "" where there is a value. `load_method` and
    `hr_absent` hold a `LoadMethod` and a `HeartAbsence`. `_imputed` is 1 where a stand-in was used.
    `is_rated_late`: the rating was told more than 24 hours after the session. `trimp_variant` is male,
    female or generic. What is no run has 0 running minutes, steps and `faster_min`.
    """

    uid: Series[str] = pa.Field(unique=True)
    day: Series[pd.Timestamp]
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    walk_min: Series[float] = pa.Field(ge=0, nullable=True)
    distance_km: Series[float] = pa.Field(ge=0, nullable=True)
    steps: Series[float] = pa.Field(ge=0, nullable=True)
    ascent_m: Series[float] = pa.Field(ge=0, nullable=True)
    descent_m: Series[float] = pa.Field(ge=0, nullable=True)
    faster_min: Series[float] = pa.Field(ge=0, nullable=True)
    srpe_au: Series[float] = pa.Field(ge=0, nullable=True)
    trimp_b: Series[float] = pa.Field(ge=0, nullable=True)
    trimp_e: Series[float] = pa.Field(ge=0, nullable=True)
    trimp_l: Series[float] = pa.Field(ge=0, nullable=True)
    load_au: Series[float] = pa.Field(ge=0, nullable=True)
    load_method: Series[str] = pa.Field(isin=["srpe", "trimp_b", "pace_load", "duration", "none"])
    hr_absent: Series[str]
    sport: Series[str]
    is_run: Series[bool]
    duration_min: Series[float] = pa.Field(ge=0, nullable=True)
    gap_m_per_s: Series[float] = pa.Field(ge=0, nullable=True)
    easy_hr_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    pace_load: Series[float] = pa.Field(ge=0, nullable=True)
    heart_load: Series[float] = pa.Field(ge=0, nullable=True)
    hr_coverage: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    is_rated_late: Series[bool]
    trimp_variant: Series[str] = pa.Field(isin=["male", "female", "generic"])
    steps_imputed: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    load_au_imputed: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    steps_absent: Series[str]
    ascent_m_absent: Series[str]
    descent_m_absent: Series[str]
    faster_min_absent: Series[str]
    srpe_au_absent: Series[str]
    trimp_b_absent: Series[str]
    trimp_e_absent: Series[str]
    trimp_l_absent: Series[str]
    load_au_absent: Series[str]
    gap_m_per_s_absent: Series[str]
    easy_hr_share_absent: Series[str]
    pace_load_absent: Series[str]
    heart_load_absent: Series[str]


class DailyInternal(Strict):
    """One row per calendar day, no gaps: internal load of all sports in AU, by the method it is known by.

    A rest day is 0; a day with a session of unknown load is NaN. `load_au_imputed` is the share of
    the day's load that does not come from a rating; 0 on rest days.
    """

    day: Series[pd.Timestamp] = pa.Field(unique=True)
    load_au: Series[float] = pa.Field(ge=0, nullable=True)
    load_au_imputed: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    rated_au: Series[float] = pa.Field(ge=0)
    by_heart_au: Series[float] = pa.Field(ge=0)
    by_pace_au: Series[float] = pa.Field(ge=0)
    by_duration_au: Series[float] = pa.Field(ge=0)
    sessions: Series[int] = pa.Field(ge=0)
    unknown: Series[int] = pa.Field(ge=0)


class DailyMechanical(Strict):
    """One row per calendar day, no gaps: what the legs did in runs. Other sports are never in it.

    A rest day is 0; NaN where a run of the day does not tell. `steps_imputed` is the share of the
    day's steps that were guessed from minutes.
    """

    day: Series[pd.Timestamp] = pa.Field(unique=True)
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    steps: Series[float] = pa.Field(ge=0, nullable=True)
    steps_imputed: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    distance_km: Series[float] = pa.Field(ge=0, nullable=True)
    ascent_m: Series[float] = pa.Field(ge=0, nullable=True)
    descent_m: Series[float] = pa.Field(ge=0, nullable=True)
    faster_min: Series[float] = pa.Field(ge=0, nullable=True)


class Exposures(Strict):
    """One row per calendar day, no gaps: what a day brought and what its morning was like at one place.

    NaN is not known. A day without a run is 0 in everything of runs; a day before the first activity
    is NaN there. `session_ratio` is the longest run of the day over the longest of the 30 days before,
    `climb_m` ascent and descent together, `days_since_run` 0 on a day with a run. `sleep_h` to `stress`
    (1-5, 5 = good), `pain_am` and `stiff_am` (0-10) are the answers of that morning.
    """

    day: Series[pd.Timestamp] = pa.Field(unique=True)
    run_min: Series[float] = pa.Field(ge=0, nullable=True)
    session_ratio: Series[float] = pa.Field(ge=0, nullable=True)
    climb_m: Series[float] = pa.Field(ge=0, nullable=True)
    faster_min: Series[float] = pa.Field(ge=0, nullable=True)
    days_since_run: Series[float] = pa.Field(ge=0, nullable=True)
    sleep_h: Series[float] = pa.Field(ge=0, nullable=True)
    sleep_quality: Series[float] = pa.Field(ge=1, le=5, nullable=True)
    fatigue: Series[float] = pa.Field(ge=1, le=5, nullable=True)
    stress: Series[float] = pa.Field(ge=1, le=5, nullable=True)
    pain_am: Series[float] = pa.Field(ge=0, le=10, nullable=True)
    stiff_am: Series[float] = pa.Field(ge=0, le=10, nullable=True)


DailyFrame = DataFrame[Daily]
RunsFrame = DataFrame[Runs]
WeeklyFrame = DataFrame[Weekly]
WeekKindsFrame = DataFrame[WeekKinds]
SessionMeasuresFrame = DataFrame[SessionMeasures]
DailyInternalFrame = DataFrame[DailyInternal]
DailyMechanicalFrame = DataFrame[DailyMechanical]
ExposuresFrame = DataFrame[Exposures]
