"""Rows of a dump back into tables: first into a file of their own, at the revision they were written at.

There they meet every constraint, are brought up to date by the migrations, and can be looked
through before anything of a diary is touched.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.share import LOCAL_ACCOUNT
from rtr.store import migrate
from rtr.store.dump import AT_ONCE, HIDDEN, LEFT_OUT, Row, dead_hash
from rtr.store.engine import make_engine, parse, writing

ONLY = 1
"""The id of the runner in a loaded file: there is one."""
NEWER = "This export was written by a newer version of rtr."
DAMAGED = "This export is damaged: its rows do not fit together."


def load(path: Path, revision: str, tables: Mapping[str, Iterable[Row]]) -> str:
    """A new SQLite file at `path` with the diary of a dump in it, up to date; its URL.

    The runner's id is `ONLY`. Raises `StoreError` where the rows are of a newer version or do not fit.
    """
    if not re.fullmatch(r"\d{4}", revision) or revision > migrate.HEAD:
        raise StoreError(NEWER, hint="Update rtr. Nothing was changed.")
    url = f"sqlite:///{path}"
    engine = make_engine(parse(url))
    try:
        migrate.make_at(engine, revision)
        _fill(engine, tables)
        migrate.migrate(engine)
    except (ValueError, TypeError, KeyError, OverflowError, StoreError) as wrong:
        raise StoreError(DAMAGED, hint="Nothing was changed. Take an older export or a backup.") from wrong
    finally:
        engine.dispose()
    return url


def _fill(engine: sa.Engine, tables: Mapping[str, Iterable[Row]]) -> None:
    reflected = sa.MetaData()
    reflected.reflect(engine)
    if unknown := set(tables) - set(reflected.tables) | set(tables) & set(LEFT_OUT):
        raise ValueError(unknown)
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in reflected.sorted_tables:
            rows = _fitting(table, tables.get(table.name, ()))
            while some := list(islice(rows, AT_ONCE)):
                connection.execute(sa.insert(table), some)
        if len(connection.execute(sa.select(reflected.tables["runner"].c.id)).all()) != 1:
            raise ValueError("runner")


def _fitting(table: sa.Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows as this table takes them; raises `ValueError` for one that is not like the table."""
    names = {column.name for column in table.columns}
    hidden = {column for of, column in HIDDEN if of == table.name and column in names}
    for row in rows:
        if set(row) | hidden != names:
            raise ValueError(table.name)
        values = {name: _value(table.columns[name].type, value) for name, value in row.items()}
        yield values | {name: dead_hash() for name in hidden} | _own(table)


def _own(table: sa.Table) -> Row:
    if table.name == "runner":
        return {"id": ONLY} | ({"account_id": LOCAL_ACCOUNT} if "account_id" in table.columns else {})
    return {"runner_id": ONLY}


def _value(kind: "sa.types.TypeEngine[Any]", value: Any) -> Any:
    """A plain value as the database driver takes it; raises `ValueError` where it is of another kind."""
    if value is None:
        return None
    if isinstance(kind, sa.DateTime):
        return dt.datetime.fromisoformat(_told(value, str)).replace(tzinfo=None)
    if isinstance(kind, sa.Date):
        return dt.date.fromisoformat(_told(value, str))
    if isinstance(kind, sa.Float):
        return float(_told(value, float, int))
    wanted = next(known for known in _KINDS if isinstance(kind, known))
    return _told(value, _KINDS[wanted])


_KINDS: dict[type["sa.types.TypeEngine[Any]"], type] = {
    sa.Boolean: bool,
    sa.Integer: int,
    sa.LargeBinary: bytes,
    sa.Text: str,
}


def _told(value: Any, *kinds: type) -> Any:
    if type(value) not in kinds:
        raise ValueError(type(value))
    return value
