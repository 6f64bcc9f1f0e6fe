"""Headers and checksums: where the messages of each FIT file in the bytes begin and end."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import fastcrc

from rtr.errors import CorruptFileError, EmptyFileError, UnknownFormatError
from rtr.importers.base import MAX_FILE_BYTES

_SHORTEST_HEADER = 12
_CRC_BYTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The messages of one of the files that are chained in the bytes; most often the only one.

    `missing` counts the bytes that the header promises and the file does not have; `is_open` is a
    recording whose size was never written; `is_checked` says that the checksum is right.
    """

    start: int
    end: int
    missing: int = 0
    is_open: bool = False
    is_checked: bool = True


def is_fit(head: bytes) -> bool:
    """Bytes 8 to 11 of a FIT file say so."""
    return len(head) >= _SHORTEST_HEADER and head[8:12] == b".FIT" and head[0] >= _SHORTEST_HEADER


def parts(data: bytes) -> Iterator[Part]:
    """Cut the bytes into their chained files; what follows the last of them is left alone.

    Raises `FileImportError` where not even the first one has a usable header.
    """
    if not data:
        raise EmptyFileError("This file is empty.", hint="Export or copy it again.")
    if not is_fit(data[:64]):
        raise UnknownFormatError("This is not a FIT file: the mark in its header is missing.")
    if len(data) <= data[0]:
        raise EmptyFileError("This FIT file is only a header: it holds no recording.", hint="Copy it again.")
    pos = 0
    while is_fit(data[pos : pos + 64]) and pos + data[pos] < len(data):
        part = _part(data, pos)
        yield part
        pos = part.end + _CRC_BYTES


def _part(data: bytes, pos: int) -> Part:
    """Measure one file by its header: a size of zero was never finished, one past the end is cut."""
    start = pos + data[pos]
    (claimed,) = struct.unpack_from("<I", data, pos + 4)
    if claimed > MAX_FILE_BYTES:
        raise CorruptFileError(
            f"The header of this FIT file claims {claimed / 1e6:,.0f} MB, but the file has {len(data) / 1e6:.1f} MB."
        )
    if claimed == 0:
        is_closed = _is_right(data, pos, len(data))
        return Part(start=start, end=len(data) - _CRC_BYTES * is_closed, is_open=not is_closed, is_checked=is_closed)
    end = start + claimed
    missing = max(0, end + _CRC_BYTES - len(data))
    if missing:
        return Part(start=start, end=min(end, len(data)), missing=missing)
    return Part(start=start, end=end, is_checked=_is_right(data, pos, end + _CRC_BYTES))


def _is_right(data: bytes, start: int, end: int) -> bool:
    """Over header, messages and the checksum itself the sum is zero; so it is over a sound header."""
    return fastcrc.crc16.arc(memoryview(data)[start:end]) == 0
