"""One return as a line of numbers, and groups of them."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.returns_course import course
from benchmarks.returns_events import Events
from benchmarks.returns_laws import broken
from benchmarks.returns_naive import Naive
from benchmarks.returns_people import Person, first_rung
from benchmarks.returns_tissues import TISSUES
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.steps import rung

T = TypeVar("T")
CONTINUOUS_MIN = 30.0
HELD = frozenset({"hold", "ease_back", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One return. Weeks are counted from the first day, None where it was not reached."""

    kind: str
    to_30: float | None
    to_r10: float | None
    to_r12: float | None
    runs: int
    backs: int
    plateaus: int
    stops: int
    flares: int
    held_d: int
    unknown_d: int
    """Mornings without an answer, for want of data."""
    walked_d: int
    days: int
    laws: tuple[str, ...]
    broken: tuple[str, ...]
    """The same with where and how."""


def sum_up(person: Person) -> Sum:
    """A return with the engine on pure events."""
    guide = Events(person=person)
    days, states = [], []
    for day in course(person, guide):
        days.append(day)
        states.append((guide.now.position.state, guide.now.position.until))
    climb = guide.climb
    at = [climb.index(day.advice.rung) for day in days]
    waits = {until for state, until in states if state in {State.BACKOFF, State.PLATEAU}}
    ran = [day for day in days if day.ran is not None]
    found = list(broken(days, climb, person.kind))
    words = Counter(day.advice.word for day in days)
    stopped = [day.advice.is_stop for day in days]
    return Sum(
        kind=person.kind,
        to_30=_first(
            day.morning.at for day in ran if day.advice.is_continuous and day.ran.minutes >= CONTINUOUS_MIN  # type: ignore[union-attr] # ran
        ),
        to_r10=_first(n for n, one in enumerate(at) if one >= climb.index("R10")),
        to_r12=_first(n for n, one in enumerate(at) if one >= climb.index("R12")),
        runs=len(ran),
        backs=len(waits),
        plateaus=len({until for state, until in states if state is State.PLATEAU}),
        stops=sum(now and not before for before, now in zip([False, *stopped], stopped, strict=False)),
        flares=sum(day.ran.felt.is_flare for day in ran if day.ran is not None),
        held_d=sum(words[word] for word in HELD),
        unknown_d=words["unknown"],
        walked_d=sum(climb.ladder[one].phase == 0 for one in at),
        days=len(days),
        laws=tuple(one.law for one in found),
        broken=tuple(f"{person.kind} {person.number}, {one.day}: {one.detail}" for one in found),
    )  # fmt: skip


def naive(person: Person) -> tuple[int, int, float | None]:
    """Runs, flares and the weeks to 30 minutes of somebody who adds ten percent a week from the same first minutes."""
    days = list(course(person, Naive(start_min=rung(first_rung(person)).longest_min)))
    ran = [day.ran for day in days if day.ran is not None]
    return (
        len(ran),
        sum(run.felt.is_flare for run in ran),
        _first(run.at for run in ran if run.minutes >= CONTINUOUS_MIN),
    )


def everybody(many: int, make: Callable[[str, int], Person]) -> list[Person]:
    return [make(kind, number) for kind in TISSUES for number in range(many)]


def in_parallel(do: Callable[[Person], T], people: Sequence[Person], workers: int) -> list[T]:
    """The same for everybody, on so many processes."""
    if workers == 1:
        return [do(person) for person in people]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(do, people, chunksize=8))


def quartiles(values: Iterable[float | None]) -> str:
    """`12.3 (10.7 to 15.0)`: median and quartiles of those who got there."""
    known = sorted(one for one in values if one is not None)
    if len(known) < 2:
        return "–"
    low, _, high = statistics.quantiles(known, n=4)
    return f"{statistics.median(known):.1f} ({low:.1f} to {high:.1f})"


def _first(days: Iterable[int]) -> float | None:
    found = next(iter(days), None)
    return None if found is None else found / 7
