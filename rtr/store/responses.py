"""How runs were answered: one row per run and place, the last word counts."""

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.model import RunResponse
from rtr.store import duplicates
from rtr.store.records import columns, read, values
from rtr.store.symptom_tables import response
from rtr.store.tables import activity


def every(connection: sa.Connection, runner_id: int) -> tuple[RunResponse, ...]:
    """Responses to runs that count, in the order of the runs."""
    rows = connection.execute(
        sa.select(*columns(RunResponse, response))
        .join(activity, (activity.c.runner_id == response.c.runner_id) & (activity.c.uid == response.c.activity_uid))
        .where(response.c.runner_id == runner_id, activity.c.uid.not_in(duplicates.left_out(runner_id)))
        .order_by(activity.c.start_local, response.c.activity_uid, response.c.site)
    )
    return read(RunResponse, rows)


def of(connection: sa.Connection, runner_id: int, uid: str) -> tuple[RunResponse, ...]:
    """The answers to one run, by place."""
    mine = response.c.runner_id == runner_id, response.c.activity_uid == uid
    rows = connection.execute(sa.select(*columns(RunResponse, response)).where(*mine).order_by(response.c.site))
    return read(RunResponse, rows)


def keys(connection: sa.Connection, runner_id: int) -> frozenset[tuple[str, str]]:
    """Runs and places that were answered."""
    mine = sa.select(response.c.activity_uid, response.c.site).where(response.c.runner_id == runner_id)
    return frozenset((uid, site) for uid, site in connection.execute(mine))


def put(connection: sa.Connection, runner_id: int, told: RunResponse) -> None:
    """Keep these words for that run and place, in place of those before; raises `StoreError` for an unknown run."""
    known = sa.select(activity.c.uid).where(activity.c.runner_id == runner_id, activity.c.uid == told.activity_uid)
    if connection.scalar(known) is None:
        raise StoreError("There is no such run in this diary.")
    mine = (
        response.c.runner_id == runner_id,
        response.c.activity_uid == told.activity_uid,
        response.c.site == told.site,
    )
    connection.execute(sa.delete(response).where(*mine))
    connection.execute(sa.insert(response).values(runner_id=runner_id, batch_id=None, **values(told)))


def remove(connection: sa.Connection, runner_id: int, uid: str) -> None:
    """Take away all answers to a run."""
    mine = response.c.runner_id == runner_id, response.c.activity_uid == uid
    connection.execute(sa.delete(response).where(*mine))
