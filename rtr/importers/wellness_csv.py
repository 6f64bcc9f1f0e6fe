"""A plain list of days, kept by hand or by another program: a date, and pain, sleep, resting heart rate, HRV."""

from collections.abc import Sequence

from rtr.importers.base import Importer, ImportResult
from rtr.importers.csv_table import has_header
from rtr.importers.wellness import MEASURED, ListFormat, read_list

_WORDS = {
    "day": ("date", "day", "datum", "fecha", "jour"),
    "site": ("place", "site", "where", "body part"),
    "pain_am": ("pain_am", "pain am", "morning pain", "pain morning", "pain (morning)", "pain_am_0_10"),
    "pain_now": ("pain", "pain_now", "pain now", "pain (0-10)", "pain_now_0_10", "nrs", "schmerz", "douleur", "dolor"),
    "stiff_am": ("stiff_am", "stiffness (0-10)", "stiff_am_0_10"),
    "stiff_min": ("stiff_min", "stiffness (min)", "morning stiffness (min)"),
    "sleep_h": (
        "sleep_h", "sleep (h)", "sleep hours", "sleep_hours", "sleephours", "sleep (hours)", "hours of sleep",
        "hours slept", "sleep duration (h)",
    ),
    "sleep_min": ("sleep_min", "sleep (min)", "sleep minutes", "sleep duration (min)"),
    "sleep_s": ("sleep_s", "sleepsecs", "sleep seconds"),
    "resting_hr_bpm": (
        "resting_hr_bpm", "resting hr", "resting_hr", "restinghr", "rhr", "resting heart rate",
        "resting heart rate (bpm)", "resting_heart_rate", "ruhepuls",
    ),
    "hrv_rmssd_ms": ("hrv_rmssd_ms", "rmssd", "hrv_rmssd", "hrv rmssd", "hrv (rmssd)", "rmssd_ms", "rmssd (ms)"),
    "hrv_sdnn_ms": ("hrv_sdnn_ms", "sdnn", "hrv_sdnn", "hrv sdnn", "hrv (sdnn)", "hrvsdnn", "sdnn_ms", "sdnn (ms)"),
    "note": ("note", "notes", "comment", "comments", "remarks"),
}  # fmt: skip
_UNREAD = frozenset(
    {
        "hrv", "sleep", "sleep quality", "sleep_quality", "sleepquality", "sleep score", "sleepscore", "fatigue",
        "energy", "mood", "stress", "soreness", "muscle soreness", "readiness", "stiffness", "motivation",
        "confidence", "recovery", "injury",
    }
)  # fmt: skip
_WHEN = (
    "The list does not say when “{}” was felt; it was kept as pain at the time of writing. "
    "Name the column “pain_am” if it is pain at the first steps of the morning."
)
FORM = ListFormat(
    source="wellness_csv",
    words={word: field for field, words in _WORDS.items() for word in words},
    unread=_UNREAD,
    remarks={word: _WHEN.format(word) for word in ("pain", "pain (0-10)", "nrs", "schmerz", "douleur", "dolor")},
)


def is_header(names: Sequence[str]) -> bool:
    """Whether a day and at least one value with a known unit stand in these columns."""
    fields = {FORM.words.get(name) for name in names}
    return "day" in fields and bool(fields & MEASURED)


def sniff(head: bytes) -> bool:
    """Whether a file begins like a plain list of days."""
    return has_header(head, is_header)


def read(name: str, data: bytes) -> ImportResult:
    """One check-in per day. Columns without a known unit are named and left out; pain stands without a side."""
    return read_list(name, data, FORM, is_header)


IMPORTER = Importer(name="wellness_csv", title="a list of days with pain or sleep (CSV)", sniff=sniff, read=read)
