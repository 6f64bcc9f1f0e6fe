"""Tables of the body: answers to runs, injuries, clearances, the set-up of a return."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table

from rtr.intake import AgeBand, Level
from rtr.store.columns import Choice, Day, Names, Number, Utc, Whole, Words
from rtr.store.tables import metadata, owner

intake = Table(
    "intake",
    metadata,
    owner(is_key=True),
    *(Column(name, Day) for name in ("done_on", "accepted_on", "birth_on", "low_energy_on")),
    Column("age_band", Choice(AgeBand)),
    Column("level", Choice(Level)),
    *(Column(name, Boolean) for name in ("is_pregnant", "has_heart_disease")),
    *(Column(name, Number) for name in ("usual_week_min", "longest_before_min")),
    Column("goal", Words),
    Column("run_days", Names, nullable=False),
    Column("low_energy", Names),
)

response = Table(
    "response",
    metadata,
    owner(is_key=True),
    Column("activity_uid", Words, primary_key=True),
    Column("site", Words, primary_key=True),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE")),
    *(Column(name, Whole) for name in ("pain_pre", "pain_max", "pain_end", "pain_60")),
    *(Column(name, Boolean) for name in ("limp", "sharp", "swelling", "talk_test")),
    *(Column(name, Boolean) for name in ("gone_at_once", "same_place", "pelvic", "painkiller")),
    *(Column(name, Number) for name in ("rpe", "completed")),
    Column("recorded_at", Utc),
)

injury = Table(
    "injury",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE")),
    *(Column(name, Words, nullable=False) for name in ("site", "side", "kind")),
    Column("onset", Day, nullable=False),
    Column("until", Day),
    Column("diagnosis", Words),
    Column("diagnosed_by", Words),
    Column("has_surgery", Boolean),
    Column("cleared_by", Words),
    Column("cleared_on", Day),
    Index(None, "runner_id"),
)

clearance = Table(
    "clearance",
    metadata,
    Column("id", Whole, primary_key=True),
    owner(),
    Column("by", Words, nullable=False),
    Column("on", Day, nullable=False),
    Column("recorded_at", Utc, nullable=False),
    Index(None, "runner_id"),
)
