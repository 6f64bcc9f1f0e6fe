"""Import: what became of every file, what looks like the same run, what waits for a look."""

import datetime as dt
import zoneinfo
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.advice.words import day_text, listed
from rtr.diary import Diary
from rtr.model import Activity, Batch, DuplicatePair, FileOutcome, Outcome
from rtr.units import counted, distance_text, minutes, minutes_text

GLYPHS = {
    Outcome.NEW: "●",
    Outcome.KNOWN: "○",
    Outcome.DUPLICATE: "◆",
    Outcome.SKIPPED: "○",
    Outcome.FAILED: "▼",
}
WORDS = {
    Outcome.NEW: "new",
    Outcome.KNOWN: "already here",
    Outcome.DUPLICATE: "double",
    Outcome.SKIPPED: "skipped",
    Outcome.FAILED: "not read",
}
TO_LOOK_AT = frozenset({Outcome.DUPLICATE, Outcome.FAILED})
CHANNELS = {
    "hr_bpm": "heart rate",
    "cadence_spm": "cadence",
    "lat_deg": "positions",
    "ele_m": "altitude",
    "power_w": "power",
}
"""Channels worth naming when two recordings are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file. `name` and `sentence` hold words of the user's files: escape them."""

    name: str
    outcome: Outcome
    glyph: str
    word: str
    sentence: str
    is_to_look_at: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    """One import."""

    batch: Batch
    heading: str
    sentence: str
    caption: str
    files: tuple[FileRow, ...]
    to_look_at: int
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two recordings of what looks like one run."""

    pair: DuplicatePair
    day: str
    stored: str
    new: str
    apart: str
    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedView:
    """A recording that looks implausible and is left out of load until the runner says it is right."""

    uid: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportsView:
    """Everything Import shows; newest import first."""

    last: BatchView | None
    earlier: tuple[BatchView, ...]
    pairs_heading: str
    pairs: tuple[PairView, ...]
    flagged: tuple[FlaggedView, ...]


def imports_view(batches: Sequence[Batch], duplicates: Sequence[DuplicatePair], diary: Diary) -> ImportsView:
    """The view-model of Import; `batches` newest first, `duplicates` the open questions."""
    views = [_batch(batch, diary.runner.zone, is_last=i == 0) for i, batch in enumerate(batches)]
    count = len(duplicates)
    return ImportsView(
        last=views[0] if views else None,
        earlier=tuple(views[1:]),
        pairs_heading=""
        if not count
        else f"{counted(count, 'pair')} {'looks' if count == 1 else 'look'} like the same run",
        pairs=tuple(_pair(pair, has_miles=diary.runner.has_miles) for pair in duplicates),
        flagged=tuple(_flagged(a, has_miles=diary.runner.has_miles) for a in diary.activities if a.is_flagged),
    )


def _batch(batch: Batch, zone: str, *, is_last: bool) -> BatchView:
    counts = Counter(file.outcome for file in batch.files)
    said = [f"{counts[o]:,} {_plural(o, counts[o])}" for o in Outcome if counts[o]]
    moment = _local(batch.created_at, zone)
    name = "Last import" if is_last else f"Import of {day_text(moment.date())}"
    rows = tuple(_file(file, len(batch.files)) for file in batch.files)
    took = "" if batch.seconds is None else f", {_seconds(batch.seconds)}"
    return BatchView(
        batch=batch,
        heading=f"{name}: {', '.join(said) or 'nothing found'}" + (" (undone)" if batch.is_undone else ""),
        sentence=f"{counted(len(rows), 'file')}, {day_text(moment.date())} {moment:%H:%M}{took}.",
        caption=f"{counted(len(rows), 'file')}: {', '.join(said) or 'nothing found'}. "
        "Times are local to where the run was.",
        files=rows,
        to_look_at=sum(row.is_to_look_at for row in rows),
        can_undo=not batch.is_undone and any(f.activities_new or f.outcome is Outcome.NEW for f in batch.files),
    )


def _seconds(seconds: float) -> str:
    return counted(round(seconds), "second") if seconds >= 1 else "under a second"


def _plural(outcome: Outcome, count: int) -> str:
    return "doubles" if outcome is Outcome.DUPLICATE and count != 1 else WORDS[outcome]


def _local(at: dt.datetime, zone: str) -> dt.datetime:
    """The moment on the runner's clock; in UTC where the zone is not known here."""
    try:
        return at.astimezone(zoneinfo.ZoneInfo(zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return at.astimezone(dt.UTC)


def _file(file: FileOutcome, files: int) -> FileRow:
    return FileRow(
        name=file.path,
        outcome=file.outcome,
        glyph=GLYPHS[file.outcome],
        word=WORDS[file.outcome],
        sentence=" ".join(part for part in (_what(file), file.reason or "", _others(file, files)) if part),
        is_to_look_at=file.outcome in TO_LOOK_AT,
    )


def _what(file: FileOutcome) -> str:
    new, known = file.activities_new, file.activities_known
    if file.outcome is Outcome.DUPLICATE:
        beside = f"Beside {file.duplicate_of}:" if file.duplicate_of else ""
        return beside if file.reason else f"{beside} Looks like a run you already have.".strip()
    if file.outcome is Outcome.KNOWN:
        return "" if file.reason else "Already in your diary. Nothing was added."
    if file.outcome is not Outcome.NEW or not new:
        return ""
    added = counted(new, "activity", "activities")
    return f"{added}, {known:,} already in your diary." if known else f"{added}."


def _others(file: FileOutcome, files: int) -> str:
    if file.outcome is not Outcome.FAILED or files < 2:
        return ""
    return "The other file was not affected." if files == 2 else f"The other {files - 1:,} files were not affected."


def _pair(pair: DuplicatePair, *, has_miles: bool) -> PairView:
    kept = pair.kept.start_local
    return PairView(
        pair=pair,
        day="" if kept is None else f"{day_text(kept.date())}, {kept:%H:%M}",
        stored=_recording(pair.kept, has_miles=has_miles),
        new=_recording(pair.new, has_miles=has_miles),
        apart=_apart(pair),
        suggestion=pair.suggestion,
    )


def _apart(pair: DuplicatePair) -> str:
    """`12 s and 0.4 % apart`"""
    said = [f"{abs(pair.start_apart_s):,.0f} s"]
    one, other = pair.kept.distance_m, pair.new.distance_m
    if one and other:
        said.append(f"{100 * abs(one - other) / max(one, other):.1f} %")
    return f"{' and '.join(said)} apart"


def _recording(activity: Activity, *, has_miles: bool) -> str:
    """`38 min, 5.0 km, heart rate and positions, laps`"""
    names = [CHANNELS[channel] for channel in activity.channels if channel in CHANNELS]
    names += [counted(len(activity.laps), "lap")] if activity.laps else []
    facts = [minutes_text(minutes(activity.load_s)), distance_text(activity.distance_m, miles=has_miles)]
    return ", ".join([fact for fact in facts if fact != "–"] + ([listed(names)] if names else ["no samples"]))


def _flagged(activity: Activity, *, has_miles: bool) -> FlaggedView:
    facts = f"{minutes_text(minutes(activity.load_s))}, {distance_text(activity.distance_m, miles=has_miles)}"
    day = "An activity" if activity.start_local is None else f"The activity of {day_text(activity.start_local.date())}"
    return FlaggedView(
        uid=activity.uid,
        sentence=f"{day} ({facts}) looks implausible. It is left out of every sum until you say it is right.",
    )
