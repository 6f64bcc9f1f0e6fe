"""The columns of the diary as files: what each is called, with its unit or scale in the name."""

from collections.abc import Mapping
from types import MappingProxyType

SITE_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "pain_am": "pain_am_0_10",
        "pain_now": "pain_now_0_10",
        "stiff_am": "stiff_am_0_10",
        "stiff_min": "stiff_min",
    }
)
"""Told per place, on every row of a day."""
DAY_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "sleep_h": "sleep_h",
        "sleep_quality": "sleep_quality_1_5",
        "fatigue": "energy_1_5",
        "mood": "mood_1_5",
        "stress": "calm_1_5",
        "confidence": "trust_0_10",
        "painkiller": "painkiller",
        "resting_hr_bpm": "resting_hr_bpm",
        "hrv_rmssd_ms": "hrv_rmssd_ms",
        "hrv_sdnn_ms": "hrv_sdnn_ms",
        "red_flags": "red_flags",
        "signs": "signs",
        "note": "note",
        "source": "source",
        "recorded_at": "recorded_at_utc",
    }
)
"""Told per day, on the first row of a day only: a sum over the column counts no day twice."""
CHECK_IN_COLUMNS: Mapping[str, str] = MappingProxyType(
    {"day": "day", "site": "place"} | dict(SITE_COLUMNS) | dict(DAY_COLUMNS)
)
ANSWER_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "day": "day",
        "start": "run_start_local",
        "activity_uid": "run_uid",
        "site": "place",
        "pain_pre": "pain_pre_0_10",
        "pain_max": "pain_max_0_10",
        "pain_end": "pain_end_0_10",
        "pain_60": "pain_60_0_10",
        "limp": "limp",
        "sharp": "sharp",
        "swelling": "swelling",
        "gone_at_once": "gone_at_once",
        "same_place": "same_place",
        "pelvic": "pelvic",
        "painkiller": "painkiller",
        "talk_test": "talk_test",
        "rpe": "rpe_0_10",
        "completed": "completed_share",
        "recorded_at": "recorded_at_utc",
    }
)
INJURY_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "site": "site",
        "side": "side",
        "kind": "kind",
        "onset": "onset",
        "until": "until",
        "diagnosis": "diagnosis",
        "diagnosed_by": "diagnosed_by",
        "has_surgery": "has_surgery",
        "cleared_by": "cleared_by",
        "cleared_on": "cleared_on",
    }
)
NOTHING = "nothing"
"""How an empty answer is written: an empty cell is a question that was not answered."""
SEPARATOR = " "
"""Between ids of one cell."""
WHOLE_RUN_WORD = "whole run"
GUARD = "'"
"""Stands before texts that a spreadsheet would run as a formula, and before those that begin with it."""
