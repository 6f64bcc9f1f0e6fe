"""Copies of the database: by hand, and one a day while the server runs."""

import datetime as dt
from pathlib import Path

from rtr.errors import SettingsError
from rtr.store import Store, backups
from rtr.units import counted

PG_DUMP = "PostgreSQL keeps its own copies: use pg_dump, or the backups of your provider."


def back_up(store: Store, to: Path | None, *, at: dt.datetime) -> Path:
    """Copy the database file to a new file, or into a folder; where the copy is. `at` names it."""
    path = store.path
    if path is None:
        raise SettingsError("This database is not a file.", hint=PG_DUMP)
    name = f"{path.stem}.{at:%Y-%m-%d-%H%M%S}.db"
    goal = backups.folder_of(path) / name if to is None else to / name if to.is_dir() else to
    if goal.exists():
        raise SettingsError(f"{goal} exists already.", hint="Choose another name; nothing is written over.")
    backups.copy_file(path, goal)
    return goal


def back_up_daily(store: Store, day: dt.date) -> Path | None:
    """Today's copy where there is none yet, and old ones thinned out; None where there was nothing to do."""
    return backups.keep_daily(store.path, day) if store.path is not None else None


def last_backup(store: Store) -> dt.datetime | None:
    """When the newest copy beside the file was made; None where there is none, and on PostgreSQL."""
    return backups.last_of(store.path) if store.path is not None else None


def counted_store(store: Store) -> str:
    """How much there is, in words."""
    diaries = counted(len(store.runners()), "diary", "diaries")
    kind = "SQLite's own checks, pointers, recordings and diaries" if store.path else "recordings and diaries"
    also = "" if store.path else f" The files themselves are PostgreSQL's own concern. {PG_DUMP}"
    return f"{diaries}, revision {store.revision_of_tables()}. Looked at: {kind}.{also}"
