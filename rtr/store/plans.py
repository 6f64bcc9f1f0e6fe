"""Blocks that were answered, steps that were set, tests, dates of the year, own ladders."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.plan import Block, Entry, EntryTest, OwnLadder, Placement
from rtr.store.plan_tables import block, calendar_entry, entry_test, own_ladder, placement
from rtr.store.records import columns, read, values

T = TypeVar("T", Block, Entry, OwnLadder)

_TABLES: dict[type, sa.Table] = {Block: block, Entry: calendar_entry, OwnLadder: own_ladder}
_ORDER: dict[type, Sequence["sa.Column[Any]"]] = {
    Block: (block.c.made_at, block.c.id),
    Entry: (calendar_entry.c.begin, calendar_entry.c.id),
    OwnLadder: (own_ladder.c.name, own_ladder.c.id),
}


def every(connection: sa.Connection, runner_id: int, kind: type[T]) -> tuple[T, ...]:
    """All of one kind of one runner, in their order."""
    table = _TABLES[kind]
    mine = sa.select(*columns(kind, table)).where(table.c.runner_id == runner_id)
    return read(kind, connection.execute(mine.order_by(*_ORDER[kind])))


def save(connection: sa.Connection, runner_id: int, told: T) -> T:
    """Add what has no id, or keep new words for the one of that id; raises `StoreError` for an unknown id."""
    table = _TABLES[type(told)]
    row = {name: value for name, value in values(told).items() if name != "id"}
    if told.id is None:
        added = connection.execute(sa.insert(table).values(runner_id=runner_id, **row).returning(table.c.id))
        return replace(told, id=added.scalar_one())
    changed = sa.update(table).where(table.c.runner_id == runner_id, table.c.id == told.id).values(**row)
    if connection.execute(changed).rowcount != 1:
        raise StoreError("There is no such entry in this diary.")
    return told


def change(connection: sa.Connection, runner_id: int, before: Block, after: Block) -> Block:
    """Keep a block in place of the one it was made from; raises `StoreError` where that has changed since.

    The row is held until the end of the transaction, so of two changes at once the second one sees the first.
    """
    mine = sa.select(*columns(Block, block)).where(block.c.runner_id == runner_id, block.c.id == before.id)
    if read(Block, connection.execute(mine.with_for_update())) != (before,):
        raise StoreError("This plan has changed since.", hint="Look at the plan again.")
    return save(connection, runner_id, after)


def remove(connection: sa.Connection, runner_id: int, kind: type[T], entry_id: int) -> None:
    """Take one away; raises `StoreError` for an unknown id."""
    table = _TABLES[kind]
    gone = sa.delete(table).where(table.c.runner_id == runner_id, table.c.id == entry_id)
    if connection.execute(gone).rowcount != 1:
        raise StoreError("There is no such entry in this diary.")


def placements(connection: sa.Connection, runner_id: int) -> tuple[Placement, ...]:
    """Steps that a person has set, oldest first."""
    mine = sa.select(*columns(Placement, placement)).where(placement.c.runner_id == runner_id)
    return read(Placement, connection.execute(mine.order_by(placement.c.day, placement.c.id)))


def place(connection: sa.Connection, runner_id: int, told: Placement) -> None:
    """Keep a step that a person has set, beside those before."""
    connection.execute(sa.insert(placement).values(runner_id=runner_id, **values(told)))


def entry_tests(connection: sa.Connection, runner_id: int) -> tuple[EntryTest, ...]:
    """Results of tests, oldest first."""
    mine = sa.select(*columns(EntryTest, entry_test)).where(entry_test.c.runner_id == runner_id)
    return read(EntryTest, connection.execute(mine.order_by(entry_test.c.day, entry_test.c.test)))


def put_entry_test(connection: sa.Connection, runner_id: int, told: EntryTest) -> None:
    """Keep a result, in place of one of the same test and day."""
    same = entry_test.c.runner_id == runner_id, entry_test.c.test == told.test, entry_test.c.day == told.day
    connection.execute(sa.delete(entry_test).where(*same))
    connection.execute(sa.insert(entry_test).values(runner_id=runner_id, **values(told)))
