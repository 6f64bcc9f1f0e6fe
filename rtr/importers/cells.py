"""What one cell of a list says: numbers in two spellings, durations, text."""

import math
import re
from collections.abc import Iterable

MAX_TITLE_CHARS = 300
MAX_NOTES_CHARS = 10_000

_MISSING = frozenset({"", "-", "--", "--:--", "--:--:--", "–", "—", "n/a", "null", "none"})
_GAPS = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_NUMBERS = {
    ".": re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"),
    ",": re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"),
}
_CLEAR_DECIMALS = {
    ".": re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*\.(?:[0-9]{1,2}|[0-9]{4,})"),
    ",": re.compile(r"[0-9]{1,3}(?:\.?[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})"),
}
_DURATION = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{2})(?:[.,]([0-9]{1,6}))?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PROTECTED = ("=", "+", "-", "@")


def bare(text: str) -> str:
    """A cell without outer blanks and without the apostrophe that protects a leading sign."""
    plain = text.strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in _PROTECTED else plain


def is_missing(text: str) -> bool:
    """Whether the cell says that nothing is known: empty, `--`, `--:--:--`."""
    return not text or (len(text) < 12 and bare(text).casefold() in _MISSING)


def decimal_sign(cells: Iterable[str]) -> str | None:
    """`.` or `,`, by the majority of the cells that can be read in one way only; None without any.

    >>> decimal_sign(["5,02", "12,10", "2.81"])
    ','
    >>> decimal_sign(["1,234"]) is None
    True
    """
    points = commas = 0
    for cell in cells:
        text = cell.strip()
        points += _CLEAR_DECIMALS["."].fullmatch(text) is not None
        commas += _CLEAR_DECIMALS[","].fullmatch(text) is not None
    if points == commas == 0:
        return None
    return "," if commas > points else "."


def number(text: str, decimal: str) -> float | None:
    """The number in a cell, None where it is missing.

    Read with the file's decimal sign; with the other one only where that is the only reading
    (`2,81` in a file of points). Raises `ValueError` for anything else, `NaN` and `inf` included.

    >>> number("1,381", "."), number("1,381", ","), number("2,81", ".")
    (1381.0, 1.381, 2.81)
    """
    if is_missing(text):
        return None
    plain = bare(text)
    if not plain.isascii() or " " in plain or "'" in plain:
        plain = _GAPS.sub("", plain.replace("−", "-"))
    for sign in (decimal, "," if decimal == "." else "."):
        if _NUMBERS[sign].fullmatch(plain):
            thousands = "," if sign == "." else "."
            value = float(plain.replace(thousands, "").replace(",", "."))
            if math.isfinite(value):
                return value
    raise ValueError(f"not a number: {text[:40]!r}")


def duration_s(text: str) -> float | None:
    """Seconds of `h:mm:ss` or `mm:ss`, with a fraction behind point or comma; None where missing.

    Raises `ValueError` for anything else: signs, 60 or more seconds or (with hours) minutes.

    >>> duration_s("30:00"), duration_s("00:04:53,4")
    (1800.0, 293.4)
    """
    if is_missing(text):
        return None
    found = _DURATION.fullmatch(bare(text))
    if found is None:
        raise ValueError(f"not a duration: {text[:40]!r}")
    hours, minutes, seconds, fraction = found.groups()
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        raise ValueError(f"not a duration: {text[:40]!r}")
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return float(f"{whole}.{fraction or 0}")


def title_text(text: str) -> str | None:
    """A title on one line, as it was typed; None where there is none. The caller cuts it."""
    return " ".join(_CONTROL.sub(" ", bare(text)).split()) or None


def notes_text(text: str) -> str | None:
    """A remark with its line breaks; None where there is none. The caller cuts it."""
    return lines_text(text).strip() or None


def lines_text(text: str) -> str:
    """A text without control characters, with one kind of line break."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
