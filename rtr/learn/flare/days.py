"""What the flare model knows of a runner: one entry per calendar day."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from rtr.metrics.base import Floats

KNOWN_AFTER = 2
"""A flare is a matter of 48 hours: how a run went is known once two more days are over."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlareDays:
    """Days without gaps from `first` on.

    `run_min` minutes run, 0 on a day without a run, NaN where not recorded. `pain_before` pain of the
    site before the run or on that morning, 0-10. `flare` 1 where the runs of the day were followed by a
    flare, 0 where they were not, NaN without a run or where that is not known. NaN is never "no".
    """

    first: dt.date
    run_min: Floats
    pain_before: Floats
    flare: Floats

    def __post_init__(self) -> None:
        if not len(self.run_min) == len(self.pain_before) == len(self.flare):
            raise ValueError("one entry per calendar day in every array")

    def until(self, day: dt.date) -> "FlareDays":
        """What could be known on the morning of `day`: outcomes of the last 48 hours cannot.

        Days up to `day` that have no entry yet are added as unknown.
        """
        length = max((day - self.first).days + 1, 0)
        flare = _to(self.flare, length)
        flare[max(length - 1 - KNOWN_AFTER, 0) :] = np.nan
        return FlareDays(
            first=self.first,
            run_min=_to(self.run_min, length),
            pain_before=_to(self.pain_before, length),
            flare=flare,
        )

    def on(self, index: int) -> dt.date:
        """The date of an entry."""
        return self.first + dt.timedelta(days=int(index))


def _to(values: Floats, length: int) -> Floats:
    """A copy of exactly `length` entries."""
    padded = np.full(length, np.nan)
    known = values[:length]
    padded[: len(known)] = known
    return padded
