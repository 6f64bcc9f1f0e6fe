"""Units of the screen. Inside everything is SI; km, miles, minutes and pace live here."""

import math
import re

from rtr.errors import SettingsError

M_PER_KM = 1000.0
M_PER_MILE = 1609.344
S_PER_MIN = 60.0


def minutes(seconds: float | None) -> float:
    """Seconds as minutes; unknown is NaN."""
    return math.nan if seconds is None else seconds / S_PER_MIN


def distance_text(distance_m: float | None, *, miles: bool = False) -> str:
    """A distance with its unit, one decimal: `5.0 km`, `3.1 mi`; unknown is an en dash.

    >>> distance_text(5021.3)
    '5.0 km'
    >>> distance_text(5021.3, miles=True)
    '3.1 mi'
    """
    if distance_m is None or math.isnan(distance_m):
        return "–"
    return f"{distance_m / M_PER_MILE:.1f} mi" if miles else f"{distance_m / M_PER_KM:.1f} km"


def minutes_text(value_min: float | None) -> str:
    """Minutes without decimals: `27 min`; unknown is an en dash.

    >>> minutes_text(26.6)
    '27 min'
    """
    if value_min is None or math.isnan(value_min):
        return "–"
    return f"{value_min:.0f} min"


def pace_text(speed_m_per_s: float | None, *, miles: bool = False) -> str:
    """A pace with a colon, never decimals: `5:30 /km`; no speed is an en dash.

    >>> pace_text(1000 / 330)
    '5:30 /km'
    >>> pace_text(1000 / 330, miles=True)
    '8:51 /mi'
    """
    if speed_m_per_s is None or not speed_m_per_s > 0:
        return "–"
    length_m, unit = (M_PER_MILE, "mi") if miles else (M_PER_KM, "km")
    total_s = round(length_m / speed_m_per_s)
    return f"{total_s // 60}:{total_s % 60:02d} /{unit}"


_PACE = re.compile(r"(\d{1,2})\s*[:.'’′]\s*([0-5]\d)\s*[\"”″]?\s*(/ ?(km|mi))?")


def speed_of(pace: str, *, miles: bool = False) -> float | None:
    """The speed in m/s of a written pace, per km or mile; None for an empty field.

    Raises `SettingsError` for anything that is no pace.

    >>> speed_of("5:00"), speed_of("  ")
    (3.3333333333333335, None)
    """
    if not pace.strip():
        return None
    found = _PACE.fullmatch(pace.strip())
    total_s = 60 * int(found[1]) + int(found[2]) if found else 0
    if not total_s:
        raise SettingsError(f"“{pace.strip()[:20]}” is not a pace.", hint="Write minutes and seconds, like 5:30.")
    return (M_PER_MILE if miles else M_PER_KM) / total_s


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 run`, `14 runs`.

    >>> counted(1, "run"), counted(1200, "run"), counted(2, "activity", "activities")
    ('1 run', '1,200 runs', '2 activities')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
