"""Everything that happened since an injury, in order of time: runs, walks, mornings, signs, weeks."""

import datetime as dt
import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from rtr.advice.back_off import passes
from rtr.advice.ladder.climb import Position, State
from rtr.advice.ladder.events import (
    Cleared,
    Event,
    Ill,
    Injured,
    LookedAt,
    Placed,
    RunDone,
    Stopped,
    WalkDone,
    WeekDone,
    Worse,
)
from rtr.advice.ladder.steps import LADDER
from rtr.advice.ladder.told import Told, start_of
from rtr.advice.records import BackOff
from rtr.body import InjuryKind, Sign
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.metrics.verdicts.clock import aware, said_at
from rtr.metrics.week import week_of
from rtr.model import CheckIn, Clearance, Sport

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
NEEDS_CLEARANCE = frozenset({InjuryKind.BONE, InjuryKind.POSTNATAL, InjuryKind.CLINICIAN})
HARD_RPE = 6.0
"""An easy run that felt like this or harder was not easy."""
LAST_EASY = max(at for at, one in enumerate(LADDER) if not one.elements and one.phase < 3)
"""Up to here nothing but easy running is planned."""
SYSTEM = "rtr"
"""Who places a runner at the start rung where nobody else did."""


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
            yield trigger.seen, 2, _always(Worse(day=trigger.day, at=trigger.at))
    for injury in seen.known.open_injuries(seen.day):
        if injury.onset > seen.began and injury.kind in NEEDS_CLEARANCE:
            yield _midnight(injury.onset, seen.home), -1, _always(Injured(day=injury.onset))
    for cleared in seen.known.clearances:
        yield _looked(cleared, seen.home), 3, _always(Cleared(day=cleared.on))
    for placed in (one for one in seen.known.placements if one.day >= seen.began):
        yield (
            _midnight(placed.day, seen.home),
            0,
            _always(Placed(day=placed.day, rung=placed.rung, by=placed.by, reason=placed.reason)),
        )


def _midnight(day: dt.date, clock: dt.tzinfo) -> dt.datetime:
    """The moment a day begins."""
    return dt.datetime.combine(day, dt.time(0), tzinfo=clock).astimezone(dt.UTC)


def _looked(cleared: Clearance, home: dt.tzinfo) -> dt.datetime:
    """When somebody looked: as it was written down, if on the day itself; else the end of that day that is nearer."""
    return min(max(aware(cleared.recorded_at), _midnight(cleared.on, home)), _midnight(cleared.on + DAY, home))


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
        yield session.end_utc, 1, partial(_done, seen, session)


def _done(seen: Told, session: RunVerdict, position: Position) -> RunDone:
    """A run as the ladder takes it; one that felt hard is held, as long as all running is easy (science §4.7)."""
    is_hard = seen.efforts.get(session.uid, 0.0) >= HARD_RPE and position.at <= LAST_EASY
    settling = counted_as(session.settling, session.reasons, session.missing, is_hard=is_hard)
    return RunDone(
        day=session.day,
        end_utc=session.end_utc,
        run_min=session.run_min,
        settling=settling,
        is_lighter=week_of(session.day, seen.known.runner.week_start) in seen.lighter_weeks,
    )


def counted_as(
    settling: Settling, reasons: Sequence[str], missing: Sequence[str], *, is_hard: bool = False
) -> Settling:
    """One that is held only because an answer is missing tells nothing of the body: it moves nobody, up or down."""
    if settling is Settling.GREEN and is_hard:
        return Settling.HOLD
    is_only_missing = settling is Settling.HOLD and bool(missing) and not reasons and not is_hard
    return Settling.UNANSWERED if is_only_missing else settling


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
    home = seen.home
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
    home = seen.home
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
    by_week: defaultdict[dt.date, list[RunVerdict]] = defaultdict(list)
    start = seen.known.runner.week_start
    for session in (one for one in seen.sessions if one.day > seen.began):
        by_week[week_of(session.day, start)].append(session)
    first = week_of(seen.began, start)
    for week in itertools.takewhile(lambda w: w + WEEK <= seen.day, (first + n * WEEK for n in itertools.count())):
        last = week + WEEK - DAY
        done = WeekDone(
            day=last,
            settlings=tuple(session.settling for session in by_week[week]),
            is_lighter=week in seen.lighter_weeks,
            run_min=math.fsum(session.run_min for session in by_week[week]),
        )
        yield _midnight(last + DAY, seen.home), 0, _always(done)
