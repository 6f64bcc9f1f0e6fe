"""Any list of rows with a header: encodings, separators, quotes that never close, limits."""

import codecs
import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtr.errors import EmptyFileError, UnknownFormatError, UnsafeFileError
from rtr.importers.tally import Tally

MAX_TABLE_BYTES = 32 * 2**20
MAX_ROWS = 200_000
MAX_LINES = 1_000_000
MAX_COLUMNS = 500
_MAX_CELL_CHARS = 20_000
_MAX_LINES_OF_A_ROW = 1_000
_HEADER_LINES = 10
"""A header stands in one of the first lines: some exports put a title above it."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DELIMITERS = (",", ";", "\t")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_LONG_RUN = re.compile(rf'[^",;\t]{{{_MAX_CELL_CHARS + 1},}}')
_WESTERN_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")

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


def decode(data: bytes) -> str:
    """Text of a list: by its BOM, else UTF-8, else Windows Western, else Latin-1; without NULs."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace").removeprefix("\ufeff").replace("\0", "")
    if data[1:200:2].count(0) > len(data[1:200:2]) // 2:
        return data.decode("utf-16-le", errors="replace").replace("\0", "")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decode_other(data, error)
    return text.replace("\0", "")


def _decode_other(data: bytes, error: UnicodeDecodeError) -> str:
    if error.start >= len(data) - 3:  # cut in the middle of the last letter
        return data.decode("utf-8", errors="replace")
    return data.decode("latin-1" if _WESTERN_UNDEFINED.search(data) else "cp1252")


def has_header(head: bytes, is_header: IsHeader) -> bool:
    """Whether a file that begins like this is a list with such a header."""
    return _find_header(_first_lines(decode(head)), is_header) is not None


def first_columns(head: bytes) -> tuple[str, ...]:
    """The cells of the first line, for telling what was found; empty if this is no list."""
    text = decode(head)
    lines = [line for line in _first_lines(text) if line.strip()]
    if not lines or any(unicodedata.category(c) == "Cc" and c not in "\t\n\r" for c in text[:2000]):
        return ()
    cells = max((_split(lines[0], delimiter) or [] for delimiter in _DELIMITERS), key=len)
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
                names = tuple(column_key(cell) for cell in _split(line, delimiter) or ())
                if is_header(names):
                    return at, delimiter, names
    return None


def _rows(lines: Sequence[str], header_at: int, delimiter: str, columns: int, tally: Tally) -> Iterator[Row]:
    at, number, kept = header_at + 1, header_at + 1, 0
    while at < len(lines):
        taken, cells = _record(lines, at, delimiter, columns)
        at, number = at + taken, number + 1
        if cells is None:
            tally.error(number, "This row cannot be read: a quotation mark is missing or misplaced.")
        elif any(cell.strip() for cell in cells):
            kept += 1
            if kept > MAX_ROWS:
                raise UnsafeFileError(f"This list has more than {MAX_ROWS:,} rows; it was not read.")
            yield Row(number, _fit(cells, columns, number, tally))


def _record(lines: Sequence[str], at: int, delimiter: str, columns: int) -> tuple[int, list[str] | None]:
    """How many lines the record at `at` takes, and its cells; None where it cannot be read.

    A quote that is still open at a line that has all columns of its own was never closed:
    then only the first line is lost, not the rest of the file.
    """
    end = at + 1
    is_open = lines[at].count('"') % 2 == 1
    while is_open and end < min(len(lines), at + _MAX_LINES_OF_A_ROW):
        if _is_whole(lines[end], delimiter, columns):
            break
        is_open ^= lines[end].count('"') % 2 == 1
        end += 1
    if not is_open:
        cells = _split("\n".join(lines[at:end]), delimiter)
        if cells is not None:
            return end - at, cells
    cells = _split(lines[at], delimiter, is_strict=False)
    return 1, cells if cells is not None and len(cells) == columns else None


def _is_whole(line: str, delimiter: str, columns: int) -> bool:
    """Whether a line is a row by itself, so that it cannot be the rest of the one above."""
    if line.count(delimiter) < columns - 1 or line.count('"') % 2 == 1:
        return False
    return len(_split(line, delimiter) or ()) == columns


def _split(record: str, delimiter: str, *, is_strict: bool = True) -> list[str] | None:
    if '"' not in record and len(record) < _MAX_CELL_CHARS:
        return record.split(delimiter)
    if len(record) > _MAX_CELL_CHARS:
        record = _LONG_RUN.sub(lambda run: run[0][:_MAX_CELL_CHARS], record)
    try:
        cells = _parse(record, delimiter, is_strict=is_strict)
        if len(cells) == 1 and delimiter in cells[0]:  # a spreadsheet has quoted the row as a whole
            cells = _parse(cells[0], delimiter, is_strict=is_strict)
    except csv.Error:
        return None
    return cells


def _parse(record: str, delimiter: str, *, is_strict: bool) -> list[str]:
    return next(csv.reader([record], delimiter=delimiter, strict=is_strict, skipinitialspace=True), [])


def _fit(cells: list[str], columns: int, number: int, tally: Tally) -> Sequence[str]:
    if len(cells) < columns:
        tally.warning(number, "This row is shorter than the header; what is missing is unknown.")
        return cells + [""] * (columns - len(cells))
    if any(cell.strip() for cell in cells[columns:]):
        tally.warning(number, "This row is longer than the header; the surplus was not read.")
    return cells[:columns]
