"""What a diary still lacks, how much of it, and about when it will do at the rhythm of the last weeks."""

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rtr.frames import ExposuresFrame
from rtr.learn.pairs import WEEK, pairs_of
from rtr.metrics.base import EPS, Flags, Floats

RECENT_DAYS = 28
"""The rhythm is that of the last four weeks."""
IN_DAYS, IN_WEEKS, IN_MONTHS = 13, 70, 365
"""Up to here a time is told in days, in weeks, in months; beyond, it is not told."""
MONTH_DAYS = 365 / 12
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
)


class Wanted(enum.StrEnum):
    """What a step of the statistics needs; a closed list."""

    MORNINGS = "mornings"
    PAIRS = "pairs"
    RUNS = "runs"
    PAINS = "pains"
    LEVELS = "levels"
    FLARES = "flares"
    RUN_DAYS = "run_days"


_WORDS = {
    Wanted.MORNINGS: "{have} of {need} mornings are logged",
    Wanted.PAIRS: "{have} of {need} pairs are logged",
    Wanted.RUNS: "{have} of {need} runs have a morning before and after them",
    Wanted.PAINS: "Pain was above 0 on {have} of the mornings it can use, and it needs {need}",
    Wanted.LEVELS: "These mornings hold {have} different values of pain, and it needs {need}",
    Wanted.FLARES: "{have} flares are in the diary, and it needs {need}",
    Wanted.RUN_DAYS: "{have} of {need} days with a run have both mornings after it",
}
_RHYTHMIC = {Wanted.MORNINGS, Wanted.PAIRS, Wanted.RUNS, Wanted.RUN_DAYS}
"""What comes with logging. When pain or flares will come nobody can tell, nor is it waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something of which there is less than needed. `more_days` is an estimate, None where there is none."""

    wanted: Wanted
    have: int
    need: int
    more_days: int | None

    @property
    def words(self) -> str:
        """The sentence that names it: "31 of 42 pairs are logged, so about two more weeks."."""
        told = _WORDS[self.wanted].format(have=self.have, need=self.need)
        when = None if self.more_days is None else about(self.more_days)
        return f"{told}, so about {when}." if when else f"{told}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a diary holds of each, and how much a day has been added lately (`per_day`)."""

    mornings: int
    pairs: int
    runs: int
    pains: int
    levels: int
    flares: int
    run_days: int
    per_day: Mapping[Wanted, float]


def counted(exposures: ExposuresFrame, flare: Floats) -> Counts:
    """Count what there is; `flare` is 1, 0 or NaN per day, and may be empty."""
    run_min, pain = exposures["run_min"].to_numpy(), exposures["pain_am"].to_numpy()
    pairs = pairs_of(run_min, pain)
    is_pair = np.zeros(len(pain), dtype=bool)
    is_pair[pairs.index[pairs.is_complete] + 1] = True  # a pair is there once its second morning is
    pains = pairs.y[pairs.is_complete & (pairs.y > 0)]
    is_run = np.zeros(len(pain), dtype=bool)
    is_run[pairs.index[pairs.is_complete & (pairs.x > 0)] + 1] = True
    is_known = np.isfinite(flare)
    every: dict[Wanted, Flags] = {
        Wanted.MORNINGS: np.isfinite(pain), Wanted.PAIRS: is_pair, Wanted.RUNS: is_run, Wanted.RUN_DAYS: is_known,
    }  # fmt: skip
    return Counts(
        mornings=int(np.isfinite(pain).sum()),
        pairs=pairs.count,
        runs=int(is_run.sum()),
        pains=len(pains),
        levels=len(np.unique(pains)),
        flares=int(np.nansum(flare)),
        run_days=int(is_known.sum()),
        per_day={wanted: _rhythm(flags, len(pain) - _begun(pain)) for wanted, flags in every.items()},
    )


def _begun(pain: Floats) -> int:
    """Where in the calendar the first answered morning is."""
    known = np.flatnonzero(np.isfinite(pain))
    return int(known[0]) if len(known) else len(pain)


def _rhythm(flags: Flags, days: int) -> float:
    """How many a day in the last four weeks, or since the diary began where that is less."""
    recent = min(RECENT_DAYS, days)
    return float(flags[-recent:].sum()) / recent if recent else 0.0


def lacks_of(counts: Counts, needs: Mapping[Wanted, int]) -> tuple[Lack, ...]:
    """What there is too little of, in the order of the needs."""
    found = []
    for wanted, need in needs.items():
        have = int(getattr(counts, wanted.value))
        if have < need:
            rate = counts.per_day.get(wanted, 0.0) if wanted in _RHYTHMIC else 0.0
            more = math.ceil((need - have) / rate - EPS) if rate > 0 else None
            found.append(Lack(wanted=wanted, have=have, need=need, more_days=more))
    return tuple(found)


def about(days: int) -> str | None:
    """A time to come, rounded up to days, weeks or months; None beyond a year.

    >>> about(1), about(9), about(15), about(100)
    ('one more day', 'nine more days', 'three more weeks', 'four more months')
    """
    for longest, length, unit in ((IN_DAYS, 1.0, "day"), (IN_WEEKS, WEEK, "week"), (IN_MONTHS, MONTH_DAYS, "month")):
        if days <= longest:
            count = math.ceil(days / length - EPS)
            return f"{_NUMBERS[count]} more {unit}{'' if count == 1 else 's'}"
    return None
