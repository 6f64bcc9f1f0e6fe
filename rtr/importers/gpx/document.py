"""What a GPX file holds: tracks of points, read element by element."""

import math
from dataclasses import dataclass, field

from rtr.errors import CorruptFileError, EmptyFileError, FileImportError, UnknownFormatError, UnsafeFileError
from rtr.importers.points import Points
from rtr.importers.written import epoch_s, moment, number, stated_offset_s

MAX_TRACKS = 1_000

_SENSORS = {
    "ele": "ele",
    "hr": "hr",
    "heartrate": "hr",
    "cad": "cadence",
    "cadence": "cadence",
    "runcadence": "cadence",
    "speed": "speed",
    "power": "power",
    "watts": "power",
    "powerinwatts": "power",
}
_PAUSE_MARKS = (100.0, 200.0)
"""Latitudes by which old OpenTracks versions mark a pause and its end."""


@dataclass(slots=True)
class Track:
    """One `trk`: its texts, its timed points, and what had to be left out."""

    texts: dict[str, str] = field(default_factory=dict)
    points: Points = field(default_factory=Points)
    untimed: int = 0
    misdated: int = 0
    misplaced: int = 0
    offset_s: int | None = None
    is_zoneless: bool = False


class Document:
    """Collects the tracks while the elements of a file go by."""

    def __init__(self) -> None:
        self.tracks: list[Track] = []
        self.texts: dict[str, str] = {}
        self.creator = ""
        self._has_root = False
        self._has_route = False
        self._segment = 0.0
        self._point: dict[str, float] | None = None
        self._time = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "trkpt":
            self._point = {field: number(attributes[field]) for field in ("lat", "lon") if field in attributes}
            self._time = ""
        elif not self._has_root:
            self._open_root(name, attributes)
        elif name == "trkseg":
            self._segment += 1
        elif name == "trk":
            self._open_track()
        elif name == "rtept":
            self._has_route = True

    def end(self, name: str, text: str, parent: str) -> None:
        if self._point is not None:
            if name == "trkpt":
                self._close_point(self._point)
                self._point = None
            elif name in _SENSORS:
                self._point[_SENSORS[name]] = number(text)
            elif name == "time":
                self._time = text
        elif name in ("name", "desc", "type"):
            if parent == "trk" and self.tracks:
                self.tracks[-1].texts[name] = text
            elif parent in ("metadata", "gpx"):
                self.texts[name] = text

    def refusal(self, broken_at: str | None) -> FileImportError:
        """Why a file without a single timed point cannot be used."""
        if any(track.misdated for track in self.tracks):
            return CorruptFileError(
                "The dates of its points cannot be right: the clock of the device was not set.",
                hint="Type the run in by hand, with its real date.",
            )
        if any(track.untimed for track in self.tracks) or self._has_route:
            return EmptyFileError("This looks like a planned route: its points carry no times, so no run can be read.")
        if broken_at is not None:
            return CorruptFileError(f"The file is damaged at {broken_at}, before the first point that could be read.")
        return EmptyFileError("There is no track with positions and times in this file.")

    def _open_root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "gpx":
            raise UnknownFormatError("This is not a GPX file.")
        self._has_root = True
        self.creator = attributes.get("creator", "")

    def _open_track(self) -> Track:
        if len(self.tracks) >= MAX_TRACKS:
            raise UnsafeFileError(f"The file holds more than {MAX_TRACKS} tracks.", hint="Split it and try again.")
        self._segment += 1
        self.tracks.append(Track())
        return self.tracks[-1]

    def _close_point(self, point: dict[str, float]) -> None:
        track = self.tracks[-1] if self.tracks else self._open_track()
        has_place = "lat" in point and "lon" in point
        lat, lon = (point["lat"], point["lon"]) if has_place else (0.0, 0.0)
        if lat in _PAUSE_MARKS:
            self._segment += 1
            return
        if not (abs(lat) <= 90 and abs(lon) <= 180):
            track.misplaced += 1
            return
        if lat == 0 and lon == 0:
            point["lat"] = point["lon"] = math.nan
        when = moment(self._time)
        point["time"] = epoch_s(when)
        track.untimed += when is None
        track.misdated += when is not None and math.isnan(point["time"])
        if when is not None and not len(track.points):
            track.offset_s = stated_offset_s(when)
            track.is_zoneless = when.utcoffset() is None
        track.points.add(point, self._segment)
