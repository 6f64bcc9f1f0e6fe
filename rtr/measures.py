"""What is kept of a recording beside its activity: histograms and sums, small enough for a diary.

They do not depend on any setting: a changed heart rate, zone or pace is computed from them anew,
without looking at the samples.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.float64]

BPM_BINS = 231
"""Heart rates 0-230, one bin for each whole beat per minute."""
SPEED_STEP_M_PER_S = 0.1
SPEED_BINS = 101
"""Bin k holds speeds from k/10 up to (k+1)/10 m/s; the last one everything faster."""

_HEAD = struct.Struct("<HB")
_WIDTHS = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Seconds per bin, packed: number of the first bin, bytes per count, counts up to the last bin in use."""

    packed: bytes = b""

    @classmethod
    def of(cls, bins: npt.ArrayLike) -> "Histogram":
        """Count the seconds of each bin; `bins` has the bin number of each second.

        >>> Histogram.of([142, 142, 144]).counts(200)[140:146]
        array([0., 0., 2., 0., 1., 0.])
        """
        found = np.asarray(bins, dtype=np.int64)
        if not len(found):
            return cls()
        first = int(found.min())
        counts = np.bincount(found - first)
        width = next(w for w in _WIDTHS if int(counts.max()) < 1 << (8 * w))
        return cls(_HEAD.pack(first, width) + counts.astype(f"<u{width}").tobytes())

    def counts(self, size: int) -> Counts:
        """Seconds of the bins 0 to `size` - 1."""
        counts: Counts = stacked([self], size)[0]
        return counts

    @property
    def total_s(self) -> int:
        """Seconds in all bins."""
        return int(_counts(self.packed).sum()) if self.packed else 0


def _counts(packed: bytes) -> npt.NDArray[np.unsignedinteger]:
    return np.frombuffer(packed, f"<u{packed[2]}", offset=_HEAD.size)


def stacked(histograms: Sequence[Histogram], size: int) -> Counts:
    """One row of seconds per histogram, shape (histograms, `size`)."""
    rows = np.zeros((len(histograms), size))
    for row, histogram in zip(rows, histograms, strict=True):
        if histogram.packed:
            first = histogram.packed[0] | histogram.packed[1] << 8
            counts = _counts(histogram.packed)
            row[first : first + len(counts)] = counts
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What one recording held, second by second, in counts. None is not known.

    `recorded_s` are its seconds without pauses; `running_s` those of running as the detector told
    them. `hr` counts the seconds per bpm with a valid heart rate, `hr_running` those of running,
    `hr_late` those of the last 30 s of each bout of running of 2 min and more. `locked_s` are
    seconds of running in which heart rate and cadence were the same number, or nearly. `gap` counts
    the seconds of running per bin of grade-adjusted speed, smoothed over 30 s; without altitude
    (`is_graded` false) the ground counts as level. `version` is that of the code that measured.
    """

    uid: str
    version: int
    recorded_s: int = 0
    running_s: int | None = None
    hr: Histogram = field(default=Histogram())
    hr_running: Histogram = field(default=Histogram())
    hr_late: Histogram = field(default=Histogram())
    locked_s: int = 0
    best_hr_30s_bpm: float | None = None
    gap: Histogram = field(default=Histogram())
    gap_m_per_s: float | None = None
    is_graded: bool = False
    steps: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
