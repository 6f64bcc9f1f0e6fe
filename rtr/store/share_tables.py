"""Tables of sharing and of who may sign in. Tokens are nowhere, only their hashes."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table

from rtr.share import CommentKind, Decided
from rtr.store.columns import Choice, Day, Groups, Number, Planned, Utc, Whole, Words
from rtr.store.tables import metadata, owner

share_link = Table(
    "share_link",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("token_hash", Words, nullable=False, unique=True),
    Column("recipient", Words, nullable=False),
    Column("shown_as", Words),
    Column("groups", Groups, nullable=False),
    Column("since", Day),
    Column("place", Words),
    Column("may_comment", Boolean, nullable=False),
    Column("made_at", Utc, nullable=False),
    *(Column(name, Utc) for name in ("ends_at", "revoked_at", "last_view_at")),
    Column("views", Whole, nullable=False),
    Index(None, "runner_id"),
    sqlite_autoincrement=True,  # an id is never given out twice: threads and caches hang on it
)

visit = Table(
    "visit",
    metadata,
    Column("token_hash", Words, primary_key=True),
    *(Column(name, Utc, nullable=False) for name in ("made_at", "ends_at")),
)

visit_link = Table(
    "visit_link",
    metadata,
    Column("visit_hash", ForeignKey("visit.token_hash", ondelete="CASCADE"), primary_key=True),
    Column("link_id", ForeignKey("share_link.id", ondelete="CASCADE"), primary_key=True),
    Column("since_at", Utc),
    Column("opened_at", Utc, nullable=False),
)

comment = Table(
    "comment",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("link_id", ForeignKey("share_link.id", ondelete="CASCADE")),
    Column("by", Words, nullable=False),
    Column("is_coach", Boolean, nullable=False),
    Column("text", Words, nullable=False),
    Column("kind", Choice(CommentKind), nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("day", Day),
    Column("activity_uid", Words),
    Column("block_id", ForeignKey("block.id", ondelete="SET NULL")),
    Column("answers", ForeignKey("comment.id", ondelete="CASCADE")),
    Column("every_days", Whole),
    Column("sessions", Planned, nullable=False),
    Column("decided", Choice(Decided)),
    *(Column(name, Utc) for name in ("ended_at", "decided_at", "seen_at")),
    Index(None, "runner_id"),
)

privacy_zone = Table(
    "privacy_zone",
    metadata,
    owner(is_key=True),
    *(Column(name, Number, nullable=False) for name in ("east_m", "north_m", "radius_m")),
)

login = Table(
    "login",
    metadata,
    Column("token_hash", Words, primary_key=True),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    *(Column(name, Utc, nullable=False) for name in ("made_at", "ends_at")),
    Index(None, "account_id"),
)

attempt = Table(
    "attempt",
    metadata,
    Column("key", Words, primary_key=True),
    Column("count", Whole, nullable=False),
    Column("since", Utc, nullable=False),
)
