"""A year as a frame: blocks that build up, lighter weeks between them, what holidays and races change (science §4.12).

Nothing here promises minutes: the steps of the ladder, the mornings and the person decide each week.
"""

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rtr.metrics.week import DAYS, week_of
from rtr.plan import Entry, EntryKind

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
WEEKS, QUARTER = 52, 13
"""Weeks of a frame, and of each of its four quarters: twelve in blocks, and one that is lighter still."""
MOST_BUILDING = 4
"""Building weeks in a row that a moved lighter week may leave (science §5.3 forces one after four)."""
AWAY = frozenset({EntryKind.HOLIDAY, EntryKind.TRAVEL})
AWAY_D = 3
"""So many days away make a week one that a lighter week is put onto."""
TAPER = dt.timedelta(days=14)
MOST_OF_A_WEEK_D = 4
EARLY, LATER = 2, 4
"""Weeks between talks with a coach: in phases 0 to 2, and in those after."""
LAST_EARLY_PHASE = 2


class WeekKind(enum.StrEnum):
    """What a week of the frame is for."""

    BUILD = "build"
    LIGHTER = "lighter"
    """The last week of a block: a cut-back week as the Plan sizes it."""
    REST = "rest"
    """The last week of a quarter: 50 to 60 % of the usual minutes, nothing fast."""
    TAPER = "taper"
    """Before a race."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWeek:
    """One week. `quarter` counts from 0, `block` inside the quarter, by its place; None for the last of a quarter.

    `moved_for` is the title of the entry a lighter week was put onto. `may_be_faster` marks weeks of the
    one block of its quarter that may hold race-pace work, once the gates before it are open.
    """

    first: dt.date
    kind: WeekKind
    quarter: int
    block: int | None
    moved_for: str | None = None
    may_be_faster: bool = False

    @property
    def last(self) -> dt.date:
        return self.first + WEEK - DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """52 weeks, oldest first, and the days around which a talk with a coach is suggested."""

    weeks: tuple[FrameWeek, ...]
    check_ins: tuple[dt.date, ...]

    @property
    def begin(self) -> dt.date:
        return self.weeks[0].first

    @property
    def end(self) -> dt.date:
        return self.weeks[-1].last

    def week_of(self, day: dt.date) -> FrameWeek | None:
        """The week that holds the day; None outside of the frame."""
        at = (day - self.begin).days // DAYS
        return self.weeks[at] if 0 <= at < len(self.weeks) else None


def frame_of(
    start: dt.date,
    entries: Sequence[Entry] = (),
    *,
    phase: int | None = None,
    build_weeks: int = 3,
    week_start: int = 0,
) -> Frame:
    """The frame of the 52 weeks from the week of `start` on.

    Parameters
    ----------
    start
        Any day of the first week.
    entries
        Dates of the year. Holidays and travel draw lighter weeks onto them where that is one week away;
        a race gets a taper of two weeks; a talk that is entered takes the place of a suggested one.
    phase
        Phase of the ladder today; None is treated as the earliest.
    build_weeks
        Building weeks before a lighter one, 1 to 3.
    week_start
        0 = Monday … 6 = Sunday.

    Examples
    --------
    >>> [week.kind.value for week in frame_of(dt.date(2026, 1, 5)).weeks[:4]]
    ['build', 'build', 'build', 'lighter']
    """
    first = week_of(start, week_start)
    plain = list(_plain(first, min(max(build_weeks, 1), 3)))
    shifted = _onto_days_away(plain, [one for one in entries if one.kind in AWAY])
    tapered = [_tapered(week, entries) for week in shifted]
    weeks = tuple(_faster(tapered, entries, phase))
    return Frame(weeks=weeks, check_ins=tuple(_check_ins(first, entries, phase)))


def _plain(first: dt.date, build_weeks: int) -> Iterator[FrameWeek]:
    """Every quarter alike: blocks of some building weeks and a lighter one, then the week between quarters."""
    for number in range(WEEKS):
        quarter, at = divmod(number, QUARTER)
        block, place = divmod(at, build_weeks + 1)
        is_between = at == QUARTER - 1
        kind = WeekKind.REST if is_between else WeekKind.LIGHTER if place == build_weeks else WeekKind.BUILD
        yield FrameWeek(first=first + number * WEEK, kind=kind, quarter=quarter, block=None if is_between else block)


def _onto_days_away(weeks: list[FrameWeek], away: Sequence[Entry]) -> list[FrameWeek]:
    """Lighter weeks exchanged with a neighbour that holds more days away, where building never gets too long."""
    made = list(weeks)
    for at, week in enumerate(weeks):
        if week.kind not in {WeekKind.LIGHTER, WeekKind.REST} or made[at] is not week:
            continue
        near = [n for n in (at - 1, at + 1) if 0 <= n < len(made) and made[n].kind is WeekKind.BUILD]
        best = max(near, key=lambda n: (_days_in(made[n], away), -n), default=at)
        is_worth_it = _days_in(made[best], away) >= AWAY_D and _days_in(made[best], away) > _days_in(week, away)
        if is_worth_it and _longest(changed := _exchanged(made, at, best, away)) <= MOST_BUILDING:
            made = changed
    return made


def _exchanged(weeks: list[FrameWeek], at: int, to: int, away: Sequence[Entry]) -> list[FrameWeek]:
    """The kinds of two weeks exchanged."""
    made = list(weeks)
    name = max(away, key=lambda entry: _overlap(weeks[to], entry)).title
    made[to] = replace(weeks[to], kind=weeks[at].kind, moved_for=name)
    made[at] = replace(weeks[at], kind=weeks[to].kind)
    return made


def _overlap(week: FrameWeek, entry: Entry) -> int:
    return max(0, (min(week.last, entry.end) - max(week.first, entry.begin)).days + 1)


def _days_in(week: FrameWeek, away: Sequence[Entry]) -> int:
    """Days of the week that one entry covers, the most of any: two entries of a day are not two days off."""
    return max((_overlap(week, entry) for entry in away), default=0)


def _longest(weeks: Sequence[FrameWeek]) -> int:
    """Building weeks in a row, the most there are."""
    most = row = 0
    for week in weeks:
        row = row + 1 if week.kind is WeekKind.BUILD else 0
        most = max(most, row)
    return most


def _races(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.kind is EntryKind.RACE]


def _tapered(week: FrameWeek, entries: Sequence[Entry]) -> FrameWeek:
    """A week that lies for its most part in the fourteen days before a race is a taper."""
    for race in _races(entries):
        before = replace(race, begin=race.begin - TAPER, end=race.begin - DAY)
        if _overlap(week, before) >= MOST_OF_A_WEEK_D:
            return replace(week, kind=WeekKind.TAPER, moved_for=race.title)
    return week


def _faster(weeks: Sequence[FrameWeek], entries: Sequence[Entry], phase: int | None) -> Iterator[FrameWeek]:
    """At most one block a quarter may hold race pace: the one before a race, else the last.

    From phases 0 to 2 the first quarter has none: phase 4 is more than a quarter of steps away.
    """
    is_early = phase is None or phase <= LAST_EARLY_PHASE
    last = max(week.block for week in weeks if week.block is not None)
    chosen = {quarter: _block_of_race(weeks, quarter, entries, last) for quarter in range(WEEKS // QUARTER)}
    for week in weeks:
        is_open = not (is_early and week.quarter == 0) and week.kind is WeekKind.BUILD
        yield replace(week, may_be_faster=is_open and week.block == chosen[week.quarter])


def _block_of_race(weeks: Sequence[FrameWeek], quarter: int, entries: Sequence[Entry], last: int) -> int:
    """The block of the quarter with the last building weeks before its first race; the last one without a race."""
    mine = [week for week in weeks if week.quarter == quarter and week.block is not None]
    begin = min((r.begin for r in _races(entries) if mine[0].first <= r.begin <= mine[-1].last + WEEK), default=None)
    before = [week.block for week in mine if begin and week.kind is WeekKind.BUILD and week.last < begin]
    return next((block for block in reversed(before) if block is not None), last)


def _check_ins(first: dt.date, entries: Sequence[Entry], phase: int | None) -> Iterator[dt.date]:
    """The first days of the weeks in which to talk, counted on from every talk that is entered."""
    every = EARLY if phase is None or phase <= LAST_EARLY_PHASE else LATER
    week_start, told = first.weekday(), [one for one in entries if one.kind is EntryKind.CHECK_IN]
    entered = {week_of(entry.begin, week_start) for entry in told}
    since = first
    for number in range(1, WEEKS):
        week = first + number * WEEK
        is_told_next = week + WEEK in entered
        if week in entered:
            since = week
        elif week - since >= every * WEEK and not is_told_next:
            since = week
            yield week
