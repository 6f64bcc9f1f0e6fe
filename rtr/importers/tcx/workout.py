"""From a TCX activity to a recording."""

import math

import numpy as np

from rtr.errors import CorruptFileError, EmptyFileError, Problem
from rtr.importers import points, written
from rtr.importers.base import Recording
from rtr.importers.reports import counted, note, warning
from rtr.importers.sports import sport_of, sub_sport_of
from rtr.importers.tcx import laps
from rtr.importers.tcx.document import Workout, offset_of, start_of
from rtr.metrics.track import along_m
from rtr.model import FOOT_SPORTS, Activity, Sport, ZoneSource
from rtr.samples import Column, Samples

RESTART_M = 100.0
"""A distance counter that falls below this has started anew; one that starts above it is an odometer."""


def recording_of(path: str, workout: Workout) -> tuple[Recording, list[Problem]]:
    """The recording of one activity, and what is worth saying about it.

    Raises `FileImportError` for an activity without a usable date or without anything measured.
    """
    sport = sport_of(workout.sport) or Sport.OTHER
    start_s = _start_s(workout)
    has_steps = sport in FOOT_SPORTS or workout.has_run_cadence
    samples = _samples(workout, start_s, has_steps=has_steps)
    timer_s = laps.total(workout, "timer")
    if not timer_s and samples is None:
        raise _refusal(workout)
    offset_s = offset_of(workout)
    activity = Activity(
        uid="",
        sport=sport,
        sub_sport=sub_sport_of(workout.sport),
        source="tcx",
        start_utc=written.instant(start_s),
        utc_offset_s=offset_s,
        zone_source=None if offset_s is None else ZoneSource.FILE,
        elapsed_s=_elapsed_s(workout, start_s, timer_s, samples),
        timer_s=timer_s,
        distance_m=laps.total(workout, "distance") or _covered_m(samples),
        avg_hr_bpm=laps.weighted(workout, "avg_hr") or (None if samples is None else points.mean_of(samples.hr_bpm)),
        max_hr_bpm=_highest_hr(workout, samples),
        avg_cadence_spm=_cadence(workout, samples, has_steps=has_steps),
        avg_power_w=None if samples is None else points.mean_of(samples.power_w),
        notes=written.prose(workout.texts.get("notes")),
        device=written.line(workout.texts.get("name"), 100),
        laps=laps.laps_of(workout, start_s, samples, has_steps=has_steps),
    )
    return Recording(activity=activity, samples=samples), _remarks(path, workout)


def _start_s(workout: Workout) -> float:
    """Start in epoch seconds: the first lap's or the activity's date, else the first point's."""
    stated = start_of(workout)
    start_s = written.epoch_s(stated)
    if math.isnan(start_s) and len(workout.points):
        start_s = workout.points.span_s()[0]
    if not math.isnan(start_s):
        return start_s
    if stated is not None:
        raise CorruptFileError(
            f"An activity is dated in the year {stated.year}: the clock of the device was not set.",
            hint="Type the run in by hand, with its real date.",
        )
    raise EmptyFileError("An activity has no date, so there is no day to put it on.")


def _samples(workout: Workout, start_s: float, *, has_steps: bool) -> Samples | None:
    if len(workout.points) < 2:
        return None
    columns = workout.points.columns()
    columns["distance"] = counter_m(columns["distance"])
    return points.samples_of(columns, start_s, has_steps=has_steps)


def counter_m(readings: Column) -> Column:
    """A distance counter that starts near 0 and goes on where the device's began again.

    Some devices start each lap at 0 and some tools start at the kilometres of other days.
    """
    known = np.isfinite(readings)
    stated = readings[known]
    if not len(stated):
        return readings
    steps = np.diff(stated, prepend=0.0)
    steps[0] = stated[0] if stated[0] <= RESTART_M else 0.0
    fell = steps < 0
    steps[fell] = np.where(stated[fell] <= RESTART_M, stated[fell], 0.0)
    counter = np.full(len(readings), np.nan)
    counter[known] = np.cumsum(steps)
    return counter


def _refusal(workout: Workout) -> CorruptFileError | EmptyFileError:
    if laps.impossible(workout):
        return CorruptFileError("An activity states a negative or unreadable time or distance, and has no points.")
    return EmptyFileError("An activity has neither a duration nor points; there is nothing to log.")


def _highest_hr(workout: Workout, samples: Samples | None) -> float | None:
    stated = max((laps.stated(lap, "max_hr") or 0.0 for lap in workout.laps), default=0.0)
    return stated or (None if samples is None else points.highest_of(samples.hr_bpm))


def _cadence(workout: Workout, samples: Samples | None, *, has_steps: bool) -> float | None:
    stated = laps.weighted(workout, "cadence") if has_steps else None
    return points.mean_of(None if samples is None else samples.cadence_spm) if stated is None else laps.steps(stated)


def _covered_m(samples: Samples | None) -> float | None:
    """Distance by the points' counter, else by their positions; 0 is missing."""
    covered = None if samples is None else along_m(samples)
    return None if covered is None else float(covered[-1]) or None


def _elapsed_s(workout: Workout, start_s: float, timer_s: float | None, samples: Samples | None) -> float | None:
    """From the start to the last point; without points to the end of the last lap."""
    if samples is not None:
        return round(float(samples.t_s[-1]), 3)
    ends = [written.epoch_s(lap.start) - start_s + (laps.stated(lap, "timer") or 0.0) for lap in workout.laps]
    return max((end for end in ends if end > 0), default=timer_s)


def _remarks(path: str, workout: Workout) -> list[Problem]:
    found = []
    if impossible := laps.impossible(workout):
        many = counted(impossible, "value of a lap is", "values of laps are")
        found.append(warning(path, f"{many} negative or unreadable; left out."))
    if workout.untimed:
        many = counted(workout.untimed, "point has", "points have")
        found.append(warning(path, f"{many} no usable time; left out."))
    if not workout.points.is_ordered():
        found.append(note(path, "The points were not in order of time; they were sorted."))
    return found
