"""Rungs read from the table: what each session holds, and the variant of a class of injury."""

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rtr.advice.ladder.table import (
    FIRST_OF_PHASE,
    NEW_IN_ONE_RUN,
    OF_THREE_RUNS,
    RUNS,
    RUNS_A_WEEK,
    THREE_RUN_SHARES,
    THREE_RUNS_TO,
    WALKS,
    WALKS_A_WEEK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """So many times so many minutes of running and then of walking."""

    times: int
    run_min: float
    walk_min: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What a rung adds to easy running: `strides`, `hill`, `steady` or `goal` (race effort), `runs` times a week."""

    kind: str
    times: int
    each_s: int
    runs: int = 1


AFTER_THE_RUN = frozenset({"strides", "hill"})
"""These follow the run and add to it; steady and goal effort stand inside it."""
HARDEST_FIRST = ("goal", "steady", "hill", "strides")
APART = 2
"""The run of a week of four that holds the hardest of several new things: neither the shortest nor the long one."""
TOGETHER = "together"
SPREAD = (0, APART, 1, 3)
"""In which runs of a week of four something new stands, first to last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRun:
    """One session of a rung without its warm-up and cool-down."""

    parts: tuple[Part, ...]

    @property
    def run_min(self) -> float:
        return math.fsum(part.times * part.run_min for part in self.parts)

    @property
    def is_continuous(self) -> bool:
        return sum(part.times for part in self.parts) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """About one week. `name` counts through all phases; half a step back is always the rung before it."""

    name: str
    phase: int
    runs: tuple[RungRun, ...] = ()
    walk_min: float = 0.0
    """Minutes of each of the brisk walks of phase 0."""
    elements: tuple[Element, ...] = ()
    is_gathered: bool = False
    """Everything new stands in the first run of the week."""

    @property
    def week_min(self) -> float:
        """Running minutes of a whole week."""
        return math.fsum(run.run_min for run in self.runs)

    @property
    def longest_min(self) -> float:
        return max((run.run_min for run in self.runs), default=0.0)

    @property
    def most_min(self) -> float:
        """Running minutes of the longest session, strides and hills included, which follow it."""
        return max((run.run_min + self._extra_min(at) for at, run in enumerate(self.runs)), default=0.0)

    def _extra_min(self, number: int) -> float:
        after = (e for e in self.new_in(number) if e.kind in AFTER_THE_RUN)
        return math.fsum(e.times * e.each_s for e in after) / 60

    def new_in(self, number: int) -> tuple[Element, ...]:
        """What is new in one run of the week. The hardest of several has a run to itself where there are four."""
        if self.is_gathered or len(self.runs) <= RUNS_A_WEEK:
            return tuple(e for e in self.elements if number < e.runs)
        apart = self._hardest if len(self.elements) > 1 else None
        return tuple(e for e in self.elements if number in ((APART,) if e.kind == apart else SPREAD[: e.runs]))

    @property
    def _hardest(self) -> str:
        return min((element.kind for element in self.elements), key=HARDEST_FIRST.index)

    @property
    def is_half(self) -> bool:
        return self.name.endswith(".5")

    @property
    def walks(self) -> int:
        """Brisk walks a week, in phase 0."""
        return WALKS_A_WEEK if self.phase == 0 else 0


def _rungs() -> tuple[Rung, ...]:
    walks = [Rung(name=name, phase=0, walk_min=float(minutes)) for name, minutes in WALKS.items()]
    found, phase = [], 0
    starts = {name: number for number, name in FIRST_OF_PHASE.items()}
    for name, line in RUNS.items():
        phase = starts.get(name, phase)
        found.append(rung_of(name, phase, line))
    return (*walks, *found)


def rung_of(name: str, phase: int, line: str) -> Rung:
    """A line of the table as a rung; raises `ValueError` for what is not written in its notation.

    A line that ends in `| together` keeps everything new in the first run of the week.
    """
    weeks, *told = (part.strip() for part in line.split("|"))
    elements = [one for one in told if one != TOGETHER]
    runs = tuple(RungRun(parts=tuple(map(_part, told.split()))) for told in weeks.split(","))
    return Rung(
        name=name,
        phase=phase,
        runs=runs * RUNS_A_WEEK if len(runs) == 1 else runs,
        elements=tuple(map(_element, elements)),
        is_gathered=TOGETHER in told,
    )


def _part(told: str) -> Part:
    """`4x3/2`, or the minutes of a run in one piece."""
    times, x, minutes = told.rpartition("x")
    run, _, walk = minutes.partition("/")
    return Part(times=int(times) if x else 1, run_min=float(run), walk_min=float(walk or 0))


def _element(told: str) -> Element:
    """`strides 6x20 in 2`: six times 20 s in two runs of the week."""
    kind, dose, *rest = told.split()
    times, _, seconds = dose.partition("x")
    return Element(kind=kind, times=int(times), each_s=int(seconds), runs=int(rest[1]) if rest else 1)


LADDER: tuple[Rung, ...] = _rungs()
"""All rungs in order, half steps included; the one a class without a variant climbs."""

_BY_NAME: Mapping[str, Rung] = MappingProxyType({one.name: one for one in LADDER})


def rung(name: str) -> Rung:
    """The rung of that name, of the ladder without a variant. Raises `KeyError`."""
    return _BY_NAME[name]


@functools.cache
def ladder_of(variant: str) -> tuple[Rung, ...]:
    """The ladder of a class of injury (`bone`, `tendon`, `calf`, else the common one).

    Weeks of four runs are told in three as long as the class keeps three runs a week.
    """
    last = THREE_RUNS_TO.get(variant)
    if last is None:
        return LADDER
    until = [one.name for one in LADDER].index(last)
    written = OF_THREE_RUNS.get(variant, {})
    three = (_in_three(one, written) if at <= until else one for at, one in enumerate(LADDER))
    return tuple(_in_one_run(one) if variant in NEW_IN_ONE_RUN else one for one in three)


def _in_three(four: Rung, written: Mapping[str, str]) -> Rung:
    if len(four.runs) <= RUNS_A_WEEK:
        return four
    told = written.get(four.name)
    minutes = [int(m) for m in told.split(",")] if told else split_week(four.week_min, THREE_RUN_SHARES)
    return replace(four, runs=tuple(map(continuous, minutes)))


def _in_one_run(one: Rung) -> Rung:
    """New elements in one run of the week."""
    elements = tuple(replace(element, runs=1) for element in one.elements)
    return replace(one, elements=elements, is_gathered=len(elements) > 1)


def continuous(minutes: float) -> RungRun:
    """A run in one piece."""
    return RungRun(parts=(Part(times=1, run_min=float(minutes)),))


def split_week(minutes: float, shares: Sequence[float]) -> list[int]:
    """Whole minutes by share that add up: what is left goes to the largest remainders.

    >>> split_week(95, (0.34, 0.31, 0.35))
    [32, 30, 33]
    """
    exact = [minutes * share for share in shares]
    whole = [math.floor(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in order[: round(minutes) - sum(whole)]:
        whole[at] += 1
    return whole
