"""A store that is filled once and poured into others: what takes a second to work out takes none to copy."""

import functools
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from rtr.store import Store


def pour(store: Store, fill: Callable[[Store], object]) -> None:
    """As `fill(store)` on a store on SQLite, and by it where something is there, which would be lost."""
    if store.runners():
        fill(store)
        return
    with closing(sqlite3.connect(str(store._engine.url.database))) as target:
        _filled(fill).backup(target)


@functools.cache
def _filled(fill: Callable[[Store], object]) -> sqlite3.Connection:
    kept = sqlite3.connect(":memory:")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rtr.db"
        with closing(Store(f"sqlite:///{path}")) as made:
            made.migrate()
            fill(made)
        with closing(sqlite3.connect(path)) as source:
            source.backup(kept)
    return kept
