"""Copies of an SQLite file while it is in use: one a day beside it, old ones thinned out, one process at a time.

PostgreSQL has its own tools for that (pg_dump), which know about users, versions and large tables.
"""

import contextlib
import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from rtr.errors import StoreError
from rtr.store.locks import file_lock

DAYS, WEEKS = 7, 4
"""Copies that are kept: of the last days, and beside them the first of each of the last weeks."""
FOLDER = "backups"
_DAILY = re.compile(r"\.(\d{4}-\d{2}-\d{2})\.db$")


def folder_of(path: Path) -> Path:
    """Where the copies of a file lie."""
    return path.parent / FOLDER


def copy_file(path: Path, to: Path) -> None:
    """A whole copy of a diary in use, looked through before it gets its name; readable for its owner alone."""
    part = to.with_name(f"{to.name}.part")
    try:
        make_folder(to.parent)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
        connected = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)
        with closing(connected) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            is_whole = target.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        if not is_whole:
            raise StoreError("The diary's file is damaged; no backup was made of it.", hint="See: python3 -m rtr check")
        part.replace(to)
    except (OSError, sqlite3.Error) as refused:
        raise StoreError(
            f"A backup could not be written to {to}.", hint="Check who may write there, and the free space."
        ) from refused
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def keep_daily(path: Path, day: dt.date) -> Path | None:
    """Today's copy, made unless it is there or another process makes it right now; then thin out old ones."""
    folder = folder_of(path)
    to = folder / f"{path.stem}.{day.isoformat()}.db"
    if to.exists():
        return None
    make_folder(folder)
    with file_lock(folder / ".lock", wait_s=0) as is_mine:
        if not is_mine or to.exists():
            return None
        copy_file(path, to)
        for old in superseded(daily_of(path)):
            old.unlink(missing_ok=True)
    return to


def daily_of(path: Path) -> tuple[Path, ...]:
    """The daily copies of a file, oldest first; copies made by hand are not among them and stay."""
    found = folder_of(path).glob(f"{path.stem}.*.db")
    return tuple(sorted(p for p in found if _DAILY.fullmatch(p.name.removeprefix(path.stem))))


def last_of(path: Path) -> dt.datetime | None:
    """When the newest copy of a file was made, in UTC."""
    copies = folder_of(path).glob(f"{path.stem}.*.db")
    times = [p.stat().st_mtime for p in copies]
    return dt.datetime.fromtimestamp(max(times), dt.UTC) if times else None


def forget(path: Path) -> None:
    """Delete every copy of a file that rtr has made: in the folder of backups, and before migrations."""
    for copy in (*folder_of(path).glob(f"{path.stem}.*.db"), *path.parent.glob(f"{path.name}.*.bak")):
        copy.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Write the file anew without what was deleted from it; while somebody else reads it, it is left for later."""
    with contextlib.suppress(sqlite3.OperationalError), closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.execute("VACUUM")
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def superseded(copies: Iterable[Path]) -> tuple[Path, ...]:
    """Copies that are no longer kept: older than the last `DAYS`, and not the first of one of the last `WEEKS`."""
    days = {_day(path): path for path in copies}
    first_of_week: dict[tuple[int, int], dt.date] = {}
    for day in sorted(days):
        first_of_week.setdefault(day.isocalendar()[:2], day)
    kept = {*sorted(days)[-DAYS:], *(first_of_week[week] for week in sorted(first_of_week)[-WEEKS:])}
    return tuple(path for day, path in sorted(days.items()) if day not in kept)


def _day(path: Path) -> dt.date:
    found = _DAILY.search(path.name)
    assert found is not None, "only daily copies are asked about"
    return dt.date.fromisoformat(found.group(1))
