"""Which two recordings look like one run (rulings R15). Pure: nothing is read or written here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rtr.model import FOOT_SPORTS, Activity, Sport, ZoneSource

NEAR_S = 180.0
"""Starts further apart are two runs."""

KEEP_OLD, USE_NEW, KEEP_BOTH = "keep_old", "use_new", "keep_both"
ANSWERS = frozenset({KEEP_OLD, USE_NEW, KEEP_BOTH})

_GYM = frozenset({Sport.STRENGTH, Sport.MOBILITY, Sport.CROSS_TRAINING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a recording is recognised by. `has_own_zone` is false where a clock was read in the runner's zone."""

    uid: str
    sport: Sport
    start_utc: dt.datetime
    start_local: dt.datetime
    has_own_zone: bool
    duration_s: float | None
    channels: int
    path: str | None
    name: str


def outline(activity: Activity, path: str | None = None) -> Outline:
    """The outline of a placed activity; its name is that of its file, else its title, else its start."""
    assert activity.start_utc is not None
    assert activity.start_local is not None
    return Outline(
        uid=activity.uid,
        sport=activity.sport,
        start_utc=activity.start_utc,
        start_local=activity.start_local,
        has_own_zone=activity.zone_source is not ZoneSource.PROFILE,
        duration_s=activity.elapsed_s if activity.elapsed_s is not None else activity.load_s,
        channels=len(activity.channels),
        path=path,
        name=path or activity.title or f"{activity.start_local:%Y-%m-%d %H:%M}",
    )


def is_same_family(one: Sport, other: Sport) -> bool:
    """Whether two devices may mean the same by these sports; `other` says nothing."""
    if one is other or Sport.OTHER in (one, other):
        return True
    return any(one in family and other in family for family in (FOOT_SPORTS, _GYM))


def start_apart_s(one: Outline, other: Outline) -> float:
    """Seconds between two starts; by the wall clock too where one has no zone of its own."""
    apart = (other.start_utc - one.start_utc).total_seconds()
    if not (one.has_own_zone and other.has_own_zone):
        by_clock = (other.start_local - one.start_local).total_seconds()
        apart = min(apart, by_clock, key=abs)
    return apart


def is_pair(one: Outline, other: Outline) -> bool:
    """Whether both start within three minutes, overlap, and are of one family of sports.

    Sessions that one device wrote into one file are parts of an outing, never the same twice.
    """
    if one.path is not None and one.path == other.path and one.channels and other.channels:
        return False
    apart = start_apart_s(one, other)
    if abs(apart) > NEAR_S or not is_same_family(one.sport, other.sport):
        return False
    first = one if apart >= 0 else other
    return first.duration_s is None or first.duration_s > abs(apart)


def suggestion(kept: Outline, new: Outline) -> str:
    """Prefer the recording that measured more."""
    return USE_NEW if new.channels > kept.channels else KEEP_OLD


class Shelf:
    """Outlines by start, so that a look-up does not go through all of them."""

    def __init__(self) -> None:
        self._by_start: dict[tuple[str, int], list[Outline]] = defaultdict(list)

    def add(self, found: Outline) -> None:
        for key in _keys(found, 0):
            self._by_start[key].append(found)

    def like(self, new: Outline) -> Outline | None:
        """The recording that is most likely the same run, if there is one."""
        near = {o.uid: o for step in (-1, 0, 1) for key in _keys(new, step) for o in self._by_start.get(key, ())}
        pairs = [o for o in near.values() if is_pair(o, new)]
        return min(pairs, key=lambda o: (abs(start_apart_s(o, new)), -o.channels, o.uid), default=None)


def _keys(found: Outline, step: int) -> Iterator[tuple[str, int]]:
    clock = found.start_local.replace(tzinfo=dt.UTC)
    yield "utc", int(found.start_utc.timestamp() // NEAR_S) + step
    yield "local", int(clock.timestamp() // NEAR_S) + step
