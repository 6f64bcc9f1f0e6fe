"""One diary from one database into another, with new ids: whatever points to a row points to the new one."""

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from rtr.store.dump import AT_ONCE, HIDDEN, Row, dead_hash, mine, tables
from rtr.store.share_tables import share_link
from rtr.store.tables import runner

Ids = Mapping[str, Mapping[Any, Any]]


def transfer(source: sa.Connection, target: sa.Connection, runner_id: int, **new: Any) -> int:
    """Copy a runner with everything that belongs to them; `new` are columns of the runner's own row. The new id."""
    ids: dict[str, dict[Any, Any]] = defaultdict(dict)
    for table in tables():
        asked = sa.select(table).where(mine(table, runner_id)).order_by(*table.primary_key)
        inward: list[tuple[sa.Column[Any], Any, Any]] = []
        for some in source.execute(asked.execution_options(yield_per=AT_ONCE)).mappings().partitions():
            rows = [dict(row) | (new if table is runner else {}) for row in some]
            inward += _copy(target, table, rows, ids)
        for column, here, there in inward:
            again = sa.update(table).where(table.c.id == ids[table.name][here])
            target.execute(again.values({column.name: ids[table.name][there]}))
    return int(ids[runner.name][runner_id])


def _copy(
    target: sa.Connection, table: sa.Table, rows: list[Row], ids: dict[str, dict[Any, Any]]
) -> list[tuple["sa.Column[Any]", Any, Any]]:
    """Copy some rows; pointers into their own table are left for when all of it is there."""
    key, inward = _own_key(table), _inward(table)
    made = [row | dict(_pointers(table, row, ids)) for row in rows]
    if key is None:
        target.execute(sa.insert(table), made)
        return []
    old = [row[key.name] for row in rows]
    ids[table.name].update(zip(old, _insert(target, table, key, made, old), strict=True))
    return [(c, row[key.name], row[c.name]) for c in inward for row in rows if row[c.name] is not None]


def _insert(
    target: sa.Connection, table: sa.Table, key: "sa.Column[Any]", made: list[Row], old: Sequence[Any]
) -> list[Any]:
    """New rows under new keys, which the database numbers; names are made here."""
    if isinstance(old[0], str):
        names = [f"{name.rpartition('-')[0] or name}-{secrets.token_hex(5)}" for name in old]
        target.execute(sa.insert(table), [row | {key.name: name} for row, name in zip(made, names, strict=True)])
        return names
    numbered = sa.insert(table).returning(key, sort_by_parameter_order=True)
    return list(target.scalars(numbered, [{n: v for n, v in row.items() if n != key.name} for row in made]))


def _own_key(table: sa.Table) -> "sa.Column[Any] | None":
    """The key that is a row's own: one column that is no pointer."""
    keys = list(table.primary_key)
    return keys[0] if len(keys) == 1 and not keys[0].foreign_keys else None


def _inward(table: sa.Table) -> list["sa.Column[Any]"]:
    """Columns that point into their own table."""
    return [c for c in table.columns if any(fk.column.table is table for fk in c.foreign_keys)]


def _pointers(table: sa.Table, row: Row, ids: Ids) -> Iterator[tuple[str, Any]]:
    """What of a row is another value in the new place: pointers, and what is in no dump."""
    for column in table.columns:
        if (table.name, column.name) in HIDDEN:
            yield column.name, dead_hash()
        elif column.name == "runner_id":
            yield column.name, ids[runner.name][row[column.name]]
        elif column in _inward(table):
            yield column.name, None
        elif row[column.name] is not None:
            yield from ((column.name, ids[of][row[column.name]]) for of in _pointed(column) if of in ids)


def _pointed(column: "sa.Column[Any]") -> list[str]:
    """Tables whose own key this column holds."""
    return [fk.column.table.name for fk in column.foreign_keys if _own_key(fk.column.table) is fk.column]


def close_links(target: sa.Connection, runner_id: int, at: dt.datetime) -> None:
    """Share links of a restored diary are history: nobody holds their addresses, so none is open."""
    mine = share_link.c.runner_id == runner_id, share_link.c.revoked_at.is_(None)
    target.execute(sa.update(share_link).where(*mine).values(revoked_at=at))
