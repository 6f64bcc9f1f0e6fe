"""Laps of a session, and the stretches a watch itself called running, walking or standing."""

import re

from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import SPLIT, SPLIT_SUMMARY, WORKOUT_STEP
from rtr.importers.fit.table import Row
from rtr.importers.fit.values import number
from rtr.model import Gait, Lap, Split

# The family of run, walk and stand detection. The interval family covers the same time again.
_GAIT_OF_SPLIT = {17: Gait.RUN, 18: Gait.WALK, 22: Gait.STAND}

_WALK = re.compile(r"\b(walk|geh|marche|camin|cammin|wandel)", re.IGNORECASE)
_RUN = re.compile(r"\b(run|jog|lauf|renn|cour[is]|corr(?!ect)|corsa|hardlo)", re.IGNORECASE)


def gait_of_name(name: str) -> Gait | None:
    """What a workout step called `Walk 2 min` asks for; None where its name does not say, or says both."""
    is_walk, is_run = bool(_WALK.search(name)), bool(_RUN.search(name))
    if is_walk == is_run:
        return None
    return Gait.WALK if is_walk else Gait.RUN


def step_gaits(messages: Messages) -> dict[float, Gait]:
    """Workout steps whose name tells the gait, by their index.

    Intensities are not used: `rest` and `recovery` may be walked, jogged or stood.
    """
    steps = messages.rows(WORKOUT_STEP)
    named = ((s.numbers.get("message_index"), gait_of_name(s.texts.get("wkt_step_name", ""))) for s in steps)
    return {index: gait for index, gait in named if index is not None and gait is not None}


def lap_start(row: Row) -> float | None:
    """Start in FIT seconds; where a device left it out, its end less its length."""
    start = number(row, "start_time")
    if start is not None:
        return start
    end, elapsed = number(row, "timestamp"), number(row, "total_elapsed_time")
    return None if end is None or elapsed is None else end - elapsed


def lap_of(row: Row, session_start: float, steps_factor: float | None, gaits: dict[float, Gait]) -> Lap:
    """One lap message in our words."""
    start = lap_start(row)
    cadence = number(row, "avg_cadence", 1, 254)
    if cadence is not None:
        cadence += row.numbers.get("avg_fractional_cadence", 0.0)
    return Lap(
        start_s=0.0 if start is None else max(0.0, start - session_start),
        elapsed_s=number(row, "total_elapsed_time"),
        timer_s=number(row, "total_timer_time"),
        distance_m=number(row, "total_distance", 0, 5e6),
        avg_hr_bpm=number(row, "avg_heart_rate", 1, 254),
        avg_cadence_spm=None if cadence is None or steps_factor is None else cadence * steps_factor,
        gait=gaits.get(row.numbers.get("wkt_step_index", -1.0)),
    )


def splits_of(messages: Messages, start: float, end: float, *, is_only_session: bool) -> tuple[Split, ...]:
    """Runs, walks and stands of one session; their totals where the single ones are absent."""
    rows = [r for r in messages.rows(SPLIT) if start <= r.numbers.get("start_time", start) < end]
    found = tuple(split for row in rows if (split := _split(row)))
    if found or not is_only_session:
        return found
    return tuple(split for row in messages.rows(SPLIT_SUMMARY) if (split := _split(row)))


def _split(row: Row) -> Split | None:
    gait = _GAIT_OF_SPLIT.get(int(row.numbers.get("split_type", -1)))
    timer_s = number(row, "total_timer_time")
    if gait is None or timer_s is None:
        return None
    return Split(gait=gait, timer_s=timer_s, distance_m=number(row, "total_distance", 0, 5e6))
