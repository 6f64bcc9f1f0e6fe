"""Rows of long work. They do not raise the revision: nothing in the diary changes by them."""

import datetime as dt
import secrets
from typing import Any

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.store.records import Job, JobState, columns, read
from rtr.store.tables import job, runner

_OPEN = (JobState.QUEUED, JobState.RUNNING)


def add(connection: sa.Connection, runner_id: int, kind: str, at: dt.datetime) -> str:
    """A queued job; its id cannot be guessed."""
    if connection.scalar(sa.select(runner.c.id).where(runner.c.id == runner_id)) is None:
        raise StoreError("There is no such runner in this diary.")
    job_id = secrets.token_urlsafe(16)
    row = {"id": job_id, "runner_id": runner_id, "kind": kind, "state": JobState.QUEUED, "done": 0}
    connection.execute(sa.insert(job).values(**row, created_at=at, beat_at=at))
    return job_id


def update(connection: sa.Connection, job_id: str, changed: dict[str, Any]) -> bool:
    """Change a job that is not over; whether it was still wanted."""
    mine = job.c.id == job_id, job.c.state.in_(_OPEN)
    return connection.execute(sa.update(job).where(*mine).values(**changed)).rowcount == 1


def finish(connection: sa.Connection, runner_id: int, job_id: str, batch_id: str) -> None:
    """Done, with its batch, in the transaction that stores the batch: no job says "nothing stored" wrongly."""
    mine = job.c.id == job_id, job.c.runner_id == runner_id, job.c.state.in_(_OPEN)
    done = {"state": JobState.DONE, "batch_id": batch_id}
    if connection.execute(sa.update(job).where(*mine).values(**done)).rowcount != 1:
        raise StoreError("This import was cancelled.", hint="Nothing was stored.")


def one(connection: sa.Connection, runner_id: int, job_id: str) -> Job | None:
    mine = job.c.runner_id == runner_id, job.c.id == job_id
    return next(iter(read(Job, connection.execute(sa.select(*columns(Job, job)).where(*mine)))), None)


def running(connection: sa.Connection, runner_id: int) -> tuple[Job, ...]:
    """Jobs that are not over, oldest first."""
    mine = job.c.runner_id == runner_id, job.c.state.in_(_OPEN)
    return read(Job, connection.execute(sa.select(*columns(Job, job)).where(*mine).order_by(job.c.created_at)))
