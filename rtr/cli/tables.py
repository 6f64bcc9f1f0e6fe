"""What the commands say to people: sentences and small tables."""

from collections.abc import Sequence

from rtr.actions.inspect import Inspection
from rtr.cli.documents import totals
from rtr.cli.face import plain, say
from rtr.model import Batch, Outcome, Runner
from rtr.units import distance_text, minutes, minutes_text

_OUTCOMES = {
    Outcome.NEW: "new",
    Outcome.KNOWN: "already known",
    Outcome.DUPLICATE: "looks like a run you have",
    Outcome.SKIPPED: "passed over",
    Outcome.FAILED: "could not be read",
}


def table(rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as they need to be; the last one runs out."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def inspection(found: Inspection) -> None:
    """Activities, then what is wrong."""
    rows = [("start", "sport", "time", "distance", "run", "walk", "file")]
    for one in found.activities:
        a = one.activity
        start = a.start_local or a.start_utc
        times = (minutes_text(minutes(t)) for t in (a.load_s, a.run_s, a.walk_s))
        lasted, run, walk = times
        when = f"{start:%Y-%m-%d %H:%M}" if start else "no date"
        rows.append((when, a.sport.value, lasted, distance_text(a.distance_m), run, walk, plain(one.path)))
    if found.activities:
        table(rows)
        say()
    for problem in found.problems:
        where = f", {problem.where}" if problem.where else ""
        say(f"{problem.severity.value}: {plain(problem.path)}{where}: {plain(problem.what)}")
    parts = [_count(len(found.activities), "activity", "activities")]
    words = (
        (found.check_ins, "morning", "mornings"),
        (found.responses, "answer to a run", "answers to runs"),
        (found.injuries, "injury", "injuries"),
    )
    parts += [_count(len(told), one, many) for told, one, many in words if told]
    say(f"{_count(found.files, 'file')}: {', '.join(parts)}. Nothing was stored.")


def imported(batch: Batch, runner: Runner) -> None:
    """What became of each file, and how to take it back."""
    for f in batch.files:
        say(f"{_OUTCOMES[f.outcome]}: {plain(f.path)}")
        if f.reason:
            say(f"    {plain(f.reason)}")
    say()
    counts = totals(batch)
    parts = [f"{counts[outcome.value]} {words}" for outcome, words in _OUTCOMES.items() if counts[outcome.value]]
    added = sum(f.activities_new for f in batch.files)
    say(f"{_count(counts['files'], 'file')}: {', '.join(parts)}.")
    say(f"{_count(added, 'new activity', 'new activities')} in the diary of {plain(runner.name)}.")
    if counts["new"]:
        say(f"To take this import back: python3 -m rtr undo {batch.id}")


def batches(found: Sequence[Batch]) -> None:
    """Imports, newest first."""
    if not found:
        say("Nothing has been imported yet.")
        return
    rows = [("import", "when (UTC)", "files", "new activities", "")]
    for batch in found:
        added = sum(f.activities_new for f in batch.files)
        undone = "undone" if batch.is_undone else ""
        rows.append((batch.id, f"{batch.created_at:%Y-%m-%d %H:%M}", str(len(batch.files)), str(added), undone))
    table(rows)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
