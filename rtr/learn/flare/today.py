"""The variables of the day in question, or which one is not known."""

import enum

import numpy as np

from rtr.learn.flare.days import FlareDays
from rtr.learn.flare.features import features
from rtr.metrics.base import Floats


class NoBand(enum.StrEnum):
    """Why a day belongs to no band; a closed list."""

    NO_RUN = "no_run"
    NO_PAIN = "no_pain"
    NO_USUAL = "no_usual"

    @property
    def words(self) -> str:
        """The end of a sentence."""
        return {
            "no_run": "no run is planned or done today",
            "no_pain": "the pain of this morning has not been entered",
            "no_usual": "there was no run in the 28 days before",
        }[self.value]


def today_of(days: FlareDays, planned_min: float | None) -> tuple[Floats | None, NoBand | None]:
    """One row of the last day's variables, or the reason why there is none."""
    run_min = days.run_min.copy()
    if planned_min is not None:
        run_min[-1] = planned_min
    if not run_min[-1] > 0:
        return None, NoBand.NO_RUN
    if np.isnan(days.pain_before[-1]):
        return None, NoBand.NO_PAIN
    told = FlareDays(first=days.first, run_min=run_min, pain_before=days.pain_before, flare=days.flare)
    x = features(told)[-1:]
    return (x, None) if np.isfinite(x).all() else (None, NoBand.NO_USUAL)
