"""What the store does with whole diaries: give one out as rows, take one in, look whether all is well."""

import datetime as dt
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa

from rtr.store import backups, check, migrate, runners, transfer
from rtr.store.dump import Dump, dumping, mine, tables
from rtr.store.engine import reading, sqlite_path, writing
from rtr.store.jobs import JobStore
from rtr.store.tables import runner


class ArchiveStore(JobStore):
    """The part of the store that is about everything at once."""

    @property
    def path(self) -> Path | None:
        """The file the diaries lie in; None for PostgreSQL."""
        return sqlite_path(self._engine.url)

    def revision_of_tables(self) -> str | None:
        """The version of the tables; None where there are none."""
        return migrate.current(self._engine)

    def dumping(self, runner_id: int) -> AbstractContextManager[Dump]:
        """All rows of a diary at one moment."""
        return dumping(self._engine, runner_id)

    def is_blank(self, runner_id: int) -> bool:
        """Whether a runner has nothing but a name: no row in any table."""
        with reading(self._engine) as connection:
            runners.one(connection, runner_id)
            return not any(
                connection.scalar(sa.select(sa.exists(sa.select(1).select_from(t).where(mine(t, runner_id)))))
                for t in tables()
                if t is not runner
            )

    def adopt(
        self, loaded: "ArchiveStore", *, account_id: int, name: str, at: dt.datetime, instead_of: int | None = None
    ) -> int:
        """Take the only runner of a loaded file in under a free name, whole or not at all; the new id.

        With `instead_of` that runner goes in the same transaction.
        """
        source_engine = loaded._engine  # noqa: SLF001 - another store of the same class
        with reading(source_engine) as source, writing(self._engine) as target:
            (only,) = runners.every(source)
            if instead_of is not None:
                runners.delete(target, instead_of)
            added = transfer.transfer(source, target, only.id, account_id=account_id, name=name)
            transfer.close_links(target, added, at)
            return added

    def sweep(self) -> None:
        """Let nothing that was deleted stay readable in the file; PostgreSQL cleans up by itself, later."""
        if self.path is not None:
            backups.sweep(self.path)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with this database, one sentence each; () where all is well."""
        return tuple(check.problems(self._engine))
