"""The times of records: which are dates, and in which order they come."""

import numpy as np
import numpy.typing as npt

from rtr.errors import Problem, Severity
from rtr.importers.fit.profile import FIRST_DATE, LAST_DATE
from rtr.importers.fit.table import Table

_DAY_S = 86_400.0
_SHORT_STEP_BACK_S = 60.0


def dated(path: str, records: Table, *, is_intact: bool) -> tuple[Table, list[Problem]]:
    """Only the records that have a date; of a damaged file only those within a day of the middle one."""
    total = len(records.positions)
    time = records.columns.get("timestamp", np.full(total, np.nan))
    usable = (time >= FIRST_DATE) & (time < LAST_DATE)
    if not is_intact and usable.any():
        usable &= np.abs(time - np.median(time[usable])) < _DAY_S
    if usable.all():
        return Table({**records.columns, "timestamp": time}, records.positions), []
    kept = np.flatnonzero(usable)
    what = f"Records without a usable time were left out: {total - len(kept):,} of {total:,}."
    columns = {**records.columns, "timestamp": time}
    return _picked(Table(columns, records.positions), kept), [_problem(path, what, Severity.WARNING)]


def ordered(path: str, records: Table) -> tuple[Table, list[Problem]]:
    """Times that step back a little are held; records far out of place are sorted in."""
    time = records.columns["timestamp"]
    back = -np.diff(time).min(initial=0.0)
    if back <= 0:
        return records, []
    if back > _SHORT_STEP_BACK_S:
        what = "The records were not in the order of time; they were sorted."
        return _picked(records, np.argsort(time, kind="stable")), [_problem(path, what, Severity.NOTE)]
    what = f"The clock of the watch stepped back by {back:.0f} s; times were held until it caught up."
    held = Table({**records.columns, "timestamp": np.maximum.accumulate(time)}, records.positions)
    return held, [_problem(path, what, Severity.NOTE)]


def _picked(records: Table, index: npt.NDArray[np.int64]) -> Table:
    columns = {name: column[index] for name, column in records.columns.items()}
    return Table(columns, records.positions[index])


def _problem(path: str, what: str, severity: Severity) -> Problem:
    return Problem(path=path, what=what, severity=severity)
