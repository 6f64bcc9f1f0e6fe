"""FIT, the format of sport watches: our own reader (binary messages → columns with numpy)."""

from rtr.errors import EmptyFileError, Problem
from rtr.importers.base import Importer, ImportResult, Recording
from rtr.importers.fit.activities import recordings_of
from rtr.importers.fit.container import is_fit, parts
from rtr.importers.fit.limits import MAX_MESSAGES, MAX_PARTS, refuse_beyond
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import ACTIVITY_FILE, FILE_ID, FILE_TYPES, RECORD, SESSION
from rtr.importers.fit.stream import walk
from rtr.importers.fit.trouble import troubles

_REASONS = {
    "nothing": "This FIT file holds no recording that could be read.",
    "one": "This FIT file holds a single point: there is nothing to measure.",
    "undated": "This FIT file holds no measurements with a usable date: the clock of the watch may not have been set.",
}


def read(name: str, data: bytes) -> ImportResult:
    """All sessions of a FIT file, one recording each, and what was wrong with it.

    `name` is the name the user knows the file by. A cut file is read up to the cut, a file with a
    wrong checksum in full, both with a problem. Raises `FileImportError` where nothing can be used.
    """
    recordings: list[Recording] = []
    problems: list[Problem] = []
    reasons: list[str] = []
    messages_left = MAX_MESSAGES
    for number, part in enumerate(parts(data), start=1):
        refuse_beyond(MAX_PARTS, number)
        found = walk(data, part.start, part.end)
        messages_left -= found.count
        refuse_beyond(messages_left, 0)
        is_intact = part.is_checked and not found.damaged
        messages = Messages(data, found, is_intact, (part.start, part.end))
        problems += troubles(name, part, found)
        reason = _other_kind(messages)
        if reason is None:
            new, trouble = recordings_of(name, messages)
            recordings += new
            problems += trouble
            reason = _reason(messages)
        reasons.append(reason)
    if not recordings:
        raise EmptyFileError(reasons[0], hint="Export the activity itself, or export it again.")
    return ImportResult(recordings=tuple(recordings), problems=tuple(problems))


def _other_kind(messages: Messages) -> str | None:
    """What the file says it is, if that is not an activity; a file with a session is one whatever it says."""
    kind = messages.first(FILE_ID).numbers.get("type")
    if kind is None or kind == ACTIVITY_FILE or messages.count(SESSION):
        return None
    word = FILE_TYPES.get(int(kind), f"file of type {kind:.0f}")
    return f"This is a FIT {word}, not a recorded run."


def _reason(messages: Messages) -> str:
    """Why nothing came out of an activity file, should that be so."""
    records, sessions = messages.count(RECORD), messages.count(SESSION)
    if not sessions and records < 2:
        return _REASONS["one" if records else "nothing"]
    return _REASONS["undated"]


IMPORTER = Importer(name="fit", title="FIT (Garmin, Coros, Suunto, Polar, Wahoo …)", sniff=is_fit, read=read)
