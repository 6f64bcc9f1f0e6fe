"""One invented return, day by day: morning, advice, what is done of it. The same for every kind of guide."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from benchmarks.returns_people import FIRST, Life, Person, body_of, life_of
from benchmarks.returns_tissues import Body, Felt

DAY = dt.timedelta(days=1)
FLAG_A_DAY = 0.0005
"""Red flags out of nowhere; what hurts this much is one for bone."""
BONE_FLAG = 4
FILLS_A_DAY, FILLS_D = 0.3, 14
"""Chance that somebody who got no answer for want of mornings fills them in, and how far back."""
SEEN_AFTER = 7
"""Days until somebody has looked at a Stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What is true of a morning; the guide sees it only where `is_told`."""

    at: int
    day: dt.date
    pain: int
    stiff: int
    has_fever: bool = False
    flag: str | None = None
    is_told: bool = True
    is_late: bool = False
    """Written down on the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One run and how it was felt; the guide sees how only where `is_told`."""

    at: int
    day: dt.date
    minutes: float
    felt: Felt
    is_told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What is said on a morning. `minutes` are of running in today's session, 0 for none; `walk_min` of a walk."""

    word: str
    rung: str
    minutes: float = 0.0
    walk_min: float = 0.0
    is_stop: bool = False
    is_continuous: bool = False


class Guide(Protocol):
    """Whoever gives advice from what is told."""

    def morning(self, told: Morning) -> Advice: ...
    def ran(self, run: Ran) -> None: ...
    def walked(self, at: int, day: dt.date, minutes: float) -> None: ...
    def fill(self, missed: list[Morning]) -> None:
        """Mornings that are written down late, today's among them."""

    def seen(self, at: int, day: dt.date) -> None:
        """A clinician has looked and cleared the runner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a course."""

    morning: Morning
    advice: Advice
    ran: Ran | None
    is_seen: bool = False
    """A clinician has looked at what was marked before."""


def course(person: Person, guide: Guide, life: Life | None = None, body: Body | None = None) -> Iterator[Day]:
    """Every day of a return. Chance is drawn beforehand, so two guides meet the same days; both may be given."""
    body, life = body or body_of(person), life or life_of(person)
    stop_from: int | None = None
    last_min, missed = 6.0, list[Morning]()
    for at in range(person.days):
        body.night(float(life.noise[at, 0]))
        morning = _morning(person, life, at, (body.said, body.said_stiff))
        is_seen = stop_from is not None and at >= stop_from + SEEN_AFTER
        if is_seen:
            guide.seen(at, morning.day)
            stop_from = None
        advice = guide.morning(morning)
        missed = [*(one for one in missed if at - one.at < FILLS_D), *(() if morning.is_told else (morning,))]
        if advice.word == "unknown" and missed and life.luck[at, 7] < FILLS_A_DAY and at not in life.silent:
            guide.fill(missed)
            missed = []
        if advice.is_stop and stop_from is None:
            stop_from = at
        minutes = 0.0 if morning.flag is not None else _minutes(person, life, at, advice, last_min)
        if not minutes:
            if advice.walk_min and at not in life.away | life.fever and not advice.is_stop:
                guide.walked(at, morning.day, advice.walk_min)
            yield Day(morning=morning, advice=advice, ran=None, is_seen=is_seen)
            continue
        last_min = advice.minutes or last_min
        felt = body.run(minutes, float(life.noise[at, 1]))
        is_told = life.luck[at, 1] >= person.habits.mute
        ran = Ran(at=at, day=morning.day, minutes=minutes, felt=felt, is_told=bool(is_told))
        guide.ran(ran)
        yield Day(morning=morning, advice=advice, ran=ran, is_seen=is_seen)


def _morning(person: Person, life: Life, at: int, said: tuple[int, int]) -> Morning:
    luck, habits = life.luck[at], person.habits
    is_told = luck[0] >= habits.skips and at not in life.silent
    is_sore = person.kind == "bone" and said[0] >= BONE_FLAG
    flag = "RF6" if is_told and (luck[6] < FLAG_A_DAY or is_sore) else None
    return Morning(
        at=at, day=FIRST + at * DAY, pain=said[0], stiff=said[1], has_fever=at in life.fever, flag=flag,
        is_told=bool(is_told), is_late=bool(luck[2] < habits.late),
    )  # fmt: skip


def _minutes(person: Person, life: Life, at: int, advice: Advice, last_min: float) -> float:
    """Running minutes this person does on a day."""
    luck, habits = life.luck[at], person.habits
    if at in life.fever or at in life.away or advice.is_stop:
        return 0.0
    if advice.minutes:
        return round(float(advice.minutes * (1.1 + 0.3 * luck[4])), 1) if luck[3] < habits.adds else advice.minutes
    return last_min if luck[5] < habits.rest_runs else 0.0
