"""Where a file does not say in which time zone it was, the runner's own zone is taken."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from rtr.errors import SettingsError
from rtr.model import Activity, ZoneSource


def zone_of(name: str) -> ZoneInfo:
    """The rules of a time zone; raises `SettingsError` for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise SettingsError(f"“{name}” is not a time zone.", hint="Use a name like Europe/Berlin.") from unknown


def placed(activity: Activity, zone: ZoneInfo) -> Activity:
    """The activity with both its instant and its wall clock, of which it must say one.

    A clock time that occurred twice (autumn) is the first of the two, one that never occurred
    (spring) is read with the offset before the change; the clock stays as the file wrote it.
    """
    if activity.start_utc is not None:
        return _with_clock(activity, activity.start_utc.astimezone(dt.UTC), zone)
    assert activity.start_local is not None
    if activity.utc_offset_s is not None:
        offset, source = dt.timedelta(seconds=activity.utc_offset_s), activity.zone_source or ZoneSource.FILE
    else:
        offset, source = _offset(activity.start_local.replace(tzinfo=zone, fold=0)), ZoneSource.PROFILE
    return dataclasses.replace(
        activity,
        start_utc=(activity.start_local - offset).replace(tzinfo=dt.UTC),
        utc_offset_s=int(offset.total_seconds()),
        zone_source=source,
    )


def _with_clock(activity: Activity, start_utc: dt.datetime, zone: ZoneInfo) -> Activity:
    """The wall clock of a known instant: from the file's offset, else in the runner's zone."""
    if activity.start_local is not None:
        offset = activity.start_local - start_utc.replace(tzinfo=None)
        source = activity.zone_source or ZoneSource.FILE
    elif activity.utc_offset_s is not None:
        offset, source = dt.timedelta(seconds=activity.utc_offset_s), activity.zone_source or ZoneSource.FILE
    else:
        offset, source = _offset(start_utc.astimezone(zone)), ZoneSource.PROFILE
    return dataclasses.replace(
        activity,
        start_utc=start_utc,
        start_local=(start_utc + offset).replace(tzinfo=None),
        utc_offset_s=int(offset.total_seconds()) if activity.utc_offset_s is None else activity.utc_offset_s,
        zone_source=source,
    )


def _offset(moment: dt.datetime) -> dt.timedelta:
    offset = moment.utcoffset()
    assert offset is not None
    return offset
