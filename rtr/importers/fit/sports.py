"""The numbers FIT gives sports, and what they are in a diary of an injured runner."""

from rtr.model import Sport

TRANSITION = 3

_SPORTS = {
    1: Sport.RUNNING,
    2: Sport.CYCLING,
    4: Sport.CROSS_TRAINING,  # fitness equipment
    5: Sport.SWIMMING,
    10: Sport.CROSS_TRAINING,  # training
    11: Sport.WALKING,
    12: Sport.CROSS_TRAINING,  # cross-country skiing
    15: Sport.CROSS_TRAINING,  # rowing
    16: Sport.HIKING,  # mountaineering
    17: Sport.HIKING,
    19: Sport.CROSS_TRAINING,  # paddling
    21: Sport.CYCLING,  # with electric help
    30: Sport.CROSS_TRAINING,  # inline skating
    35: Sport.HIKING,  # snowshoeing
    41: Sport.CROSS_TRAINING,  # kayaking
    62: Sport.CROSS_TRAINING,  # intervals of all kinds
}

# Only where the main sport is a container: fitness equipment (4) and training (10).
_TELLING_SUB_SPORTS = {
    1: Sport.RUNNING,
    5: Sport.CYCLING,
    6: Sport.CYCLING,
    19: Sport.MOBILITY,
    20: Sport.STRENGTH,
    27: Sport.WALKING,
    43: Sport.MOBILITY,
    44: Sport.MOBILITY,
    45: Sport.RUNNING,
}

_SPORT_WORDS = {TRANSITION: "transition"}
_SUB_SPORT_WORDS = {
    1: "treadmill",
    2: "street",
    3: "trail",
    4: "track",
    5: "spin",
    6: "indoor_cycling",
    7: "road",
    8: "mountain",
    9: "downhill",
    10: "recumbent",
    11: "cyclocross",
    12: "hand_cycling",
    13: "track_cycling",
    14: "indoor_rowing",
    15: "elliptical",
    16: "stair_climbing",
    17: "lap_swimming",
    18: "open_water",
    19: "flexibility_training",
    20: "strength_training",
    26: "cardio_training",
    27: "indoor_walking",
    30: "casual_walking",
    31: "speed_walking",
    43: "yoga",
    44: "pilates",
    45: "indoor_running",
    46: "gravel_cycling",
    58: "virtual_activity",
    59: "obstacle",
    67: "ultra",
}


def sport_of(number: float | None, sub_number: float | None) -> Sport:
    """Our sport; unknown and team sports are `OTHER`."""
    main = int(number) if number is not None else -1
    sub = int(sub_number) if sub_number is not None else -1
    if main in (4, 10) and sub in _TELLING_SUB_SPORTS:
        return _TELLING_SUB_SPORTS[sub]
    return _SPORTS.get(main, Sport.OTHER)


def sub_sport_of(number: float | None, sub_number: float | None) -> str | None:
    """A word for the kind of running (`treadmill`, `trail` …); None for generic and unknown ones."""
    main = _SPORT_WORDS.get(int(number)) if number is not None else None
    return main or (_SUB_SPORT_WORDS.get(int(sub_number)) if sub_number is not None else None)
