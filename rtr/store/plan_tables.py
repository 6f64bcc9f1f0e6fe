"""Tables of what lies ahead, beside those of what was."""

from sqlalchemy import Boolean, Column, Index, Table

from rtr.plan import Answered, EntryKind
from rtr.store.columns import Choice, Day, Lines, Number, Planned, Utc, Whole, Words
from rtr.store.tables import metadata, owner

block = Table(
    "block",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    *(Column(name, Day, nullable=False) for name in ("begin", "end")),
    Column("sessions", Planned, nullable=False),
    Column("rung", Words),
    Column("policy", Words, nullable=False),
    Column("answered", Choice(Answered), nullable=False),
    *(Column(name, Words) for name in ("by", "reason")),
    *(Column(name, Utc) for name in ("made_at", "answered_at")),
    Index(None, "runner_id"),
)

placement = Table(
    "placement",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("day", Day, nullable=False),
    *(Column(name, Words, nullable=False) for name in ("rung", "by", "reason")),
    Column("recorded_at", Utc),
    Index(None, "runner_id"),
)

entry_test = Table(
    "entry_test",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("test", Words, nullable=False),
    Column("day", Day, nullable=False),
    Column("is_passed", Boolean, nullable=False),
    Column("value", Number),
    Column("note", Words),
    Index(None, "runner_id"),
)

calendar_entry = Table(
    "calendar_entry",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    *(Column(name, Day, nullable=False) for name in ("begin", "end")),
    Column("kind", Choice(EntryKind), nullable=False),
    Column("title", Words, nullable=False),
    Index(None, "runner_id"),
)

own_ladder = Table(
    "own_ladder",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("name", Words, nullable=False),
    Column("lines", Lines, nullable=False),
    Column("is_used", Boolean, nullable=False),
    Index(None, "runner_id"),
)

calendar_link = Table(
    "calendar_link",
    metadata,
    owner(is_key=True),
    Column("token_hash", Words, nullable=False, unique=True),
    Column("made_at", Utc, nullable=False),
)
