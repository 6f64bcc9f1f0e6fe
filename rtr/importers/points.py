"""Track points while a file is read, and the samples that come of them."""

import math
from array import array

import numpy as np

from rtr.errors import UnsafeFileError
from rtr.samples import Column, Samples

MAX_POINTS = 2_000_000
"""More than three weeks of one point a second."""
MOST_STEPS_SPM = 230.0
"""A doubled mean above this says that it was steps already (R14)."""

FIELDS = ("time", "lat", "lon", "ele", "hr", "cadence", "speed", "distance", "power", "segment")
_LIMITS = {
    "ele": (-1_000.0, 10_000.0),
    "hr": (1.0, 254.0),
    "cadence": (0.0, 400.0),
    "speed": (0.0, 100.0),
    "distance": (0.0, 1e7),
    "power": (0.0, 4_000.0),
}


class Points:
    """Columns that grow point by point; NaN where a point is silent."""

    def __init__(self) -> None:
        self._columns = {field: array("d") for field in FIELDS}
        self._timed = 0

    def __len__(self) -> int:
        """How many points have a time."""
        return self._timed

    def add(self, values: dict[str, float], segment: float) -> None:
        """Add one point; `values` by field, those that are missing are NaN."""
        if len(self._columns["time"]) >= MAX_POINTS:
            raise UnsafeFileError("The file holds millions of points, more than weeks of recording.")
        for field, column in self._columns.items():
            column.append(values.get(field, math.nan))
        self._columns["segment"][-1] = segment
        self._timed += not math.isnan(values["time"])

    def extend(self, other: "Points") -> None:
        """Append another track's points."""
        for field, column in self._columns.items():
            column.extend(other.as_read(field)[0])
        self._timed += len(other)

    def span_s(self) -> tuple[float, float]:
        """First and last time, in epoch seconds; the points need not be in order."""
        times = self.as_read("time")[0]
        return float(np.nanmin(times)), float(np.nanmax(times))

    def is_ordered(self) -> bool:
        """Whether the points are in order of time."""
        times = self.as_read("time")[0]
        return bool((np.diff(times[np.isfinite(times)]) >= 0).all())

    def as_read(self, *fields: str) -> tuple[Column, ...]:
        """Columns of all points, with and without a time, in the order of the file."""
        return tuple(np.array(self._columns[field]) for field in fields)

    def columns(self) -> dict[str, Column]:
        """All columns of the points with a time, in order of time; values no sensor gives are NaN."""
        times = self.as_read("time")[0]
        order = np.argsort(times, kind="stable")[: len(self)]
        found = {field: np.array(column)[order] for field, column in self._columns.items()}
        for field, (least, most) in _LIMITS.items():
            column = found[field]
            column[~((column >= least) & (column <= most))] = np.nan
        return found


def steps_spm(cadence: Column) -> Column:
    """Steps per minute of both feet from a field that counts strides (R14)."""
    counted = cadence[cadence > 0]
    return cadence if len(counted) and 2 * counted.mean() > MOST_STEPS_SPM else 2 * cadence


def samples_of(columns: dict[str, Column], start_s: float, *, has_steps: bool) -> Samples:
    """Samples from columns in order of time; a channel without any value is None."""

    def channel(field: str) -> Column | None:
        column = columns[field]
        return column if np.isfinite(column).any() else None

    cadence = channel("cadence") if has_steps else None
    return Samples(
        t_s=np.maximum(columns["time"] - start_s, 0.0),
        lat_deg=channel("lat"),
        lon_deg=channel("lon"),
        ele_m=channel("ele"),
        hr_bpm=channel("hr"),
        cadence_spm=None if cadence is None else steps_spm(cadence),
        speed_m_per_s=channel("speed"),
        distance_m=channel("distance"),
        power_w=channel("power"),
        segment=columns["segment"],
    )


def mean_of(channel: Column | None, *, has_zeros: bool = False) -> float | None:
    """Mean of what was measured. Zeros are silent sensors (formats §0.4), unless `has_zeros`."""
    if channel is None:
        return None
    measured = channel[np.isfinite(channel)] if has_zeros else channel[channel > 0]
    return (float(measured.mean()) or None) if len(measured) else None


def highest_of(channel: Column | None) -> float | None:
    """Highest value measured; None without one."""
    return float(np.nanmax(channel)) if channel is not None and np.isfinite(channel).any() else None
