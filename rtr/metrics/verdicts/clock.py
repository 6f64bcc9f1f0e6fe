"""Moments of a diary in absolute time: when a run ended, when a morning was."""

import datetime as dt
import functools
import zoneinfo

from rtr.diary import LONGEST_ELAPSED_S
from rtr.model import Activity, CheckIn

MORNING = dt.time(7)
"""The clock of a morning whose check-in bears none."""


@functools.cache
def zone_of(name: str) -> dt.tzinfo:
    """A time zone by name; UTC for a name nobody knows."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def start_of(activity: Activity, home: dt.tzinfo) -> dt.datetime:
    """When it was started, in UTC."""
    if activity.start_utc is not None:
        return activity.start_utc
    assert activity.start_local is not None, "only placed activities are in a diary"
    return in_utc(activity.start_local, home)


def end_of(activity: Activity, home: dt.tzinfo) -> dt.datetime:
    """When it ended, in UTC. A recording left running for days ends with its timer, or where it began."""
    times_s = (t for t in (activity.elapsed_s, activity.load_s) if t is not None and 0 <= t <= LONGEST_ELAPSED_S)
    return start_of(activity, home) + dt.timedelta(seconds=next(times_s, 0.0))


def clock_of(activity: Activity, home: dt.tzinfo) -> dt.tzinfo:
    """The clock of the place where it was: the runner's own zone, or a fixed offset on a journey."""
    if activity.start_utc is None or activity.utc_offset_s is None:
        return home
    offset = dt.timedelta(seconds=activity.utc_offset_s)
    if activity.start_utc.astimezone(home).utcoffset() == offset or abs(offset) >= dt.timedelta(days=1):
        return home
    return dt.timezone(offset)


def in_utc(local: dt.datetime, clock: dt.tzinfo) -> dt.datetime:
    """A wall clock in absolute time. At the ends of the calendar the clock itself."""
    try:
        return local.replace(tzinfo=clock).astimezone(dt.UTC)
    except OverflowError:
        return local.replace(tzinfo=dt.UTC)


def morning_of(day: dt.date, clock: dt.tzinfo) -> dt.datetime:
    """Seven o'clock of a day in UTC.

    >>> morning_of(dt.date(2026, 3, 29), zone_of("Europe/Berlin")).hour
    5
    """
    return in_utc(dt.datetime.combine(day, MORNING), clock)


def said_at(check_in: CheckIn, clock: dt.tzinfo) -> dt.datetime:
    """When a check-in was made; seven in the morning where it bears no clock or was filled in on a later day."""
    at = check_in.recorded_at
    if at is None:
        return morning_of(check_in.day, clock)
    at = aware(at)
    return morning_of(check_in.day, clock) if at.astimezone(clock).date() > check_in.day else at


def told_at(check_in: CheckIn, at: dt.datetime) -> dt.datetime:
    """When a morning was written down; `at`, the morning itself, where it bears no clock."""
    return at if check_in.recorded_at is None else aware(check_in.recorded_at)


def aware(at: dt.datetime) -> dt.datetime:
    """A moment in UTC; one without a zone is taken for UTC."""
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)
