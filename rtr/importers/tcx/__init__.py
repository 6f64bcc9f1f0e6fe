"""TCX: activities with laps and track points, from Garmin Connect, Polar Flow and many others."""

from rtr.errors import FileImportError
from rtr.importers import xml
from rtr.importers.base import Importer, ImportResult
from rtr.importers.reports import broken_off, warning
from rtr.importers.tcx.document import ROOTS, Document
from rtr.importers.tcx.workout import recording_of


def read(name: str, data: bytes) -> ImportResult:
    """Read a TCX file: one recording per activity, in the order of the file.

    Raises `FileImportError` when none of its activities can be used.
    """
    document = Document()
    broken_at = xml.stream(data, document.start, document.end)
    if not document.workouts:
        raise document.refusal(broken_at)
    problems = [] if broken_at is None else [broken_off(name, broken_at)]
    recordings = []
    refused: list[FileImportError] = []
    for number, workout in enumerate(document.workouts, start=1):
        try:
            recording, found = recording_of(name, workout)
        except FileImportError as refusal:
            refused.append(refusal)
            problems.append(warning(name, f"Left out. {refusal}", f"activity {number}"))
            continue
        recordings.append(recording)
        problems += found
    if not recordings:
        raise refused[0]
    return ImportResult(recordings=tuple(recordings), problems=tuple(problems))


def sniff(head: bytes) -> bool:
    """Whether the outermost element is that of a TCX file, or of one whose first tag is missing."""
    root = xml.root_name(head)
    return root == ROOTS[0] or (root in ROOTS and b"<Activity " in head)


IMPORTER = Importer(name="tcx", title="TCX", sniff=sniff, read=read)
