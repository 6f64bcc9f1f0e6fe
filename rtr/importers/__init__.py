"""Bytes in, recordings out: every format behind one function."""

import dataclasses

from rtr.errors import EmptyFileError, FileImportError, Problem, UnsafeFileError
from rtr.importers import (
    diary_csv,
    fit,
    garmin,
    gpx,
    strava,
    tcx,
    wellness_csv,
    wellness_garmin,
    wellness_hrv4training,
    wellness_intervals,
    wellness_whoop,
)
from rtr.importers.base import MAX_FILE_BYTES, Importer, ImportResult, Recording, shown_name
from rtr.importers.finish import finish
from rtr.importers.foreign import refusal
from rtr.importers.reports import note, warning
from rtr.importers.unpack import GZIP_MAGIC, gunzip

IMPORTERS: tuple[Importer, ...] = (
    fit.IMPORTER,
    gpx.IMPORTER,
    tcx.IMPORTER,
    garmin.IMPORTER,
    strava.IMPORTER,
    diary_csv.IMPORTER,
    wellness_garmin.IMPORTER,
    wellness_whoop.IMPORTER,
    wellness_hrv4training.IMPORTER,
    wellness_intervals.IMPORTER,
    wellness_csv.IMPORTER,
)
"""Every format that can be read, in the order in which content is tried."""

_HEAD_BYTES = 2**16
_MAX_TOLD = 20
"""Doubts about single recordings that are spelled out; a list can hold thousands."""


def read(name: str, data: bytes) -> ImportResult:
    """Recognise a file by its content, unpack one level of gzip, read it and finish every recording.

    A second recording with the same content in one file is left out, with a note. Raises a
    `FileImportError` whose message names the file, and nothing else, whatever the bytes.
    """
    try:
        content = _unpacked(data)
        result = importer_of(content).read(name, content)
    except FileImportError as error:
        raise type(error)(f"{shown_name(name)}: {error}", hint=error.hint) from error
    return _finished(name, result)


def importer_of(content: bytes) -> Importer:
    """The format of unpacked content. Raises `UnknownFormatError`, which says what it is instead."""
    head = content[:_HEAD_BYTES]
    found = next((importer for importer in IMPORTERS if importer.sniff(head)), None)
    if found is None:
        raise refusal(content, f"Known formats: {'; '.join(importer.title for importer in IMPORTERS)}.")
    return found


def refuse_foreign(head: bytes) -> None:
    """Raise `UnknownFormatError` where the first bytes of a file already show that it cannot be read."""
    if not head.startswith(GZIP_MAGIC):
        importer_of(head)


def _unpacked(data: bytes) -> bytes:
    content = gunzip(data) if data.startswith(GZIP_MAGIC) else data
    if not content:
        raise EmptyFileError("This file is empty.", hint="Export or download it again.")
    if len(content) > MAX_FILE_BYTES:
        raise UnsafeFileError(f"This file is larger than {MAX_FILE_BYTES // 2**20} MB; it was not read.")
    return content


def _finished(name: str, result: ImportResult) -> ImportResult:
    kept: dict[str, Recording] = {}
    told: list[Problem] = []
    for recording in result.recordings:
        finished, found = finish(recording, name)
        kept.setdefault(finished.activity.uid, finished)
        told += (dataclasses.replace(p, where=p.where or _when(finished)) for p in found)
    repeated = len(result.recordings) - len(kept)
    problems = (*result.problems, *_capped(name, told), *([_repeated(name, repeated)] if repeated else []))
    return dataclasses.replace(result, recordings=tuple(kept.values()), problems=problems)


def _when(recording: Recording) -> str:
    start = recording.activity.start_local or recording.activity.start_utc
    return "" if start is None else f"{start:%Y-%m-%d %H:%M}"


def _capped(name: str, told: list[Problem]) -> list[Problem]:
    if len(told) <= _MAX_TOLD:
        return told
    what = f"{len(told) - _MAX_TOLD:,} more recordings of this file carry such a remark; they are marked in the list."
    return [*told[:_MAX_TOLD], warning(name, what)]


def _repeated(name: str, count: int) -> Problem:
    subject = "One activity occurs" if count == 1 else f"{count:,} activities occur"
    return note(name, f"{subject} again in this file with the same start, times and distance; each was kept once.")
