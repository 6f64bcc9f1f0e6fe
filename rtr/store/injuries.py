"""Injury episodes: several at once, each with an id of its own."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.model import Injury
from rtr.store.records import columns, read, values
from rtr.store.symptom_tables import injury


def row(told: Injury) -> dict[str, Any]:
    """Column values without the id, which the database gives."""
    return {name: value for name, value in values(told).items() if name != "id"}


def every(connection: sa.Connection, runner_id: int) -> tuple[Injury, ...]:
    """All of one runner, by onset."""
    mine = sa.select(*columns(Injury, injury)).where(injury.c.runner_id == runner_id)
    return read(Injury, connection.execute(mine.order_by(injury.c.onset, injury.c.id)))


def save(connection: sa.Connection, runner_id: int, told: Injury) -> Injury:
    """Add an episode, or keep new words for the one of that id; raises `StoreError` for an unknown id."""
    if told.id is None:
        added = connection.execute(sa.insert(injury).values(runner_id=runner_id, **row(told)).returning(injury.c.id))
        return replace(told, id=added.scalar_one())
    changed = sa.update(injury).where(injury.c.runner_id == runner_id, injury.c.id == told.id).values(**row(told))
    if connection.execute(changed).rowcount != 1:
        raise StoreError("There is no such injury in this diary.")
    return told


def remove(connection: sa.Connection, runner_id: int, injury_id: int) -> None:
    """Take an episode away; symptoms that were noted at its place stay."""
    mine = injury.c.runner_id == runner_id, injury.c.id == injury_id
    if connection.execute(sa.delete(injury).where(*mine)).rowcount != 1:
        raise StoreError("There is no such injury in this diary.")
