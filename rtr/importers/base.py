"""What every importer gives back, and what identifies an activity."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from rtr.errors import Problem
from rtr.model import Activity, CheckIn, Injury, RunResponse
from rtr.samples import Samples

MAX_FILE_BYTES = 256 * 2**20
"""Largest single file that is read into memory, unpacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """An activity and its samples, as one file told them.

    `origin` is the base name of the file a list says the row was recorded in ("1234.fit.gz"),
    so that an import can prefer the original where both come together.
    """

    activity: Activity
    samples: Samples | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """All that one file held, and what was wrong with it. In the order of the file."""

    recordings: tuple[Recording, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    responses: tuple[RunResponse, ...] = ()
    injuries: tuple[Injury, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to keep."""
        return not (self.recordings or self.has_words)

    @property
    def has_words(self) -> bool:
        """Whether it says something of the body: mornings, answers to runs, injuries."""
        return bool(self.check_ins or self.responses or self.injuries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format. `sniff` sees the first 64 KiB of the content, never the name.

    `read(name, data)` gives an `ImportResult` or raises `FileImportError`; whatever the bytes,
    it raises nothing else. `Activity.uid` is left empty by importers: `finish` fills it.
    """

    name: str
    title: str
    sniff: Callable[[bytes], bool]
    read: Callable[[str, bytes], ImportResult]


def shown_name(name: str, limit: int = 60) -> str:
    """A file name as it is put into a sentence: without control characters, the middle cut out.

    >>> shown_name("a" * 200 + ".csv", limit=12)
    'aaaaaa…a.csv'
    """
    plain = "".join(c for c in name if c.isprintable())
    return plain if len(plain) <= limit else f"{plain[: limit // 2]}…{plain[-(limit - limit // 2 - 1) :]}"


def fingerprint(activity: Activity, samples: int) -> str:
    """Identify an activity by what it says: start, sport, times, distance, heart rate, samples.

    The same recording in a renamed or re-packed file has the same fingerprint; titles and
    notes may be edited without making a new activity. 32 hexadecimal digits.
    """
    start = activity.start_utc or activity.start_local
    facts = (
        start.isoformat() if start else "",
        activity.sport.value,
        *(_rounded(v) for v in (activity.elapsed_s, activity.timer_s, activity.moving_s, activity.distance_m)),
        _rounded(activity.avg_hr_bpm),
        str(samples),
    )
    return hashlib.sha256("|".join(facts).encode()).hexdigest()[:32]


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
