"""One at a time, for work of several steps: threads and processes on one database wait for each other.

The lock is the database's own, so it goes with whoever held it, however that ended.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.store.engine import BUSY_MS, make_file, sqlite_path, writing

_ADVISORY_KEY = 7_283_462_019
"""Another number than that of the migrations, the same in every process."""


@contextlib.contextmanager
def alone(engine: sa.Engine) -> Iterator[None]:
    """Hold the one lock of this database; raises `StoreError` where somebody holds it for too long."""
    path = sqlite_path(engine.url)
    if path is None:
        with writing(engine) as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_KEY)))
            yield
        return
    with file_lock(path.with_name(f".{path.name}.lock"), wait_s=BUSY_MS / 1000) as is_mine:
        if not is_mine:
            raise StoreError(
                "The diary is busy with another change.", hint="Nothing was changed. Try again in a moment."
            )
        yield


@contextlib.contextmanager
def file_lock(lock: Path, *, wait_s: float) -> Iterator[bool]:
    """Whether the lock at this place could be had in time."""
    make_file(lock)
    with closing(sqlite3.connect(lock, timeout=wait_s, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
            return
        yield True
