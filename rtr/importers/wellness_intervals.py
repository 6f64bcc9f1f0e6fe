"""The wellness list of intervals.icu: resting heart rate, HRV and hours of sleep by day."""

from collections.abc import Sequence

from rtr.importers.base import Importer, ImportResult
from rtr.importers.csv_table import has_header
from rtr.importers.wellness import ListFormat, read_list

FORM = ListFormat(
    source="intervals_csv",
    words={
        "date": "day",
        "id": "day",
        "restinghr": "resting_hr_bpm",
        "hrv": "hrv_rmssd_ms",
        "hrvsdnn": "hrv_sdnn_ms",
        "sleepsecs": "sleep_s",
        "comments": "note",
    },
    unread=frozenset(
        {"soreness", "fatigue", "stress", "mood", "motivation", "injury", "sleepquality", "sleepscore", "readiness"}
    ),
    is_zero_missing=True,
)
"""`hrv` is RMSSD there, `hrvSDNN` stands apart (rulings R23)."""


def is_header(names: Sequence[str]) -> bool:
    """Whether these are columns of its wellness list."""
    found = set(names)
    return {"restinghr", "sleepsecs"} <= found and bool(found & {"date", "id"})


def sniff(head: bytes) -> bool:
    """Whether a file begins like its wellness list."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """One check-in per day; scales of 1 to 4 whose direction differs from ours are named and left out."""
    return read_list(name, data, FORM, is_header)


IMPORTER = Importer(name="intervals_csv", title="intervals.icu wellness", sniff=sniff, read=read)
