"""Records in and out of rows: columns carry the names of the fields."""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import sqlalchemy as sa

from rtr.importers.base import Recording
from rtr.measures import Measures
from rtr.metrics.recorded import measured
from rtr.model import Activity
from rtr.store import blob

T = TypeVar("T")

PORTION = 5_000
"""Parameters of one statement; SQLite takes 32,766, PostgreSQL 65,535."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A recording on its way in: samples already as a blob, so that an archive of thousands fits in memory.

    `measures` is what its samples held; without it the store measures the blob later.

    `file` is the place of its file in the outcomes of the import, `path` that file's name;
    `origin` the base name of the file a list row was recorded in.
    """

    activity: Activity
    data: bytes | None = None
    measures: Measures | None = None
    file: int | None = None
    path: str | None = None
    origin: str | None = None


def pack(recording: Recording, *, file: int | None = None, path: str | None = None) -> Packed:
    """A recording with its samples compressed and measured."""
    activity, samples = recording.activity, recording.samples
    return Packed(
        activity=activity,
        data=blob.encode(samples) if samples is not None else None,
        measures=measured(activity, samples) if samples is not None else None,
        file=file,
        path=path,
        origin=recording.origin,
    )


class JobState(enum.StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in {JobState.QUEUED, JobState.RUNNING}


class EventKind(enum.StrEnum):
    """What is written down about red flags: when, and which; never a free text (rulings R2)."""

    RAISED = "raised"
    ANSWERED_NOTHING = "answered_nothing"
    TAKEN_BACK = "taken_back"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the log of red flags. `day` is the morning it is about."""

    at: dt.datetime
    what: EventKind
    day: dt.date | None = None
    flags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Long work outside the page: how far it is. `beat_at` is its last sign of life."""

    id: str
    runner_id: int
    kind: str
    state: JobState
    done: int
    total: int | None
    message: str | None
    batch_id: str | None
    created_at: dt.datetime
    beat_at: dt.datetime


def base_name(path: str) -> str:
    """The last part of a path, of whatever system it comes from."""
    return path.replace("\\", "/").rpartition("/")[2]


def portions(uids: Iterable[str]) -> Iterator[list[str]]:
    """Distinct uids in sorted portions that fit into one statement."""
    distinct = sorted(set(uids))
    for start in range(0, len(distinct), PORTION):
        yield distinct[start : start + PORTION]


def values(record: Any) -> dict[str, Any]:
    """Column values of a record."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def columns(record: type[Any], table: sa.Table) -> list["sa.Column[Any]"]:
    """The columns that hold the fields of a record."""
    return [table.c[field.name] for field in fields(record)]


def read(record: type[T], rows: Iterable[Sequence[Any]]) -> tuple[T, ...]:
    """Records from rows of `columns(record, table)`."""
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # T is always a dataclass
    return tuple(record(**dict(zip(names, row, strict=True))) for row in rows)
