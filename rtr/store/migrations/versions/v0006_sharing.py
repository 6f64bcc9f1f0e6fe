"""Sharing and signing in: accounts, logins, links, visits, comments, privacy zones; names are free per account."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _accounts()
    _runners()
    _links()
    _comments()
    _keyed_by_runner("privacy_zone", *(_need(name, sa.Double()) for name in ("east_m", "north_m", "radius_m")))


def _accounts() -> None:
    op.create_table(
        "account",
        _need("id", sa.Integer()),
        _need("name", sa.Text()),
        *(_may(name, sa.Text()) for name in ("password_hash", "issuer", "subject")),
        _need("made_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("name", name="uq_account_name"),
        sa.UniqueConstraint("issuer", "subject", name="uq_account_issuer"),
        sqlite_autoincrement=True,
    )
    op.execute("INSERT INTO account (id, name, made_at) VALUES (0, '', '2026-01-01 00:00:00.000000')")
    op.create_table(
        "login",
        _need("token_hash", sa.Text()),
        _need("account_id", sa.Integer()),
        *(_need(name, sa.DateTime(timezone=True)) for name in ("made_at", "ends_at")),
        sa.PrimaryKeyConstraint("token_hash", name="pk_login"),
        _to("login", "account_id", "account"),
    )
    op.create_index("ix_login_account_id", "login", ["account_id"])
    op.create_table(
        "attempt",
        _need("key", sa.Text()),
        _need("count", sa.Integer()),
        _need("since", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("key", name="pk_attempt"),
    )


def _runners() -> None:
    """SQLite cannot drop a constraint: the table is made anew and copied, with foreign keys off (`migrate`)."""
    with op.batch_alter_table("runner", table_kwargs={"sqlite_autoincrement": True}) as runner:
        runner.add_column(sa.Column("account_id", sa.Integer(), nullable=False, server_default="0"))
        runner.drop_constraint("uq_runner_name", type_="unique")
        runner.create_unique_constraint("uq_runner_account_id", ["account_id", "name"])
        runner.create_foreign_key("fk_runner_account", "account", ["account_id"], ["id"], ondelete="CASCADE")


def _links() -> None:
    op.create_table(
        "share_link",
        *(_need(name, sa.Integer()) for name in ("id", "runner_id")),
        *(_need(name, sa.Text()) for name in ("token_hash", "recipient")),
        _may("shown_as", sa.Text()),
        _need("groups", sa.Text()),
        _may("since", sa.Date()),
        _may("place", sa.Text()),
        _need("may_comment", sa.Boolean()),
        _need("made_at", sa.DateTime(timezone=True)),
        *(_may(name, sa.DateTime(timezone=True)) for name in ("ends_at", "revoked_at", "last_view_at")),
        _need("views", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_share_link"),
        sa.UniqueConstraint("token_hash", name="uq_share_link_token_hash"),
        _to("share_link", "runner_id", "runner"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_share_link_runner_id", "share_link", ["runner_id"])
    op.create_table(
        "visit",
        _need("token_hash", sa.Text()),
        *(_need(name, sa.DateTime(timezone=True)) for name in ("made_at", "ends_at")),
        sa.PrimaryKeyConstraint("token_hash", name="pk_visit"),
    )
    op.create_table(
        "visit_link",
        _need("visit_hash", sa.Text()),
        _need("link_id", sa.Integer()),
        _may("since_at", sa.DateTime(timezone=True)),
        _need("opened_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("visit_hash", "link_id", name="pk_visit_link"),
        _to("visit_link", "visit_hash", "visit", "token_hash"),
        _to("visit_link", "link_id", "share_link"),
    )


def _comments() -> None:
    op.create_table(
        "comment",
        *(_need(name, sa.Integer()) for name in ("id", "runner_id")),
        _may("link_id", sa.Integer()),
        _need("by", sa.Text()),
        _need("is_coach", sa.Boolean()),
        *(_need(name, sa.Text()) for name in ("text", "kind")),
        _need("made_at", sa.DateTime(timezone=True)),
        _may("day", sa.Date()),
        _may("activity_uid", sa.Text()),
        *(_may(name, sa.Integer()) for name in ("block_id", "answers", "every_days")),
        _need("sessions", sa.Text()),
        _may("decided", sa.Text()),
        *(_may(name, sa.DateTime(timezone=True)) for name in ("ended_at", "decided_at", "seen_at")),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        _to("comment", "runner_id", "runner"),
        _to("comment", "link_id", "share_link"),
        _to("comment", "block_id", "block", ondelete="SET NULL"),
        _to("comment", "answers", "comment"),
    )
    op.create_index("ix_comment_runner_id", "comment", ["runner_id"])


def _need(name: str, kind: sa.types.TypeEngine[Any]) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=False)


def _may(name: str, kind: sa.types.TypeEngine[Any]) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=True)


def _to(table: str, column: str, other: str, key: str = "id", ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=f"fk_{table}_{other}", ondelete=ondelete)


def _keyed_by_runner(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        _need("runner_id", sa.Integer()),
        *columns,
        sa.PrimaryKeyConstraint("runner_id", name=f"pk_{name}"),
        _to(name, "runner_id", "runner"),
    )


def downgrade() -> None:
    for name in ("privacy_zone", "comment", "visit_link", "visit", "share_link", "attempt", "login"):
        op.drop_table(name)
    with op.batch_alter_table("runner", table_kwargs={"sqlite_autoincrement": True}) as runner:
        runner.drop_constraint("fk_runner_account", type_="foreignkey")
        runner.drop_constraint("uq_runner_account_id", type_="unique")
        runner.create_unique_constraint("uq_runner_name", ["name"])
        runner.drop_column("account_id")
    op.drop_table("account")
