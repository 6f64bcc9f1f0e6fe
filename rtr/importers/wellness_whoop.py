"""The physiological cycles of Whoop: sleep, resting heart rate and HRV of each night."""

from collections.abc import Sequence

from rtr.importers.base import Importer, ImportResult
from rtr.importers.csv_table import has_header
from rtr.importers.wellness import ListFormat, read_list

FORM = ListFormat(
    source="whoop_csv",
    words={
        "wake onset": "day",
        "resting heart rate (bpm)": "resting_hr_bpm",
        "heart rate variability (ms)": "hrv_rmssd_ms",
        "asleep duration (min)": "sleep_min",
    },
    is_zero_missing=True,
)
"""Its HRV is RMSSD in ms; the night belongs to the day on whose clock it ended. Its journal is never read."""


def is_header(names: Sequence[str]) -> bool:
    """Whether these are the columns of `physiological_cycles.csv`."""
    return set(FORM.words) <= set(names)


def sniff(head: bytes) -> bool:
    """Whether a file begins like `physiological_cycles.csv`."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """One check-in per night that was recorded; a cycle without a sleep says nothing."""
    return read_list(name, data, FORM, is_header)


IMPORTER = Importer(name="whoop_csv", title="Whoop cycles", sniff=sniff, read=read)
