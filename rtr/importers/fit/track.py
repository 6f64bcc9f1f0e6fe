"""The records of a file as clean columns: usable times, possible values, nothing invented."""

from dataclasses import dataclass

import numpy as np

from rtr.errors import Problem, Severity
from rtr.importers.fit.moments import dated, ordered
from rtr.importers.fit.table import Table
from rtr.samples import Column

# Field of a record → column, possible range, what people call it. Zero heart rate is "no heart rate".
_CHANNELS = {
    "position_lat": ("lat_deg", -90.0, 90.0, "position"),
    "position_long": ("lon_deg", -180.0, 180.0, "position"),
    "altitude": ("ele_m", -499.0, 9_000.0, "altitude"),
    "heart_rate": ("hr_bpm", 20.0, 250.0, "heart rate"),
    "cadence": ("cadence", 0.0, 254.0, "cadence"),
    "speed": ("speed_m_per_s", 0.0, 100.0, "speed"),
    "distance": ("distance_m", 0.0, 5e6, "distance"),
    "power": ("power_w", 0.0, 4_000.0, "power"),
}
_SPIKES = {"lat_deg": 0.5, "lon_deg": 0.5, "ele_m": 500.0, "distance_m": 2_000.0}


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Records in the order of time.

    `time` is seconds since 1989-12-31 UTC, never decreasing. `channels` go by the names of
    `Samples`, but for `cadence`, which is as recorded. `raw_hr` keeps what the mask took.
    """

    time: Column
    channels: dict[str, Column]
    raw_hr: Column | None
    problems: tuple[Problem, ...] = ()

    def __len__(self) -> int:
        return len(self.time)


def track_of(path: str, records: Table, *, is_intact: bool) -> Track:
    """Clean the record table of one file; every value that was left out is counted in a problem."""
    records, undated = dated(path, records, is_intact=is_intact)
    records, unordered = ordered(path, records)
    columns = dict(records.columns)
    for plain in ("speed", "altitude"):
        _prefer_enhanced(columns, plain)
    if "cadence" in columns and "fractional_cadence" in columns:
        columns["cadence"] = columns["cadence"] + np.nan_to_num(columns["fractional_cadence"])
    channels, impossible = _possible(path, columns)
    _without_null_island(channels)
    if not is_intact:
        _without_spikes(channels)
    problems = (*undated, *unordered, *impossible)
    return Track(columns["timestamp"], channels, columns.get("heart_rate"), problems)


def _prefer_enhanced(columns: dict[str, Column], plain: str) -> None:
    """Newer devices write a second, finer field; the plain one fills its gaps."""
    enhanced = columns.pop(f"enhanced_{plain}", None)
    if enhanced is None:
        return
    coarse = columns.get(plain)
    columns[plain] = enhanced if coarse is None else np.where(np.isnan(enhanced), coarse, enhanced)


def _possible(path: str, columns: dict[str, Column]) -> tuple[dict[str, Column], list[Problem]]:
    """Channels by our names, without values that no run can have; those without any value are left out."""
    channels, problems = {}, []
    for field, (name, low, high, word) in _CHANNELS.items():
        column = columns.get(field)
        if column is None or not len(column):
            continue
        least, most = np.fmin.reduce(column), np.fmax.reduce(column)
        if field == "heart_rate" and least == 0:
            column = np.where(column == 0, np.nan, column)
            least, most = np.fmin.reduce(column), np.fmax.reduce(column)
        if least < low or most > high:
            wrong = (column < low) | (column > high)
            column = np.where(wrong, np.nan, column)
            most = np.fmax.reduce(column)
            what = f"Values of {word} outside what is possible were left out: {int(wrong.sum()):,}."
            problems.append(Problem(path=path, what=what, severity=Severity.WARNING))
        if not np.isnan(most):
            channels[name] = column
    return channels, problems


def _without_null_island(channels: dict[str, Column]) -> None:
    """A position of 0/0, or half a position, is none."""
    lat, lon = channels.pop("lat_deg", None), channels.pop("lon_deg", None)
    if lat is None or lon is None:
        return
    nowhere = ((lat == 0) & (lon == 0)) | (np.isnan(lat) != np.isnan(lon))
    if nowhere.any():
        lat, lon = np.where(nowhere, np.nan, lat), np.where(nowhere, np.nan, lon)
    if not np.isnan(lat).all():
        channels["lat_deg"], channels["lon_deg"] = lat, lon


def _without_spikes(channels: dict[str, Column]) -> None:
    """In a damaged file a value far from the median of its five neighbours is taken for damage."""
    for name, limit in _SPIKES.items():
        column = channels.get(name)
        if column is not None and len(column) > 4:
            padded = np.pad(column, 2, mode="edge")
            middle = np.median(np.lib.stride_tricks.sliding_window_view(padded, 5), axis=1)
            channels[name] = np.where(np.abs(column - middle) > limit, np.nan, column)
