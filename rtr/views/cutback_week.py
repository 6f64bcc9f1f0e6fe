"""The next cut-back week as the plan holds it: one source for Load, Plan and whoever reads along."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.advice.block.plan import MOST_WEEKS
from rtr.advice.words import day_text, listed, number
from rtr.metrics.week import week_of
from rtr.plan import RUNNING, Session
from rtr.views.plan_situation import Situation
from rtr.views.step_words import MIN_S, step_text, steps_text

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class CutbackWeek:
    """The runs of the first lighter week of a block, and the step on which the week after it begins."""

    first: dt.date
    runs: tuple[Session, ...]
    after: str | None

    @property
    def minutes(self) -> tuple[int, ...]:
        """Running minutes of each run."""
        return tuple(round(one.run_s / MIN_S) for one in self.runs)

    def sentence(self, on: dt.date) -> str:
        """What it holds; of a week that has begun, what is left of it."""
        many, total = len(self.runs), f"{sum(self.minutes):,} running minutes"
        steps = [one.rung for one in self.runs if one.rung is not None]
        where = f" on {steps_text(steps)}" if steps else ""
        runs = f"{number(many)} {'run' if many == 1 else 'runs'}{where}"
        each = f": {listed([f'{one:,}' for one in self.minutes])}" if many > 1 else ""
        if self.first < on:
            return f"This cut-back week still holds {total} in {runs}{each}."
        return f"The cut-back week of {day_text(self.first, beside=on)} holds {total} in {runs}{each}."


def cutback_week(now: Situation) -> CutbackWeek | None:
    """That of the accepted plan where it holds one still to come, else of what would be suggested."""
    start = now.known.runner.week_start
    for made in (now.planned, now.suggested(MOST_WEEKS)):
        found = None if made is None else lighter_week([one for one in made.sessions if one.day >= now.day], start)
        if found is not None:
            return found
    return None


def lighter_week(sessions: Sequence[Session], week_start: int) -> CutbackWeek | None:
    """The first lighter week with a run among these sessions."""
    runs = [one for one in sessions if one.kind in RUNNING]
    light = [one for one in runs if one.is_lighter]
    if not light:
        return None
    first = week_of(light[0].day, week_start)
    after = next((one.rung for one in runs if one.day >= first + WEEK and not one.is_lighter), None)
    held = tuple(one for one in light if one.day < first + WEEK)
    return CutbackWeek(first=first, runs=held, after=None if after is None else step_text(after))
