"""Look into files without storing anything."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rtr.actions import sources
from rtr.actions.reading import Progress, ReadFile, read_all
from rtr.errors import Problem
from rtr.model import Activity, CheckIn, Injury, Outcome, RunResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """One activity as its file tells it, and how many samples it has."""

    path: str
    activity: Activity
    samples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What lies in some files: activities in the order of the paths given, then of time."""

    activities: tuple[Inspected, ...]
    check_ins: tuple[CheckIn, ...]
    responses: tuple[RunResponse, ...]
    injuries: tuple[Injury, ...]
    problems: tuple[Problem, ...]
    files: int
    failed: int

    @property
    def is_empty(self) -> bool:
        return not (self.activities or self.check_ins or self.responses or self.injuries)


def inspect_paths(paths: Iterable[str | Path], progress: Progress | None = None) -> Inspection:
    """Read files, folders and archives; only what they say, placed in no time zone they do not name."""
    found: list[tuple[int, Inspected]] = []
    check_ins: list[CheckIn] = []
    responses: list[RunResponse] = []
    injuries: list[Injury] = []
    problems: list[Problem] = []
    outcomes: list[Outcome] = []
    with sources.of_paths(paths) as waiting:
        for file in read_all(waiting, progress):
            found += [(file.argument, one) for one in _inspected(file)]
            check_ins += file.result.check_ins
            responses += file.result.responses
            injuries += file.result.injuries
            problems += file.problems
            outcomes.append(file.outcome)
    found.sort(key=lambda pair: (pair[0], _moment(pair[1].activity)))
    return Inspection(
        activities=tuple(one for _, one in found),
        check_ins=tuple(check_ins),
        responses=tuple(responses),
        injuries=tuple(injuries),
        problems=tuple(problems),
        files=len(outcomes),
        failed=outcomes.count(Outcome.FAILED),
    )


def _inspected(file: ReadFile) -> Iterable[Inspected]:
    for recording in file.result.recordings:
        samples = 0 if recording.samples is None else len(recording.samples)
        yield Inspected(path=file.path, activity=recording.activity, samples=samples)


def _moment(activity: Activity) -> dt.datetime:
    start = activity.start_utc or activity.start_local or dt.datetime.min  # noqa: DTZ901 - sorts what has no date first
    return start.replace(tzinfo=None)
