"""Numbers, times and texts as files write them."""

import datetime as dt
import math

EARLIEST_YEAR = 1990
"""Before this no watch recorded a position: the clock was not set."""
LATEST_YEAR = 2200
"""Dates beyond are broken; which of the others lie in the future only the caller knows."""
FARTHEST_OFFSET_S = 14 * 3600


def number(text: str | None) -> float:
    """A number, or NaN for anything else."""
    if not text:
        return math.nan
    try:
        return float(text)
    except ValueError:
        return math.nan


def moment(text: str | None) -> dt.datetime | None:
    """A date and time as written, aware or naive; None for anything else.

    >>> moment("2024-05-01T07:00:00.250+02:00")
    datetime.datetime(2024, 5, 1, 7, 0, 0, 250000, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
    """
    written = (text or "").strip()
    if len(written) < len("2024-05-01T07:00"):
        return None
    try:
        return dt.datetime.fromisoformat(written)
    except ValueError:
        return None


def epoch_s(when: dt.datetime | None) -> float:
    """Seconds since 1970 in UTC, NaN for None and for years that cannot be; without a zone it is UTC."""
    if when is None or not EARLIEST_YEAR <= when.year <= LATEST_YEAR:
        return math.nan
    return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).timestamp()


def instant(seconds: float) -> dt.datetime:
    """The aware moment of `epoch_s`."""
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)


def stated_offset_s(when: dt.datetime) -> int | None:
    """The offset from UTC that a time states; None for none, for UTC itself and beyond 14 hours.

    "Z" and "+00:00" are how UTC is written; they say nothing about the runner's clock.
    """
    offset = when.utcoffset()
    seconds = 0 if offset is None else round(offset.total_seconds())
    return seconds if 0 < abs(seconds) <= FARTHEST_OFFSET_S else None


def line(text: str | None, limit: int = 200) -> str | None:
    """A text for one line: blanks collapsed, cut at `limit`; None when nothing is left."""
    return " ".join((text or "").split())[:limit].strip() or None


def prose(text: str | None, limit: int = 4000) -> str | None:
    """A text of several lines, cut at `limit`; None when nothing is left."""
    return (text or "").strip()[:limit].strip() or None
