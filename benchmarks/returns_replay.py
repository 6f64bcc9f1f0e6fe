"""The plan engine on pure events: the moves of the ladder and the next block, without a diary around them.

What the diary path reads from records is kept here as it comes: mornings, verdicts of runs, weeks. The
verdict of a run, the moves, the gates and the block are the product's own functions.
"""

import bisect
import dataclasses
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.returns_course import Morning, Ran
from benchmarks.returns_facts import facts_now, felt_facts
from benchmarks.returns_people import FIRST, QUIET_D, Person, body_of
from benchmarks.returns_tissues import walking
from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import Cleared, Event, Ill, LookedAt, RunDone, Stopped, WalkDone, WeekDone, Worse
from rtr.advice.ladder.gates import is_open
from rtr.advice.ladder.moves import after_gap, move
from rtr.advice.ladder.rules import climb_from
from rtr.advice.ladder.start import Before, start_rung
from rtr.advice.triggers import risen_of
from rtr.metrics.verdicts import LIMITS, Settling
from rtr.metrics.verdicts.judge import judge
from rtr.metrics.verdicts.mornings import STILL_ANSWERING, PlaceMornings
from rtr.metrics.verdicts.mornings import Morning as Said

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
OPEN_D = 4
"""Days for which a run may still be judged anew."""
STALE, MORNINGS = 3, 14
WAITING = frozenset({State.BACKOFF, State.PLATEAU})
STRICT = frozenset({"bone", "postnatal"})


def moment(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=dt.UTC)


def variant_of(kind: str) -> str:
    """The ladder a class climbs; the muscle here is the calf."""
    return {"bone": "bone", "tendon": "tendon", "muscle": "calf"}.get(kind, "common")


def first_rung(person: Person) -> str:
    """Where a physiotherapist sets this person on the first day: the start rung of the rules."""
    before = Before(off_d=person.tissue.lay_off_d, kinds=(person.kind,), has_run_30=True)
    return start_rung(before, climb_from(variant_of(person.kind)).ladder)


@dataclass(slots=True)
class Stand:
    """A position and what was counted on the way to it."""

    position: Position
    settled: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Replayed:
    """What was told, and the position it leads to: only the last days are replayed, on top of what is settled."""

    person: Person
    climb: Climb = field(init=False)
    base: Stand = field(init=False)
    now: Stand = field(init=False)
    runs: list[Ran] = field(default_factory=list)
    facts: list[tuple[dt.datetime, int, object]] = field(default_factory=list)
    said: PlaceMornings = field(default_factory=PlaceMornings)
    told: list[bool] = field(default_factory=list)
    final: dict[int, Settling] = field(default_factory=dict)
    fever_at: int = -9
    loading: int = 0
    is_lighter: bool = False
    lighter: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        rules = climb_from(variant_of(self.person.kind), start=first_rung(self.person))
        self.climb = dataclasses.replace(rules, gate=self._gate)
        self.base = Stand(position=Position(at=rules.index(rules.start)))
        self.now = self.base
        body = body_of(self.person)
        for ago in range(QUIET_D, 0, -1):
            self.told.append(True)
            self._quiet(FIRST - ago * DAY, body.quiet, body.said_stiff)

    def _quiet(self, day: dt.date, pain: int, stiff: int) -> None:
        """A morning that answers no run."""
        at = moment(day, 7)
        self.said.by_day[day] = Said(day=day, at=at, said=at, pain_am=pain, stiff_am=stiff, pain_now=walking(pain))
        bisect.insort(self.said.quiet_pain, (at, pain))
        bisect.insort(self.said.quiet_stiff, (at, stiff))

    def ran(self, run: Ran) -> None:
        self.runs.append(run)
        self.facts.append((self.end(run), 1, run))

    def walked(self, at: int, day: dt.date, minutes: float) -> None:  # noqa: ARG002 - the shape of a guide
        self.facts.append(
            (moment(day, 12), 1, WalkDone(day=day, at=moment(day, 12), walk_min=minutes, is_settled=None))
        )

    def seen(self, at: int, day: dt.date) -> None:  # noqa: ARG002 - the shape of a guide
        self.facts.append((moment(day, 6), 3, Cleared(day=day)))

    def end(self, run: Ran) -> dt.datetime:
        return moment(run.day, 17) + dt.timedelta(minutes=run.minutes + 15)

    def fill(self, missed: list[Morning]) -> None:
        self.final.clear()
        for one in missed:
            self.told[one.at + QUIET_D] = True
            self._listen(one)

    def _listen(self, told: Morning) -> None:
        """A check-in: signs, and whether the morning is worse than usual."""
        at = moment(told.day, 7)
        one = Said(day=told.day, at=at, said=at, pain_am=told.pain, stiff_am=told.stiff, pain_now=walking(told.pain))
        self.said.by_day[told.day] = one
        if told.flag is not None:
            self.facts.append((at, 3, Stopped(day=told.day)))
        if told.has_fever:
            self.fever_at = told.at
            self.facts.append((at, 3, Ill(day=told.day)))
        is_sore = self.person.kind == "bone" and told.pain > 0
        if risen_of(self.said, one) is not None or is_sore or told.pain > 5:
            self.facts.append((at, 2, Worse(day=told.day, at=self._answers(at))))
        self.facts.append((at, 4, one))
        ends = [end for end in map(self.end, self.runs[-9:]) if end <= at]
        if not ends or at - ends[-1] > STILL_ANSWERING:
            bisect.insort(self.said.quiet_pain, (at, told.pain))
            bisect.insort(self.said.quiet_stiff, (at, told.stiff))

    def _answers(self, at: dt.datetime) -> dt.datetime:
        ends = [end for end in map(self.end, self.runs[-9:]) if end <= at]
        return ends[-1] if ends and at - ends[-1] <= STILL_ANSWERING else at

    def settling(self, run: Ran, now: dt.datetime) -> Settling:
        """The verdict of a run as it stands; one of some days ago stays until mornings are filled in."""
        if run.at in self.final:
            return self.final[run.at]
        facts = felt_facts(run, self.runs, self.said, self.person.kind)
        age = now - self.end(run)
        found = judge(facts, LIMITS[self.person.kind], age).settling  # type: ignore[index] # kinds are StrEnum
        if age > OPEN_D * DAY:
            self.final[run.at] = found
        return found

    def _week_over(self, told: Morning) -> None:
        """Monday: the week is over, the next one may be lighter."""
        week = told.at // 7 - 1
        self.facts.append((moment(told.day, 0), 0, (week, told.day - DAY)))
        ran = sum(run.at // 7 == week for run in self.runs)
        if self.is_lighter or not ran:
            self.loading = 0
        elif ran > 1:
            self.loading += 1
        backs = [back for back in self.now.position.backs if (told.day - back[0]).days < 28]
        build = 2 if self.person.kind == "bone" or len(backs) > 1 else 3
        self.is_lighter = self.loading >= build
        if self.is_lighter:
            self.lighter.add(week + 1)

    def _replay(self, day: dt.date) -> None:
        """What is older than some days is settled; the rest is taken anew."""
        now, line = moment(day, 8), moment(day - OPEN_D * DAY, 0)
        self.facts.sort(key=lambda fact: fact[:2])
        while self.facts and self.facts[0][0] < line:
            self.base = self._take(self.base, self.facts.pop(0)[2], now)
        stand = Stand(position=self.base.position, settled=Counter(self.base.settled))
        for _, _, fact in self.facts:
            stand = self._take(stand, fact, now)
        stand.position = after_gap(stand.position, day, self.climb)
        self.now = stand

    def _take(self, stand: Stand, fact: object, now: dt.datetime) -> Stand:
        """One fact on top of a position."""
        event = self._event(stand, fact, now)
        if event is None:
            return stand
        self.now = stand
        if isinstance(event, RunDone) and event.settling is Settling.GREEN and not event.is_lighter:
            stand.settled[after_gap(stand.position, event.day, self.climb).rung(self.climb).name] += 1
        stand.position = move(stand.position, event, self.climb)
        return stand

    def _event(self, stand: Stand, fact: object, now: dt.datetime) -> Event | None:
        if isinstance(fact, Ran):
            return RunDone(
                day=fact.day, end_utc=self.end(fact), run_min=fact.minutes, settling=self.settling(fact, now),
                is_lighter=fact.at // 7 in self.lighter,
            )  # fmt: skip
        if isinstance(fact, tuple):
            week, last = fact
            settlings = tuple(self.settling(run, now) for run in self.runs if run.at // 7 == week)
            return WeekDone(day=last, settlings=settlings, is_lighter=week in self.lighter)
        if isinstance(fact, WalkDone):
            after = self.said.by_day.get(fact.day + DAY)
            return fact if after is None else dataclasses.replace(fact, is_settled=risen_of(self.said, after) is None)
        if isinstance(fact, Said):
            return self._look(stand.position, fact)
        return fact  # type: ignore[return-value] # all others are events

    def _look(self, position: Position, said: Said) -> LookedAt | None:
        if position.state not in WAITING or position.until is None or said.at < position.until:
            return None
        pain, stiff = said.pain_now or 0, said.stiff_am or 0
        is_fine = pain <= (0 if self.person.kind == "bone" else max(2, self.said.usual(said.at) or 0))
        is_fine &= stiff <= (self.said.usual_stiff(said.at) or 0) + 1
        return LookedAt(day=said.day, at=said.at, is_passed=is_fine)

    def _gate(self, phase: int, day: dt.date) -> bool:
        facts = facts_now(
            position=self.now.position,
            settled=self.now.settled,
            climb=self.climb,
            day=day,
            runs=self.runs,
            said=self.said,
        )
        return is_open(phase, facts, (self.person.kind,))
