"""What importers say about a file, and recordings that a file holds twice."""

from collections.abc import Iterable

from rtr.errors import Problem, Severity
from rtr.importers.base import Recording, fingerprint


def note(path: str, what: str, where: str = "") -> Problem:
    """A decision worth knowing about; nothing is missing."""
    return Problem(path=path, what=what, severity=Severity.NOTE, where=where)


def warning(path: str, what: str, where: str = "") -> Problem:
    """Something is doubtful or was left out."""
    return Problem(path=path, what=what, severity=Severity.WARNING, where=where)


def broken_off(path: str, where: str) -> Problem:
    """The file could be read only up to a place."""
    what = "The file is damaged here; what came before was read, the rest is missing. If you can, export it again."
    return warning(path, what, where)


def counted(number: int, one: str, many: str) -> str:
    """`1 point`, `3 points`."""
    return f"{number:,} {one if number == 1 else many}"


def without_repeats(path: str, recordings: Iterable[Recording]) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """Keep the first of recordings that say the same, and say how many were dropped."""
    kept: dict[str, Recording] = {}
    total = 0
    for recording in recordings:
        total += 1
        samples = recording.samples
        kept.setdefault(fingerprint(recording.activity, 0 if samples is None else len(samples)), recording)
    dropped = total - len(kept)
    what = f"The same recording stands in this file {dropped + 1} times; it was read once."
    return tuple(kept.values()), (note(path, what),) if dropped else ()
