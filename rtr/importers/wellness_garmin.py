"""Nightly heart rate variability from Garmin Connect, as its service tells it (JSON)."""

import datetime as dt
import json
from typing import Any

from rtr.errors import CorruptFileError, EmptyFileError
from rtr.importers.base import Importer, ImportResult
from rtr.importers.csv_text import decode
from rtr.importers.tally import Tally
from rtr.importers.wellness import named, per_day
from rtr.model import CheckIn
from rtr.scales import SCALES

SOURCE = "garmin_hrv"
KEY = "hrvSummaries"


def sniff(head: bytes) -> bool:
    """Whether a file begins like a list of nightly HRV."""
    text = decode(head).lstrip("\ufeff \t\r\n")
    return text.startswith("{") and f'"{KEY}"' in text[:2000]


def read(name: str, data: bytes) -> ImportResult:
    """The mean RMSSD of each night, by the day on which it ended; its scores and words are not read."""
    tally = Tally(name)
    nights = _nights(data)
    found = per_day(((number, _night(night, number, tally)) for number, night in enumerate(nights, start=1)), tally)
    if not found and not tally.problems():
        raise EmptyFileError("There are no nights in this file.")
    return ImportResult(check_ins=found, problems=tally.problems())


def _nights(data: bytes) -> list[Any]:
    try:
        told = json.loads(decode(data))
    except (ValueError, RecursionError):
        raise CorruptFileError("The file is damaged: its JSON ends in the middle.", hint="Export it again.") from None
    nights = told.get(KEY) if isinstance(told, dict) else None
    if not isinstance(nights, list):
        raise CorruptFileError("The file holds no list of nights.", hint="Export it again.")
    return nights


def _night(told: Any, number: int, tally: Tally) -> CheckIn | None:
    if not isinstance(told, dict) or told.get("lastNightAvg") is None:
        return None
    try:
        day = dt.date.fromisoformat(str(told.get("calendarDate")))
        mean_ms = float(told["lastNightAvg"])
    except (TypeError, ValueError, OverflowError):
        tally.error(number, "The day or the value of this night cannot be read; it was left out.")
        return None
    scale = SCALES["hrv_rmssd_ms"]
    if not scale.least <= mean_ms <= scale.most:
        tally.error(number, f"{named(scale)} must lie between {scale.least:g} and {scale.most:g}; it was left out.")
        return None
    return CheckIn(day=day, hrv_rmssd_ms=mean_ms, source=SOURCE)


IMPORTER = Importer(name=SOURCE, title="Garmin HRV (JSON)", sniff=sniff, read=read)
