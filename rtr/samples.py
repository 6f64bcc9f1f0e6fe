"""The second-by-second columns of one recording; kept outside the diary."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[np.float64]

CHANNELS = (
    "lat_deg", "lon_deg", "ele_m", "hr_bpm", "cadence_spm", "speed_m_per_s", "distance_m", "power_w",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Samples:
    """Columns of one recording, all of the same length `n`, float64, NaN where not measured.

    `t_s` is seconds since the start of the activity, never decreasing. A channel the device
    did not record is None, not a column of NaN. `cadence_spm` counts steps of both feet.
    `segment` numbers the stretches between breaks (GPX segments, laps with a gap): distance
    is never bridged from one to the next.
    """

    t_s: Column
    lat_deg: Column | None = None
    lon_deg: Column | None = None
    ele_m: Column | None = None
    hr_bpm: Column | None = None
    cadence_spm: Column | None = None
    speed_m_per_s: Column | None = None
    distance_m: Column | None = None
    power_w: Column | None = None
    segment: Column | None = None

    def __len__(self) -> int:
        return len(self.t_s)

    def columns(self) -> dict[str, Column]:
        """The columns that are present, by name, `t_s` first."""
        found = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {name: column for name, column in found if column is not None}

    def channels(self) -> tuple[str, ...]:
        """Names of the measured channels, without time and segment."""
        return tuple(name for name in CHANNELS if getattr(self, name) is not None)
