"""All rows of one runner as plain values, whatever tables there are: they are taken from the tables' own metadata.

A table that is added later is in every dump as soon as it has a `runner_id`; one without is named in
`LEFT_OUT`, or a test fails.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from rtr.store import migrate, plan_tables, runners, share_tables, symptom_tables
from rtr.store.columns import Utc
from rtr.store.engine import reading
from rtr.store.tables import metadata, runner

Row = dict[str, Any]

WITH_TABLES = (plan_tables, share_tables, symptom_tables)
"""Imported so that their tables stand in the metadata, whoever asks first."""

LEFT_OUT = {
    "account": "Who may sign in belongs to a server, not to a diary.",
    "login": "Who is signed in belongs to a server, not to a diary.",
    "attempt": "How often somebody tried to sign in belongs to a server.",
    "visit": "Browsers that hold a share link: the links do not open again, so nobody holds one.",
    "visit_link": "Browsers that hold a share link: the links do not open again, so nobody holds one.",
    "calendar_link": "The address a calendar follows is a secret of the place it was made at; make a new one.",
    "job": "Work that was going on; what it stored is in the other tables.",
}
"""Tables that are in no dump, and why."""
HIDDEN = {("share_link", "token_hash"): "Share links are kept as history; their addresses do not open again."}
"""Columns that are in no dump, and why; `dead_hash` stands there after a restore."""
AT_ONCE = 50
"""Rows held in memory; one of samples may have a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One diary as rows. `rows(table)` gives them in the order they were written, as text, numbers, bytes and None.

    Days and moments are ISO text; a moment ends in Z, what a clock on the wall showed does not.
    """

    revision: str
    tables: tuple[str, ...]
    rows: Callable[[str], Iterator[Row]]


def tables() -> tuple[sa.Table, ...]:
    """Every table of a diary, those that are pointed to first."""
    return tuple(table for table in metadata.sorted_tables if table.name not in LEFT_OUT)


def mine(table: sa.Table, runner_id: int) -> "sa.ColumnElement[bool]":
    """Which rows of a table are this runner's."""
    return (table.c.id if table is runner else table.c.runner_id) == runner_id


def dead_hash() -> str:
    """What stands for the hash of a secret that is in no dump: no token has it."""
    return f"none-{secrets.token_hex(16)}"


@contextmanager
def dumping(engine: sa.Engine, runner_id: int) -> Iterator[Dump]:
    """The diary at one moment, for as long as the context lasts."""
    with reading(engine) as connection:
        runners.one(connection, runner_id)
        found = {table.name: table for table in tables()}

        def rows(name: str) -> Iterator[Row]:
            return _rows(connection, found[name], runner_id)

        yield Dump(revision=migrate.HEAD, tables=tuple(found), rows=rows)


def _rows(connection: sa.Connection, table: sa.Table, runner_id: int) -> Iterator[Row]:
    kept = [column for column in table.columns if (table.name, column.name) not in HIDDEN]
    asked = sa.select(*(sa.type_coerce(column, _stored(column)).label(column.name) for column in kept))
    asked = asked.where(mine(table, runner_id)).order_by(*table.primary_key)
    is_utc = {column.name for column in kept if isinstance(column.type, Utc)}
    for row in connection.execute(asked.execution_options(yield_per=AT_ONCE)).mappings():
        yield {name: _plain(value, is_utc=name in is_utc) for name, value in row.items()}


def _stored(column: "sa.Column[Any]") -> "sa.types.TypeEngine[Any]":
    """The type as the database has it, without what our own types make of it."""
    return column.type.impl_instance if isinstance(column.type, sa.TypeDecorator) else column.type


def _plain(value: Any, *, is_utc: bool) -> Any:
    if isinstance(value, dt.datetime):
        naive = value.astimezone(dt.UTC).replace(tzinfo=None) if value.tzinfo is not None else value
        return f"{naive.isoformat()}Z" if is_utc else naive.isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value
