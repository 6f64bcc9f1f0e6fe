"""Field numbers and scales of the few FIT messages a training diary needs.

Written by hand from what is publicly known about the format (forum posts, open decoders, files).
A value is `raw / scale - shift`; field numbers not listed here are skipped unread.
"""

from typing import NamedTuple


class Field(NamedTuple):
    """A field of a message: our name, how its raw value is scaled; `scale` 0 is text."""

    name: str
    scale: float = 1.0
    shift: float = 0.0


FIRST_DATE = 0x10000000
"""Below it a timestamp is seconds since the watch was switched on, not a date."""
LAST_DATE = 3_471_292_800
"""2100-01-01 in seconds since 1989-12-31, from which FIT counts."""

TIMESTAMP_FIELD = 253
SEMICIRCLES_PER_DEGREE = 2**31 / 180
_TIME = {TIMESTAMP_FIELD: Field("timestamp")}
_INDEX = {254: Field("message_index")}

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT = 0, 12, 18, 19, 20, 21
WORKOUT, WORKOUT_STEP, ACTIVITY, SPLIT, SPLIT_SUMMARY = 26, 27, 34, 312, 313

MESSAGES: dict[int, dict[int, Field]] = {
    FILE_ID: {
        0: Field("type"),
        1: Field("manufacturer"),
        2: Field("product"),
        8: Field("product_name", 0),
    },
    SPORT: {0: Field("sport"), 1: Field("sub_sport")},
    SESSION: {
        **_TIME,
        2: Field("start_time"),
        5: Field("sport"),
        6: Field("sub_sport"),
        7: Field("total_elapsed_time", 1000),
        8: Field("total_timer_time", 1000),
        9: Field("total_distance", 100),
        16: Field("avg_heart_rate"),
        17: Field("max_heart_rate"),
        18: Field("avg_cadence"),
        20: Field("avg_power"),
        22: Field("total_ascent"),
        23: Field("total_descent"),
        59: Field("total_moving_time", 1000),
        92: Field("avg_fractional_cadence", 128),
        192: Field("workout_feel"),
        193: Field("workout_rpe", 10),
    },
    LAP: {
        **_TIME,
        2: Field("start_time"),
        7: Field("total_elapsed_time", 1000),
        8: Field("total_timer_time", 1000),
        9: Field("total_distance", 100),
        15: Field("avg_heart_rate"),
        17: Field("avg_cadence"),
        25: Field("sport"),
        71: Field("wkt_step_index"),
        80: Field("avg_fractional_cadence", 128),
    },
    RECORD: {
        **_TIME,
        0: Field("position_lat", SEMICIRCLES_PER_DEGREE),
        1: Field("position_long", SEMICIRCLES_PER_DEGREE),
        2: Field("altitude", 5, 500),
        3: Field("heart_rate"),
        4: Field("cadence"),
        5: Field("distance", 100),
        6: Field("speed", 1000),
        7: Field("power"),
        53: Field("fractional_cadence", 128),
        73: Field("enhanced_speed", 1000),
        78: Field("enhanced_altitude", 5, 500),
    },
    EVENT: {**_TIME, 0: Field("event"), 1: Field("event_type")},
    WORKOUT: {8: Field("wkt_name", 0)},
    WORKOUT_STEP: {**_INDEX, 0: Field("wkt_step_name", 0)},
    ACTIVITY: {**_TIME, 5: Field("local_timestamp")},
    SPLIT: {
        0: Field("split_type"),
        2: Field("total_timer_time", 1000),
        3: Field("total_distance", 100),
        9: Field("start_time"),
    },
    SPLIT_SUMMARY: {
        0: Field("split_type"),
        4: Field("total_timer_time", 1000),
        5: Field("total_distance", 100),
    },
}

FILE_TYPES = {
    1: "device file",
    2: "settings file",
    3: "sport settings file",
    5: "workout plan",
    6: "course",
    7: "schedule",
    9: "weight log",
    10: "totals file",
    11: "goals file",
    14: "blood pressure log",
    15: "daily monitoring file",
    20: "activity summary",
    28: "daily monitoring file",
    32: "daily monitoring file",
    34: "segment",
    35: "segment list",
}
ACTIVITY_FILE = 4

MANUFACTURERS = {
    1: "Garmin",
    13: "Dynastream",
    15: "Dynastream",
    23: "Suunto",
    32: "Wahoo",
    37: "Magellan",
    70: "Sigma",
    71: "TomTom",
    89: "Tacx",
    95: "Stryd",
    123: "Polar",
    260: "Zwift",
    263: "Hammerhead",
    265: "Strava",
    267: "Bryton",
    294: "Coros",
}
