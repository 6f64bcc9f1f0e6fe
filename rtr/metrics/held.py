"""The counted sessions of a diary as columns: what everything about sessions is computed from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from rtr.diary import Diary, is_run
from rtr.measures import SPEED_BINS, Measures, stacked
from rtr.metrics.base import EPS, Flags, Floats
from rtr.metrics.intensity import MOST_WALKING
from rtr.metrics.rated import Rating, ratings
from rtr.metrics.spike import Days
from rtr.model import Activity
from rtr.units import S_PER_MIN

HARDEST_RPE = 10.0
_NOTHING = Measures(uid="", version=0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Held:
    """Sessions oldest first, with what was measured of each (None without samples). Columns are made once."""

    activities: tuple[Activity, ...]
    measures: tuple[Measures | None, ...]
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    """What the runner said of the effort, by uid."""

    def __len__(self) -> int:
        return len(self.activities)

    @cached_property
    def told(self) -> tuple[Measures, ...]:
        """The measures, empty ones where there are none."""
        return tuple(m or _NOTHING for m in self.measures)

    @cached_property
    def days(self) -> Days:
        return np.array([a.day for a in self.activities], dtype="datetime64[D]")

    @cached_property
    def is_run(self) -> Flags:
        return np.array([is_run(a) for a in self.activities], dtype=bool)

    @cached_property
    def run_min(self) -> Floats:
        return self._gait_min([a.run_s for a in self.activities])

    @cached_property
    def walk_min(self) -> Floats:
        return self._gait_min([a.walk_s for a in self.activities])

    def _gait_min(self, part_s: Sequence[float | None]) -> Floats:
        """Minutes of one gait: NaN where a run could not be split, 0 for what is no run at all."""
        minutes = numbers(part_s) / S_PER_MIN
        return np.where(np.isnan(minutes) & ~self.is_run, 0.0, minutes)

    @cached_property
    def duration_min(self) -> Floats:
        """Minutes of the whole session, walking included (rulings R13)."""
        return numbers([a.load_s for a in self.activities]) / S_PER_MIN

    @cached_property
    def rpe(self) -> Floats:
        """The runner's own rating, else that of the file."""
        said = (self.ratings.get(a.uid) for a in self.activities)
        found = [a.rpe if r is None else r.rpe for a, r in zip(self.activities, said, strict=True)]
        return numbers(found, HARDEST_RPE)

    @cached_property
    def is_rated_late(self) -> Flags:
        """Whether the rating was told more than a day after the session."""
        said = (self.ratings.get(a.uid) for a in self.activities)
        return np.array([r is not None and r.is_late for r in said], dtype=bool)

    @cached_property
    def is_run_walk(self) -> Flags:
        """Whether a run holds more than a tenth of walking."""
        return self.is_run & (self.walk_min > MOST_WALKING * (self.walk_min + self.run_min) + EPS)

    @cached_property
    def gap_s(self) -> Floats:
        """Seconds of running per bin of grade-adjusted speed; none for what is no run."""
        seconds = stacked([m.gap for m in self.told], SPEED_BINS).astype(np.float64)
        return seconds * self.is_run[:, None]


def held(diary: Diary, until: dt.date) -> Held:
    """The counted sessions up to `until`."""
    found = sorted((a for a in diary.counted if a.day <= until), key=lambda a: (str(a.start_local), a.uid))
    return Held(
        activities=tuple(found),
        measures=tuple(diary.measures_of.get(a.uid) for a in found),
        ratings=ratings(diary, until),
    )


def numbers(values: Sequence[float | None], most: float = np.inf) -> Floats:
    """Values as a column; NaN for what is unknown, not finite, negative or over `most`.

    >>> numbers([1, None, -2, 11], most=10)
    array([ 1., nan, nan, nan])
    """
    column = np.array([np.nan if v is None else v for v in values], dtype=float)
    return np.where((column >= 0) & (column <= most) & np.isfinite(column), column, np.nan)
