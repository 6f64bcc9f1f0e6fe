"""Mornings from lists of other programs: columns with a known unit, checked, one entry per day."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rtr.errors import EmptyFileError
from rtr.importers.base import ImportResult
from rtr.importers.cells import decimal_sign, is_missing, notes_text, number
from rtr.importers.csv_table import Row, read_table
from rtr.importers.dates import DateOrder, date_order, moment
from rtr.importers.diary_cells import PLACES
from rtr.importers.tally import Tally
from rtr.model import CheckIn, SiteSymptoms
from rtr.scales import LONGEST_NOTE, SCALES, Scale

TO_HOURS: Mapping[str, float] = {"sleep_min": 60.0, "sleep_s": 3600.0}
"""Sleep in another unit, by its field here: how many make an hour."""
SITE_FIELDS = ("pain_am", "pain_now", "stiff_am", "stiff_min")
DAY_FIELDS = ("sleep_h", "resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms")
MEASURED = frozenset({*SITE_FIELDS, *DAY_FIELDS, *TO_HOURS})
ANYWHERE = "other"
AGAIN = "Correct it and import the file again."
NO_PLACE = (
    "The list does not say where it hurts; it was kept as “somewhere else”. With a column “place” "
    "(as in “achilles_left”) it goes where it belongs."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFormat:
    """One kind of list. `words`: column name → field; `day` is a must, a field may occur twice.

    `unread` are columns whose scale or unit nobody documents: they are named and left out. `is_zero_missing`
    holds where 0 means that nothing was measured. `doubt` may say why a row cannot be trusted.
    """

    source: str
    words: Mapping[str, str]
    unread: frozenset[str] = frozenset()
    remarks: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Column name → what to say when it was read."""
    is_zero_missing: bool = False
    day_text: Callable[[str], str] = str
    doubt: Callable[[Mapping[str, str]], str] = lambda _: ""


def read_list(name: str, data: bytes, form: ListFormat, is_header: Callable[[Sequence[str]], bool]) -> ImportResult:
    """One check-in per day with a value; what was not read is named once, what cannot be by its row.

    Raises `EmptyFileError` where no row holds anything, and what `read_table` raises.
    """
    tally = Tally(name)
    table = read_table(data, is_header, tally)
    columns = {field: at[0] for field, at in table.columns(form.words).items()}
    rows = [(row, {field: row.cells[at] for field, at in columns.items()}) for row in table.rows]
    _say_what_is_read(table.header, form, tally)
    reader = _Reader(form=form, decimal=_decimal(rows), order=_order(rows, form, tally), tally=tally)
    found = per_day(((row.number, reader.morning(row.number, told)) for row, told in rows), tally)
    if not found and not any(p.severity == "error" for p in tally.problems()):
        raise EmptyFileError("There are no values of a day in this list.")
    return ImportResult(check_ins=found, problems=tally.problems())


def named(scale: Scale) -> str:
    """The words of a scale at the beginning of a sentence."""
    return scale.words[:1].upper() + scale.words[1:]


def per_day(mornings: Iterable[tuple[int, CheckIn | None]], tally: Tally) -> tuple[CheckIn, ...]:
    """The first entry of each day and place, oldest first; a second one is told and left out."""
    found: dict[object, CheckIn] = {}
    for row, said in mornings:
        if said is None:
            continue
        before = found.get(said.day)
        places = {s.site for s in before.sites} if before else set()
        if before is None:
            found[said.day] = said
        elif said.sites and not places & {s.site for s in said.sites}:
            found[said.day] = dataclasses.replace(before, sites=(*before.sites, *said.sites))
        else:
            tally.note(row, "There is an entry for this day already; the first one of the list was kept.")
    return tuple(sorted(found.values(), key=lambda said: said.day))


def _decimal(rows: Sequence[tuple[Row, Mapping[str, str]]]) -> str:
    return decimal_sign(told[field] for _, told in rows for field in told if field in MEASURED) or "."


def _order(rows: Sequence[tuple[Row, Mapping[str, str]]], form: ListFormat, tally: Tally) -> DateOrder:
    order = date_order([form.day_text(told["day"]) for _, told in rows])
    if order.why is not None:
        tally.note(0, order.why)
    return order


def _say_what_is_read(header: Sequence[str], form: ListFormat, tally: Tally) -> None:
    left_out = [column for column in header if column in form.unread]
    if left_out:
        names = ", ".join(f"“{column}”" for column in left_out)
        tally.note(0, f"Not read, because the list does not say their unit or which end is good: {names}.")
    for column in header:
        if column in form.remarks:
            tally.note(0, form.remarks[column])
    fields = {form.words[column] for column in header if column in form.words}
    if fields & set(SITE_FIELDS) and "site" not in fields:
        tally.note(0, NO_PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    form: ListFormat
    decimal: str
    order: DateOrder
    tally: Tally

    def morning(self, row: int, told: Mapping[str, str]) -> CheckIn | None:
        """The check-in of one row; None where it says nothing."""
        if why := self.form.doubt(told):
            self.tally.error(row, why)
            return None
        values = {field: value for field in told if (value := self._value(row, field, told)) is not None}
        note = notes_text(told.get("note", ""))
        if not values and not note:
            return None
        try:
            day = moment(self.form.day_text(told["day"]), self.order)[0].date()
        except ValueError:
            self.tally.error(row, "The date cannot be read; this row was left out. Write it as 2026-05-31.")
            return None
        symptoms = {field: values.pop(field) for field in SITE_FIELDS if field in values}
        site = self._place(row, told.get("site", "")) if symptoms else None
        for field, parts in TO_HOURS.items():
            if field in values:
                values.setdefault("sleep_h", values.pop(field) / parts)
        return CheckIn(
            day=day,
            sites=() if site is None else (SiteSymptoms(site=site, **symptoms),),  # type: ignore[arg-type] # whole
            source=self.form.source,
            note=None if note is None else note[:LONGEST_NOTE],
            **{name: value for name, value in values.items() if name in DAY_FIELDS},  # type: ignore[arg-type] # floats
        )

    def _place(self, row: int, told: str) -> str | None:
        """The place of a symptom; a word nobody knows costs the symptom, not the row."""
        words = " ".join(told.split()).casefold()
        if words and words not in PLACES:
            self.tally.error(
                row, f"There is no place called “{words[:40]}”; its pain was left out. Write it as in “achilles_left”."
            )
            return None
        return PLACES[words] if words else ANYWHERE

    def _value(self, row: int, field: str, told: Mapping[str, str]) -> float | None:
        """The value of a field inside its scale; anything else is told and unknown."""
        if field not in MEASURED or is_missing(told[field]):
            return None
        scale = SCALES.get(field, SCALES["sleep_h"])
        try:
            value = number(told[field], self.decimal)
        except ValueError:
            self.tally.error(row, f"The value for {scale.words} is no number; it was left out. {AGAIN}")
            return None
        if value is None or (value == 0 and self.form.is_zero_missing):
            return None
        shown = value / TO_HOURS.get(field, 1.0)
        if not scale.least <= shown <= scale.most:
            limits = f"between {scale.least:g} and {scale.most:g}"
            self.tally.error(row, f"{named(scale)} must lie {limits}; it was left out. {AGAIN}")
            return None
        if scale.is_whole and shown != int(shown):
            self.tally.error(row, f"{named(scale)} is a whole number; it was left out. {AGAIN}")
            return None
        return int(value) if scale.is_whole else value
