"""What runners say of their weeks, and after how many loading weeks they want a lighter one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("runner", sa.Column("build_weeks", sa.Integer(), nullable=True))
    op.create_table(
        "week_tag",
        sa.Column("runner_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("runner_id", "week", name="pk_week_tag"),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_week_tag_runner", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("week_tag")
    op.drop_column("runner", "build_weeks")
