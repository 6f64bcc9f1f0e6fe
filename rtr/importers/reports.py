"""What importers say about a file."""

from rtr.errors import Problem, Severity


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
