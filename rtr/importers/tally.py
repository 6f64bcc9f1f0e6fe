"""Problems of rows, counted by kind, so that a list of 100,000 rows stays readable."""

from rtr.errors import Problem, Severity

_SHOWN_ROWS = 5


class Tally:
    """Collects what is wrong in which row; the same sentence is one problem with its rows.

    >>> tally = Tally("list.csv")
    >>> for row in (2, 5, 9):
    ...     tally.warning(row, "The distance cannot be read.")
    >>> [problem.where for problem in tally.problems()]
    ['rows 2, 5 and 9']
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._rows: dict[tuple[Severity, str], list[int]] = {}
        self._counts: dict[tuple[Severity, str], int] = {}

    def error(self, row: int, what: str) -> None:
        """The row could not be used."""
        self._add(Severity.ERROR, row, what)

    def warning(self, row: int, what: str) -> None:
        """Something of the row is doubtful or was left out."""
        self._add(Severity.WARNING, row, what)

    def note(self, row: int, what: str) -> None:
        """A decision worth knowing; row 0 is the whole file."""
        self._add(Severity.NOTE, row, what)

    def _add(self, severity: Severity, row: int, what: str) -> None:
        kind = (severity, what)
        self._counts[kind] = self._counts.get(kind, 0) + 1
        rows = self._rows.setdefault(kind, [])
        if len(rows) < _SHOWN_ROWS:
            rows.append(row)

    def problems(self) -> tuple[Problem, ...]:
        """One problem for each kind, in the order of first occurrence."""
        return tuple(
            Problem(path=self._path, where=_where(rows, self._counts[kind]), what=kind[1], severity=kind[0])
            for kind, rows in self._rows.items()
        )


def _where(rows: list[int], count: int) -> str:
    if rows == [0]:
        return ""
    if count == 1:
        return f"row {rows[0]}"
    if count > len(rows):
        return f"rows {', '.join(map(str, rows))} and {count - len(rows)} more"
    return f"rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
