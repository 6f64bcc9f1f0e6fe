"""A guide on pure events: what is said on a morning, without the words and without a diary."""

import datetime as dt
from dataclasses import dataclass

from benchmarks.returns_course import Advice, Morning
from benchmarks.returns_people import FIRST, QUIET_D
from benchmarks.returns_replay import DAY, WAITING, Replayed, moment
from benchmarks.returns_tissues import walking
from rtr.advice.block.plan import Ask, block
from rtr.advice.ladder.climb import Position, State
from rtr.metrics.verdicts import Settling
from rtr.plan import Do, Session

STALE, MORNINGS = 3, 14
STRICT = frozenset({"bone", "postnatal"})
WALK_MIN, WALKS_EVERY = 30.0, 3
"""A walk that nobody planned, on every so-manieth day: somebody who records nothing gets no answer."""


@dataclass(slots=True)
class Events(Replayed):
    """Answers from the position of a morning; the block is the product's own."""

    late: Morning | None = None
    """Yesterday's morning, if it is written down today."""

    def morning(self, told: Morning) -> Advice:
        if self.late is not None:
            self.told[self.late.at + QUIET_D] = True
            self._listen(self.late, told.day)
        self.late = told if told.is_told and told.is_late else None
        if told.at % 7 == 0 and told.at:
            self._week_over(told)
        self.told.append(told.is_told and not told.is_late)
        if told.is_told and told.at % WALKS_EVERY == 1:
            self.walked(told.at, told.day, WALK_MIN, hour=10)
        if self.told[-1]:
            self._listen(told)
        self._replay(told.day)
        return self._advise(told)

    def _advise(self, told: Morning) -> Advice:
        position = self.now.position
        rung = position.rung(self.climb).name
        word = self._word(told, position)
        if word not in {"run", "hold"}:
            return Advice(word=word, rung=rung, is_stop=word == "see_clinician")
        today = self._today(told.day, position)
        if today is None:
            return Advice(word="rest", rung=rung)
        if not today.run_s:
            return Advice(word=word, rung=rung, walk_min=today.total_s / 60)
        steps = [step for step in today.flat() if step.do is Do.RUN]
        return Advice(word=word, rung=rung, minutes=today.run_s / 60, is_continuous=len(steps) == 1)

    def _word(self, told: Morning, position: Position) -> str:
        missing = sum(not one for one in self.told[-MORNINGS - 1 : -1])
        last = self.settling(self.runs[-1], moment(told.day, 8)) if self.runs else None
        is_open_today = not told.is_told or told.is_late
        if position.state is State.RED or self._is_high(told.day):
            return "see_clinician"
        if position.state in WAITING:
            return "ease_back"
        is_sore = self.person.kind == "shin" and not is_open_today and walking(told.pain) > 0
        if told.at - self.fever_at < 2 or is_sore:
            return "rest"
        if missing >= STALE:
            return "unknown"
        if is_open_today and (self.person.kind in STRICT or last in {Settling.PENDING, Settling.BACK}):
            return "unknown"
        return "hold" if is_open_today or last is not Settling.GREEN else "run"

    def _is_high(self, day: dt.date) -> bool:
        """Pain over 5 on this and the morning before."""
        two = [self.said.by_day.get(day), self.said.by_day.get(day - DAY)]
        return all(one is not None and (one.pain_am or 0) > 5 for one in two)

    def _today(self, day: dt.date, position: Position) -> Session | None:
        now = moment(day, 8)
        lately = [run for run in self.runs[-30:] if 0 < (day - run.day).days <= 30]
        longest = [run.minutes for run in lately if self.settling(run, now) is not Settling.BACK]
        week, ran = (day - FIRST).days // 7, {run.day for run in self.runs[-4:]}
        made = block(
            Ask(
                begin=day, weeks=1, position=position, climb=self.climb,
                earliest_run=day + DAY if {day - DAY, day - 2 * DAY} <= ran else day,
                must_run=None if day - DAY in ran else day,
                last_run=self.runs[-1].day if self.runs else None,
                runs_done=sum(run.at // 7 == week for run in self.runs[-8:]),
                longest_min=max(longest, default=None), loading_weeks=self.loading, is_lighter_now=self.is_lighter,
            )
        )  # fmt: skip
        return None if made is None else next((one for one in made.of(day) if one.rung), None)
