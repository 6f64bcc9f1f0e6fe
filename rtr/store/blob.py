"""The samples of one activity as one compact blob, and back, without losing a bit.

Layout: version byte, CRC-32 of what follows, number of samples, number of columns; then per column
its number, its encoding, the lengths of two zstd frames, and the frames: a bitmap of the samples that were not
measured (absent where all were), and the measured values. Values that lie on a grid of integers
are differenced; all are shuffled by byte, so that equal bytes stand together, then compressed.
"""

import struct
import zlib
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import zstandard

from rtr.errors import StoreError
from rtr.samples import Samples
from rtr.store.integers import GRIDS, Floats, Integers, find_grid

VERSION = 1
LEVEL = 1

COLUMNS = (
    "t_s", "lat_deg", "lon_deg", "ele_m", "hr_bpm", "cadence_spm", "speed_m_per_s", "distance_m", "power_w", "segment",
)  # fmt: skip
"""A column's number in the blob is its place here: add at the end, never reorder."""

START = struct.Struct("<BI")
HEAD = struct.Struct("<IB")
COLUMN = struct.Struct("<BBBII")
RAW = 0
WIDTHS = (1, 2, 4, 8)
MAX_COLUMN_BYTES = 256 * 2**20
"""One column unpacked: a year of seconds, at eight bytes each."""


def encode(samples: Samples) -> bytes:
    """Samples as one blob. Every value comes back with the same bits, NaN where there was NaN."""
    columns = samples.columns()
    parts = [HEAD.pack(len(samples), len(columns))]
    for name, column in columns.items():
        parts += _column(COLUMNS.index(name), np.ascontiguousarray(column, dtype=np.float64))
    body = b"".join(parts)
    return START.pack(VERSION, zlib.crc32(body)) + body


def decode(blob: bytes) -> Samples:
    """The samples of a blob; raises `StoreError` where it is damaged or of an unknown version."""
    if not blob or blob[0] not in DECODERS:
        raise StoreError(
            "The samples of this run were written by a newer version.",
            hint="Update rtr to the version that wrote them.",
        )
    try:
        return DECODERS[blob[0]](blob)
    except (struct.error, ValueError, IndexError, KeyError, TypeError, zstandard.ZstdError) as damaged:
        raise StoreError(
            "The samples of this run are damaged in the database.", hint="Undo its import and import the file again."
        ) from damaged


def _column(number: int, column: Floats) -> list[bytes]:
    missing = np.isnan(column)
    bitmap = zstandard.compress(np.packbits(missing).tobytes(), LEVEL) if missing.any() else b""
    encoding, width, values = _values(column[~missing] if bitmap else column)
    return [COLUMN.pack(number, encoding, width, len(bitmap), len(values)), bitmap, values]


def _values(measured: Floats) -> tuple[int, int, bytes]:
    """Encoding, bytes per value and the compressed values of a column without NaN."""
    found = find_grid(measured)
    if found is None:
        return RAW, 8, _compress(measured.view(np.uint64))
    encoding, integers = found
    steps = np.diff(integers, prepend=np.int64(0))
    zigzag = ((steps << 1) ^ (steps >> 63)).view(np.uint64)
    top = int(zigzag.max(initial=0))
    width = next(w for w in WIDTHS if top < 1 << (8 * w))
    return encoding, width, _compress(zigzag.astype(f"<u{width}"))


def _compress(values: npt.NDArray[np.unsignedinteger]) -> bytes:
    planes = values.view(np.uint8).reshape(len(values), values.itemsize).T
    return zstandard.compress(planes.tobytes(), LEVEL)


def _decode_1(blob: bytes) -> Samples:
    _, checksum = START.unpack_from(blob)
    if zlib.crc32(memoryview(blob)[START.size :]) != checksum:
        raise ValueError(checksum)
    n, columns = HEAD.unpack_from(blob, START.size)
    at, found = START.size + HEAD.size, {}
    for _ in range(columns):
        number, encoding, width, bitmap_size, values_size = COLUMN.unpack_from(blob, at)
        at += COLUMN.size
        bitmap, values = blob[at : at + bitmap_size], blob[at + bitmap_size : at + bitmap_size + values_size]
        at += bitmap_size + values_size
        found[COLUMNS[number]] = _read_column(n, encoding, width, bitmap, values)
    return Samples(**found)


def _read_column(n: int, encoding: int, width: int, bitmap: bytes, values: bytes) -> Floats:
    if not bitmap:
        return _read_values(n, encoding, width, values)
    packed = np.frombuffer(_unpack(bitmap, -(-n // 8)), np.uint8)
    missing = np.unpackbits(packed, count=n).astype(bool)
    column = np.full(n, np.nan)
    column[~missing] = _read_values(int((~missing).sum()), encoding, width, values)
    return column


def _read_values(n: int, encoding: int, width: int, data: bytes) -> Floats:
    planes = np.frombuffer(_unpack(data, width * n), np.uint8).reshape(width, n)
    values = np.ascontiguousarray(planes.T).reshape(-1).view(f"<u{width}")
    if encoding == RAW:
        return values.view(np.float64)
    return GRIDS[encoding].floats(_unzigzag(values.astype(np.uint64)))


def _unpack(frame: bytes, size: int) -> bytes:
    """A frame of that many bytes; one that says anything else is not unpacked (an export may come from anybody)."""
    if size > MAX_COLUMN_BYTES or zstandard.frame_content_size(frame) != size:
        raise ValueError(size)
    return zstandard.decompress(frame)


def _unzigzag(zigzag: npt.NDArray[np.uint64]) -> Integers:
    steps = (zigzag >> np.uint64(1)).view(np.int64) ^ -(zigzag & np.uint64(1)).view(np.int64)
    return np.cumsum(steps, dtype=np.int64)


DECODERS: dict[int, Callable[[bytes], Samples]] = {1: _decode_1}
