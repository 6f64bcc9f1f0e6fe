"""Reading a daily series from a CSV file: one column of days, one of numbers."""

import csv
import datetime as dt
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rtr.errors import EmptyFileError, FileImportError, Problem, Severity
from rtr.metrics.base import Floats

DAY_NAMES = ("day", "date")
MAX_DAYS = 200 * 366
Cells = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DailySeries:
    """A calendar without gaps: `days` and `values` of the same length, NaN where nothing is known."""

    days: tuple[dt.date, ...]
    values: dict[str, Floats]
    problems: tuple[Problem, ...] = ()


def read_daily(path: Path, columns: tuple[str, ...], day: str | None = None) -> DailySeries:
    """Read `columns` of a CSV file by day. Raises `FileImportError` where nothing can be used.

    Days are ISO dates. A day that is not in the file, or whose cell is empty, is not recorded
    (NaN), never a rest day. Two rows of one day are added up. Rows that cannot be read are named.
    """
    people, problems = read_people(path, columns, day)
    return DailySeries(days=people[""].days, values=people[""].values, problems=problems)


def read_people(
    path: Path,
    columns: tuple[str, ...],
    day: str | None = None,
    *,
    by: str | None = None,
    averaged: tuple[str, ...] = (),
) -> tuple[dict[str, DailySeries], tuple[Problem, ...]]:
    """Read `columns` by day for everybody named in the column `by`; without it for one person, named "".

    As `read_daily`, with a calendar for each person. Of `averaged` columns two rows of one day give
    their mean, not their sum.
    """
    header, rows = _table(path)
    at = {name: _find(path, header, name) for name in columns}
    day_at = _find(path, header, day) if day else _day_column(path, header)
    by_at = _find(path, header, by) if by else None
    found: dict[str, dict[dt.date, list[Cells]]] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=2):
        try:
            person = row[by_at].strip() if by_at is not None else ""
            on = dt.date.fromisoformat(row[day_at].strip()[:10])
            cells = {name: _number(row[place]) for name, place in at.items()}
        except (ValueError, IndexError):
            problems.append(_unreadable(path, number))
            continue
        found.setdefault(person, {}).setdefault(on, []).append(cells)
    if not found:
        raise EmptyFileError(f"No row of {path.name} could be read.", hint="Days are written like 2026-05-31.")
    people = {person: _calendar(path, by_day, columns, averaged) for person, by_day in found.items()}
    return people, tuple(problems)


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except (UnicodeDecodeError, csv.Error, OSError) as wrong:
        raise FileImportError(f"{path.name} is not a CSV file in UTF-8.", hint="Save it as CSV (UTF-8).") from wrong
    if len(rows) < 2:
        raise EmptyFileError(f"{path.name} holds no rows below its header.")
    return [cell.strip() for cell in rows[0]], rows[1:]


def _find(path: Path, header: list[str], name: str) -> int:
    if name in header:
        return header.index(name)
    raise FileImportError(f"{path.name} has no column “{name}”.", hint=f"It has: {', '.join(header[:20])}.")


def _day_column(path: Path, header: list[str]) -> int:
    lower = [name.lower() for name in header]
    found = next((lower.index(name) for name in DAY_NAMES if name in lower), None)
    if found is None:
        raise FileImportError(f"{path.name} has no column “day” or “date”.", hint="Name it with --day.")
    return found


def _number(cell: str) -> float:
    """A cell as a number; an empty one is not recorded. Raises `ValueError` for words and infinities."""
    text = cell.strip()
    if text.lower() in {"", "na", "nan"}:
        return math.nan
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _merged(cells: list[float], *, is_mean: bool) -> float:
    """The value of a day with several rows: sum or mean of what is recorded."""
    known = [value for value in cells if not math.isnan(value)]
    if not known:
        return math.nan
    return sum(known) / (len(known) if is_mean else 1)


def _unreadable(path: Path, number: int) -> Problem:
    what = "This row could not be read and is left out: a day (2026-05-31) and numbers were expected."
    return Problem(path=path.name, where=f"row {number}", what=what, severity=Severity.ERROR)


def _calendar(
    path: Path, found: dict[dt.date, list[Cells]], columns: tuple[str, ...], averaged: tuple[str, ...]
) -> DailySeries:
    first, last = min(found), max(found)
    length = (last - first).days + 1
    if length > MAX_DAYS:
        raise FileImportError(f"{path.name} reaches from {first} to {last}, more than 200 years; check its days.")
    days = tuple(first + dt.timedelta(days=i) for i in range(length))
    values = {
        name: np.array([_merged([row[name] for row in found.get(day, [])], is_mean=name in averaged) for day in days])
        for name in columns
    }
    return DailySeries(days=days, values=values)
