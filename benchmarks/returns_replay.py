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
from benchmarks.returns_people import FIRST, QUIET_D, Person, body_of, first_rung, variant_of
from benchmarks.returns_tissues import walking
from benchmarks.returns_weeks import weeks_until
from rtr.advice.back_off import WALKS_FREE
from rtr.advice.ladder.climb import Climb, Position, State
from rtr.advice.ladder.events import Cleared, Event, Ill, LookedAt, RunDone, Stopped, WalkDone, WeekDone, Worse
from rtr.advice.ladder.facts import EASY_30_MIN
from rtr.advice.ladder.gates import is_open
from rtr.advice.ladder.happened import counted_as
from rtr.advice.ladder.moves import after_gap, move
from rtr.advice.ladder.rules import climb_from
from rtr.advice.return_weeks import BUILD, BUILD_SHORT, SHORT_EASED_BACK
from rtr.advice.triggers import risen_of
from rtr.metrics.verdicts import LIMITS, Settling
from rtr.metrics.verdicts.judge import judge
from rtr.metrics.verdicts.mornings import STILL_ANSWERING, PlaceMornings
from rtr.metrics.verdicts.mornings import Morning as Said

DAY = dt.timedelta(days=1)
OPEN_D, FILLED_D = 4, 21
"""Days for which a run may still be judged anew: of itself, and where mornings are filled in."""
WAITING = frozenset({State.BACKOFF, State.PLATEAU})


def moment(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=dt.UTC)


@dataclass(slots=True)
class Stand:
    """A position and what was counted on the way to it."""

    position: Position
    settled: Counter[str] = field(default_factory=Counter)


Fact = tuple[dt.datetime, int, object]


def _copy(stand: Stand) -> Stand:
    return Stand(position=stand.position, settled=Counter(stand.settled))


@dataclass(slots=True)
class Replayed:
    """What was told, and the position it leads to: only the last days are replayed, on top of what is settled."""

    person: Person
    climb: Climb = field(init=False)
    base: Stand = field(init=False)
    now: Stand = field(init=False)
    runs: list[Ran] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    first: Stand = field(init=False)
    past: list[Fact] = field(default_factory=list)
    """What mornings may still be filled in for, on top of `first`; `base` is where both lead."""
    said: PlaceMornings = field(default_factory=PlaceMornings)
    told: list[bool] = field(default_factory=list)
    final: dict[int, Settling] = field(default_factory=dict)
    fever_at: int = -9
    loading: int = 0
    is_lighter: bool = False
    lighter: frozenset[int] | set[int] = frozenset()

    def __post_init__(self) -> None:
        rules = climb_from(variant_of(self.person.kind), start=first_rung(self.person))
        self.climb = dataclasses.replace(rules, gate=self._gate)
        self.base = Stand(position=Position(at=rules.index(rules.start)))
        self.first = _copy(self.base)
        self.now = self.base
        body = body_of(self.person)
        for ago in range(QUIET_D, 0, -1):
            self.told.append(True)
            self._quiet(FIRST - ago * DAY, body.quiet, body.said_stiff)

    def _quiet(self, day: dt.date, pain: int, stiff: int) -> None:
        """A morning that answers no run."""
        at = moment(day, 7)
        self.said.by_day[day] = Said(day=day, at=at, said=at, pain_am=pain, stiff_am=stiff, pain_now=walking(pain))
        bisect.insort(self.said.quiet_pain, (at, pain, at))
        bisect.insort(self.said.quiet_stiff, (at, stiff, at))

    def ran(self, run: Ran) -> None:
        self.runs.append(run)
        self.facts.append((self.end(run), 1, run))

    def walked(self, at: int, day: dt.date, minutes: float, hour: int = 12) -> None:  # noqa: ARG002 - as a guide
        then = moment(day, hour)
        self.facts.append((then, 1, WalkDone(day=day, at=then, walk_min=minutes, is_settled=None)))

    def seen(self, at: int, day: dt.date) -> None:  # noqa: ARG002 - the shape of a guide
        self.facts.append((moment(day, 6), 3, Cleared(day=day)))

    def end(self, run: Ran) -> dt.datetime:
        return moment(run.day, 17) + dt.timedelta(minutes=run.minutes + 15)

    def fill(self, missed: list[Morning]) -> None:
        line = moment(missed[-1].day - OPEN_D * DAY, 0)
        for one in missed:
            self.told[one.at + QUIET_D] = True
            self._listen(one, missed[-1].day + DAY)
        self.past += [fact for fact in self.facts if fact[0] < line]
        self.facts = [fact for fact in self.facts if fact[0] >= line]
        self._anew(moment(missed[-1].day, 8))

    def _listen(self, told: Morning, written_on: dt.date | None = None) -> None:
        """A check-in: signs, and whether the morning is worse than usual."""
        at, written = moment(told.day, 7), moment(written_on or told.day, 7)
        pain, stiff = told.pain, told.stiff
        one = Said(
            day=told.day, at=at, said=at, pain_am=pain, stiff_am=stiff, pain_now=walking(pain), told=written
        )  # fmt: skip
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
            bisect.insort(self.said.quiet_pain, (at, told.pain, written))
            bisect.insort(self.said.quiet_stiff, (at, told.stiff, written))

    def _answers(self, at: dt.datetime) -> dt.datetime:
        ends = [end for end in map(self.end, self.runs[-9:]) if end <= at]
        return ends[-1] if ends and at - ends[-1] <= STILL_ANSWERING else at

    def settling(self, run: Ran, now: dt.datetime) -> Settling:
        """The verdict of a run as it stands; one of some days ago stays until mornings are filled in."""
        if run.at in self.final:
            return self.final[run.at]
        facts = felt_facts(run, self.runs, self.said, self.person.kind)
        age = now - self.end(run)
        judged = judge(facts, LIMITS[self.person.kind], age)  # type: ignore[index] # kinds are StrEnum
        found = counted_as(judged.settling, judged.reasons, judged.missing)
        if age > OPEN_D * DAY:
            self.final[run.at] = found
        return found

    def _week_over(self, told: Morning) -> None:
        """Monday: the week is over, the next one may be lighter."""
        week = told.at // 7 - 1
        self.facts.append((moment(told.day, 0), 0, (week, told.day - DAY)))
        weeks = weeks_until(self.runs, week + 1, self.person.kind)
        self.loading = weeks.count.loading
        now = moment(told.day, 8)
        backs = {run.at for run in self.runs if told.at - run.at < 28 and self.settling(run, now) is Settling.BACK}
        build = BUILD_SHORT if self.person.kind == "bone" or len(backs) >= SHORT_EASED_BACK else BUILD
        self.is_lighter = self.loading >= build
        was = self.lighter - {week + 1}
        self.lighter = weeks.lighter | ({week + 1} if self.is_lighter else set())
        if was != weeks.lighter:
            self._anew(now)

    def _replay(self, day: dt.date) -> None:
        """What is older than some days is settled, unless mornings are filled in; the rest is taken anew."""
        now = moment(day, 8)
        self.past += self._older(self.facts, moment(day - OPEN_D * DAY, 0), "base", now)
        self._older(self.past, moment(day - FILLED_D * DAY, 0), "first", now)
        stand = _copy(self.base)
        for _, _, fact in self.facts:
            stand = self._take(stand, fact, now)
        stand.position = after_gap(stand.position, day, self.climb)
        self.now = stand

    def _older(self, facts: list[Fact], line: dt.datetime, name: str, now: dt.datetime) -> list[Fact]:
        """Facts before a line leave their list and count for the position of that name."""
        facts.sort(key=lambda fact: fact[:2])
        old = [fact for fact in facts if fact[0] < line]
        del facts[: len(old)]
        for fact in old:
            setattr(self, name, self._take(getattr(self, name), fact[2], now))
        return old

    def _anew(self, now: dt.datetime) -> None:
        """The settled part once more: mornings that came late say how its runs settled."""
        self.final.clear()
        self.base = _copy(self.first)
        self.past.sort(key=lambda fact: fact[:2])
        for _, _, fact in self.past:
            self.base = self._take(self.base, fact, now)

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
            ran = [run for run in self.runs if run.at // 7 == week]
            settlings, run_min = tuple(self.settling(run, now) for run in ran), sum(run.minutes for run in ran)
            return WeekDone(day=last, settlings=settlings, is_lighter=week in self.lighter, run_min=run_min)
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
        is_fine = pain <= (0 if self.person.kind in WALKS_FREE else max(2, self.said.usual(said.at) or 0))
        is_fine &= stiff <= (self.said.usual_stiff(said.at) or 0) + 1
        return LookedAt(day=said.day, at=said.at, is_passed=is_fine)

    def _gate(self, phase: int, day: dt.date) -> bool:
        at = moment(day + DAY, 8)
        easy = [run for run in self.runs if run.minutes >= EASY_30_MIN and run.is_told and run.day <= day]
        facts = facts_now(
            easy_30=sum(self.settling(run, at) is Settling.GREEN for run in easy),
            position=self.now.position,
            settled=self.now.settled,
            climb=self.climb,
            day=day,
            runs=self.runs,
            said=self.said,
        )
        return is_open(phase, facts, (self.person.kind,))
