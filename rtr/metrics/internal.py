"""Internal load day by day: what the sessions of all sports cost, in AU, and how that is known.

Never added to the mechanical load (`rtr.metrics.mechanical`), and never in one series with it.
"""

import datetime as dt

import numpy as np
import pandas as pd

from rtr.diary import Diary
from rtr.frames import DailyInternal, DailyInternalFrame, SessionMeasuresFrame
from rtr.metrics.base import Floats, Words
from rtr.metrics.days import by_day, calendar, share
from rtr.metrics.load import MONTH
from rtr.metrics.sessions import session_loads
from rtr.metrics.spike import Days
from rtr.metrics.srpe import LoadMethod

MOST_IMPUTED = 0.40
"""With a larger share of 28 days imputed, monotony, strain and smoothed training are greyed out (science §1.3)."""
COLUMNS = {
    LoadMethod.SRPE: "rated_au",
    LoadMethod.TRIMP: "by_heart_au",
    LoadMethod.PACE: "by_pace_au",
    LoadMethod.DURATION: "by_duration_au",
}


def daily_internal(diary: Diary, until: dt.date) -> DailyInternalFrame:
    """One row per day from the first session to `until`: internal load and the share that is imputed."""
    return _days(*session_loads(diary, until), until)


def internal_days(sessions: SessionMeasuresFrame, until: dt.date) -> DailyInternalFrame:
    """As `daily_internal`, of sessions that are at hand."""
    days = sessions["day"].to_numpy().astype("datetime64[us]")
    load, method = sessions["load_au"].to_numpy(dtype=float), sessions["load_method"].to_numpy(dtype=str)
    return _days(days, load, method, until)


def _days(days: Days, load: Floats, method: Words, until: dt.date) -> DailyInternalFrame:
    every = calendar(days, until)
    total = by_day(days, every, load)
    known = {
        column: by_day(days, every, np.where((method == one.value) & ~np.isnan(load), load, 0.0))
        for one, column in COLUMNS.items()
    }
    frame = pd.DataFrame(
        {
            "day": every,
            "load_au": total,
            "load_au_imputed": share(total - known["rated_au"], total),
            **known,
            "sessions": by_day(days, every, np.ones(len(days))).astype(int),
            "unknown": by_day(days, every, np.isnan(load).astype(float)).astype(int),
        }
    )
    return DailyInternalFrame(frame[list(DailyInternal.to_schema().columns)])


def imputed_share(internal: DailyInternalFrame, days: int = MONTH) -> Floats:
    """Share of the load of the last `days` days that is not from ratings; shown beside every figure of 28 days.

    One value per row; over the shorter history at the start. Sessions of unknown load have no part. 0
    where there is no load.
    """
    rated = internal["rated_au"].to_numpy(dtype=float)
    whole = sum((internal[column].to_numpy(dtype=float) for column in COLUMNS.values()), start=np.zeros(len(rated)))
    return share(_last(whole - rated, days), _last(whole, days))


def _last(column: Floats, days: int) -> Floats:
    """Sum of the last `days` values at each, of fewer at the start."""
    padded = np.concatenate((np.zeros(days - 1), column))
    if not len(column):
        return column
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, days).sum(axis=1))
