"""What became of a file, in a word and a sentence, once the diary has been asked."""

from dataclasses import dataclass, field, replace

from rtr.model import FileOutcome, Outcome


@dataclass(slots=True)
class Tally:
    """Activities of one file: new ones, known ones, and the names of the runs that others look like."""

    new: int = 0
    known: int = 0
    like: list[str] = field(default_factory=list)


def settled(read: FileOutcome, tally: Tally) -> FileOutcome:
    """The outcome of a file that could be read; a failed or skipped one stays as it is."""
    if not (tally.new or tally.known or tally.like):
        return read
    return replace(
        read,
        outcome=_word(tally),
        activities_new=tally.new,
        activities_known=read.activities_known + tally.known,
        duplicate_of=tally.like[0] if tally.like else None,
        reason=" ".join(part for part in (_sentence(tally), read.reason) if part) or None,
    )


def _word(tally: Tally) -> Outcome:
    if tally.new:
        return Outcome.NEW
    return Outcome.DUPLICATE if tally.like else Outcome.KNOWN


def _sentence(tally: Tally) -> str:
    """What the runner needs to know beyond "new"."""
    if tally.like:
        return (
            f"{_who(len(tally.like), tally)} you already have. Say which one counts; until then the earlier one does."
        )
    if tally.known and not tally.new:
        return "Already in your diary. Nothing was added."
    return ""


def _who(like: int, tally: Tally) -> str:
    total = tally.new + tally.known + like
    if total == 1:
        return "This looks like a run"
    return f"{like} of {total} activities look like runs" if like > 1 else f"1 of {total} activities looks like one"
