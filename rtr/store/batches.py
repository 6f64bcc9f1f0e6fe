"""Imports: one batch that comes in whole, is listed, and can be taken back whole."""

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.model import Activity, Batch, FileOutcome, Injury, RunResponse
from rtr.store import duplicates, measuring
from rtr.store import injuries as injury_rows
from rtr.store.outcomes import Tally, settled
from rtr.store.pairs import NEAR_S, Outline, Shelf, outline
from rtr.store.records import Packed, base_name, columns, portions, read, values
from rtr.store.symptom_tables import injury, response
from rtr.store.tables import activity, batch, batch_file, check_in, sample_blob

_WINDOW = dt.timedelta(days=1, seconds=NEAR_S)
"""Clocks of one run can lie a day apart where a list knows no zone."""


@dataclass(slots=True)
class _Sorted:
    """What of an import is new, and what is asked about."""

    new: list[Packed] = field(default_factory=list)
    asked: list[tuple[Outline, Outline]] = field(default_factory=list)
    tallies: dict[int | None, Tally] = field(default_factory=lambda: defaultdict(Tally))


def start(connection: sa.Connection, runner_id: int, at: dt.datetime, seconds: float | None) -> str:
    """An empty batch; its id."""
    batch_id = f"b-{at:%Y%m%d}-{secrets.token_hex(5)}"
    row = {"id": batch_id, "runner_id": runner_id, "created_at": at, "is_undone": False, "seconds": seconds}
    connection.execute(sa.insert(batch).values(**row))
    return batch_id


def add_recordings(
    connection: sa.Connection, runner_id: int, batch_id: str, found: Sequence[Packed]
) -> dict[int | None, Tally]:
    """Store what is not there yet, ask about what looks like a run that is; counts by file."""
    done = _sort(connection, runner_id, found)
    if done.new:
        rows = [_row(runner_id, batch_id, packed) for packed in done.new]
        connection.execute(sa.insert(activity), rows)
        blobs = [{"runner_id": runner_id, "uid": p.activity.uid, "data": p.data} for p in done.new if p.data]
        if blobs:
            connection.execute(sa.insert(sample_blob), blobs)
        measuring.add(connection, runner_id, [p.measures for p in done.new if p.measures is not None])
        duplicates.add(connection, runner_id, done.asked)
    return done.tallies


def _row(runner_id: int, batch_id: str, packed: Packed) -> dict[str, Any]:
    return {"runner_id": runner_id, "batch_id": batch_id, "path": packed.path, **values(packed.activity)}


def _sort(connection: sa.Connection, runner_id: int, found: Sequence[Packed]) -> _Sorted:
    done = _Sorted()
    known = known_uids(connection, runner_id, [p.activity.uid for p in found])
    files = _file_names(connection, runner_id) if any(p.origin for p in found) else set()
    shelf = _shelf(connection, runner_id, [p.activity for p in found])
    # Richer recordings first, so that of two exports of one run the better one counts at once.
    for packed in sorted(found, key=lambda p: -len(p.activity.channels)):
        uid, tally = packed.activity.uid, done.tallies[packed.file]
        if uid in known or packed.origin in files:
            tally.known += 1
            continue
        known.add(uid)
        done.new.append(packed)
        mine = outline(packed.activity, packed.path)
        like = shelf.like(mine)
        if like is None:
            shelf.add(mine)
            tally.new += 1
        else:
            done.asked.append((like, mine))
            tally.like.append(like.name)
    return done


def known_uids(connection: sa.Connection, runner_id: int, uids: Iterable[str]) -> set[str]:
    """Those of the uids that are stored, counted or not."""
    of_runner = sa.select(activity.c.uid).where(activity.c.runner_id == runner_id)
    return {uid for some in portions(uids) for uid in connection.scalars(of_runner.where(activity.c.uid.in_(some)))}


def _file_names(connection: sa.Connection, runner_id: int) -> set[str | None]:
    """Base names of the files that are stored: a list row recorded in one of them is no new run."""
    paths = sa.select(activity.c.path).where(activity.c.runner_id == runner_id, activity.c.path.is_not(None))
    return {base_name(path) for path in connection.scalars(paths)}


def _shelf(connection: sa.Connection, runner_id: int, found: Sequence[Activity]) -> Shelf:
    """Outlines of what counts around the time of an import."""
    shelf = Shelf()
    starts = [a.start_utc for a in found if a.start_utc is not None]
    if starts:
        stored = connection.execute(
            sa.select(*columns(Activity, activity), activity.c.path).where(
                activity.c.runner_id == runner_id,
                activity.c.start_utc.between(min(starts) - _WINDOW, max(starts) + _WINDOW),
                activity.c.uid.not_in(duplicates.left_out(runner_id)),
            )
        ).all()
        for row, known in zip(stored, read(Activity, (row[:-1] for row in stored)), strict=True):
            shelf.add(outline(known, row[-1]))
    return shelf


def add_outcomes(
    connection: sa.Connection,
    runner_id: int,
    batch_id: str,
    outcomes: Sequence[FileOutcome],
    tallies: dict[int | None, Tally],
) -> None:
    """What became of each file, in the order of the files."""
    rows = [
        {
            "batch_id": batch_id,
            "runner_id": runner_id,
            "position": i,
            **values(settled(outcome, tallies.get(i, Tally()))),
        }
        for i, outcome in enumerate(outcomes)
    ]
    if rows:
        connection.execute(sa.insert(batch_file), rows)


def add_told(
    connection: sa.Connection,
    runner_id: int,
    batch_id: str,
    responses: Iterable[RunResponse],
    injuries: Iterable[Injury],
) -> None:
    """Responses and injuries that come with a batch (the demo, a restored diary)."""
    for table, rows in ((response, [values(r) for r in responses]), (injury, [injury_rows.row(i) for i in injuries])):
        if rows:
            of_the_batch = {"runner_id": runner_id, "batch_id": batch_id}
            connection.execute(sa.insert(table), [of_the_batch | row for row in rows])


def every(connection: sa.Connection, runner_id: int, only: str | None = None) -> tuple[Batch, ...]:
    """Imports with their files, newest first."""
    mine = batch.c.runner_id == runner_id, (batch.c.id == only) if only is not None else sa.true()
    heads = connection.execute(
        sa.select(batch.c.id, batch.c.created_at, batch.c.is_undone, batch.c.seconds)
        .where(*mine)
        .order_by(batch.c.created_at.desc(), batch.c.id.desc())
    ).all()
    rows = connection.execute(
        sa.select(batch_file.c.batch_id, *columns(FileOutcome, batch_file))
        .join(batch, batch.c.id == batch_file.c.batch_id)
        .where(*mine)
        .order_by(batch_file.c.batch_id, batch_file.c.position)
    ).all()
    files: dict[str, list[FileOutcome]] = defaultdict(list)
    for row, outcome in zip(rows, read(FileOutcome, (row[1:] for row in rows)), strict=True):
        files[row[0]].append(outcome)
    return tuple(
        Batch(id=h.id, created_at=h.created_at, files=tuple(files[h.id]), is_undone=h.is_undone, seconds=h.seconds)
        for h in heads
    )


def one(connection: sa.Connection, runner_id: int, batch_id: str) -> Batch:
    found = every(connection, runner_id, batch_id)
    if not found:
        raise StoreError("There is no such import in this diary.", hint="See the list of imports.")
    return found[0]


def undo(connection: sa.Connection, runner_id: int, batch_id: str) -> Batch:
    """Take back all that a batch brought; the batch itself stays, marked. Twice is the same as once."""
    found = one(connection, runner_id, batch_id)
    brought = sa.select(activity.c.uid).where(activity.c.runner_id == runner_id, activity.c.batch_id == batch_id)
    duplicates.forget(connection, runner_id, list(connection.scalars(brought)))
    for table in (activity, check_in, response, injury):
        connection.execute(sa.delete(table).where(table.c.runner_id == runner_id, table.c.batch_id == batch_id))
    connection.execute(sa.update(batch).where(batch.c.id == batch_id).values(is_undone=True))
    return replace(found, is_undone=True)
