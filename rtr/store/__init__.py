"""Tables in, records out (SQLAlchemy): SQLite or PostgreSQL behind one class."""

from rtr.store.engine import last_write
from rtr.store.migrate import HEAD
from rtr.store.pairs import KEEP_BOTH, KEEP_OLD, USE_NEW
from rtr.store.place import default_url
from rtr.store.records import Event, EventKind, Job, JobState, Packed, pack
from rtr.store.store import Store


def is_current(store: Store) -> bool:
    """Whether the store answers and has the tables of this version."""
    return store.revision_of_tables() == HEAD


__all__ = [
    "KEEP_BOTH",
    "KEEP_OLD",
    "USE_NEW",
    "Event",
    "EventKind",
    "Job",
    "JobState",
    "Packed",
    "Store",
    "default_url",
    "is_current",
    "last_write",
    "pack",
]
