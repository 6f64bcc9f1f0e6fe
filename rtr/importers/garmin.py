"""The list that Garmin Connect exports as Activities.csv: one row per activity, no samples."""

from collections.abc import Sequence
from dataclasses import dataclass

from rtr.errors import EmptyFileError
from rtr.importers.base import Importer, ImportResult, Recording
from rtr.importers.cells import decimal_sign, duration_s, is_missing, number
from rtr.importers.csv_table import Row, Table, column_key, has_header, read_table
from rtr.importers.dates import DateOrder, date_order
from rtr.importers.garmin_units import ListUnits, distance_m, list_units
from rtr.importers.garmin_words import HEADERS, TYPES
from rtr.importers.rows import MAX_HR_BPM, RowReader
from rtr.importers.tally import Tally
from rtr.model import Activity, Sport

_METRE_SUB_SPORTS = ("track", "lap_swimming", "open_water")
_EVIDENCE_ROWS = 500
_RESAVED_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """What was decided once for the whole file."""

    reader: RowReader
    order: DateOrder
    units: ListUnits


def is_header(names: Sequence[str]) -> bool:
    """Whether these column names are those of a Garmin list, in any of the known languages."""
    fields = {HEADERS.get(name) for name in names}
    return {"type", "date"} <= fields and bool(fields & {"timer", "distance"})


def sniff(head: bytes) -> bool:
    """Whether a file begins like a Garmin list."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """One recording per readable row; local start without zone, cadence in steps per minute.

    Raises `EmptyFileError` for a header without rows, `CorruptFileError` for dates in two
    orders, `UnsafeFileError` beyond the limits of `csv_table`.
    """
    tally = Tally(name)
    table = read_table(data, is_header, tally)
    if not table.rows:
        raise EmptyFileError("There are no activities in this list.", hint="Load the list on the page, then export it.")
    facts = _decide(table, tally)
    found = (_recording(row, facts, tally) for row in table.rows)
    return ImportResult(recordings=tuple(r for r in found if r is not None), problems=tally.problems())


def _decide(table: Table, tally: Tally) -> _List:
    fields = table.columns(HEADERS)
    decimal = _decimal_of(table, fields)
    order = date_order([row.cells[fields["date"][0]] for row in table.rows])
    units = list_units(_strides(table, fields, decimal))
    for why in (order.why, units.why):
        if why is not None:
            tally.note(0, why)
    return _List(reader=RowReader(fields=fields, decimal=decimal, tally=tally), order=order, units=units)


def _decimal_of(table: Table, fields: dict[str, tuple[int, ...]]) -> str:
    columns = (fields[name][0] for name in ("distance", "stride") if name in fields)
    found = (decimal_sign(row.cells[column] for row in table.rows) for column in columns)
    return next((sign for sign in found if sign is not None), ".")


def _strides(table: Table, fields: dict[str, tuple[int, ...]], decimal: str) -> list[tuple[float, float, float, float]]:
    if not {"stride", "cadence", "timer", "distance", "type"} <= fields.keys():
        return []
    found = []
    for row in table.rows[:_EVIDENCE_ROWS]:
        sport, sub_sport = TYPES.get(column_key(row.cells[fields["type"][0]]), (Sport.OTHER, None))
        cells = [row.cells[fields[name][0]] for name in ("stride", "cadence", "distance")]
        try:
            stride, cadence, distance = (number(cell, decimal) for cell in cells)
            time_s = duration_s(row.cells[fields["timer"][0]])
        except ValueError:
            continue
        if sport is Sport.RUNNING and sub_sport != "track" and stride and cadence and distance and time_s:
            found.append((stride, cadence, time_s, distance))
    return found


def _recording(row: Row, facts: _List, tally: Tally) -> Recording | None:
    start = facts.reader.start(row, facts.order)
    if start is None:
        return None
    times = _times(row, facts, tally)
    if times is None:
        return None
    sport, sub_sport = facts.reader.kind(row, TYPES)
    reader = facts.reader
    activity = Activity(
        uid="",
        source="garmin_csv",
        sport=sport,
        sub_sport=sub_sport,
        start_local=start,
        elapsed_s=times["elapsed"],
        timer_s=times["timer"],
        moving_s=times["moving"],
        distance_m=_distance(row, facts, sport, sub_sport, next(filter(None, times.values()), None)),
        ascent_m=_height(row, facts, "ascent"),
        descent_m=_height(row, facts, "descent"),
        avg_hr_bpm=reader.positive(row, "avg_hr", "average heart rate", MAX_HR_BPM),
        max_hr_bpm=reader.positive(row, "max_hr", "highest heart rate", MAX_HR_BPM),
        avg_cadence_spm=reader.positive(row, "cadence", "cadence", 300),
        avg_power_w=reader.positive(row, "power", "power", 2_500),
        title=reader.title(row, "title"),
    )
    return Recording(activity=activity)


def _times(row: Row, facts: _List, tally: Tally) -> dict[str, float | None] | None:
    """Timer, elapsed and moving seconds; None, and told, where the duration of the row is unreadable."""
    reader = facts.reader
    try:
        timer_s = duration_s(reader.text(row, "timer")) or None
    except ValueError:
        tally.error(row.number, "The duration cannot be read; this row was left out.")
        return None
    times = {
        "timer": timer_s,
        "elapsed": reader.duration_s(row, "elapsed", "elapsed time"),
        "moving": reader.duration_s(row, "moving", "moving time"),
    }
    if not any(times.values()):
        tally.warning(row.number, "There is no duration in this row; it does not count as load.")
    if _is_resaved(row, facts, timer_s):
        tally.warning(row.number, "A spreadsheet has turned minutes into hours; the pace shows the right duration.")
        return {field: s / 60 if s is not None and s >= 3600 else s for field, s in times.items()}
    return times


def _is_resaved(row: Row, facts: _List, timer_s: float | None) -> bool:
    """Whether `58:40` (minutes) has become `58:40:00`: the row's own pace proves it."""
    if timer_s is None or timer_s < 3600 or is_missing(facts.reader.text(row, "pace")):
        return False
    try:
        pace_s = duration_s(facts.reader.text(row, "pace"))
        distance = number(facts.reader.text(row, "distance"), facts.reader.decimal)
    except ValueError:
        return False
    if not pace_s or not distance:
        return False
    return abs(timer_s / 60 / (pace_s * distance) - 1) < _RESAVED_TOLERANCE


def _height(row: Row, facts: _List, field: str) -> float | None:
    value = facts.reader.number(row, field, field, 0, 50_000)
    return None if value is None else value * facts.units.height_m


def _distance(row: Row, facts: _List, sport: Sport, sub_sport: str | None, time_s: float | None) -> float | None:
    value = facts.reader.positive(row, "distance", "distance", 1e9)
    if value is None:
        return None
    is_short_course = sub_sport in _METRE_SUB_SPORTS or sport is Sport.SWIMMING
    unit_m = facts.units.distance_m
    found = distance_m(value, sport, time_s, unit_m, is_short_course=is_short_course)
    if not is_short_course and found != value * unit_m:
        facts.reader.tally.warning(row.number, "The distance is only plausible in metres; it was read so.")
    return found


IMPORTER = Importer(name="garmin_csv", title="Garmin Connect Activities.csv", sniff=sniff, read=read)
