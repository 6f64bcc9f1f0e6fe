"""The measurements of HRV4Training: heart rate, RMSSD and SDNN of each morning."""

import functools
import math
import re
from collections.abc import Mapping, Sequence

from rtr.importers.base import Importer, ImportResult
from rtr.importers.csv_table import has_header, read_table
from rtr.importers.tally import Tally
from rtr.importers.wellness import ListFormat, read_list

MS_PER_MIN = 60_000.0
OFF = 0.15
"""By so much the mean interval between beats may differ from what the heart rate says: means of two kinds."""
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
SHIFTED = (
    "The heart rate and the interval between beats do not fit together: a decimal comma has shifted the columns. "
    "This row was left out."
)
FORM = ListFormat(
    source="hrv4training_csv",
    words={
        "date": "day",
        "timestamp_measurement": "day",
        "hr": "resting_hr_bpm",
        "rmssd": "hrv_rmssd_ms",
        "sdnn": "hrv_sdnn_ms",
        "avnn": "interval_ms",
    },
    unread=frozenset({"sleep_quality", "sleep_time", "mental_energy", "muscle_soreness", "fatigue"}),
    is_zero_missing=True,
)


def is_header(names: Sequence[str]) -> bool:
    """Whether these are its columns."""
    found = set(names)
    return {"hr", "avnn", "sdnn", "rmssd"} <= found and bool(found & {"date", "timestamp_measurement"})


def sniff(head: bytes) -> bool:
    """Whether a file begins like its list."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """One check-in per measured morning. Illness, alcohol and whatever else the list holds is not read."""
    table = read_table(data, is_header, Tally(name))
    at = table.columns(FORM.words)["day"][0]
    is_day_second = _is_day_second([row.cells[at] for row in table.rows])
    form = ListFormat(
        source=FORM.source,
        words=FORM.words,
        unread=FORM.unread,
        is_zero_missing=True,
        day_text=functools.partial(_day_text, is_day_second=is_day_second),
        doubt=_doubt,
    )
    return read_list(name, data, form, is_header)


def _is_day_second(cells: Sequence[str]) -> bool:
    """Some versions write 2017-28-07; a number above 12 in the middle proves it for the whole list."""
    return any(int(found[2]) > 12 for found in map(_YEAR_FIRST.match, map(str.strip, cells)) if found)


def _day_text(cell: str, *, is_day_second: bool) -> str:
    """The day as 2017-07-28, without its clock."""
    found = _YEAR_FIRST.match(cell.strip())
    if found is None:
        return cell
    year, middle, last = found.groups()
    return f"{year}-{last}-{middle}" if is_day_second else f"{year}-{middle}-{last}"


def _doubt(told: Mapping[str, str]) -> str:
    """Why a row cannot be trusted: columns that were shifted give numbers that look like others."""
    try:
        beats, interval_ms = float(told["resting_hr_bpm"]), float(told["interval_ms"])
    except ValueError:
        return ""
    if beats == 0 or interval_ms == 0:
        return ""
    return "" if math.isclose(beats * interval_ms, MS_PER_MIN, rel_tol=OFF) else SHIFTED


IMPORTER = Importer(name="hrv4training_csv", title="HRV4Training", sniff=sniff, read=read)
