"""What of a planted diary is in bytes, however it is written there."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from tests.browser.planted import Planted

DIGITS = 5
"""So many decimals of a written number are compared: planted ones differ in them."""


def words_in(told: bytes, planted: Planted) -> set[str]:
    """In any case of letters, in UTF-8 or UTF-16."""
    text = told.replace(b"\0", b"").decode("utf-8", "ignore").lower()
    return planted.words.keys() & set(re.findall(r"zq\d{6}qz|[0-9a-f]{32}", text))


def numbers_in(told: bytes, planted: Planted) -> set[float]:
    """As the eight bytes of a number, at any place, or written with its decimals."""
    numbers = np.array(list(planted.numbers))
    doubles = doubles_in(told, numbers)
    written = {_cut(text) for text in re.findall(rb"\d+\.\d{%d,}" % DIGITS, told)}
    return doubles | {number for number in planted.numbers if _cut(repr(number).encode()) in written}


def places_in(told: bytes, planted: Planted) -> set[float]:
    """Coordinates as numbers, or as their beginning in text."""
    every = np.unique(np.concatenate(planted.places_deg))
    begins = {re.sub(r"(\.\d\d).*", r"\1", repr(abs(one))) for one in every[:: len(every) // 500]}
    pattern = "|".join(re.escape(text) for text in begins)
    written = re.findall(rf"(?<![\d.])(?:{pattern})\d{{2,}}".encode(), told)
    return doubles_in(told, every) | {float(text) for text in written}


def doubles_in(told: bytes, numbers: npt.NDArray[np.float64]) -> set[float]:
    found: set[float] = set()
    for at in range(8):
        part = told[at : at + (len(told) - at) // 8 * 8]
        values = np.frombuffer(part, "<f8")
        found |= set(values[np.isin(values, numbers)].tolist())
    return found


def _cut(number: bytes) -> bytes:
    return number[: number.index(b".") + 1 + DIGITS]


def columns_in(tables: Iterable[object]) -> set[str]:
    return {name for table in tables for name in table.column_names}  # type: ignore[attr-defined] # of pyarrow
