"""Values of a case as they are read back from JSON: checked, never guessed."""

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

Reader = Callable[[object], Any]

MOST_PAIN = 10


def day(value: object) -> dt.date:
    return dt.date.fromisoformat(text(value))


def moment(value: object) -> dt.datetime:
    """A moment in UTC."""
    at = dt.datetime.fromisoformat(text(value))
    if at.tzinfo is None:
        raise ValueError(value)
    return at.astimezone(dt.UTC)


def text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value


def nrs(value: object) -> int:
    """Pain or stiffness, 0-10."""
    found = count(value)
    if found > MOST_PAIN:
        raise ValueError(value)
    return found


def amount(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not (math.isfinite(value) and value >= 0):
        raise TypeError(value)
    return float(value)


def signed(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise TypeError(value)
    return float(value)


def list_of(of: Reader) -> Reader:
    """A reader of lists whose parts `of` reads."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(of(part) for part in value)

    return read
