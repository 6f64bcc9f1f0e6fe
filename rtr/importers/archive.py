"""Zip archives: members one by one, with limits, and nothing ever written to disk."""

import functools
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from rtr.errors import CorruptFileError, FileImportError, Problem, UnsafeFileError
from rtr.importers import refuse_foreign
from rtr.importers.archive_contents import kind_of, nothing, refuse_documents, told, without_private
from rtr.importers.base import MAX_FILE_BYTES, shown_name
from rtr.importers.unpack import drain

MAX_ENTRIES = 50_000
MAX_DIRECTORY_BYTES = 8 * 2**20
"""The list of names at the end of an archive; 50,000 long names take about 6 MB."""
MAX_ARCHIVE_BYTES = 8 * 2**30
"""Of all members together, unpacked. A long Strava archive has about 1 GB."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others (LZMA above all) may claim gigabytes of memory to unpack; no exporter uses them."""

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file inside an archive, read only when asked, and as long as the archive is open.

    `path` is how the user knows it ("export.zip/activities/1.fit.gz"). `read` gives its bytes or
    raises a `FileImportError` that names it: damaged, too large, or of no format that is known.
    """

    path: str
    size_bytes: int
    read: Callable[[], bytes]


def is_archive(head: bytes) -> bool:
    """Whether a file that begins like this is a zip archive (or an Office document)."""
    return head.startswith(_MAGIC)


def members(name: str, handle: BinaryIO) -> Iterator[Member | Problem]:
    """What is worth reading in an archive, and what was passed over and why.

    Directories and the clutter of operating systems are passed over silently; links, empty
    files, pictures and archives inside the archive with a note, locked members with an error.
    Of a Strava archive only `activities/` and, after it, `activities.csv` are given: the rest
    is private. Names are labels: nothing is written. Raises a `FileImportError` that names the
    archive where nothing of it can be used.
    """
    try:
        yield from _members(name, handle)
    except FileImportError as error:
        raise type(error)(f"{shown_name(name)}: {error}", hint=error.hint) from error


def _members(name: str, handle: BinaryIO) -> Iterator[Member | Problem]:
    archive = open_zip(handle)
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnsafeFileError(f"This archive has more than {MAX_ENTRIES:,} files; it was not opened.")
    refuse_documents({entry.filename for entry in entries})
    kinds = [(entry, kind_of(entry)) for entry in without_private(entries)]
    yield from told(name, kinds, private=len(entries) - len(kinds))
    chosen = [entry for entry, kind in kinds if kind == "member"]
    if not chosen:
        raise nothing(kinds)
    yield from _numbered(name, archive, chosen)


class _Bounded:
    """A handle that refuses to read a directory of millions of names into memory at once."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self.seek, self.tell, self.seekable = handle.seek, handle.tell, handle.seekable

    def read(self, size: int = -1) -> bytes:
        if 0 <= size <= MAX_DIRECTORY_BYTES:
            return self._handle.read(size)
        data = self._handle.read(MAX_DIRECTORY_BYTES + 1)
        if len(data) > MAX_DIRECTORY_BYTES:
            raise UnsafeFileError("The list of names in this archive is far too long; it was not opened.")
        return data


def open_zip(handle: BinaryIO) -> zipfile.ZipFile:
    """The archive, its list of names held to a limit; raises a `FileImportError` where it is none."""
    try:
        return zipfile.ZipFile(_Bounded(handle))
    except UnicodeDecodeError as error:
        raise CorruptFileError(
            "The names inside this archive cannot be read; nothing of it was used.",
            hint="Unpack it and import the files themselves.",
        ) from error
    except FileImportError:
        raise
    except Exception as error:  # zipfile raises whatever its parts raise over damaged bytes
        raise CorruptFileError(
            "This zip archive is cut off or damaged; nothing of it was used.",
            hint="Download it again.",
        ) from error


class _Budget:
    """What may still be unpacked of one archive."""

    def __init__(self) -> None:
        self.left_bytes = MAX_ARCHIVE_BYTES


def _numbered(name: str, archive: zipfile.ZipFile, chosen: Sequence[zipfile.ZipInfo]) -> Iterator[Member]:
    budget = _Budget()
    seen: Counter[str] = Counter()
    for entry in chosen:
        seen[entry.filename] += 1
        again = f" ({seen[entry.filename]})" if seen[entry.filename] > 1 else ""
        yield Member(
            path=f"{name}/{entry.filename}{again}",
            size_bytes=entry.file_size,
            read=functools.partial(_read, archive, entry, budget),
        )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> bytes:
    where = shown_name(entry.filename)
    if entry.compress_type not in _METHODS:
        raise UnsafeFileError(
            f"{where}: It is packed by an unusual method.", hint="Unpack the archive and import the file."
        )
    try:
        with archive.open(entry) as stream:
            limit = min(MAX_FILE_BYTES, budget.left_bytes)
            data = drain(stream.read, lambda: entry.compress_size, limit, check=refuse_foreign)
    except FileImportError as error:
        raise type(error)(f"{where}: {error}", hint=error.hint) from error
    except Exception as error:  # zipfile raises whatever its parts raise over damaged bytes
        raise CorruptFileError(
            f"{where}: This file of the archive is damaged; it was not read.",
            hint="Unpack the archive and import the file itself.",
        ) from error
    budget.left_bytes -= len(data)
    return data
