"""Cells of the diary's own files, read back as they were meant; what cannot be read names the row."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rtr.body import SITES, Side, place, place_words
from rtr.importers.cells import decimal_sign, is_missing, lines_text, notes_text, number
from rtr.importers.csv_table import Row
from rtr.importers.dates import DateOrder, moment
from rtr.importers.diary_words import GUARD, NOTHING, WHOLE_RUN_WORD
from rtr.model import WHOLE_RUN

YES, NO = frozenset({"1", "yes", "true", "y", "x"}), frozenset({"0", "no", "false", "n"})
_IDS = re.compile(r"[A-Za-z0-9_]{1,20}(?: [A-Za-z0-9_]{1,20}){0,20}")
PLACES: Mapping[str, str] = {
    word.casefold(): key
    for site in SITES.values()
    for side in Side
    for key in [place(site.id, side)]
    for word in (key, place_words(key))
}
"""A place by its key or by its words: a list written by hand says "left Achilles tendon"."""


class RowError(Exception):
    """This row cannot be used; the message is one plain sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """How one file writes its cells. `at` says where a field stands."""

    at: Mapping[str, int]
    decimal: str
    order: DateOrder

    def text(self, row: Row, field: str) -> str:
        """The cell; empty where the file has no such column."""
        return row.cells[self.at[field]] if field in self.at else ""

    def number(self, row: Row, field: str, words: str) -> float | None:
        """The number in a cell, None where it is empty."""
        try:
            return number(self.text(row, field), self.decimal)
        except ValueError:
            raise RowError(f"The value for {words} is no number.") from None

    def truth(self, row: Row, field: str) -> bool | None:
        """Yes, no or not told."""
        told = self.text(row, field).strip().casefold()
        if told in YES or told in NO:
            return told in YES
        if is_missing(told):
            return None
        raise RowError(f"“{told[:20]}” in the column “{field}” is neither 1 nor 0.")

    def day(self, row: Row, field: str) -> dt.date | None:
        """A day, None where it is empty."""
        told = self.text(row, field)
        if is_missing(told):
            return None
        try:
            return moment(told, self.order)[0].date()
        except ValueError:
            raise RowError("The date cannot be read.") from None

    def instant(self, row: Row, field: str) -> dt.datetime | None:
        """A moment in UTC; one that a spreadsheet has rewritten is not known."""
        try:
            at = dt.datetime.fromisoformat(self.text(row, field).strip())
        except ValueError:
            return None
        return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)

    def ids(self, row: Row, field: str) -> tuple[str, ...] | None:
        """Ids of one cell; `nothing` is an answer, an empty cell is none."""
        told = self.text(row, field).strip()
        if not told or told.casefold() == NOTHING:
            return () if told else None
        if not _IDS.fullmatch(told):
            raise RowError(f"The column “{field}” holds something that is no list of signs.")
        return tuple(told.split())

    def words(self, row: Row, field: str) -> str | None:
        """A text as it was typed, without the guard before it; behind a guard spaces are part of it."""
        told = self.text(row, field)
        if told.startswith(GUARD) and told[len(GUARD) :].strip():
            return lines_text(told.removeprefix(GUARD))
        return notes_text(told.removeprefix(GUARD))

    def place(self, row: Row, field: str) -> str | None:
        """The key of a place, `WHOLE_RUN` for the run as a whole, None where it is empty."""
        told = " ".join(self.text(row, field).split()).casefold()
        if not told:
            return None
        if told == WHOLE_RUN_WORD:
            return WHOLE_RUN
        if told not in PLACES:
            raise RowError(f"There is no place called “{told[:40]}”. Write it as in “achilles_left”.")
        return PLACES[told]


def cells_of(at: Mapping[str, int], rows: Sequence[Row], numbers: Iterable[str], order: DateOrder) -> Cells:
    """Decide once for the whole file how numbers are written."""
    columns = [at[field] for field in numbers if field in at]
    decimal = decimal_sign(row.cells[column] for row in rows for column in columns) or "."
    return Cells(at=at, decimal=decimal, order=order)
