"""Mornings at each place, and what is usual there."""

import bisect
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rtr.diary import Diary
from rtr.metrics.verdicts.clock import morning_of, said_at, told_at, zone_of
from rtr.metrics.verdicts.sessions import Session, sessions_of
from rtr.model import CheckIn

USUAL_MORNINGS, USUAL_LEAST = 7, 3
"""The usual morning is the median of so many, and of no fewer (science §3.1)."""
USUAL_REACH = dt.timedelta(days=28)
"""Mornings further back say nothing about what is usual (a choice of this project)."""
STILL_ANSWERING = dt.timedelta(hours=36)
"""So long after a run a morning answers the run and is not a usual one."""
AWAY_DAYS = 3
"""For so long after a run on a journey mornings are taken to be on the clock of that run."""

Values = list[tuple[dt.datetime, int, dt.datetime]]
"""Of each quiet morning: when it was, the answer, when it was written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What a check-in said of one place."""

    day: dt.date
    at: dt.datetime
    """First steps: seven in the morning, or the check-in itself where it was made before."""
    said: dt.datetime
    pain_am: int | None = None
    stiff_am: int | None = None
    pain_now: int | None = None
    told: dt.datetime | None = None
    """When it was written down, which may be days later; the morning itself where that is not known."""


@dataclass(frozen=True, slots=True)
class PlaceMornings:
    """The mornings of one place by day, and those of them that answer no run, oldest first."""

    by_day: dict[dt.date, Morning] = field(default_factory=dict)
    quiet_pain: Values = field(default_factory=list)
    quiet_stiff: Values = field(default_factory=list)

    def usual(
        self, before: dt.datetime, told: dt.datetime | None = None, fallback: float | None = None
    ) -> float | None:
        """Median pain of the last usual mornings before a moment, `fallback` where there are too few.

        With `told`, the moment another morning was written down, mornings written down after it cannot raise what
        it stands beside: an ease-back that was said is not taken back by what is filled in later.
        """
        return _usual(self.quiet_pain, before, told, fallback)

    def usual_stiff(self, before: dt.datetime, told: dt.datetime | None = None) -> float | None:
        """The same of stiffness."""
        return _usual(self.quiet_stiff, before, told, None)


def _usual(values: Values, before: dt.datetime, told: dt.datetime | None, fallback: float | None) -> float | None:
    end = bisect.bisect_left(values, (before, -1))
    recent, is_same = _recent(values, end, before, told)
    then = _median(recent, fallback)
    if is_same:
        return then
    now = _median(_recent(values, end, before, None)[0], fallback)
    return now if now is None or then is None else min(now, then)


def _recent(values: Values, end: int, before: dt.datetime, told: dt.datetime | None) -> tuple[list[int], bool]:
    """The last recent mornings before `end` that were written down by `told`, and whether that left none out."""
    recent: list[int] = []
    is_same, first = True, before - USUAL_REACH
    for place in range(end - 1, -1, -1):
        at, value, written = values[place]
        if at < first or len(recent) == USUAL_MORNINGS:
            break
        if told is None or written <= told:
            recent.append(value)
        else:
            is_same = False
    return recent, is_same


def _median(recent: list[int], fallback: float | None) -> float | None:
    """Median of enough mornings; `statistics` takes many times as long for so few whole numbers."""
    if len(recent) < USUAL_LEAST:
        return fallback
    recent.sort()
    middle = len(recent) // 2
    return (recent[middle] + recent[~middle]) / 2


def mornings_of(
    check_ins: Sequence[CheckIn], sessions: Sequence[Session], home: dt.tzinfo
) -> Mapping[str, PlaceMornings]:
    """The mornings of every place; of two check-ins of one day the more painful answer counts."""
    ends = [session.end for session in sessions]
    found: defaultdict[str, PlaceMornings] = defaultdict(PlaceMornings)
    for check_in in check_ins:
        if not check_in.sites:
            continue
        said = said_at(check_in, home)
        at = min(said, morning_of(check_in.day, _clock(check_in.day, sessions, ends, home)))
        last = bisect.bisect_right(ends, at) - 1
        is_quiet = last < 0 or at - ends[last] > STILL_ANSWERING
        for site in check_in.sites:
            place = found[site.site]
            morning = Morning(
                day=check_in.day, at=at, said=said,
                pain_am=site.pain_am, stiff_am=site.stiff_am, pain_now=site.pain_now, told=told_at(check_in, at),
            )  # fmt: skip
            _add(place, morning, is_quiet=is_quiet)
    return found


def _add(place: PlaceMornings, morning: Morning, *, is_quiet: bool) -> None:
    earlier = place.by_day.get(morning.day)
    place.by_day[morning.day] = morning if earlier is None else _merged(earlier, morning)
    if is_quiet and morning.pain_am is not None:
        bisect.insort(place.quiet_pain, (morning.at, morning.pain_am, morning.told or morning.at))
    if is_quiet and morning.stiff_am is not None:
        bisect.insort(place.quiet_stiff, (morning.at, morning.stiff_am, morning.told or morning.at))


def _merged(one: Morning, other: Morning) -> Morning:
    return Morning(
        day=one.day,
        at=min(one.at, other.at),
        said=max(one.said, other.said),
        pain_am=highest(one.pain_am, other.pain_am),
        stiff_am=highest(one.stiff_am, other.stiff_am),
        pain_now=highest(one.pain_now, other.pain_now),
        told=max(one.told or one.at, other.told or other.at),
    )


def highest(*values: int | None) -> int | None:
    """The largest known value.

    >>> highest(None, 2, 1), highest(None)
    (2, None)
    """
    return max((value for value in values if value is not None), default=None)


def _clock(day: dt.date, sessions: Sequence[Session], ends: Sequence[dt.datetime], home: dt.tzinfo) -> dt.tzinfo:
    """The clock a morning was on: that of the run before it, if it was recent."""
    last = bisect.bisect_right(ends, morning_of(day, home) + dt.timedelta(hours=12)) - 1
    while last >= 0 and sessions[last].day >= day:
        last -= 1
    is_recent = last >= 0 and (day - sessions[last].day).days <= AWAY_DAYS
    return sessions[last].clock if is_recent else home


def usual_morning(diary: Diary, place: str, day: dt.date) -> float | None:
    """The usual pain at the first steps, as it stood before the morning of `day`; None with fewer than 3 mornings."""
    found, before = _before(diary, place, day)
    return found.usual(before)


def usual_stiffness(diary: Diary, place: str, day: dt.date) -> float | None:
    """The same of stiffness."""
    found, before = _before(diary, place, day)
    return found.usual_stiff(before)


def _before(diary: Diary, place: str, day: dt.date) -> tuple[PlaceMornings, dt.datetime]:
    home = zone_of(diary.runner.zone)
    earlier = [check_in for check_in in diary.check_ins if check_in.day < day]
    found = mornings_of(earlier, sessions_of(diary, day), home)
    return found.get(place, PlaceMornings()), morning_of(day, home)
