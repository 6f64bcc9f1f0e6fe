"""Runners: whose rows they are, and the revision that every write raises."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from rtr.errors import StoreError
from rtr.model import Runner
from rtr.store.records import columns, read, values
from rtr.store.tables import runner

_UNKNOWN = "There is no such runner in this diary."


def raise_revision(connection: sa.Connection, runner_id: int) -> None:
    """First statement of every write: it also makes the writes of one runner wait for each other."""
    raised = connection.execute(
        sa.update(runner).where(runner.c.id == runner_id).values(revision=runner.c.revision + 1)
    )
    if raised.rowcount != 1:
        raise StoreError(_UNKNOWN)


def revision(connection: sa.Connection, runner_id: int) -> int:
    found = connection.scalar(sa.select(runner.c.revision).where(runner.c.id == runner_id))
    if found is None:
        raise StoreError(_UNKNOWN)
    return int(found)


def one(connection: sa.Connection, runner_id: int) -> Runner:
    rows = connection.execute(sa.select(*columns(Runner, runner)).where(runner.c.id == runner_id))
    found = read(Runner, rows)
    if not found:
        raise StoreError(_UNKNOWN)
    return found[0]


def every(connection: sa.Connection, account_id: int | None = None) -> tuple[Runner, ...]:
    """Runners of one account, or all."""
    mine = sa.select(*columns(Runner, runner)).order_by(runner.c.id)
    return read(
        Runner, connection.execute(mine if account_id is None else mine.where(runner.c.account_id == account_id))
    )


def add(connection: sa.Connection, settings: dict[str, Any]) -> Runner:
    """A new runner; the name must be free in its account."""
    try:
        added = connection.execute(sa.insert(runner).values(**settings, revision=0).returning(runner.c.id))
    except IntegrityError as taken:
        raise StoreError(
            f"There is already a runner named “{settings['name']}”.", hint="Choose another name."
        ) from taken
    return one(connection, added.scalar_one())


def update(connection: sa.Connection, changed: Runner) -> None:
    raise_revision(connection, changed.id)
    new = {name: value for name, value in values(changed).items() if name not in {"id", "account_id"}}
    try:
        connection.execute(sa.update(runner).where(runner.c.id == changed.id).values(**new))
    except IntegrityError as taken:
        raise StoreError(f"There is already a runner named “{changed.name}”.", hint="Choose another name.") from taken


def delete(connection: sa.Connection, runner_id: int) -> None:
    """The runner and everything that belongs to them."""
    raise_revision(connection, runner_id)
    connection.execute(sa.delete(runner).where(runner.c.id == runner_id))
