"""A rung in a cut-back week: fewer minutes, as many runs, nothing new (science §5.4)."""

import math
from collections.abc import Sequence
from dataclasses import replace

from rtr.advice.ladder.steps import Rung, continuous
from rtr.metrics.base import EPS

BY_LOOKUP = "R10.5"
"""Up to here a lower rung is taken; above it every run is shortened."""
HARD = frozenset({"hill", "steady", "goal"})


def lighter(rung: Rung, ladder: Sequence[Rung], cut_percent: float) -> Rung:
    """What is done in a cut-back week on this rung; R1 and the walks stay as they are."""
    names = [one.name for one in ladder]
    share = 1 - cut_percent / 100
    if rung.phase == 0:
        return rung
    if names.index(rung.name) <= names.index(BY_LOOKUP):
        runs_only = [one for one in ladder if one.phase > 0]
        low = [one for one in runs_only if one.week_min <= share * rung.week_min + EPS]
        return low[-1] if low else runs_only[0]
    runs = tuple(continuous(math.floor(share * run.run_min + EPS)) for run in rung.runs)
    kept = tuple(replace(e, times=max(1, e.times // 2)) for e in rung.elements if e.kind not in HARD)
    return replace(rung, runs=runs, elements=kept)
