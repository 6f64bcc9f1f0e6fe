"""Dates of a list: one order of day and month for the whole file, never a mix."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.errors import CorruptFileError

_TIME = (
    r"(?:[,\sT]+(?:à\s+|um\s+)?(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?\s?[Mm]\.?)?)?"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})" + _TIME)
_NUMERIC = re.compile(r"(?P<a>[0-9]{1,2})(?P<sep>[./-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4}|[0-9]{2})" + _TIME)
_DAY_MONTH = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<day>[0-9]{1,2})\.?\s+(?:de\s+)?(?P<word>[^\W\d]+)\.?,?\s+(?:de\s+)?(?P<year>[0-9]{4})"
    + _TIME
)
_MONTH_DAY = re.compile(
    r"(?:[^\W\d]+\.?,\s+)?(?P<word>[^\W\d]+)\.?\s+(?P<day>[0-9]{1,2}),?\s+(?P<year>[0-9]{4})" + _TIME
)
_MONTHS = (
    ("jan", "ene"), ("feb", "fév", "fev"), ("mar", "mär", "mrz"), ("apr", "avr", "abr"),
    ("may", "mai"), ("jun", "juin"), ("jul", "juil"), ("aug", "aoû", "aou", "ago"),
    ("sep", "set"), ("oct", "okt"), ("nov",), ("dec", "dez", "déc", "dic"),
)  # fmt: skip
"""How the names of the months begin in English, German, French and Spanish."""
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOrder:
    """How `03/04/2024` is to be read in one file, and what to tell about it."""

    is_day_first: bool = True
    is_proven: bool = True
    why: str | None = None


def date_order(cells: Sequence[str]) -> DateOrder:
    """Decide the order of day and month once for all cells.

    A number above 12 proves it. Without proof, the order in which the list is sorted decides,
    then AM/PM (month first), then day first; `why` says so. Raises `CorruptFileError` where
    both orders are proven: such a list cannot be read without mixing.
    """
    found = [m for m in (_NUMERIC.fullmatch(cell.strip()) for cell in cells) if m and m["sep"] != "."]
    if not found:
        return DateOrder()
    is_day_first, is_month_first = (any(int(m[part]) > 12 for m in found) for part in ("a", "b"))
    if is_day_first and is_month_first:
        raise CorruptFileError(
            "The dates of this list are written in two orders (day first and month first); nothing of it was used.",
            hint="Export the list again and do not save it with a spreadsheet.",
        )
    if is_day_first or is_month_first:
        return DateOrder(is_day_first=is_day_first)
    return _unproven(found)


def _unproven(found: Sequence[re.Match[str]]) -> DateOrder:
    sorted_ways = [way for way in (True, False) if _is_sorted([_moment(m, is_day_first=way) for m in found])]
    if len(sorted_ways) == 1:
        word = "day first" if sorted_ways[0] else "month first"
        why = f"The dates could be read in two orders; {word} is the one in which the list is sorted."
        return DateOrder(is_day_first=sorted_ways[0], why=why)
    is_day_first = not any(m["half"] for m in found)
    word = "day first" if is_day_first else "month first, as with AM and PM"
    why = f"The dates could be read in two orders; {word} was taken for the whole list. Check one of them."
    return DateOrder(is_day_first=is_day_first, is_proven=False, why=why)


def _is_sorted(moments: Sequence[dt.datetime | None]) -> bool:
    known = [m for m in moments if m is not None]
    return len(set(known)) > 2 and known in (sorted(known), sorted(known, reverse=True))


def moment(text: str, order: DateOrder) -> tuple[dt.datetime, bool]:
    """The wall-clock time of a cell and whether a clock time was given (else it is noon).

    Reads ISO, numeric dates in the file's order, and English, German, French and Spanish month
    names. Raises `ValueError` for anything else and for years outside 1970-2100.
    """
    plain = text.strip()
    for pattern in (_ISO, _NUMERIC, _MONTH_DAY, _DAY_MONTH):
        if match := pattern.fullmatch(plain):
            found = _moment(match, is_day_first=order.is_day_first)
            if found is not None:
                return found, match["hour"] is not None
    raise ValueError(f"not a date: {text[:40]!r}")


def _moment(match: re.Match[str], *, is_day_first: bool) -> dt.datetime | None:
    parts = match.groupdict()
    if "word" in parts:
        month, day = _month(parts["word"]), int(parts["day"])
    elif "sep" in parts:
        first_is_day = is_day_first or parts["sep"] == "."
        day, month = (int(parts[p]) for p in (("a", "b") if first_is_day else ("b", "a")))
    else:
        month, day = int(parts["month"]), int(parts["day"])
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    hour = _hour(parts)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or hour is None:
        return None
    try:
        return dt.datetime(year, month, day, hour, int(parts["minute"] or 0), int(parts["second"] or 0))  # noqa: DTZ001 - wall clock, the zone is not in the cell
    except ValueError:
        return None


def _hour(parts: dict[str, str]) -> int | None:
    if parts["hour"] is None:
        return 12
    hour = int(parts["hour"])
    if parts["half"] is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if parts["half"] in "Pp" else 0)


def _month(word: str) -> int:
    folded = word.casefold()
    return next((i for i, names in enumerate(_MONTHS, start=1) if folded.startswith(names)), 0)
