"""Past a damaged stretch: where messages can be trusted again."""

import struct
from collections.abc import Sequence
from statistics import median_low

from rtr.importers.fit.layout import Layout
from rtr.importers.fit.profile import FIRST_DATE, LAST_DATE

MAX_RESUMES = 8
_SEARCH_BYTES = 1 << 16
_CHAIN = 8
_TIMES = 4
_DAY_S = 86_400


def time_of(data: bytes, layout: Layout, pos: int) -> int | None:
    """The timestamp of one message, if it is a date."""
    slot = layout.slots.get("timestamp")
    if slot is None or slot.code != "I":
        return None
    (time,) = struct.unpack_from(layout.order + "I", data, pos + slot.offset)
    return int(time) if FIRST_DATE <= time < LAST_DATE else None


def typical_time(data: bytes, layout: Layout, positions: Sequence[int]) -> int | None:
    """The middle of the times before the damage."""
    times = [time for pos in positions if (time := time_of(data, layout, pos)) is not None]
    return median_low(times) if times else None


def next_sound(data: bytes, pos: int, end: int, layouts: Sequence[Layout | None], typical: int) -> int:
    """First offset from which eight messages follow each other whose times make sense; -1 if none is near.

    Four times in order, all within a day of what was typical before: a wrong phase in a long run
    of equal messages can look orderly too, but not like the right day.
    """
    for candidate in range(pos, min(end, pos + _SEARCH_BYTES)):
        if layouts[data[candidate]] is not None and _is_sound(data, candidate, end, layouts, typical):
            return candidate
    return -1


def _is_sound(data: bytes, pos: int, end: int, layouts: Sequence[Layout | None], typical: int) -> bool:
    times: list[int] = []
    for _ in range(_CHAIN):
        layout = layouts[data[pos]] if pos < end else None
        if layout is None or pos + layout.size > end:
            return False
        if "timestamp" in layout.slots:
            time = time_of(data, layout, pos)
            if time is None or abs(time - typical) > _DAY_S or (times and time < times[-1]):
                return False
            times.append(time)
        pos += layout.size
    return len(times) >= _TIMES
