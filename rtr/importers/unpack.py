"""Unpacking with limits: packed data is read piece by piece and stopped where it stops being a recording."""

import gzip
import io
import zlib
from collections.abc import Callable

from rtr.errors import CorruptFileError, UnsafeFileError
from rtr.importers.base import MAX_FILE_BYTES

GZIP_MAGIC = b"\x1f\x8b"
MAX_RATIO = 200
"""Times larger than packed; real exports stay below 30, bombs lie near 1,000."""
RATIO_GRACE_BYTES = 8 * 2**20
"""Up to this size the ratio does not matter: it cannot hurt."""
_PIECE_BYTES = 2**18


def gunzip(data: bytes) -> bytes:
    """Unpack one level of gzip. Raises `CorruptFileError` or `UnsafeFileError`, never more than the limit in memory."""
    packed = io.BytesIO(data)
    try:
        with gzip.GzipFile(fileobj=packed) as stream:
            return drain(stream.read, packed.tell, MAX_FILE_BYTES)
    except (EOFError, OSError, zlib.error) as error:
        raise CorruptFileError(
            "The packed file (gz) is cut off or damaged; nothing of it was used.",
            hint="Download it again.",
        ) from error


def drain(
    read: Callable[[int], bytes],
    packed_bytes: Callable[[], int],
    limit: int,
    check: Callable[[bytes], None] | None = None,
) -> bytes:
    """Read to the end, or raise `UnsafeFileError` at `limit` bytes or at `MAX_RATIO`.

    `packed_bytes` says how much packed data has been consumed so far; `check` sees the first
    piece and may raise before the rest is read.
    """
    unpacked = io.BytesIO()
    while piece := read(_PIECE_BYTES):
        if check is not None and unpacked.tell() == 0:
            check(piece)
        unpacked.write(piece)
        size = unpacked.tell()
        if size > limit:
            raise UnsafeFileError(f"Unpacked it is larger than {limit // 2**20} MB; it was not read.")
        if size > RATIO_GRACE_BYTES and size > MAX_RATIO * max(packed_bytes(), 1):
            raise UnsafeFileError(
                "It unpacks to far more than a recording can hold; unpacking was stopped.",
                hint="Export the run again and upload that file.",
            )
    return unpacked.getvalue()
