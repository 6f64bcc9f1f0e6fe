"""Addresses of calendars: one a runner, as a hash."""

import datetime as dt

import sqlalchemy as sa

from rtr.store.plan_tables import calendar_link


def put(connection: sa.Connection, runner_id: int, token_hash: str, at: dt.datetime) -> None:
    """Keep a new address in place of the one before, which is dead from now on."""
    remove(connection, runner_id)
    connection.execute(sa.insert(calendar_link).values(runner_id=runner_id, token_hash=token_hash, made_at=at))


def remove(connection: sa.Connection, runner_id: int) -> None:
    connection.execute(sa.delete(calendar_link).where(calendar_link.c.runner_id == runner_id))


def made_at(connection: sa.Connection, runner_id: int) -> dt.datetime | None:
    """When the present address was made; None without one."""
    return connection.scalar(sa.select(calendar_link.c.made_at).where(calendar_link.c.runner_id == runner_id))


def runner_of(connection: sa.Connection, token_hash: str) -> int | None:
    """Whose calendar an address shows; None for an unknown one."""
    return connection.scalar(sa.select(calendar_link.c.runner_id).where(calendar_link.c.token_hash == token_hash))
