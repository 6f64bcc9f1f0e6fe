"""What stands behind a coach's pictures, in words: also what is shared and in no picture."""

import pandas as pd

NAMES = {
    "pain_am": "Morning pain", "stiff_am": "Morning stiffness", "pain_run": "Pain while running",
    "settled": "How it settled", "run_min": "Running, min", "walk_min": "Walking, min",
    "planned_min": "Planned running, min", "run_km": "Running, km", "sports": "Sports", "rpe": "Effort, 0 to 10",
    "sleep_h": "Sleep, hours", "sleep_quality": "Sleep, 1 to 5", "fatigue": "Energy, 1 to 5", "mood": "Mood, 1 to 5",
    "stress": "Calm, 1 to 5", "confidence": "Trust in the leg, 0 to 10", "painkiller": "Painkiller",
    "run_avg_hr_bpm": "Heart rate of the run", "resting_hr_bpm": "Resting heart rate",
    "hrv_rmssd_ms": "HRV (RMSSD), ms", "hrv_sdnn_ms": "HRV (SDNN), ms", "titles": "Titles", "notes": "Notes",
}  # fmt: skip
"""In the order of the table; answers 1 to 5 have 5 = good."""

MINUTES = ("run_min", "walk_min", "planned_min")
"""Whole ones; the file has all digits."""


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Days and columns that hold something, newest day first."""
    whole = rows.assign(**{name: rows[name].round() for name in MINUTES if name in rows})
    told = whole[[name for name in NAMES if name in rows]].rename(columns=NAMES)
    is_held = told.notna() & (told != "")
    shown = told.loc[is_held.any(axis=1), is_held.any()]
    shown.insert(0, "Day", rows["day"].dt.date)
    return shown.iloc[::-1]
