"""The activities.csv of a Strava archive: one row per activity, pointing to its original file."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.errors import EmptyFileError
from rtr.importers.base import Importer, ImportResult, Recording
from rtr.importers.cells import decimal_sign
from rtr.importers.csv_table import Row, Table, has_header, read_table
from rtr.importers.dates import DateOrder, date_order
from rtr.importers.rows import MAX_HR_BPM, RowReader
from rtr.importers.strava_words import HEADERS, TYPES
from rtr.importers.tally import Tally
from rtr.model import FOOT_SPORTS, Activity, Sport
from rtr.units import M_PER_KM

_MAX_STRIDES_AS_STEPS = 230
"""A doubled mean above this was steps already (rulings R14)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """What was decided once for the whole file."""

    reader: RowReader
    order: DateOrder
    has_si_block: bool
    """Whether `Distance` occurs twice: then the second is in metres."""


def is_header(names: Sequence[str]) -> bool:
    """Whether these column names are those of Strava's list, in any of the known languages."""
    return {"id", "date"} <= {HEADERS.get(name) for name in names}


def sniff(head: bytes) -> bool:
    """Whether a file begins like Strava's list."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """One recording per readable row; start in UTC, elapsed and moving seconds, no timer (R13).

    `Recording.origin` is the base name of the row's original file. Raises `EmptyFileError` for a
    header without rows, `CorruptFileError` for dates in two orders, `UnsafeFileError` beyond the
    limits of `csv_table`.
    """
    tally = Tally(name)
    table = read_table(data, is_header, tally)
    if not table.rows:
        raise EmptyFileError("There are no activities in this list.")
    facts = _decide(table, tally)
    found = (_recording(row, facts, tally) for row in table.rows)
    return ImportResult(recordings=tuple(r for r in found if r is not None), problems=tally.problems())


def _decide(table: Table, tally: Tally) -> _List:
    # of a name that stands twice the second counts: it is in SI units, the first is for display
    fields = {field: columns[::-1] for field, columns in table.columns(HEADERS).items()}
    order = date_order([row.cells[fields["date"][0]] for row in table.rows])
    if order.why is not None:
        tally.note(0, order.why)
    distances = fields.get("distance", ())
    decimal = decimal_sign(row.cells[distances[0]] for row in table.rows) if distances else None
    fields["distance"] = distances[:1]  # the two differ in unit: one never stands in for the other
    reader = RowReader(fields=fields, decimal=decimal or ".", tally=tally)
    return _List(reader=reader, order=order, has_si_block=len(distances) > 1)


def _recording(row: Row, facts: _List, tally: Tally) -> Recording | None:
    reader = facts.reader
    start = reader.start(row, facts.order)
    if start is None:
        return None
    sport, sub_sport = reader.kind(row, TYPES)
    activity = Activity(
        uid="",
        source="strava_csv",
        sport=sport,
        sub_sport=sub_sport,
        start_utc=start.replace(tzinfo=dt.UTC),
        elapsed_s=reader.positive(row, "elapsed", "elapsed time", 1e9),
        moving_s=reader.positive(row, "moving", "moving time", 1e9),
        distance_m=_distance(row, facts, sport),
        ascent_m=reader.number(row, "ascent", "ascent", 0, 50_000),
        descent_m=reader.number(row, "descent", "descent", 0, 50_000),
        avg_hr_bpm=reader.positive(row, "avg_hr", "average heart rate", MAX_HR_BPM),
        max_hr_bpm=reader.positive(row, "max_hr", "highest heart rate", MAX_HR_BPM),
        avg_cadence_spm=_cadence(row, facts, sport),
        avg_power_w=reader.positive(row, "power", "power", 2_500),
        rpe=reader.positive(row, "rpe", "perceived exertion", 10),
        title=reader.title(row, "title"),
        notes=reader.notes(row, "notes"),
    )
    if activity.load_s is None:
        tally.warning(row.number, "There is no duration in this row; it does not count as load.")
    return Recording(activity=activity, origin=_origin(row, facts))


def _distance(row: Row, facts: _List, sport: Sport) -> float | None:
    value = facts.reader.positive(row, "distance", "distance", 1e9)
    if value is None or sport is Sport.SWIMMING:
        return value
    return value if facts.has_si_block else value * M_PER_KM


def _cadence(row: Row, facts: _List, sport: Sport) -> float | None:
    if sport not in FOOT_SPORTS:
        return None
    value = facts.reader.positive(row, "cadence", "cadence", 300)
    if value is None:
        return None
    return 2 * value if 2 * value <= _MAX_STRIDES_AS_STEPS else value


def _origin(row: Row, facts: _List) -> str | None:
    return facts.reader.text(row, "filename").strip().replace("\\", "/").rpartition("/")[2] or None


IMPORTER = Importer(name="strava_csv", title="Strava activities.csv", sniff=sniff, read=read)
