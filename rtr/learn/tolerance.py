"""How long runs were and how they settled: counts, never a forecast (rulings R21)."""

import datetime as dt
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rtr.body import place as place_of
from rtr.diary import Diary
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import RunVerdict, Settling

WINDOW_DAYS = 84
"""The last twelve weeks: what was bearable long ago says little about today."""
FEWEST_OF_BIN, FEWEST = 5, 12
"""Runs that a column of lengths needs to count, and that the sentence needs."""
EDGES: tuple[tuple[float, tuple[int, ...]], ...] = (
    (12.0, (4, 6, 8, 11)),
    (35.0, (15, 20, 23, 27)),
    (math.inf, (30, 40, 50, 60)),
)
"""Upper ends of the columns in minutes, by the median length of the runs; how they settled has no say."""
NO_FORECAST = "A record of what happened, not a forecast."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Runs of `least` to `most` whole minutes (None: and more), counted by how they settled."""

    least: int
    most: int | None
    settled: int
    held: int
    eased: int

    @property
    def answered(self) -> int:
        return self.settled + self.held + self.eased

    @property
    def has_enough(self) -> bool:
        return self.answered >= FEWEST_OF_BIN

    @property
    def words(self) -> str:
        """The lengths in words: "up to 15 min", "16–20 min", "28 min and more"."""
        if self.most is None:
            return f"{self.least} min and more"
        return f"up to {self.most} min" if self.least == 0 else f"{self.least}–{self.most} min"

    @property
    def counts(self) -> str:
        """How many of them settled: "16 of 18"."""
        return f"{self.settled} of {self.answered}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How the runs of a time settled, by their length.

    `bins` hold runs of known length whose outcome is known. Left out and counted beside them are runs
    that are `pending`, `unanswered` (or answered in part, so that nobody knows), `unjudged` because a
    clinician steers the place, and of `unknown_length`. `bound_min` is the length the sentence speaks
    of, None while there is none.
    """

    since: dt.date
    until: dt.date
    bins: tuple[Lengths, ...]
    bound_min: int | None
    pending: int
    unanswered: int
    unjudged: int
    unknown_length: int

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.bins)

    @property
    def spoken_of(self) -> tuple[Lengths, ...]:
        """The columns up to the bound; none without a bound."""
        bound = -1 if self.bound_min is None else self.bound_min
        return tuple(one for one in self.bins if one.least <= bound)

    @property
    def sentence(self) -> str | None:
        """How runs up to the bound settled, and beside it the longest of them alone; None with too few runs."""
        spoken = self.spoken_of
        if not spoken:
            return None
        settled, answered = sum(one.settled for one in spoken), sum(one.answered for one in spoken)
        whole = f"Runs up to {self.bound_min} min settled by the next morning {settled} of {answered} times."
        shorter = answered - spoken[-1].answered
        longest = f" The {spoken[-1].answered} longest of them ({spoken[-1].words}): {spoken[-1].counts}."
        return f"{whole}{longest if shorter else ''} {NO_FORECAST}"


def tolerance(verdicts: Iterable[RunVerdict], until: dt.date, onset: dt.date | None = None) -> Tolerance:
    """Count how runs settled, by running minutes.

    Parameters
    ----------
    verdicts
        One per run: those of one place, or the worst place of each session.
    until
        The last day that counts.
    onset
        First day of the injury episode that is going on, if one is.

    Notes
    -----
    Chosen before any data were looked at, and never by how the runs settled: the time is the last
    twelve weeks, or since the onset where that is later; the columns follow the median length; the
    bound of the sentence is the longest run of the longest column with five runs, where twelve runs
    are no longer than that. A run settled if its verdict says so: pain while running and the next
    morning were both within the limits of its injury.

    """
    since = max(until - dt.timedelta(days=WINDOW_DAYS - 1), onset or dt.date.min)
    within = [v for v in verdicts if since <= v.day <= until]
    known = [v for v in within if _is_known(v) and math.isfinite(v.run_min)]
    bins = _bins(known)
    return Tolerance(
        since=since,
        until=until,
        bins=bins,
        bound_min=_bound(bins, [_whole(v.run_min) for v in known]),
        pending=_count(within, Settling.PENDING),
        unanswered=_count(within, Settling.UNANSWERED) + sum(_is_open(v) for v in within),
        unjudged=_count(within, Settling.UNJUDGED),
        unknown_length=sum(_is_known(v) and not math.isfinite(v.run_min) for v in within),
    )


def onset_of(diary: Diary, place: str, day: dt.date) -> dt.date | None:
    """The onset of the injury that is going on at a place, the latest if there are several."""
    going_on = (injury.onset for injury in diary.open_injuries(day) if place_of(injury.site, injury.side) == place)
    return max(going_on, default=None)


def _is_open(verdict: RunVerdict) -> bool:
    """Held only because something was never answered: how it settled is not known."""
    return verdict.settling is Settling.HOLD and bool(verdict.missing) and not verdict.reasons


def _is_known(verdict: RunVerdict) -> bool:
    return verdict.settling in {Settling.GREEN, Settling.HOLD, Settling.BACK} and not _is_open(verdict)


def _count(verdicts: Sequence[RunVerdict], settling: Settling) -> int:
    return sum(verdict.settling is settling for verdict in verdicts)


def _whole(run_min: float) -> int:
    """Minutes as they are shown everywhere."""
    return round(run_min)


def _bins(known: Sequence[RunVerdict]) -> tuple[Lengths, ...]:
    middle = statistics.median(verdict.run_min for verdict in known) if known else 0.0
    edges = next(edges for longest, edges in EDGES if middle <= longest + EPS) if known else EDGES[1][1]
    found = []
    for least, most in zip((0, *(edge + 1 for edge in edges)), (*edges, None), strict=True):
        here = [v for v in known if least <= _whole(v.run_min) <= (math.inf if most is None else most)]
        settled, held, eased = (_count(here, one) for one in (Settling.GREEN, Settling.HOLD, Settling.BACK))
        found.append(Lengths(least=least, most=most, settled=settled, held=held, eased=eased))
    return tuple(found)


def _bound(bins: Sequence[Lengths], lengths: Sequence[int]) -> int | None:
    """The longest run of the longest column with enough runs, where enough runs are no longer."""
    for last in reversed(range(len(bins))):
        if bins[last].has_enough and sum(one.answered for one in bins[: last + 1]) >= FEWEST:
            most = bins[last].most
            return max(length for length in lengths if most is None or length <= most)
    return None
