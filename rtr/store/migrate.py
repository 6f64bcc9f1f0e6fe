"""Bring a database to the tables of this version: once, one process at a time, with a copy before."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.store.backups import copy_file
from rtr.store.engine import BUSY_MS, make_file, reading, rebuilding, sqlite_path

HEAD = "0006"
"""The newest revision under `migrations/versions`; a test holds the two together."""

NEWER = "This diary was written by a newer version of rtr."
UPDATE = "Update rtr. Nothing was changed."
_LOCK = threading.Lock()
_ADVISORY_KEY = 7_283_462_018
"""Any number, the same in every process."""


def migrate(engine: sa.Engine) -> None:
    """Make or update the tables. Does nothing where they are up to date."""
    with _LOCK:
        path = sqlite_path(engine.url)
        if path is not None:
            make_file(path)
            _turn_wal_on(path)
        with rebuilding(engine) as connection:
            if path is None:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_KEY)))
            current = _current(connection)
            if current == HEAD:
                return
            if current is not None and current > HEAD:
                raise StoreError(NEWER, hint=UPDATE)
            if path is not None and current is not None:
                copy_file(path, path.with_name(f"{path.name}.{current}.bak"))  # the diary as it was, beside itself
            _upgrade(connection)


def make_at(engine: sa.Engine, revision: str) -> None:
    """Make the tables of an older version in a new SQLite file, to bring rows of that version up to date."""
    path = sqlite_path(engine.url)
    assert path is not None
    with _LOCK:
        make_file(path)
        with rebuilding(engine) as connection:
            _upgrade(connection, revision)


def current(engine: sa.Engine) -> str | None:
    """The revision of the tables; None where there are none."""
    with reading(engine) as connection:
        return _current(connection)


def _current(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return str(found) if found is not None else None


def _turn_wal_on(path: Path) -> None:
    """Readers and one writer side by side. Kept in the file, so it is set once.

    Switching needs the file for itself and does not wait for it, so we do.
    """
    deadline = time.monotonic() + BUSY_MS / 1000
    with closing(sqlite3.connect(path)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as busy:
                if "locked" not in str(busy) or time.monotonic() > deadline:
                    raise StoreError("The diary could not be opened.", hint=f"Check the file {path}.") from busy
                time.sleep(0.02)
            except sqlite3.DatabaseError as foreign:
                raise StoreError(f"{path} is not a diary.", hint="Choose another file with --db.") from foreign
            else:
                return


def _upgrade(connection: sa.Connection, revision: str = "head") -> None:
    # Alembic costs a third of a second to import and is needed once per version.
    import alembic.command
    import alembic.config
    from alembic.util import CommandError

    config = alembic.config.Config()
    place = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(place).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        alembic.command.upgrade(config, revision)
    except CommandError as newer:
        raise StoreError(NEWER, hint=UPDATE) from newer
