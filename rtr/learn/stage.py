"""How far a diary reaches: what can be said from so many mornings, and what is missing for more (science §6.5)."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rtr.frames import ExposuresFrame
from rtr.learn.lacks import Counts, Lack, Wanted, counted, lacks_of
from rtr.learn.questions import TABLE_DAYS
from rtr.learn.response import FEWEST_LEVELS, FEWEST_PAINS, FEWEST_PAIRS, FEWEST_RUNS
from rtr.metrics.base import Floats

DESCRIBED_DAYS, QUESTION_DAYS, MODEL_DAYS = 14, 42, 120
FEWEST_FLARES, FEWEST_RUN_DAYS = 10, 60


class Step(enum.StrEnum):
    """What can be said, from least to most."""

    COLLECTING = "collecting"
    DESCRIPTIVE = "descriptive"
    QUESTION = "question"
    TABLE = "table"
    MODEL = "model"


_QUESTION = {Wanted.MORNINGS: QUESTION_DAYS, Wanted.PAIRS: FEWEST_PAIRS, Wanted.RUNS: FEWEST_RUNS,
             Wanted.PAINS: FEWEST_PAINS, Wanted.LEVELS: FEWEST_LEVELS}  # fmt: skip
NEEDS: dict[Step, dict[Wanted, int]] = {
    Step.COLLECTING: {},
    Step.DESCRIPTIVE: {Wanted.MORNINGS: DESCRIBED_DAYS},
    Step.QUESTION: _QUESTION,
    Step.TABLE: _QUESTION | {Wanted.MORNINGS: TABLE_DAYS},
    Step.MODEL: _QUESTION
    | {Wanted.MORNINGS: MODEL_DAYS, Wanted.FLARES: FEWEST_FLARES, Wanted.RUN_DAYS: FEWEST_RUN_DAYS},
}
"""What a step needs at least; each step needs what the one before it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a diary stands. `lacks` is what `following` still needs, nothing once everything is there.

    `following` is the next step, None at the last one.
    """

    step: Step
    counts: Counts
    following: Step | None
    lacks: tuple[Lack, ...]

    @property
    def days(self) -> int:
        """Days with an answered morning at the place."""
        return self.counts.mornings

    @property
    def pairs(self) -> int:
        """Pairs of a morning, the running of that day and the morning after."""
        return self.counts.pairs


def stage(exposures: ExposuresFrame, flare: Floats | None = None) -> Stage:
    """Where the diary of one place stands on the last day of its exposures.

    Parameters
    ----------
    exposures
        One row per calendar day.
    flare
        1 for a day whose run was followed by a flare, 0 for one whose run was not, NaN where not known
        (`rtr.learn.flare`); without it no day counts towards the model.

    Notes
    -----
    Days are days with an answered morning, not days that went by: a diary of a year with a morning a
    week is a small diary. The pairs, runs and pains of a step are those of running minutes and the next
    morning's pain, as the test counts them.

    """
    counts = counted(exposures, np.empty(0) if flare is None else flare)
    steps: Sequence[Step] = tuple(NEEDS)
    missing = {step: lacks_of(counts, NEEDS[step]) for step in steps}
    reached = [step for at, step in enumerate(steps) if not any(missing[each] for each in steps[: at + 1])]
    following = steps[len(reached)] if len(reached) < len(steps) else None
    return Stage(
        step=reached[-1],
        counts=counts,
        following=following,
        lacks=missing[following] if following else (),
    )
