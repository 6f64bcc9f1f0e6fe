"""Which time zone a position lies in."""

import datetime as dt
import zoneinfo


def offset_s(lat_deg: float, lon_deg: float, at: dt.datetime) -> int | None:
    """Seconds that clocks at a position were ahead of UTC at an aware moment; None where unknown.

    Daylight saving is that of the moment. At sea it is the nautical zone.
    """
    import tzfpy  # reads its map when it is imported

    try:
        zone = zoneinfo.ZoneInfo(tzfpy.get_tz(lon_deg, lat_deg))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
    offset = at.astimezone(zone).utcoffset()
    return None if offset is None else round(offset.total_seconds())
