"""What the numbers of a Garmin list are measured in: the file does not say, so evidence decides."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.model import Sport
from rtr.units import M_PER_KM, M_PER_MILE

M_PER_FOOT = 0.3048
_SPEEDS_M_PER_S = {
    Sport.RUNNING: (1000 / 1200, 1000 / 120),  # 20:00 to 2:00 min/km
    Sport.WALKING: (0.3, 3.0),
    Sport.HIKING: (0.2, 3.0),
    Sport.CYCLING: (1.5, 20.0),
    Sport.SWIMMING: (0.2, 2.3),
}
_KM_RATIO, _MILES_RATIO, _MILES_AND_FEET_RATIO = (0.85, 1.2), (1.45, 1.8), (4.75, 5.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUnits:
    """Metres in one unit of distance and of height, and what to tell about it."""

    distance_m: float = M_PER_KM
    height_m: float = 1.0
    why: str | None = None


def list_units(strides: Sequence[tuple[float, float, float, float]]) -> ListUnits:
    """Kilometres or miles, from (stride length, steps per minute, seconds, distance) of runs.

    Stride length times steps is the distance in metres (or, in a list in miles, sometimes in
    feet), so the ratio to the stated distance shows its unit. Without clear evidence: km.
    """
    ratios = [stride * spm * s / 60 / (M_PER_KM * distance) for stride, spm, s, distance in strides if distance > 0]
    ratio = statistics.median(ratios) if ratios else 0.0
    if _KM_RATIO[0] <= ratio <= _KM_RATIO[1]:
        return ListUnits()
    if any(low <= ratio <= high for low, high in (_MILES_RATIO, _MILES_AND_FEET_RATIO)):
        return ListUnits(
            distance_m=M_PER_MILE,
            height_m=M_PER_FOOT,
            why="The distances are in miles and the ascents in feet: stride length and cadence show it.",
        )
    return ListUnits(why="This list does not say whether its distances are kilometres or miles; kilometres were taken.")


def distance_m(value: float, sport: Sport, time_s: float | None, unit_m: float, *, is_short_course: bool) -> float:
    """Metres of a distance cell.

    Track runs and swims are listed in metres, unless a spreadsheet has turned `2,810` into
    `2,81`; and `21,130` can be 21.13 km. So the usual unit is taken where the speed is
    plausible with it, else the other where that is plausible, else the usual one.
    """
    usual, other = (1.0, unit_m) if is_short_course else (unit_m, 1.0)
    if time_s is None or sport not in _SPEEDS_M_PER_S:
        return value * (usual if not is_short_course or value >= 50 else other)
    low, high = _SPEEDS_M_PER_S[sport]
    if low <= value * usual / time_s <= high or not low <= value * other / time_s <= high:
        return value * usual
    return value * other
