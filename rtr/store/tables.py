"""The tables. Every row belongs to a runner; what changes here needs a migration beside it."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)  # fmt: skip

from rtr.model import Interruption, Outcome, RunWalkMethod, Sport, WeekTagKind, ZoneSource
from rtr.profile import HrMaxFrom, Sex
from rtr.store.columns import Binned, Choice, Clock, Day, Names, Number, Parts, Utc, Whole, Words
from rtr.store.parts import LAP_NAMES, SITE_NAMES, SPLIT_NAMES, laps, sites, splits
from rtr.store.records import EventKind, JobState

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


LAPS = Parts(LAP_NAMES, laps)
SPLITS = Parts(SPLIT_NAMES, splits)
SITES = Parts(SITE_NAMES, sites)


def owner(*, is_key: bool = False) -> "Column[int]":
    """Whose row it is."""
    return Column("runner_id", ForeignKey("runner.id", ondelete="CASCADE"), primary_key=is_key, nullable=False)


account = Table(
    "account",
    metadata,
    Column("id", Whole, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    *(Column(name, Words) for name in ("password_hash", "issuer", "subject")),
    Column("made_at", Utc, nullable=False),
    UniqueConstraint("issuer", "subject"),
    sqlite_autoincrement=True,  # as of runners
)

runner = Table(
    "runner",
    metadata,
    Column("id", Whole, primary_key=True),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), nullable=False, server_default="0"),
    Column("name", Words, nullable=False),
    Column("zone", Words, nullable=False),
    Column("week_start", Whole, nullable=False),
    Column("has_miles", Boolean, nullable=False),
    Column("is_demo", Boolean, nullable=False),
    Column("revision", Whole, nullable=False),
    Column("build_weeks", Whole),
    UniqueConstraint("account_id", "name"),
    sqlite_autoincrement=True,  # an id is never given out twice: caches are keyed by it
)

profile = Table(
    "profile",
    metadata,
    owner(is_key=True),
    Column("birth_year", Whole),
    Column("sex", Choice(Sex)),
    Column("hr_max_from", Choice(HrMaxFrom)),
    *(Column(name, Number) for name in ("hr_max_bpm", "hr_rest_bpm", "lthr_bpm", "vt1_bpm", "vt2_bpm")),
    *(Column(name, Number) for name in ("threshold_m_per_s", "easy_m_per_s")),
    Column("has_rate_limiting_drug", Boolean),
)

batch = Table(
    "batch",
    metadata,
    Column("id", Words, primary_key=True),
    owner(),
    Column("created_at", Utc, nullable=False),
    Column("is_undone", Boolean, nullable=False),
    Column("seconds", Number),
    Index(None, "runner_id", "created_at"),
)

batch_file = Table(
    "batch_file",
    metadata,
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Whole, primary_key=True, autoincrement=False),
    owner(),
    Column("path", Words, nullable=False),
    Column("outcome", Choice(Outcome), nullable=False),
    Column("activities_new", Whole, nullable=False),
    Column("activities_known", Whole, nullable=False),
    Column("duplicate_of", Words),
    Column("reason", Words),
)

activity = Table(
    "activity",
    metadata,
    owner(is_key=True),
    Column("uid", Words, primary_key=True),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE")),
    Column("path", Words),
    Column("sport", Choice(Sport), nullable=False),
    Column("source", Words, nullable=False),
    Column("sub_sport", Words),
    Column("start_utc", Utc, nullable=False),
    Column("start_local", Clock, nullable=False),
    Column("utc_offset_s", Whole),
    Column("zone_source", Choice(ZoneSource)),
    *(Column(name, Number) for name in ("elapsed_s", "timer_s", "moving_s", "distance_m", "run_s", "walk_s")),
    Column("run_walk_method", Choice(RunWalkMethod), nullable=False),
    *(Column(name, Number) for name in ("ascent_m", "descent_m", "avg_hr_bpm", "max_hr_bpm")),
    *(Column(name, Number) for name in ("avg_cadence_spm", "avg_power_w", "rpe", "feel")),
    *(Column(name, Words) for name in ("title", "notes", "device")),
    Column("laps", LAPS, nullable=False),
    Column("splits", SPLITS, nullable=False),
    Column("channels", Names, nullable=False),
    Column("is_flagged", Boolean, nullable=False),
    Index(None, "runner_id", "start_utc"),
    Index(None, "batch_id"),
)


def _of_activity(name: str, table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["runner_id", name], ["activity.runner_id", "activity.uid"], ondelete="CASCADE", name=f"fk_{table}_{name}"
    )


sample_blob = Table(
    "sample_blob",
    metadata,
    Column("runner_id", Whole, primary_key=True, autoincrement=False),
    Column("uid", Words, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    _of_activity("uid", "sample_blob"),
)

measures = Table(
    "measures",
    metadata,
    Column("runner_id", Whole, primary_key=True, autoincrement=False),
    Column("uid", Words, primary_key=True),
    Column("version", Whole, nullable=False),
    Column("recorded_s", Whole, nullable=False),
    Column("running_s", Whole),
    *(Column(name, Binned, nullable=False) for name in ("hr", "hr_running", "hr_late", "gap")),
    Column("locked_s", Whole, nullable=False),
    Column("is_graded", Boolean, nullable=False),
    *(Column(name, Number) for name in ("best_hr_30s_bpm", "gap_m_per_s", "steps", "ascent_m", "descent_m")),
    _of_activity("uid", "measures"),
)

duplicate = Table(
    "duplicate",
    metadata,
    Column("runner_id", Whole, primary_key=True, autoincrement=False),
    Column("new_uid", Words, primary_key=True),
    Column("kept_uid", Words, nullable=False),
    Column("start_apart_s", Number, nullable=False),
    Column("suggestion", Words, nullable=False),
    Column("answer", Words),
    _of_activity("new_uid", "duplicate"),
    _of_activity("kept_uid", "duplicate"),
    Index(None, "runner_id", "kept_uid"),
)

check_in = Table(
    "check_in",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("day", Day, nullable=False),
    Column("source", Words, nullable=False),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE")),
    Column("sites", SITES, nullable=False),
    Column("red_flags", Names),
    Column("signs", Names),
    *(Column(name, Number) for name in ("sleep_h", "resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms")),
    *(Column(name, Whole) for name in ("sleep_quality", "fatigue", "mood", "stress", "confidence")),
    Column("painkiller", Boolean),
    Column("note", Words),
    Column("recorded_at", Utc),
    Index(None, "runner_id", "day"),
)

week_tag = Table(
    "week_tag",
    metadata,
    owner(is_key=True),
    Column("week", Day, primary_key=True),
    Column("kind", Choice(WeekTagKind), nullable=False),
    Column("reason", Choice(Interruption)),
    Column("recorded_at", Utc),
)

event = Table(
    "event",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("at", Utc, nullable=False),
    Column("what", Choice(EventKind), nullable=False),
    Column("day", Day),
    Column("flags", Names),
    Index(None, "runner_id", "at"),
)

job = Table(
    "job",
    metadata,
    Column("id", Words, primary_key=True),
    owner(),
    Column("kind", Words, nullable=False),
    Column("state", Choice(JobState), nullable=False),
    Column("done", Whole, nullable=False),
    Column("total", Whole),
    Column("message", Words),
    Column("batch_id", ForeignKey("batch.id", ondelete="SET NULL")),
    Column("created_at", Utc, nullable=False),
    Column("beat_at", Utc, nullable=False),
    Index(None, "runner_id", "created_at"),
)
