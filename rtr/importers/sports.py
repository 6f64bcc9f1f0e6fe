"""The sport behind the words that files use for it."""

import re

from rtr.model import Sport

_CODES = {"9": Sport.RUNNING, "1": Sport.CYCLING}
"""Numbers in Strava's GPX files until about 2022; the others were never seen."""

_WORDS = (
    (Sport.STRENGTH, ("strength", "weight", "gym")),
    (Sport.MOBILITY, ("yoga", "pilates", "stretch", "mobility")),
    (Sport.SWIMMING, ("swim",)),
    (Sport.CROSS_TRAINING, ("elliptical", "rowing", "cardio", "hiit", "cross_training", "aqua", "stair")),
    (Sport.CYCLING, ("cycl", "bike", "biking", "ride", "mtb", "spinning")),
    (Sport.RUNNING, ("run", "jog", "treadmill", "trail_run")),
    (Sport.HIKING, ("hik", "trek", "mountaineering")),
    (Sport.WALKING, ("walk",)),
    (Sport.OTHER, ("other", "generic", "multisport", "ski", "skat", "paddl", "kayak", "sail", "surf", "golf", "driv")),
)
"""Parts of type names, searched in this order: `cross_training` is no ride, `trail_run` no hike."""

_TITLE_WORDS = (
    (Sport.RUNNING, ("run", "running", "jog", "jogging", "lauf", "laufen", "corrida", "carrera", "corsa")),
    (Sport.WALKING, ("walk", "walking", "spaziergang", "caminhada", "caminata", "paseo", "marche", "camminata")),
    (Sport.HIKING, ("hike", "hiking", "wanderung", "senderismo", "randonnée", "trilha", "escursione")),
    (Sport.CYCLING, ("ride", "cycling", "bike", "radfahrt", "radtour", "bicicleta", "vélo", "pedalada", "ciclismo")),
)

_SUB_SPORTS = ("treadmill", "trail", "track", "indoor", "virtual", "street", "ultra")

SLOWEST_RUN_M_PER_S = 1.9
FASTEST_RUN_M_PER_S = 4.5
"""A median of 3:42 per km: faster than most runs, slower than most rides."""


def sport_of(word: str | None) -> Sport | None:
    """The sport a file's type names; None for no type, numbers never seen and free text.

    >>> sport_of("trail_running"), sport_of("Biking"), sport_of("the category")
    (<Sport.RUNNING: 'running'>, <Sport.CYCLING: 'cycling'>, None)
    """
    lowered = "_".join((word or "").lower().replace("-", " ").split())
    if lowered in _CODES:
        return _CODES[lowered]
    return next((sport for sport, parts in _WORDS if any(p in lowered for p in parts)), None)


def sub_sport_of(word: str | None) -> str | None:
    """`treadmill`, `trail`, `track` … where the type says more than the sport."""
    lowered = (word or "").lower()
    return next((sub for sub in _SUB_SPORTS if sub in lowered), None)


def sport_in_title(title: str | None) -> Sport | None:
    """The one sport that a title such as "Morning Run" names as a word of its own."""
    words = (title or "").lower()
    named = {s for s, parts in _TITLE_WORDS if any(re.search(rf"\b{re.escape(p)}\b", words) for p in parts)}
    return named.pop() if len(named) == 1 else None


def sport_by_speed(median_m_per_s: float | None) -> Sport:
    """What moves at this median speed, most likely."""
    if median_m_per_s is None:
        return Sport.OTHER
    if median_m_per_s < SLOWEST_RUN_M_PER_S:
        return Sport.WALKING
    return Sport.RUNNING if median_m_per_s <= FASTEST_RUN_M_PER_S else Sport.CYCLING
