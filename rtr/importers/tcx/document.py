"""What a TCX file holds: activities, laps and points, read element by element."""

import datetime as dt
import math
from dataclasses import dataclass, field

from rtr.errors import CorruptFileError, EmptyFileError, FileImportError, UnknownFormatError, UnsafeFileError
from rtr.importers.points import Points
from rtr.importers.written import epoch_s, moment, number, stated_offset_s
from rtr.metrics.seconds import GAP_S

ROOTS = ("trainingcenterdatabase", "activities")
"""Some tools lose the first tag; what is inside is sound."""
MAX_WORKOUTS = 1_000
MAX_LAPS = 100_000

_POINT_FIELDS = {
    ("latitudedegrees", "position"): "lat",
    ("longitudedegrees", "position"): "lon",
    ("altitudemeters", "trackpoint"): "ele",
    ("distancemeters", "trackpoint"): "distance",
    ("value", "heartratebpm"): "hr",
    ("cadence", "trackpoint"): "cadence",
    ("runcadence", "tpx"): "cadence",
    ("speed", "tpx"): "speed",
    ("watts", "tpx"): "power",
}
_LAP_FIELDS = {
    ("totaltimeseconds", "lap"): "timer",
    ("distancemeters", "lap"): "distance",
    ("value", "averageheartratebpm"): "avg_hr",
    ("value", "maximumheartratebpm"): "max_hr",
    ("avgruncadence", "lx"): "cadence",
}


@dataclass(slots=True)
class LapRead:
    """One `Lap` as it stands in the file; a number that cannot be is NaN."""

    start: dt.datetime | None
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Workout:
    """One `Activity` as it stands in the file."""

    sport: str
    texts: dict[str, str] = field(default_factory=dict)
    laps: list[LapRead] = field(default_factory=list)
    points: Points = field(default_factory=Points)
    has_run_cadence: bool = False
    untimed: int = 0
    segment: float = 0.0
    last_s: float = math.nan


class Document:
    """Collects the activities while the elements of a file go by."""

    def __init__(self) -> None:
        self.workouts: list[Workout] = []
        self._workout: Workout | None = None
        self._lap: LapRead | None = None
        self._point: dict[str, float] | None = None
        self._time = ""
        self._is_new_track = False
        self._has_root = False
        self._has_course = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "trackpoint" and self._workout is not None:
            self._point = {}
            self._time = ""
        elif not self._has_root:
            if name not in ROOTS:
                raise UnknownFormatError("This is not a TCX file.")
            self._has_root = True
        elif name == "activity":
            self._open_workout(attributes)
        elif name == "lap" and self._workout is not None:
            self._open_lap(self._workout, attributes)
        elif name == "track":
            self._is_new_track = True
        elif name == "course":
            self._has_course = True

    def end(self, name: str, text: str, parent: str) -> None:
        if self._workout is None:
            return
        if self._point is not None:
            if name == "trackpoint":
                self._close_point(self._workout, self._point)
                self._point = None
            elif name == "time":
                self._time = text
            elif (name, parent) in _POINT_FIELDS:
                self._point[_POINT_FIELDS[name, parent]] = number(text)
                self._workout.has_run_cadence |= name == "runcadence"
        elif self._lap is not None and (name, parent) in _LAP_FIELDS:
            self._lap.numbers[_LAP_FIELDS[name, parent]] = number(text)
        elif name == "lap":
            self._lap = None
        elif name == "activity":
            self._workout = None
        elif (name, parent) in (("id", "activity"), ("notes", "activity"), ("name", "creator")):
            self._workout.texts[name] = text

    def refusal(self, broken_at: str | None) -> FileImportError:
        """Why a file without a single activity cannot be used."""
        if self._has_course:
            return EmptyFileError("This looks like a planned route (a course), not a run: there is nothing to log.")
        if broken_at is not None:
            return CorruptFileError(f"The file is damaged at {broken_at}, before the first activity.")
        return EmptyFileError("There is no activity in this file.")

    def _open_workout(self, attributes: dict[str, str]) -> None:
        if len(self.workouts) >= MAX_WORKOUTS:
            raise UnsafeFileError(
                f"The file holds more than {MAX_WORKOUTS} activities.", hint="Split it and try again."
            )
        self._lap = None
        self._workout = Workout(attributes.get("sport", ""))
        self.workouts.append(self._workout)

    def _open_lap(self, workout: Workout, attributes: dict[str, str]) -> None:
        if len(workout.laps) >= MAX_LAPS:
            raise UnsafeFileError("The file holds more laps than any recording.")
        self._lap = LapRead(moment(attributes.get("starttime")))
        workout.laps.append(self._lap)

    def _close_point(self, workout: Workout, point: dict[str, float]) -> None:
        point["time"] = epoch_s(moment(self._time))
        if math.isnan(point["time"]):
            workout.untimed += 1
            return
        lat, lon = point.get("lat", math.nan), point.get("lon", math.nan)
        if not (abs(lat) <= 90 and abs(lon) <= 180) or (lat == 0 and lon == 0):
            point["lat"] = point["lon"] = math.nan
        if self._is_new_track and point["time"] - workout.last_s > GAP_S:
            workout.segment += 1
        self._is_new_track = False
        workout.last_s = point["time"]
        workout.points.add(point, workout.segment)


def start_of(workout: Workout) -> dt.datetime | None:
    """When it started, as written: the first lap, else its id; None when neither is a date."""
    return next((lap.start for lap in workout.laps if lap.start), None) or moment(workout.texts.get("id"))


def offset_of(workout: Workout) -> int | None:
    """The offset from UTC that the start states, if any."""
    start = start_of(workout)
    return None if start is None else stated_offset_s(start)
