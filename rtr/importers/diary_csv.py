"""The diary as rtr writes it to files: mornings, answers to runs, injuries. Read back, they are the same words."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from rtr.errors import EmptyFileError
from rtr.importers.base import Importer, ImportResult
from rtr.importers.csv_table import MAX_ROWS, MAX_TABLE_BYTES, Row, Table, column_key, has_header, read_table
from rtr.importers.csv_text import decode
from rtr.importers.dates import date_order
from rtr.importers.diary_cells import Cells, cells_of
from rtr.importers.diary_rows import answers_of, injuries_of, mornings_of
from rtr.importers.diary_words import ANSWER_COLUMNS, CHECK_IN_COLUMNS, INJURY_COLUMNS
from rtr.importers.tally import Tally
from rtr.scales import SCALES

Kind = tuple[Mapping[str, str], frozenset[str], str, Callable[[Cells, Sequence[Row], Tally], ImportResult]]

KINDS: tuple[Kind, ...] = (
    (ANSWER_COLUMNS, frozenset({"run_uid", "place"}), "day", answers_of),
    (CHECK_IN_COLUMNS, frozenset({"day", "place", "pain_am_0_10"}), "day", mornings_of),
    (INJURY_COLUMNS, frozenset({"site", "side", "kind", "onset"}), "onset", injuries_of),
)
"""Columns of each kind of file, those it is known by, and the one whose dates settle their order."""


def is_header(names: Sequence[str]) -> bool:
    """Whether these are the columns of one of the diary's own files."""
    return _kind(names) is not None


def _kind(names: Sequence[str]) -> Kind | None:
    return next((kind for kind in KINDS if kind[1] <= set(names)), None)


def sniff(head: bytes) -> bool:
    """Whether a file begins like one of the diary's own."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """What the runner wrote, row by row; a row that cannot be used is told, the others are kept.

    Raises `EmptyFileError` for a header without rows and what `read_table` raises.
    """
    tally = Tally(name)
    table = _exact(data) or read_table(data, is_header, tally)
    kind = _kind(table.header)
    if kind is None or not table.rows:
        raise EmptyFileError("There are no entries in this list.")
    columns, _, dated, rows_of = kind
    at = {field: table.header.index(column) for field, column in columns.items() if column in table.header}
    order = date_order([row.cells[at[dated]] for row in table.rows] if dated in at else [])
    if order.why is not None:
        tally.note(0, order.why)
    return rows_of(cells_of(at, table.rows, SCALES, order), table.rows, tally)


def _exact(data: bytes) -> Table | None:
    """The file as it was written; None where a spreadsheet or an editor was at work since.

    A note may hold line breaks and commas as in a row of its own: only a file that is whole to the
    last quote can be read without guessing where a row ends.
    """
    if len(data) > MAX_TABLE_BYTES:
        return None
    try:
        found = list(csv.reader(io.StringIO(decode(data), newline=""), strict=True))
    except csv.Error:
        return None
    header = tuple(column_key(cell) for cell in found[0]) if found else ()
    rows = tuple(Row(number, cells) for number, cells in enumerate(found[1:], start=2) if cells)
    is_whole = is_header(header) and len(rows) <= MAX_ROWS and all(len(row.cells) == len(header) for row in rows)
    return Table(header=header, rows=rows) if is_whole else None


IMPORTER = Importer(name="diary_csv", title="diary of rtr (CSV)", sniff=sniff, read=read)
