"""Whether a database is whole: its own checks, every pointer, every recording, every diary."""

from collections.abc import Iterator

import sqlalchemy as sa

from rtr.errors import StoreError, spot
from rtr.store import blob, migrate, runners
from rtr.store.engine import reading
from rtr.store.tables import runner, sample_blob

SHOWN = 5
"""Lines of SQLite's own report that are passed on; a broken file has thousands."""


def problems(engine: sa.Engine) -> Iterator[str]:
    """What is wrong, one sentence each, without a word of anybody's diary; nothing where all is well."""
    found = migrate.current(engine)
    if found is None:
        yield "There is no diary in this database yet."
        return
    yield from _integrity(engine)
    if found != migrate.HEAD:
        yield _other(found)
        return
    with reading(engine) as connection:
        yield from _recordings(connection)
        ids = list(connection.scalars(sa.select(runner.c.id).order_by(runner.c.id)))
    for runner_id in ids:
        yield from _diary(engine, runner_id)


def _other(found: str) -> str:
    if found > migrate.HEAD:
        return f"The tables are of a newer version of rtr ({found}; this one knows {migrate.HEAD}). Update rtr."
    return f"The tables are of an older version ({found} instead of {migrate.HEAD}): start rtr once, then check again."


def _integrity(engine: sa.Engine) -> Iterator[str]:
    """What SQLite says of its own file; PostgreSQL keeps such checks to itself."""
    if engine.dialect.name != "sqlite":
        return
    with reading(engine) as connection:
        said = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield from (f"SQLite reports: {line.splitlines()[0]}" for line in said[:SHOWN] if line != "ok")
    if lost:
        tables = ", ".join(sorted({str(row[0]) for row in lost}))
        yield f"Rows that point to nothing: {len(lost):,}, in {tables}."


def _recordings(connection: sa.Connection) -> Iterator[str]:
    """Recordings that cannot be read any more, counted by runner."""
    broken: dict[int, int] = {}
    asked = sa.select(sample_blob.c.runner_id, sample_blob.c.data).execution_options(yield_per=50)
    for runner_id, data in connection.execute(asked):
        try:
            blob.decode(bytes(data))
        except StoreError:
            broken[runner_id] = broken.get(runner_id, 0) + 1
    for runner_id, count in broken.items():
        yield f"Recordings of diary {runner_id} that cannot be read: {count:,}."


def _diary(engine: sa.Engine, runner_id: int) -> Iterator[str]:
    """Whether everything a runner wrote can be read."""
    from rtr.store import diaries

    try:
        with reading(engine) as connection:
            runners.one(connection, runner_id)
            diaries.diary(connection, runner_id)
    except Exception as error:  # noqa: BLE001 - whatever a damaged row raises is what is looked for
        yield f"The diary {runner_id} cannot be read ({spot(error)})."
