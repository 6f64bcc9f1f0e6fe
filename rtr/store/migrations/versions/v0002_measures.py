"""What runners tell of themselves, and what recordings held second by second."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _profile()
    _measures()


def downgrade() -> None:
    op.drop_table("measures")
    op.drop_table("profile")


def _profile() -> None:
    op.create_table(
        "profile",
        sa.Column("runner_id", sa.Integer(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("hr_max_from", sa.Text(), nullable=True),
        *_numbers("hr_max_bpm", "hr_rest_bpm", "lthr_bpm", "vt1_bpm", "vt2_bpm"),
        *_numbers("threshold_m_per_s", "easy_m_per_s"),
        sa.Column("has_rate_limiting_drug", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("runner_id", name="pk_profile"),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_profile_runner", ondelete="CASCADE"),
    )


def _measures() -> None:
    op.create_table(
        "measures",
        sa.Column("runner_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_s", sa.Integer(), nullable=False),
        sa.Column("running_s", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("hr", "hr_running", "hr_late", "gap")),
        sa.Column("locked_s", sa.Integer(), nullable=False),
        sa.Column("is_graded", sa.Boolean(), nullable=False),
        *_numbers("best_hr_30s_bpm", "gap_m_per_s", "steps", "ascent_m", "descent_m"),
        sa.PrimaryKeyConstraint("runner_id", "uid", name="pk_measures"),
        sa.ForeignKeyConstraint(
            ["runner_id", "uid"], ["activity.runner_id", "activity.uid"], name="fk_measures_uid", ondelete="CASCADE"
        ),
    )


def _numbers(*names: str) -> list["sa.Column[float]"]:
    return [sa.Column(name, sa.Double(), nullable=True) for name in names]
