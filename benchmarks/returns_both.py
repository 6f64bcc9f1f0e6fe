"""The same returns on the whole diary: whether both ways give the same steps, and whether the laws hold there."""

import datetime as dt
import time
from dataclasses import dataclass, field

from benchmarks.returns_course import Advice, Morning, Ran, course
from benchmarks.returns_diary import Written
from benchmarks.returns_events import Events
from benchmarks.returns_laws import broken
from benchmarks.returns_people import Habits, Person
from benchmarks.returns_sums import everybody, in_parallel

WEEKS = 16
HOSTILE = Habits(adds=0.4, rest_runs=0.1, stops=1, skips=0.15, mute=0.2, late=0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """One return both ways: mornings, those with the same step, what the laws say of the diary, ms a morning."""

    days: int
    same: int
    near: int
    laws: tuple[str, ...]
    ms: float


@dataclass(slots=True)
class Shadow:
    """The diary leads the runner; the events are told the same and asked the same."""

    written: Written
    events: Events
    apart: list[int] = field(default_factory=list)

    def morning(self, told: Morning) -> Advice:
        advice, climb = self.written.morning(told), self.events.climb
        self.apart.append(abs(climb.index(advice.rung) - climb.index(self.events.morning(told).rung)))
        return advice

    def ran(self, run: Ran) -> None:
        self.written.ran(run)
        self.events.ran(run)

    def walked(self, at: int, day: dt.date, minutes: float) -> None:
        self.written.walked(at, day, minutes)
        self.events.walked(at, day, minutes)

    def fill(self, missed: list[Morning]) -> None:
        self.written.fill(missed)
        self.events.fill(missed)

    def seen(self, at: int, day: dt.date) -> None:
        self.written.seen(at, day)
        self.events.seen(at, day)


def both(person: Person) -> Both:
    """One return, asked both ways every morning."""
    shadow = Shadow(written=Written(person=person), events=Events(person=person))
    began = time.perf_counter()
    days = list(course(person, shadow))
    ms = (time.perf_counter() - began) / len(days) * 1000
    return Both(
        days=len(days), same=shadow.apart.count(0), near=sum(one <= 1 for one in shadow.apart),
        laws=tuple(one.law for one in broken(days, shadow.events.climb, person.kind)), ms=ms,
    )  # fmt: skip


def agreement(workers: int) -> str:
    """Some returns on the whole diary beside the same ones on events."""
    people = everybody(1, lambda kind, number: Person(kind=kind, number=number, weeks=WEEKS))
    people += everybody(1, lambda kind, number: Person(kind=kind, number=number + 50, weeks=WEEKS, habits=HOSTILE))
    found = in_parallel(both, people, workers)
    days = sum(one.days for one in found)
    laws = [law for one in found for law in one.laws]
    told = "none broken" if not laws else ", ".join(f"{law} {laws.count(law)}" for law in dict.fromkeys(laws))
    same, near = sum(one.same for one in found) / days, sum(one.near for one in found) / days
    ms = sum(one.ms for one in found) / len(found)
    return (
        f"The figures above are of the engine on pure events. {len(people)} returns of {WEEKS} weeks, half with every "
        f"bad habit at once, were led by the whole diary and asked both ways on {days:,} mornings: the same step on "
        f"{same:.0%} of them, at most half a step apart on {near:.0%}; laws: {told}; {ms:.0f} ms a morning. "
        f"Weeks (cut-back or not), answers that are missing or come late, tests and walks are read alike on both ways."
    )
