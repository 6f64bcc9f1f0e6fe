"""What to tell the user of a FIT file that is cut or damaged."""

from rtr.errors import Problem, Severity
from rtr.importers.fit.blocks import Walk
from rtr.importers.fit.container import Part


def troubles(path: str, part: Part, walk: Walk) -> list[Problem]:
    """One warning per cause, each with its place; none for a sound file."""
    found = [_damaged(path, part, start, stop) for start, stop in walk.damaged]
    if part.missing:
        what = f"The file is cut: {part.missing:,} bytes are missing. It was imported up to the cut."
        found.append(_warning(path, part.end, what))
    elif part.is_open:
        what = "The recording was never closed. What it holds was imported; its last moments may be missing."
        found.append(_warning(path, part.end, what))
    elif walk.is_cut:
        found.append(_warning(path, walk.end, "The recording breaks off here. What comes before was imported."))
    elif not part.is_checked and not found:
        what = (
            "The checksum does not match: the file was altered after recording. It was imported, "
            "but single values may be wrong; export it again if something looks odd."
        )
        found.append(_warning(path, part.end, what))
    return found


def _damaged(path: str, part: Part, start: int, stop: int) -> Problem:
    if stop >= part.end:
        return _warning(path, start, "From here on the file is damaged. What comes before was imported.")
    return _warning(path, start, f"The file is damaged here: {stop - start:,} bytes were left out.")


def _warning(path: str, byte: int, what: str) -> Problem:
    return Problem(path=path, what=what, severity=Severity.WARNING, where=f"byte {byte}")
