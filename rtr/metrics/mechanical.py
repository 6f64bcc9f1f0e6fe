"""Mechanical load day by day: what the legs did in runs, each measure beside the others.

No sum, no product: nobody knows how minutes, steps, speed and slope add up for tissue (science §1.2).
"""

import datetime as dt

import numpy as np
import pandas as pd

from rtr.diary import Diary
from rtr.frames import DailyMechanical, DailyMechanicalFrame, SessionMeasuresFrame
from rtr.metrics.days import by_day, calendar, share
from rtr.metrics.sessions import session_measures

SUMMED = ("run_min", "steps", "distance_km", "ascent_m", "descent_m", "faster_min")


def daily_mechanical(diary: Diary, until: dt.date) -> DailyMechanicalFrame:
    """One row per day from the first session to `until`; other sports are never in it."""
    return mechanical_days(session_measures(diary, until), until)


def mechanical_days(sessions: SessionMeasuresFrame, until: dt.date) -> DailyMechanicalFrame:
    """As `daily_mechanical`, of sessions that are at hand."""
    every = calendar(sessions["day"].to_numpy(), until)
    runs = sessions[sessions["is_run"]]
    days = runs["day"].to_numpy()
    found = {name: by_day(days, every, runs[name].to_numpy(dtype=float)) for name in SUMMED}
    guessed = np.where(runs["steps_imputed"].to_numpy(dtype=float) > 0, runs["steps"].to_numpy(dtype=float), 0.0)
    frame = pd.DataFrame({"day": every, **found, "steps_imputed": share(by_day(days, every, guessed), found["steps"])})
    return DailyMechanicalFrame(frame[list(DailyMechanical.to_schema().columns)])
