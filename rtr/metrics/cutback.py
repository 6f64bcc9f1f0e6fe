"""What kind of week each one was: loading, cut-back, interrupted or off, found from the load alone or tagged."""

import enum
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rtr.metrics.base import EPS, Flags, Floats, Level, Metric, Validity, Words

LOADING_FROM = 0.85
"""Share of the base from which a week counts as loading."""
OFF_BELOW = 0.50
CLEAR_CUTBACK = (0.60, 0.80)
"""Between these shares a cut-back week is found with medium confidence."""
CLEAR_MARGIN = 0.05
"""A loading or an off week so far beyond its limit is found with medium confidence."""
BASE_WEEKS, BASE_LEAST = 3, 2
HISTORY_WEEKS = 6
"""With fewer complete weeks nothing is found with more than low confidence (science §2.7)."""
LOWER_WEEKS = 2
"""After so many lower weeks in a row another one is no cut-back: the level has changed."""


class WeekKind(enum.StrEnum):
    """What a week was for the load of a runner."""

    LOADING = "loading"
    CUTBACK = "cut-back"
    INTERRUPTED = "interrupted"
    """Lower, but not as planned: runs were missed."""
    OFF = "off"
    PARTIAL = "partial"
    """The first week of a diary that begins in it, or the current one: not judged."""
    UNKNOWN = "unknown"
    """Its load is not known."""

    @property
    def is_lower(self) -> bool:
        return self in {WeekKind.CUTBACK, WeekKind.INTERRUPTED, WeekKind.OFF}


class Confidence(enum.StrEnum):
    """How sure one may be of the kind of a week."""

    HIGH = "high"
    """The runner said so."""
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """One entry per week: `kind` and `confidence` ("" where not judged), the base and the share of it (NaN without)."""

    kind: Words
    confidence: Words
    base: Floats
    share: Floats


def kinds(load: Floats, runs: Floats, *, is_whole: Flags, tags: Sequence[WeekKind | None] = ()) -> Kinds:
    """The kind of every week from its load and number of runs, oldest first (science §5.2).

    The base of a week is the median load of the last three loading weeks before it, two at least;
    `share = load / base`. From 0.85 loading; from 0.50 cut-back if half the usual runs were done,
    else interrupted; below off, as is every week without load. Until there is a base every week
    with load is loading. A tag overrules all of it.

    The rule alone would never end for a runner whose level has changed, by an injury or by choice.
    So, a choice of this project: a third lower week in a row is judged by the weeks since, not by
    the level before. `load` in any unit, NaN where not known; `is_whole` is false for a week that
    began before the diary or is not over.

    >>> v1 = np.array([210.0, 240.0, 270.0, 200.0, 300.0, 330.0])
    >>> found = kinds(v1, np.full(6, 3.0), is_whole=np.ones(6, dtype=bool))
    >>> found.kind[3], found.confidence[3], found.share[3].round(4)
    (np.str_('cut-back'), np.str_('low'), np.float64(0.8333))
    """
    said = tuple(tags) or (None,) * len(load)
    past, rows = _Past(), []
    for amount, count, whole, tag in zip(load.tolist(), runs.tolist(), is_whole.tolist(), said, strict=True):
        rows.append(_judge(past, amount, count, whole=whole, tag=tag))
        past.add(rows[-1].kind, amount, count)
    is_short = int((is_whole & np.isfinite(load)).sum()) < HISTORY_WEEKS
    return Kinds(
        kind=np.array([row.kind.value for row in rows], dtype="U12"),
        confidence=np.array([_confidence(row, is_short=is_short) for row in rows], dtype="U8"),
        base=np.array([row.base for row in rows], dtype=float),
        share=np.array([row.share for row in rows], dtype=float),
    )


class _Past:
    """What has to be remembered of the weeks before: loading weeks, and the lower ones in a row."""

    def __init__(self) -> None:
        self.level: list[tuple[float, float]] = []
        self.lower: list[tuple[float, float]] = []
        self.last: WeekKind | None = None

    def add(self, kind: WeekKind, load: float, runs: float) -> None:
        if kind is WeekKind.LOADING and math.isfinite(load) and load > EPS:
            self.level = [*self.level, (load, runs)][-BASE_WEEKS:]
        if kind.is_lower:
            self.lower = [*self.lower, (load if math.isfinite(load) else 0.0, runs)]
        elif kind is WeekKind.LOADING:
            self.lower = []
        self.last = kind if kind not in {WeekKind.PARTIAL, WeekKind.UNKNOWN} else self.last

    def begin_anew(self) -> None:
        """The weeks since are the level now."""
        self.level = [week for week in self.lower if week[0] > EPS][-BASE_WEEKS:]
        self.lower = []

    def base(self) -> tuple[float, float]:
        """Median load and runs of the loading weeks; NaN while there are too few."""
        if len(self.level) < BASE_LEAST:
            return math.nan, math.nan
        return statistics.median(w[0] for w in self.level), statistics.median(w[1] for w in self.level)


@dataclass(frozen=True, slots=True)
class _Row:
    kind: WeekKind
    base: float
    share: float
    is_tagged: bool
    before: WeekKind | None


def _judge(past: _Past, load: float, runs: float, *, whole: bool, tag: WeekKind | None) -> _Row:
    base, usual = past.base()
    is_known = whole and math.isfinite(load)
    kind = _kind(load, base, runs, usual) if is_known else WeekKind.UNKNOWN if whole else WeekKind.PARTIAL
    if is_known and tag is None and kind.is_lower and load > EPS and len(past.lower) >= LOWER_WEEKS:
        past.begin_anew()
        base, usual = past.base()
        kind = _kind(load, base, runs, usual)
    share = math.nan if not is_known else 0.0 if load <= EPS else load / base
    return _Row(tag or kind, base, share, tag is not None, past.last)


def _kind(load: float, base: float, runs: float, usual: float) -> WeekKind:
    if load <= EPS:
        return WeekKind.OFF
    if math.isnan(base) or load / base >= LOADING_FROM - EPS:
        return WeekKind.LOADING
    if load / base < OFF_BELOW - EPS:
        return WeekKind.OFF
    return WeekKind.CUTBACK if 2 * runs >= usual - EPS else WeekKind.INTERRUPTED


def _confidence(row: _Row, *, is_short: bool) -> str:
    if row.is_tagged:
        return Confidence.HIGH
    if row.kind in {WeekKind.PARTIAL, WeekKind.UNKNOWN}:
        return ""
    return Confidence.LOW if is_short or not _is_clear(row) else Confidence.MEDIUM


def _is_clear(row: _Row) -> bool:
    """Whether the share lies well inside its band; a cut-back also follows a loading week."""
    if row.kind is WeekKind.CUTBACK:
        low, high = CLEAR_CUTBACK
        return low - EPS <= row.share <= high + EPS and row.before is WeekKind.LOADING
    if row.kind is WeekKind.LOADING:
        return row.share >= LOADING_FROM + CLEAR_MARGIN - EPS
    return row.kind is WeekKind.OFF and not row.share > OFF_BELOW - CLEAR_MARGIN + EPS


def count_anew(kind: Sequence[str], share: Sequence[float]) -> Flags:
    """After which weeks the count of loading weeks begins anew: cut-back and off ones (science §5.3).

    A week said to be interrupted that held less than half of the base was off as well.

    >>> count_anew(["loading", "cut-back", "interrupted", "interrupted"], [1.0, 0.7, 0.7, 0.2])
    array([False,  True, False,  True])
    """
    kinds, shares = np.array(kind, dtype=str), np.array(share, dtype=float)
    was_off = (kinds == WeekKind.INTERRUPTED.value) & (shares < OFF_BELOW - EPS)
    found: Flags = (kinds == WeekKind.CUTBACK.value) | (kinds == WeekKind.OFF.value) | was_off
    return found


CUTBACK_METRICS = (
    Metric(
        symbol="week_kind",
        title="Kind of week",
        unit="1",
        level=Level.WEEK,
        validity=Validity.UNKNOWN,
        formula=(
            "share = running minutes of the week ÷ median of the last three loading weeks; from 0.85 loading, from "
            "0.50 cut-back if half the usual runs were done (else interrupted), below off; what the runner says "
            "overrules it; a third lower week in a row is judged by the weeks since"
        ),
        needs="two loading weeks before; fewer than six full weeks give low confidence only",
        missing=(
            "The first week of a diary and the current one are partial; a week with a run of unknown split is unknown."
        ),
        sources=("cutback-practice", "rtr-choice"),
    ),
)
