"""An exported diary read back: row by row, with limits, and nothing of it written by a name it chose."""

import base64
import binascii
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from rtr.errors import CorruptFileError, FileImportError, UnknownFormatError, UnsafeFileError
from rtr.exporters.archive import BYTES, FORMAT, FORMAT_VERSION, MANIFEST, MEMBER, RECORDINGS, TABLES
from rtr.importers.archive import open_zip
from rtr.importers.unpack import MAX_RATIO, RATIO_GRACE_BYTES

MAX_MEMBERS = 200_000
MAX_BYTES = 2**30
"""Of all members together, unpacked. Ten years of running every day have about 0.2 GB."""
MAX_MANIFEST_BYTES = 2**20
MAX_LINE_BYTES = 16 * 2**20
"""The laps of one recording stand in one line; a thousand of them take 0.1 MB."""
MAX_MEMBER_BYTES = 64 * 2**20
MAX_ROWS = 200_000
"""Of one table: a file of a few megabytes that unpacks to millions would take the memory of the server."""
NOTHING_CHANGED = "Nothing was changed."
_MEMBER = re.compile(rf"{RECORDINGS}/\d{{6}}\.bin")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An exported diary. `tables` gives its rows, each table once, as `rtr.store.load` takes them."""

    name: str
    made_at: str
    revision: str
    tables: Mapping[str, Iterator[dict[str, Any]]]


@contextmanager
def reading_archive(handle: BinaryIO) -> Iterator[Archive]:
    """The archive, for as long as the context lasts. Raises a `FileImportError` for anything that is none."""
    try:
        yield _archive(open_zip(handle), handle.seek(0, io.SEEK_END))
    except FileImportError as wrong:
        raise type(wrong)(str(wrong), hint=f"{wrong.hint} {NOTHING_CHANGED}".strip()) from wrong
    except (*_BROKEN, ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise CorruptFileError("This export is damaged.", hint=f"Take another one. {NOTHING_CHANGED}") from wrong


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, binascii.Error)


def _archive(opened: zipfile.ZipFile, size: int) -> Archive:
    entries = opened.infolist()
    _refuse(entries)
    bag = _Bag(opened, min(MAX_BYTES, max(RATIO_GRACE_BYTES, MAX_RATIO * size)))
    told = _manifest(bag, {entry.filename for entry in entries})
    counts = _named(told["tables"])
    return Archive(
        name=_text(told["name"]),
        made_at=_text(told["made_at"]),
        revision=_text(told["revision"]),
        tables={_text(name): _rows(bag, name, int(count)) for name, count in counts.items()},
    )


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_MEMBERS:
        raise UnsafeFileError("This archive has far more files than a diary can have.")
    if len({entry.filename for entry in entries}) != len(entries):
        raise UnsafeFileError("This archive holds two files of the same name.")
    if any(entry.compress_type not in _METHODS or entry.flag_bits & 1 for entry in entries):
        raise UnsafeFileError("This archive is locked or packed by an unusual method.")


def _manifest(bag: "_Bag", names: set[str]) -> dict[str, Any]:
    foreign = UnknownFormatError(
        "This is not a diary that rtr exported.", hint="Files of watches and apps belong on the page Import."
    )
    if MANIFEST not in names:
        raise foreign
    told = json.loads(bag.whole(MANIFEST, MAX_MANIFEST_BYTES))
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise foreign
    if int(told["format_version"]) > FORMAT_VERSION:
        raise UnknownFormatError("This export was written by a newer version of rtr.", hint="Update rtr.")
    return told


class _Bag:
    """The members of the zip, unpacked piece by piece out of one allowance."""

    def __init__(self, opened: zipfile.ZipFile, allowance: int) -> None:
        self._opened, self._left = opened, allowance

    def whole(self, name: str, limit: int) -> bytes:
        """All of a member, which must not be longer than `limit`."""
        with self._opened.open(name) as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise UnsafeFileError("A part of this archive is far larger than a diary can have.")
        self._spend(len(data))
        return data

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a member, one by one."""
        with self._opened.open(name) as stream:
            while line := stream.readline(MAX_LINE_BYTES + 1):
                if len(line) > MAX_LINE_BYTES:
                    raise UnsafeFileError("A line of this archive is far longer than a row can be.")
                self._spend(len(line))
                yield line

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise UnsafeFileError("This archive unpacks to far more than a diary can hold.")


def _rows(bag: _Bag, table: str, count: int) -> Iterator[dict[str, Any]]:
    """The rows of a table; raises `ValueError` where it has not as many as the manifest says."""
    found = 0
    for line in bag.lines(f"{TABLES}/{table}.ndjson"):
        found += 1
        if found > min(count, MAX_ROWS):
            raise ValueError(table)
        row = _named(json.loads(line, parse_constant=_no_number))
        yield {_text(name): _value(bag, value) for name, value in row.items()}
    if found != count:
        raise ValueError(table)


def _value(bag: _Bag, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, told),) = value.items()
    if kind == BYTES:
        return base64.b64decode(told, validate=True)
    if kind != MEMBER or not _MEMBER.fullmatch(told):
        raise ValueError(kind)
    return bag.whole(told, MAX_MEMBER_BYTES)


def _named(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(type(value))
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _no_number(word: str) -> float:
    raise ValueError(word)
