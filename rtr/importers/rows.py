"""Reading the fields of one row; what cannot be read is tallied and stays unknown."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rtr.importers.cells import MAX_NOTES_CHARS, MAX_TITLE_CHARS, duration_s, is_missing, notes_text, number, title_text
from rtr.importers.csv_table import Row, column_key
from rtr.importers.dates import DateOrder, moment
from rtr.importers.sports import sport_of, sub_sport_of
from rtr.importers.tally import Tally
from rtr.model import Sport

MAX_HR_BPM = 230
"""What a heart does (science §1.1)."""

Kind = tuple[Sport, str | None]
"""A sport and its sub-sport."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """The columns of one list, by field name, and how its numbers are written.

    `fields` says where a field stands; of a field that stands twice, the first cell that is
    not missing counts, in the order given.
    """

    fields: Mapping[str, tuple[int, ...]]
    decimal: str
    tally: Tally

    def text(self, row: Row, field: str) -> str:
        """The cell as it stands; empty where there is none."""
        columns = self.fields.get(field, ())
        if len(columns) == 1:
            return row.cells[columns[0]]
        cells = [row.cells[column] for column in columns]
        return next((cell for cell in cells if not is_missing(cell)), cells[0] if cells else "")

    def start(self, row: Row, order: DateOrder) -> dt.datetime | None:
        """The wall-clock start in the column `date`; None, and an error told, where it cannot be read."""
        try:
            start, has_clock = moment(self.text(row, "date"), order)
        except ValueError:
            self.tally.error(row.number, "The date cannot be read; this row was left out.")
            return None
        if not has_clock:
            self.tally.note(row.number, "There is no clock time beside the date; noon was taken.")
        return start

    def kind(self, row: Row, types: Mapping[str, Kind]) -> Kind:
        """The sport in the column `type`; a type that is not known is told and kept as other."""
        text = self.text(row, "type")
        known = types.get(column_key(text)) or _by_word(text)
        if known is None:
            self.tally.note(row.number, f"The activity type “{text[:40]}” is not known here; it was kept as “other”.")
        return known or (Sport.OTHER, None)

    def number(self, row: Row, field: str, label: str, low: float, high: float) -> float | None:
        """A number from `low` to `high`; anything else is told and unknown."""
        text = self.text(row, field)
        if not text:
            return None
        try:
            value = number(text, self.decimal)
        except ValueError:
            self.tally.warning(row.number, f"The {label} cannot be read; it was left out.")
            return None
        if value is not None and not low <= value <= high:
            self.tally.warning(row.number, f"The {label} is outside what is possible; it was left out.")
            return None
        return value

    def positive(self, row: Row, field: str, label: str, high: float) -> float | None:
        """A number above 0 and up to `high`; 0 is how lists write "not measured"."""
        return self.number(row, field, label, 0, high) or None

    def duration_s(self, row: Row, field: str, label: str) -> float | None:
        """Seconds above 0; a duration that cannot be read is told and unknown."""
        try:
            return duration_s(self.text(row, field)) or None
        except ValueError:
            self.tally.warning(row.number, f"The {label} cannot be read; it was left out.")
            return None

    def title(self, row: Row, field: str) -> str | None:
        """The title on one line, cut at `MAX_TITLE_CHARS`."""
        return self._cut(row, field, title_text, MAX_TITLE_CHARS)

    def notes(self, row: Row, field: str) -> str | None:
        """The remark, cut at `MAX_NOTES_CHARS`."""
        return self._cut(row, field, notes_text, MAX_NOTES_CHARS)

    def _cut(self, row: Row, field: str, clean: Callable[[str], str | None], limit: int) -> str | None:
        text = clean(self.text(row, field))
        if text is None or len(text) <= limit:
            return text
        self.tally.note(row.number, f"A text of more than {limit:,} characters was cut.")
        return text[: limit - 1] + "…"


def _by_word(text: str) -> Kind | None:
    sport = sport_of(text)
    return None if sport is None else (sport, sub_sport_of(text))
