"""Plans: answered blocks, steps set by hand, tests of gates, dates of the year, own ladders."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _table(
        "block",
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("begin", "end")),
        sa.Column("sessions", sa.Text(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("policy", "answered")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("by", "reason")),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("made_at", "answered_at")),
    )
    _table(
        "placement",
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("rung", "by", "reason")),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
    )
    _table(
        "entry_test",
        sa.Column("test", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_passed", sa.Boolean(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
    )
    _table(
        "calendar_entry",
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("begin", "end")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "title")),
    )
    _table(
        "own_ladder",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "lines")),
        sa.Column("is_used", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "calendar_link",
        sa.Column("runner_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("runner_id", name="pk_calendar_link"),
        sa.UniqueConstraint("token_hash", name="uq_calendar_link_token_hash"),
        sa.ForeignKeyConstraint(
            ["runner_id"], ["runner.id"], name="fk_calendar_link_runner_id_runner", ondelete="CASCADE"
        ),
    )


def _table(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("runner_id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name=f"fk_{name}_runner_id_runner", ondelete="CASCADE"),
    )
    op.create_index(f"ix_{name}_runner_id", name, ["runner_id"])


def downgrade() -> None:
    op.drop_table("calendar_link")
    for name in ("own_ladder", "calendar_entry", "entry_test", "placement", "block"):
        op.drop_table(name)
