"""The calendar the story makes around one day: what was done when, and how it was answered.

Weeks run Monday to Sunday and are counted back from the current one (0).
"""

import datetime as dt
import enum
from dataclasses import dataclass, replace

from rtr.demo.story import BEFORE, ILL_WEEK, ONSET_WEEK, RETURN, STEPS, WALKS, WARM_MIN
from rtr.model import Gait, Sport

WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)


class Answer(enum.StrEnum):
    """How the site answered one run within a day (science §3.3)."""

    SETTLED = "settled"
    HOLD = "hold"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One planned session: what was done on which day, and how it was answered.

    `bouts` are (gait, minutes); empty for what is not done on foot. `step` is the step of the
    ladder, None outside it. `week` counts back from the current week.
    """

    day: dt.date
    week: int
    sport: Sport
    minutes: float
    bouts: tuple[tuple[Gait, float], ...] = ()
    step: float | None = None
    answer: Answer = Answer.SETTLED
    order: int = 0
    """Which of the week's runs, counted from 0."""

    @property
    def run_min(self) -> float:
        return sum(minutes for gait, minutes in self.bouts if gait is Gait.RUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """One telling of the story: on which morning, from which seed, and what was done until then."""

    today: dt.date
    seed: int
    sessions: tuple[Session, ...]

    @property
    def flare(self) -> dt.date:
        """The day of the run that was too long."""
        return next(s.day for s in self.sessions if s.answer is Answer.BACK)


def tale_of(today: dt.date, seed: int) -> Tale:
    """The story as it stands on that morning: everything up to yesterday, oldest first."""
    found = [*_before(today), *_runs(today), *_walks(today), *_others(today)]
    return Tale(today=today, seed=seed, sessions=tuple(sorted(_last_run_holds(found), key=lambda s: s.day)))


def monday(today: dt.date) -> dt.date:
    """First day of the current week."""
    return today - today.weekday() * DAY


def onset(today: dt.date) -> dt.date:
    """The day of the injury: the last long run, a Sunday about 249 days ago."""
    return monday(today) - ONSET_WEEK * WEEK + 6 * DAY


def run_days(today: dt.date) -> tuple[int, int, int]:
    """Weekdays of the three runs a week, never on consecutive days; the last was two days ago."""
    first, second, third = sorted((today.weekday() + k) % 7 for k in (0, 3, 5))
    return first, second, third


def bouts_of(step: float) -> tuple[tuple[Gait, float], ...]:
    """The session of one step: brisk walk, runs and walks, brisk walk; the last two walks are one."""
    inner = [part for run, walk in STEPS[step] for part in ((Gait.RUN, float(run)), (Gait.WALK, float(walk)))]
    last = inner.pop()[1]
    return ((Gait.WALK, WARM_MIN), *inner, (Gait.WALK, last + WARM_MIN))


def _before(today: dt.date) -> list[Session]:
    start = monday(today)
    return [
        Session(
            day=start - week * WEEK + weekday * DAY,
            week=week,
            sport=Sport.RUNNING,
            minutes=minutes,
            bouts=((Gait.RUN, float(minutes)),),
            order=order,
        )
        for week, row in BEFORE.items()
        for order, (weekday, minutes) in enumerate(zip((1, 3, 5, 6), row, strict=True))
    ]


def _runs(today: dt.date) -> list[Session]:
    start, days = monday(today), run_days(today)
    return [
        _run(day, week, order, told)
        for week, line in RETURN.items()
        for order, told in enumerate(line.split())
        if told != "-" and (day := start - week * WEEK + days[order] * DAY) < today
    ]


def _run(day: dt.date, week: int, order: int, told: str) -> Session:
    answers = {"h": Answer.HOLD, "b": Answer.BACK}
    step = float(told.rstrip("hb"))
    bouts = bouts_of(step)
    return Session(
        day=day,
        week=week,
        sport=Sport.RUNNING,
        minutes=sum(minutes for _, minutes in bouts),
        bouts=bouts,
        step=step,
        answer=answers.get(told[-1], Answer.SETTLED),
        order=order,
    )


def _last_run_holds(found: list[Session]) -> list[Session]:
    """The newest length has not settled yet: the demo's answer for today is a careful one."""
    last = max((s for s in found if s.step is not None), key=lambda s: s.day)
    return [replace(s, answer=Answer.HOLD) if s is last else s for s in found]


def _walks(today: dt.date) -> list[Session]:
    """Five walks a week where nothing else was allowed yet, away from the strength days."""
    start, t = monday(today), today.weekday()
    weekdays = sorted((t + k) % 7 for k in (0, 1, 3, 4, 5))
    return [
        Session(
            day=start - week * WEEK + weekday * DAY,
            week=week,
            sport=Sport.WALKING,
            minutes=minutes,
            bouts=((Gait.WALK, float(minutes)),),
            order=order,
        )
        for week, row in WALKS.items()
        for order, (weekday, minutes) in enumerate(zip(weekdays[-len(row) :], row, strict=True))
    ]


def _others(today: dt.date) -> list[Session]:
    """Strength twice a week and an easy ride, on days without a run."""
    start, t = monday(today), today.weekday()
    rows = [(week, sport, k) for week in range(34, -1, -1) for sport, k in _other_days(week)]
    return [
        Session(day=day, week=week, sport=sport, minutes=30 if sport is Sport.STRENGTH else 45)
        for week, sport, k in rows
        if (day := start - week * WEEK + ((t + k) % 7) * DAY) < today
    ]


def _other_days(week: int) -> tuple[tuple[Sport, int], ...]:
    strength = ((Sport.STRENGTH, 6), (Sport.STRENGTH, 2))
    if week == ILL_WEEK:
        return ()
    if week in WALKS:
        return strength
    return (*strength, (Sport.CYCLING, 1)) if week % 2 == 0 or week >= 31 else strength
