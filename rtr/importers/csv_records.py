"""Rows of a list: lines that belong together, quotes that never close, cells without end."""

import csv
import re
from collections.abc import Sequence

MAX_CELL_CHARS = 20_000
MAX_LINES_OF_A_ROW = 1_000
_LONG_RUN = re.compile(rf'[^",;\t]{{{MAX_CELL_CHARS + 1},}}')


def record(lines: Sequence[str], at: int, delimiter: str, columns: int) -> tuple[int, list[str] | None]:
    """How many lines the record at `at` takes, and its cells; None where it cannot be read.

    A quote that is still open at a line that has all columns of its own was never closed:
    then only the first line is lost, not the rest of the file.
    """
    end = at + 1
    is_open = lines[at].count('"') % 2 == 1
    while is_open and end < min(len(lines), at + MAX_LINES_OF_A_ROW):
        if _is_whole(lines[end], delimiter, columns):
            break
        is_open ^= lines[end].count('"') % 2 == 1
        end += 1
    if not is_open:
        cells = split("\n".join(lines[at:end]), delimiter)
        if cells is not None:
            return end - at, cells
    cells = split(lines[at], delimiter, is_strict=False)
    return 1, cells if cells is not None and len(cells) == columns else None


def _is_whole(line: str, delimiter: str, columns: int) -> bool:
    """Whether a line is a row by itself, so that it cannot be the rest of the one above."""
    if line.count(delimiter) < columns - 1 or line.count('"') % 2 == 1:
        return False
    return len(split(line, delimiter) or ()) == columns


def split(record: str, delimiter: str, *, is_strict: bool = True) -> list[str] | None:
    """The cells of one record, long ones cut; None where its quotes make no sense."""
    if '"' not in record and len(record) < MAX_CELL_CHARS:
        return record.split(delimiter)
    if len(record) > MAX_CELL_CHARS:
        record = _LONG_RUN.sub(lambda run: run[0][:MAX_CELL_CHARS], record)
    try:
        cells = _parse(record, delimiter, is_strict=is_strict)
        if len(cells) == 1 and delimiter in cells[0]:  # a spreadsheet has quoted the row as a whole
            cells = _parse(cells[0], delimiter, is_strict=is_strict)
    except csv.Error:
        return None
    return cells


def _parse(record: str, delimiter: str, *, is_strict: bool) -> list[str]:
    return next(csv.reader([record], delimiter=delimiter, strict=is_strict, skipinitialspace=True), [])
