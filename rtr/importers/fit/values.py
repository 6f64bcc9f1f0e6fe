"""Single values of a message, checked."""

from rtr.importers.fit.profile import FIRST_DATE, LAST_DATE
from rtr.importers.fit.table import Row


def number(row: Row, name: str, low: float = 0.0, high: float = 1e10) -> float | None:
    """A value inside its possible range, else None; zero is inside unless `low` says otherwise."""
    value = row.numbers.get(name)
    return float(value) if value is not None and low <= value <= high else None


def date(row: Row, name: str) -> float | None:
    """A time that is a date, in seconds since 1989-12-31 UTC."""
    return number(row, name, FIRST_DATE, LAST_DATE)
