"""How a URL becomes an engine whose transactions do what they say, on SQLite and PostgreSQL."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError, SQLAlchemyError

from rtr.errors import StoreError

BUSY_MS = 30_000
"""How long a write waits for another write on SQLite."""

_WRITES = "rtr_writes"
_POSTGRES = {"postgres", "postgresql", "postgresql+psycopg"}


def parse(url: str) -> sa.URL:
    """A URL of a database we can use; raises `StoreError` for anything else."""
    try:
        parsed = sa.make_url(url)
    except (ArgumentError, ValueError) as wrong:
        raise StoreError(f"“{_scheme(url)}” is not a database address.", hint=_HINT) from wrong
    if parsed.drivername in _POSTGRES:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite"}:
        raise StoreError(f"Databases of the kind “{parsed.drivername}” are not supported.", hint=_HINT)
    if parsed.database in {None, "", ":memory:"} or "mode" in parsed.query:
        raise StoreError("A diary in memory would be lost at the end.", hint=_HINT)
    return parsed


_HINT = "Use sqlite:///path/to/rtr.db or postgresql://user@host/database."


_FILE = "Check that its file and folder may be written, and the free space there."
_SERVER = "Check that the database server runs, and the name, password and database you gave."
_DAMAGED = "Its file is damaged or no diary at all. Put a backup in its place, or choose another file with --db."
_BROKEN = re.compile("malformed|not a database")
_LEFT_ALONE = "Nothing was changed. Restore a backup, or ask the project for help."


def _scheme(url: str) -> str:
    """The part of an address that holds no password."""
    return url.split(":", 1)[0][:40]


def sqlite_path(url: sa.URL) -> Path | None:
    """The file of an SQLite address, None for PostgreSQL."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def make_file(path: Path) -> None:
    """Make the database file readable for its owner alone, with the folders above it."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a diary.", hint="Name a file in it with --db.")
    if path.exists():
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as refused:
        raise StoreError(
            f"The diary cannot be kept in {path}: {refused.strerror}.", hint="Choose another place with --db."
        ) from refused


def make_engine(url: sa.URL) -> sa.Engine:
    """An engine for `reading` and `writing`."""
    if url.get_backend_name() == "postgresql":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(url)
    sa.event.listen(engine, "connect", _take_over_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _take_over_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    """Switch the driver's own transaction control off: it begins too late, and only for some statements."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Writers take the write lock first: a read that turns into a write would work on old numbers."""
    is_write = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent look at the database; raises `StoreError` on trouble."""
    steady = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with _told("read"), engine.connect().execution_options(**steady) as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that is kept whole or not at all; raises `StoreError` on trouble."""
    with _noted(), _told("written"), engine.execution_options(**{_WRITES: True}).begin() as connection:
        yield connection


@contextmanager
def rebuilding(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Like `writing`, for changes of the tables themselves.

    To change a constraint SQLite needs a table made anew and the old one dropped, which would take every
    row along that points to it: so pointers are not followed meanwhile, and looked through before the end
    (https://www.sqlite.org/lang_altertable.html).
    """
    if engine.dialect.name != "sqlite":
        with writing(engine) as connection:
            yield connection
        return
    with _noted(), _told("updated"), engine.execution_options(**{_WRITES: True}).connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        try:
            _follow_pointers(driver, "OFF")
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise StoreError("The diary could not be updated: rows point to nothing.", hint=_LEFT_ALONE)
        finally:
            _follow_pointers(driver, "ON")


def _follow_pointers(driver: Any, switch: str) -> None:
    driver.execute(f"PRAGMA foreign_keys = {switch}")


_last_write: object = object()


def last_write() -> object:
    """The last write of this process, as a token to compare by `is`: while it is the same, nobody here has written.

    The token changes after the commit. Whoever takes it first and reads then never takes what was read before
    a write for what came after it.
    """
    return _last_write


@contextmanager
def _noted() -> Iterator[None]:
    global _last_write  # noqa: PLW0603 - one per process, whatever the engine
    try:
        yield
    finally:
        _last_write = object()


@contextmanager
def _told(done: str) -> Iterator[None]:
    """Say in plain words what the database refused."""
    try:
        yield
    except OperationalError as refused:
        if "locked" in str(refused.orig):
            busy = "The diary is busy with another change."
            raise StoreError(busy, hint="Nothing was changed. Try again in a moment.") from refused
        is_file = isinstance(refused.orig, sqlite3.Error)
        raise StoreError(f"The diary could not be {done}.", hint=_FILE if is_file else _SERVER) from refused
    except DatabaseError as refused:
        is_broken = isinstance(refused.orig, sqlite3.DatabaseError) and _BROKEN.search(str(refused.orig)) is not None
        hint = _DAMAGED if is_broken else "Nothing was changed."
        raise StoreError(f"The diary could not be {done}.", hint=hint) from refused
    except SQLAlchemyError as refused:
        raise StoreError(f"The diary could not be {done}.", hint="Nothing was changed.") from refused
