"""The connection, and the jobs: no part of any diary, they raise no revision."""

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import sqlalchemy as sa

from rtr.store import job_rows, locks, migrate, runners
from rtr.store.engine import make_engine, parse, reading, writing
from rtr.store.records import Job, JobState


class JobStore:
    """What every part of the store shares: one engine, one way to write; and the table of jobs."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = make_engine(parse(url))

    def __repr__(self) -> str:
        return f"Store({self._engine.url.render_as_string(hide_password=True)!r})"

    def migrate(self) -> None:
        """Make the tables, or bring them to this version; a copy of an SQLite file is kept."""
        migrate.migrate(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    def alone(self) -> AbstractContextManager[None]:
        """Hold the one lock of this database, for work of several steps that must not be done by two at once."""
        return locks.alone(self._engine)

    @contextmanager
    def _write(self, runner_id: int) -> Iterator[sa.Connection]:
        with writing(self._engine) as connection:
            runners.raise_revision(connection, runner_id)
            yield connection

    def add_job(self, runner_id: int, kind: str, at: dt.datetime) -> str:
        """A queued job; its id."""
        with writing(self._engine) as connection:
            return job_rows.add(connection, runner_id, kind, at)

    def update_job(  # noqa: PLR0913 - each is one column, all but the time optional
        self,
        job_id: str,
        *,
        at: dt.datetime,
        state: JobState | None = None,
        done: int | None = None,
        total: int | None = None,
        message: str | None = None,
    ) -> bool:
        """A sign of life at `at`, with what has changed; false where the job is over and nothing was changed."""
        changed = {"beat_at": at, "state": state, "done": done, "total": total, "message": message}
        with writing(self._engine) as connection:
            return job_rows.update(connection, job_id, {k: v for k, v in changed.items() if v is not None})

    def job(self, runner_id: int, job_id: str) -> Job | None:
        """One job of this runner."""
        with reading(self._engine) as connection:
            return job_rows.one(connection, runner_id, job_id)

    def open_jobs(self, runner_id: int) -> tuple[Job, ...]:
        """Jobs of this runner that are not over, oldest first."""
        with reading(self._engine) as connection:
            return job_rows.running(connection, runner_id)
