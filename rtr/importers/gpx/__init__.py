"""GPX: tracks of any device or app, with heart rate, cadence and power where they were recorded."""

from rtr.errors import EmptyFileError
from rtr.importers import xml
from rtr.importers.base import Importer, ImportResult
from rtr.importers.gpx.document import Document
from rtr.importers.gpx.outing import outings, recording_of
from rtr.importers.reports import broken_off, warning


def read(name: str, data: bytes) -> ImportResult:
    """Read a GPX file: one recording per outing, in order of time.

    Tracks that follow each other within 10 minutes are one outing. Raises `FileImportError`
    when no track has two points with times.
    """
    document = Document()
    broken_at = xml.stream(data, document.start, document.end)
    tracks = [track for track in document.tracks if len(track.points)]
    if not tracks:
        raise document.refusal(broken_at)
    problems = [] if broken_at is None else [broken_off(name, broken_at)]
    recordings = []
    for track in outings(tracks):
        if len(track.points) < 2:
            problems.append(warning(name, "A track of a single point was left out: there is nothing to measure."))
            continue
        recording, found = recording_of(name, track, document)
        recordings.append(recording)
        problems += found
    if not recordings:
        raise EmptyFileError("The file holds a single point: there is nothing to measure.")
    return ImportResult(recordings=tuple(recordings), problems=tuple(problems))


def sniff(head: bytes) -> bool:
    """Whether the outermost element is `gpx`."""
    return xml.root_name(head) == "gpx"


IMPORTER = Importer(name="gpx", title="GPX", sniff=sniff, read=read)
