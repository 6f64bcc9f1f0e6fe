"""Import files as one batch, and take a batch back."""

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from rtr.actions import sources
from rtr.actions.folding import folded
from rtr.actions.placing import placed, zone_of
from rtr.actions.reading import Progress, ReadFile, read_all
from rtr.actions.sources import Found
from rtr.actions.told import outcome_of, sift
from rtr.errors import EmptyFileError, Problem
from rtr.importers.base import ImportResult, Recording
from rtr.importers.finish import is_plausible_start
from rtr.model import Activity, Batch, FileOutcome, Outcome, Runner
from rtr.store import Packed, Store, pack

_LONGEST_REASON = 5
"""Remarks on one file that are kept; the rest are counted."""


def import_paths(  # noqa: PLR0913 - the rest is optional and by name
    store: Store,
    runner: Runner,
    paths: Iterable[str | Path],
    *,
    at: dt.datetime,
    progress: Progress | None = None,
    job_id: str | None = None,
) -> Batch:
    """Import files, folders and archives as one batch, stored whole or not at all.

    `at` is now. Raises `EmptyFileError` where there is nothing to read, `StoreError` where it
    cannot be stored; whatever is wrong with a file is in its outcome.
    """
    with sources.of_paths(paths) as found:
        return _stored(store, runner, _read(runner, found, at, progress), at, job_id)


def import_files(  # noqa: PLR0913 - as above
    store: Store,
    runner: Runner,
    files: Iterable[tuple[str, BinaryIO]],
    *,
    at: dt.datetime,
    progress: Progress | None = None,
    job_id: str | None = None,
) -> Batch:
    """As `import_paths`, for open files and the names they have for the runner."""
    with sources.of_files(files) as found:
        return _stored(store, runner, _read(runner, found, at, progress), at, job_id)


def import_staged(  # noqa: PLR0913 - as above
    store: Store,
    runner: Runner,
    files: Iterable[tuple[str, Path]],
    *,
    at: dt.datetime,
    progress: Progress | None = None,
    job_id: str | None = None,
) -> Batch:
    """As `import_paths`, for files that lie under other names than the runner knows them by."""
    with sources.of_named(files) as found:
        return _stored(store, runner, _read(runner, found, at, progress), at, job_id)


def undo_import(store: Store, runner: Runner, batch_id: str) -> Batch:
    """Take back everything one import brought."""
    return store.undo(runner.id, batch_id)


@dataclass(slots=True)
class _Load:
    """What an import is about to store."""

    started: float = field(default_factory=time.perf_counter)
    packed: list[Packed] = field(default_factory=list)
    told: list[tuple[int, ImportResult]] = field(default_factory=list)
    outcomes: list[FileOutcome] = field(default_factory=list)


def _read(runner: Runner, found: Sequence[Found], at: dt.datetime, progress: Progress | None) -> _Load:
    """Read all files; samples are packed at once, so that thousands of files fit in memory."""
    if not found:
        raise EmptyFileError("There is nothing to import here.", hint="Choose files, folders or a zip archive.")
    load, zone = _Load(), zone_of(runner.zone)
    for number, file in enumerate(read_all(found, progress)):
        kept, refused = [], []
        for recording in file.result.recordings:
            why = _why_not(recording.activity, at.astimezone(zone))
            if why is None:
                kept.append(replace(recording, activity=placed(recording.activity, zone)))
            else:
                refused.append(why)
        load.packed += [pack(recording, file=number, path=file.path) for recording in kept]
        if file.result.has_words:
            load.told.append((number, file.result))
        load.outcomes.append(_outcome(file, kept, refused))
    return load


def _why_not(activity: Activity, now: dt.datetime) -> str | None:
    """Why an activity cannot stand in a diary; None where it can."""
    start = activity.start_utc or activity.start_local
    if start is None:
        return "it has no date"
    if is_plausible_start(start, now if activity.start_utc is not None else now.replace(tzinfo=None)):
        return None
    return f"its date, {start.date().isoformat()}, cannot be right"


def _outcome(file: ReadFile, kept: Sequence[Recording], refused: Sequence[str]) -> FileOutcome:
    """What reading gave; the store still says what of it is new."""
    outcome, remarks = file.outcome, [_remark(problem) for problem in file.problems]
    if refused:
        count = f"{len(refused)} activities were left out" if len(refused) > 1 else "One activity was left out"
        remarks.insert(0, f"{count}: {refused[0]}.")
        if not kept and not file.result.has_words:
            outcome = Outcome.FAILED
    return FileOutcome(path=file.path, outcome=outcome, reason=_joined(remarks))


def _remark(problem: Problem) -> str:
    return f"{problem.where}: {problem.what}" if problem.where else problem.what


def _joined(remarks: Sequence[str]) -> str | None:
    shown = " ".join(remarks[:_LONGEST_REASON])
    rest = len(remarks) - _LONGEST_REASON
    return (f"{shown} {rest} more remarks." if rest > 0 else shown) or None


def _stored(store: Store, runner: Runner, load: _Load, at: dt.datetime, job_id: str | None) -> Batch:
    packed, rows = folded(load.packed)
    for file, count in rows.items():
        load.outcomes[file] = _as_list(load.outcomes[file], count)
    told = sift(store, runner, load.told, {p.activity.uid for p in packed}, _day(runner, at))
    for file in told.said:
        has_runs = bool(rows.get(file)) or any(p.file == file for p in packed)
        load.outcomes[file] = outcome_of(load.outcomes[file], told.said[file], told.left_out[file], has_runs=has_runs)
    return store.add_batch(
        runner.id,
        packed,
        load.outcomes,
        at=at,
        check_ins=told.check_ins,
        responses=told.responses,
        injuries=told.injuries,
        seconds=time.perf_counter() - load.started,
        job_id=job_id,
    )


def _day(runner: Runner, at: dt.datetime) -> dt.date:
    return at.astimezone(zone_of(runner.zone)).date()


def _as_list(outcome: FileOutcome, count: int) -> FileOutcome:
    """The outcome of a list whose rows describe other files of the same import."""
    subject = "1 row describes a file" if count == 1 else f"{count:,} rows describe files"
    reason = f"{subject} of this import; titles, notes and effort were taken over."
    joined = " ".join(part for part in (reason, outcome.reason) if part)
    return replace(outcome, outcome=Outcome.KNOWN, activities_known=count, reason=joined)
