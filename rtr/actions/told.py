"""Mornings, answers and injuries of an import: what of them is new, and what has no run to belong to."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rtr.importers.base import ImportResult
from rtr.model import CheckIn, FileOutcome, Injury, Outcome, Runner, RunResponse
from rtr.store import Store
from rtr.units import counted

KNOWN = "Already in your diary. Nothing was added."
RUNNER = "runner"


@dataclass(slots=True)
class Told:
    """What an import says of the body, and of each file what became of it."""

    check_ins: list[CheckIn] = field(default_factory=list)
    responses: list[RunResponse] = field(default_factory=list)
    injuries: list[Injury] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)
    """File → what of it is new, "" for nothing."""
    left_out: dict[int, str] = field(default_factory=dict)


def sift(
    store: Store, runner: Runner, files: Sequence[tuple[int, ImportResult]], runs: Iterable[str], today: dt.date
) -> Told:
    """What is new of these files. `runs` are the uids that come with the same import.

    Said twice is known once; the newest words of the runner never give way to a file, the store sees
    to that. Answers to runs that are nowhere, and mornings of tomorrow, are left out and told.
    """
    told = Told()
    if not files:
        return told
    known = store.known_words(runner.id)
    mornings: set[object] = set(known.mornings)
    answered: set[object] = set(known.answered)
    injured: set[object] = set(known.injuries)
    asked = {one.activity_uid for _, result in files for one in result.responses}
    there = set(runs) | store.known_uids(runner.id, asked)
    for file, result in files:
        check_ins = [c for c in result.check_ins if c.day <= today and _first(_content(c), mornings)]
        responses = [r for r in result.responses if r.activity_uid in there and _first(_key(r), answered)]
        injuries = [i for i in result.injuries if _first(i, injured)]
        told.check_ins += check_ins
        told.responses += responses
        told.injuries += injuries
        told.said[file] = _said(len(check_ins), len(responses), len(injuries))
        overruled = sum(c.source == RUNNER and c.day in known.typed for c in check_ins)
        told.left_out[file] = " ".join(
            part for part in (_overruled(overruled), _left_out(result, there, today)) if part
        )
    return told


def _first(thing: object, seen: "set[object]") -> bool:
    """Whether it is seen for the first time."""
    is_new = thing not in seen
    seen.add(thing)
    return is_new


def _content(said: CheckIn) -> CheckIn:
    return dataclasses.replace(said, recorded_at=None)


def _key(answer: RunResponse) -> tuple[str, str]:
    return answer.activity_uid, answer.site


def _said(mornings: int, answers: int, injuries: int) -> str:
    """`27 mornings, 3 answers to runs.`"""
    parts = (
        (mornings, "morning", "mornings"),
        (answers, "answer to a run", "answers to runs"),
        (injuries, "injury", "injuries"),
    )
    told = ", ".join(counted(count, one, many) for count, one, many in parts if count)
    return f"{told}." if told else ""


def _overruled(days: int) -> str:
    return f"{days:,} of these mornings you wrote down here yourself; your own words stand." if days else ""


def _left_out(result: ImportResult, there: set[str], today: dt.date) -> str:
    homeless = sum(r.activity_uid not in there for r in result.responses)
    ahead = sum(c.day > today for c in result.check_ins)
    parts = (
        f"{counted(homeless, 'answer belongs', 'answers belong')} to runs that are not in this diary: "
        "import the runs, then this file again."
        if homeless
        else "",
        f"{counted(ahead, 'morning lies', 'mornings lie')} in the future and stayed out." if ahead else "",
    )
    return " ".join(part for part in parts if part)


def outcome_of(read: FileOutcome, said: str, left_out: str, *, has_runs: bool) -> FileOutcome:
    """The outcome of a file that told something, or would have."""
    nothing_new = not (said or has_runs)
    first = said or ("" if has_runs or left_out else KNOWN)
    reason = " ".join(part for part in (first, left_out, read.reason) if part)
    outcome = read.outcome
    if nothing_new and outcome is Outcome.NEW:
        outcome = Outcome.SKIPPED if left_out else Outcome.KNOWN
    return dataclasses.replace(read, outcome=outcome, reason=reason or None)
