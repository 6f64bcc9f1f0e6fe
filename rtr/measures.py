"""What is kept of a recording beside its activity: histograms and sums, small enough for a diary.

They do not depend on any setting: a changed heart rate, zone or pace is computed from them anew,
without looking at the samples.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.float32]
"""Whole seconds, exact up to half a year; half the memory of doubles, which is half the time."""

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
        return int(np.frombuffer(self.packed, f"<u{self.packed[2]}", offset=_HEAD.size).sum()) if self.packed else 0


def stacked(histograms: Sequence[Histogram], size: int) -> Counts:
    """One row of seconds per histogram, shape (histograms, `size`); unpacked all at once."""
    rows = np.zeros(len(histograms) * size, np.float32)
    packed = [histogram.packed for histogram in histograms]
    lengths = np.fromiter(map(len, packed), np.int32, len(packed))
    data = np.frombuffer(b"".join(packed), np.uint8)
    used = np.flatnonzero(lengths).astype(np.int32)
    heads = (np.cumsum(lengths, dtype=np.int32) - lengths)[used]
    firsts = data[heads] + 256 * data[heads + 1].astype(np.int32)
    for width in _WIDTHS:
        mine = data[heads + 2] == width
        bins = (lengths[used][mine] - _HEAD.size) // width
        before = np.cumsum(bins, dtype=np.int32) - bins
        every = np.arange(bins.sum(), dtype=np.int32)
        at = np.repeat(heads[mine] + _HEAD.size - width * before, bins) + width * every
        to = np.repeat(used[mine] * size + firsts[mine] - before, bins) + every
        for byte in range(width):
            rows[to] += data[at + byte] * np.float32(256**byte)
    return rows.reshape(len(histograms), size)


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
