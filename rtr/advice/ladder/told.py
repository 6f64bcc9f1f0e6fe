"""What a diary tells the ladder: runs with their verdicts, walks, mornings, signs, weeks, in order of time."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rtr.advice.back_off import passes
from rtr.advice.ladder.climb import Position, State
from rtr.advice.ladder.events import (
    Cleared,
    Event,
    Ill,
    LookedAt,
    Placed,
    RunDone,
    Stopped,
    WalkDone,
    WeekDone,
    Worse,
)
from rtr.advice.ladder.start import Before, start_rung
from rtr.advice.records import BackOff
from rtr.advice.triggers import Trigger, triggers_of
from rtr.advice.weeks import kinds_of
from rtr.body import InjuryKind, Sign
from rtr.diary import Diary
from rtr.intake import Level
from rtr.metrics.verdicts import RunVerdict, Settling, session_verdicts
from rtr.metrics.verdicts.clock import aware, said_at, zone_of
from rtr.metrics.verdicts.reading import Reading, moment_of, read
from rtr.metrics.verdicts.runs import verdicts_of
from rtr.metrics.verdicts.steered import is_active
from rtr.metrics.week import week_of
from rtr.model import CheckIn, Sport

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
NEEDS_CLEARANCE = frozenset({InjuryKind.BONE, InjuryKind.POSTNATAL, InjuryKind.CLINICIAN})
LIGHTER = "cut-back"
SYSTEM = "rtr"
"""Who places a runner at the start rung where nobody else did."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """A diary read once for the ladder. `began` is the onset of the oldest open injury."""

    reading: Reading
    day: dt.date
    began: dt.date
    kinds: tuple[str, ...]
    sessions: Sequence[RunVerdict]
    triggers: Sequence[Trigger]
    lighter_weeks: frozenset[dt.date]
    is_steered: bool

    @property
    def known(self) -> Diary:
        return self.reading.known

    def cleared_on(self) -> dt.date | None:
        """The first day by which somebody had cleared running for an open injury."""
        days = [i.cleared_on for i in self.known.injuries if is_active(i, self.day) and i.cleared_on is not None]
        return min(days, default=None)


def told(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> Told | None:
    """The diary as it was known on `day`; None without an open injury."""
    known = diary.until(day)
    active = [injury for injury in known.injuries if is_active(injury, day)]
    if not active:
        return None
    reading = read(known, day, moment_of(known, day) if now is None else aware(now))
    began = min(injury.onset for injury in active)
    verdicts = list(verdicts_of(reading, began))
    weeks = kinds_of(known, known.daily(day), day)
    lighter = weeks["week"][weeks["kind"] == LIGHTER].dt.date if not weeks.empty else ()
    return Told(
        reading=reading,
        day=day,
        began=began,
        kinds=tuple(dict.fromkeys(str(injury.kind) for injury in active)),
        sessions=tuple(session_verdicts(verdicts).values()),
        triggers=triggers_of(reading, verdicts, began),
        lighter_weeks=frozenset(lighter),
        is_steered=any(reading.kind(where, day)[1] for where in reading.active(day)),
    )


def start_of(seen: Told) -> str:
    """The rung at which running begins: from the break before the first run since the injury."""
    days = [session.day for session in seen.reading.sessions]
    before = [day for day in days if day <= seen.began]
    first = next((day for day in days if day > seen.began), seen.day)
    off = (first - max(before)).days if before else None
    level = seen.known.intake.level
    longest = max((s.run_min for s in seen.reading.sessions if s.day <= seen.began), default=0.0)
    has_run_30 = longest >= 30 or (level is not None and level is not Level.NEVER)
    return start_rung(Before(off_d=off, kinds=seen.kinds, has_run_30=has_run_30))


def events_of(seen: Told, position: Callable[[], Position]) -> Iterator[Event]:
    """Everything since the injury, oldest first. `position` tells where the runner stands by then.

    Raw facts are sorted by the moment they were known; a check-in is a look only while one is waited for.
    """
    for _, _, make in sorted(_facts(seen), key=lambda fact: fact[:2]):
        event = make(position())
        if event is not None:
            yield event


Fact = tuple[dt.datetime, int, Callable[[Position], Event | None]]


def _facts(seen: Told) -> Iterator[Fact]:
    """(moment, order at one moment, what becomes of it)."""
    yield from _runs(seen)
    yield from _walks(seen)
    yield from _mornings(seen)
    yield from _weeks(seen)
    for trigger in seen.triggers:
        if trigger.cause != "run":
            worse = Worse(day=trigger.seen.date(), at=trigger.at)
            yield trigger.seen, 2, _always(worse)
    home = zone_of(seen.known.runner.zone)
    for cleared in seen.known.clearances:
        yield aware(cleared.recorded_at), 3, _always(Cleared(day=cleared.on))
    for placed in seen.known.placements:
        at = dt.datetime.combine(placed.day, dt.time(0), tzinfo=home)
        yield at, 0, _always(Placed(day=placed.day, rung=placed.rung, by=placed.by, reason=placed.reason))


def _always(event: Event) -> Callable[[Position], Event | None]:
    return lambda _: event


def _runs(seen: Told) -> Iterator[Fact]:
    """Runs since the injury; the first one that may begin the ladder places the runner on its start rung."""
    begins = _begins(seen)
    for session in (s for s in seen.sessions if s.day > seen.began):
        if session.day == begins:
            first = Placed(day=session.day, rung=start_of(seen), by=SYSTEM)
            yield session.end_utc, 0, partial(_if_walking, first)
            begins = None
        is_lighter = week_of(session.day, seen.known.runner.week_start) in seen.lighter_weeks
        done = RunDone(
            day=session.day,
            end_utc=session.end_utc,
            run_min=session.run_min,
            settling=session.settling,
            is_lighter=is_lighter,
        )
        yield session.end_utc, 1, _always(done)


def _if_walking(event: Event, position: Position) -> Event | None:
    """An event that holds only for who still walks."""
    return event if position.state is State.PHASE0 else None


def _begins(seen: Told) -> dt.date | None:
    """The first run that begins the ladder by itself: one that was cleared, or where no clearance is needed."""
    cleared = seen.cleared_on()
    needs = bool(NEEDS_CLEARANCE & set(seen.kinds))
    runs = (s.day for s in seen.sessions if s.day > seen.began)
    return next((day for day in runs if not needs or (cleared is not None and cleared <= day)), None)


def _walks(seen: Told) -> Iterator[Fact]:
    """Walks since the injury: settled where the next morning was answered and did not rise."""
    risen = {trigger.day for trigger in seen.triggers if trigger.cause == "morning"}
    answered = {day for mornings in seen.reading.mornings.values() for day in mornings.by_day}
    home = zone_of(seen.known.runner.zone)
    for activity in seen.known.counted:
        if activity.sport not in {Sport.WALKING, Sport.HIKING} or activity.day <= seen.began:
            continue
        morning = activity.day + DAY
        is_settled = None if morning not in answered else morning not in risen
        start = activity.start_local.replace(tzinfo=home) if activity.start_local is not None else None
        at = activity.start_utc or start
        if at is not None:
            walk = WalkDone(day=activity.day, at=at, walk_min=(activity.load_s or 0.0) / 60, is_settled=is_settled)
            yield aware(at), 1, _always(walk)


def _mornings(seen: Told) -> Iterator[Fact]:
    home = zone_of(seen.known.runner.zone)
    for check_in in seen.known.check_ins:
        if check_in.day < seen.began:
            continue
        at = said_at(check_in, home)
        if check_in.red_flags:
            yield at, 3, _always(Stopped(day=check_in.day))
        if Sign.FEVER in (check_in.signs or ()):
            yield at, 3, _always(Ill(day=check_in.day))
        yield at, 4, partial(_look, seen, check_in, at)


def _look(seen: Told, check_in: CheckIn, at: dt.datetime, position: Position) -> LookedAt | None:
    """The fresh look at the end of the 48 hours, if this check-in is one and can tell."""
    if position.state not in {State.BACKOFF, State.PLATEAU} or position.until is None or at < position.until:
        return None
    kind = InjuryKind.BONE if InjuryKind.BONE in seen.kinds else InjuryKind.UNKNOWN
    waiting = BackOff(cause="run", day=check_in.day, what="look", until=position.until, kind=kind)
    has_passed = passes(seen.reading, check_in, at, waiting)
    return None if has_passed is None else LookedAt(day=check_in.day, at=at, is_passed=has_passed)


def _weeks(seen: Told) -> Iterator[Fact]:
    """Whole weeks since the injury, each at its end."""
    by_week: defaultdict[dt.date, list[Settling]] = defaultdict(list)
    start = seen.known.runner.week_start
    for session in seen.sessions:
        by_week[week_of(session.day, start)].append(session.settling)
    home = zone_of(seen.known.runner.zone)
    first = week_of(seen.began, start)
    for week in itertools.takewhile(lambda w: w + WEEK <= seen.day, (first + n * WEEK for n in itertools.count())):
        last = week + WEEK - DAY
        done = WeekDone(day=last, settlings=tuple(by_week.get(week, ())), is_lighter=week in seen.lighter_weeks)
        yield dt.datetime.combine(last + DAY, dt.time(0), tzinfo=home), 0, _always(done)
