"""Any list of rows with a header: where the header stands, what separates, how much is too much."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtr.errors import EmptyFileError, UnknownFormatError, UnsafeFileError
from rtr.importers.csv_records import record, split
from rtr.importers.csv_text import decode
from rtr.importers.tally import Tally

MAX_TABLE_BYTES = 32 * 2**20
MAX_ROWS = 200_000
MAX_LINES = 1_000_000
MAX_COLUMNS = 500
_HEADER_LINES = 10
"""A header stands in one of the first lines: some exports put a title above it."""

_DELIMITERS = (",", ";", "\t")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")

IsHeader = Callable[[Sequence[str]], bool]
"""Says whether these column names (see `column_key`) are the header of a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record; `number` counts as a spreadsheet does, the first line of the file being 1."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list: column names as `column_key` makes them, and rows of exactly as many cells."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def columns(self, words: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
        """Where each field stands, in the order of the file; a header name may occur twice."""
        found: dict[str, tuple[int, ...]] = {}
        for index, name in enumerate(self.header):
            if name in words:
                found[words[name]] = (*found.get(words[name], ()), index)
        return found


def column_key(text: str) -> str:
    """A header name for comparison: one spelling of case, blanks, accents and quotes."""
    plain = unicodedata.normalize("NFKC", text).replace("\ufeff", "").replace("’", "'").replace("®", "")
    return " ".join(plain.split()).strip("\"' ").casefold()


def has_header(head: bytes, is_header: IsHeader) -> bool:
    """Whether a file that begins like this is a list with such a header."""
    return _find_header(_first_lines(decode(head)), is_header) is not None


def first_columns(head: bytes) -> tuple[str, ...]:
    """The cells of the first line, for telling what was found; empty if this is no list."""
    text = decode(head)
    lines = [line for line in _first_lines(text) if line.strip()]
    if not lines or any(unicodedata.category(c) == "Cc" and c not in "\t\n\r" for c in text[:2000]):
        return ()
    cells = max((split(lines[0], delimiter) or [] for delimiter in _DELIMITERS), key=len)
    return tuple(cell.strip() for cell in cells) if len(cells) > 1 else ()


def read_table(data: bytes, is_header: IsHeader, tally: Tally) -> Table:
    """All readable rows of a list; what could not be read is in `tally`, row by row.

    Raises `EmptyFileError` without text, `UnknownFormatError` without such a header and
    `UnsafeFileError` beyond the limits of this module.
    """
    if len(data) > MAX_TABLE_BYTES:
        raise UnsafeFileError(f"This list is larger than {MAX_TABLE_BYTES // 2**20} MB; it was not read.")
    text = decode(data)
    if not text.strip():
        raise EmptyFileError("This file is empty.", hint="Export the list again.")
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise UnsafeFileError(f"This list has more than {MAX_LINES:,} lines; it was not read.")
    lines = _LINE_ENDS.split(text)
    found = _find_header(lines, is_header)
    if found is None:
        raise UnknownFormatError("The columns of this list are not known.")
    at, delimiter, header = found
    if len(header) > MAX_COLUMNS:
        raise UnsafeFileError(f"This list has more than {MAX_COLUMNS} columns; it was not read.")
    rows = tuple(_rows(lines, at, delimiter, len(header), tally))
    return Table(header=header, rows=rows)


def _first_lines(text: str) -> list[str]:
    return _LINE_ENDS.split(text[: 2**16], maxsplit=_HEADER_LINES)[:_HEADER_LINES]


def _find_header(lines: Sequence[str], is_header: IsHeader) -> tuple[int, str, tuple[str, ...]] | None:
    for at, line in enumerate(lines[:_HEADER_LINES]):
        for delimiter in _DELIMITERS:
            if delimiter in line:
                names = tuple(column_key(cell) for cell in split(line, delimiter) or ())
                if is_header(names):
                    return at, delimiter, names
    return None


def _rows(lines: Sequence[str], header_at: int, delimiter: str, columns: int, tally: Tally) -> Iterator[Row]:
    at, number, kept = header_at + 1, header_at + 1, 0
    while at < len(lines):
        taken, cells = record(lines, at, delimiter, columns)
        at, number = at + taken, number + 1
        if cells is None:
            tally.error(number, "This row cannot be read: a quotation mark is missing or misplaced.")
        elif any(cell.strip() for cell in cells):
            kept += 1
            if kept > MAX_ROWS:
                raise UnsafeFileError(f"This list has more than {MAX_ROWS:,} rows; it was not read.")
            yield Row(number, _fit(cells, columns, number, tally))


def _fit(cells: list[str], columns: int, number: int, tally: Tally) -> Sequence[str]:
    if len(cells) < columns:
        tally.warning(number, "This row is shorter than the header; what is missing is unknown.")
        return cells + [""] * (columns - len(cells))
    if any(cell.strip() for cell in cells[columns:]):
        tally.warning(number, "This row is longer than the header; the surplus was not read.")
    return cells[:columns]
