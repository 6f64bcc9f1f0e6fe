"""The first tables: runners, imports, activities and their samples, symptoms, jobs."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _runners_and_imports()
    _activities()
    _samples_and_duplicates()
    _symptoms()
    _injuries()
    _events_and_jobs()


def downgrade() -> None:
    """Back to nothing: used by tests, never by the app."""
    for table in (
        "job", "event", "clearance", "injury", "response", "check_in",
        "duplicate", "sample_blob", "activity", "batch_file", "batch", "runner",
    ):  # fmt: skip
        op.drop_table(table)


def _column(name: str, kind: sa.types.TypeEngine[Any], *, needed: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=not needed)


def _texts(*names: str, needed: bool = False) -> list["sa.Column[Any]"]:
    return [_column(name, sa.Text(), needed=needed) for name in names]


def _numbers(*names: str) -> list["sa.Column[Any]"]:
    return [_column(name, sa.Double()) for name in names]


def _wholes(*names: str, needed: bool = False) -> list["sa.Column[Any]"]:
    return [_column(name, sa.Integer(), needed=needed) for name in names]


def _flags(*names: str, needed: bool = False) -> list["sa.Column[Any]"]:
    return [_column(name, sa.Boolean(), needed=needed) for name in names]


def _instant(name: str, *, needed: bool = False) -> "sa.Column[Any]":
    return _column(name, sa.DateTime(timezone=True), needed=needed)


def _key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")


def _link(table: str, column: str, target: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{target}", ondelete=ondelete)


def _activity_link(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["runner_id", column],
        ["activity.runner_id", "activity.uid"],
        name=f"fk_{table}_{column}",
        ondelete="CASCADE",
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _runners_and_imports() -> None:
    op.create_table(
        "runner",
        *_wholes("id", needed=True),
        *_texts("name", "zone", needed=True),
        *_wholes("week_start", needed=True),
        *_flags("has_miles", "is_demo", needed=True),
        *_wholes("revision", needed=True),
        _key("runner", "id"),
        sa.UniqueConstraint("name", name="uq_runner_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "batch",
        *_texts("id", needed=True),
        *_wholes("runner_id", needed=True),
        _instant("created_at", needed=True),
        *_flags("is_undone", needed=True),
        *_numbers("seconds"),
        _key("batch", "id"),
        _link("batch", "runner_id", "runner"),
    )
    _index("batch", "runner_id", "created_at")
    op.create_table(
        "batch_file",
        *_texts("batch_id", needed=True),
        *_wholes("position", "runner_id", needed=True),
        *_texts("path", "outcome", needed=True),
        *_wholes("activities_new", "activities_known", needed=True),
        *_texts("duplicate_of", "reason"),
        _key("batch_file", "batch_id", "position"),
        _link("batch_file", "batch_id", "batch"),
        _link("batch_file", "runner_id", "runner"),
    )


def _activities() -> None:
    op.create_table(
        "activity",
        *_wholes("runner_id", needed=True),
        *_texts("uid", needed=True),
        *_texts("batch_id", "path"),
        *_texts("sport", "source", needed=True),
        *_texts("sub_sport"),
        _instant("start_utc", needed=True),
        _column("start_local", sa.DateTime(), needed=True),
        *_wholes("utc_offset_s"),
        *_texts("zone_source"),
        *_numbers("elapsed_s", "timer_s", "moving_s", "distance_m", "run_s", "walk_s"),
        *_texts("run_walk_method", needed=True),
        *_numbers("ascent_m", "descent_m", "avg_hr_bpm", "max_hr_bpm", "avg_cadence_spm", "avg_power_w"),
        *_numbers("rpe", "feel"),
        *_texts("title", "notes", "device"),
        *_texts("laps", "splits", "channels", needed=True),
        *_flags("is_flagged", needed=True),
        _key("activity", "runner_id", "uid"),
        _link("activity", "batch_id", "batch"),
        _link("activity", "runner_id", "runner"),
    )
    _index("activity", "runner_id", "start_utc")
    _index("activity", "batch_id")


def _samples_and_duplicates() -> None:
    op.create_table(
        "sample_blob",
        *_wholes("runner_id", needed=True),
        *_texts("uid", needed=True),
        _column("data", sa.LargeBinary(), needed=True),
        _key("sample_blob", "runner_id", "uid"),
        _activity_link("sample_blob", "uid"),
    )
    op.create_table(
        "duplicate",
        *_wholes("runner_id", needed=True),
        *_texts("new_uid", "kept_uid", needed=True),
        _column("start_apart_s", sa.Double(), needed=True),
        *_texts("suggestion", needed=True),
        *_texts("answer"),
        _key("duplicate", "runner_id", "new_uid"),
        _activity_link("duplicate", "new_uid"),
        _activity_link("duplicate", "kept_uid"),
    )
    _index("duplicate", "runner_id", "kept_uid")


def _symptoms() -> None:
    op.create_table(
        "check_in",
        *_wholes("id", "runner_id", needed=True),
        _column("day", sa.Date(), needed=True),
        *_texts("source", needed=True),
        *_texts("batch_id"),
        *_texts("sites", needed=True),
        *_texts("red_flags"),
        *_numbers("sleep_h", "resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms"),
        *_wholes("sleep_quality", "fatigue", "mood", "stress", "confidence"),
        *_flags("painkiller"),
        *_texts("note"),
        _instant("recorded_at"),
        _key("check_in", "id"),
        _link("check_in", "runner_id", "runner"),
        _link("check_in", "batch_id", "batch"),
    )
    _index("check_in", "runner_id", "day")
    op.create_table(
        "response",
        *_wholes("runner_id", needed=True),
        *_texts("activity_uid", "site", needed=True),
        *_texts("batch_id"),
        *_wholes("pain_pre", "pain_max", "pain_end", "pain_60"),
        *_flags("limp", "sharp", "swelling", "talk_test"),
        *_numbers("completed"),
        _key("response", "runner_id", "activity_uid", "site"),
        _link("response", "runner_id", "runner"),
        _link("response", "batch_id", "batch"),
    )


def _injuries() -> None:
    op.create_table(
        "injury",
        *_wholes("id", "runner_id", needed=True),
        *_texts("batch_id"),
        *_texts("site", "side", "kind", needed=True),
        _column("onset", sa.Date(), needed=True),
        _column("until", sa.Date()),
        *_texts("diagnosis", "cleared_by"),
        _column("cleared_on", sa.Date()),
        _key("injury", "id"),
        _link("injury", "runner_id", "runner"),
        _link("injury", "batch_id", "batch"),
    )
    _index("injury", "runner_id")
    op.create_table(
        "clearance",
        *_wholes("id", "runner_id", needed=True),
        *_texts("by", needed=True),
        _column("on", sa.Date(), needed=True),
        _instant("recorded_at", needed=True),
        _key("clearance", "id"),
        _link("clearance", "runner_id", "runner"),
    )
    _index("clearance", "runner_id")


def _events_and_jobs() -> None:
    op.create_table(
        "event",
        *_wholes("id", "runner_id", needed=True),
        _instant("at", needed=True),
        *_texts("what", needed=True),
        _column("day", sa.Date()),
        *_texts("flags"),
        _key("event", "id"),
        _link("event", "runner_id", "runner"),
    )
    _index("event", "runner_id", "at")
    op.create_table(
        "job",
        *_texts("id", needed=True),
        *_wholes("runner_id", needed=True),
        *_texts("kind", "state", needed=True),
        *_wholes("done", needed=True),
        *_wholes("total"),
        *_texts("message", "batch_id"),
        _instant("created_at", needed=True),
        _instant("beat_at", needed=True),
        _key("job", "id"),
        _link("job", "runner_id", "runner"),
        _link("job", "batch_id", "batch", "SET NULL"),
    )
    _index("job", "runner_id", "created_at")
