"""What a definition message says: where each field lies in the data messages that follow it."""

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from rtr.importers.fit.profile import MESSAGES, TIMESTAMP_FIELD, Field

# Struct letter, bytes and the value that means "not recorded", by the low five bits of the base type.
# Floats have none: all bits set is NaN already. Zero is the invalid value of the z types.
_BASE_TYPES: dict[int, tuple[str, int, int | None]] = {
    0: ("B", 1, 0xFF),
    1: ("b", 1, 0x7F),
    2: ("B", 1, 0xFF),
    3: ("h", 2, 0x7FFF),
    4: ("H", 2, 0xFFFF),
    5: ("i", 4, 0x7FFFFFFF),
    6: ("I", 4, 0xFFFFFFFF),
    7: ("s", 1, None),
    8: ("f", 4, None),
    9: ("d", 8, None),
    10: ("B", 1, 0),
    11: ("H", 2, 0),
    12: ("I", 4, 0),
    13: ("B", 1, 0xFF),
    14: ("q", 8, 0x7FFFFFFFFFFFFFFF),
    15: ("Q", 8, 0xFFFFFFFFFFFFFFFF),
    16: ("Q", 8, 0),
}
_JUST_TIME = {TIMESTAMP_FIELD: Field("timestamp")}


class Slot(NamedTuple):
    """One field inside a message: offset from the header byte, bytes, struct code, invalid value, scale."""

    offset: int
    size: int
    code: str
    dtype: np.dtype[np.generic]
    invalid: int | None
    field: Field


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One definition. `size` counts the header byte; `slots` holds the fields that are needed."""

    kind: int
    size: int
    order: str
    slots: dict[str, Slot]


def definition_size(data: bytes, pos: int, end: int) -> int:
    """Bytes of the definition message at `pos`, its header included; 0 where `end` comes before."""
    if pos + 6 > end:
        return 0
    size = 6 + 3 * data[pos + 5]
    if data[pos] & 0x20:
        if pos + size >= end:
            return 0
        size += 1 + 3 * data[pos + size]
    return size if pos + size <= end else 0


@lru_cache(maxsize=2048)
def layout_of(definition: bytes) -> Layout | None:
    """Read a definition message, header byte first; None where it cannot be one.

    Developer fields only take up room: they never stand in for a native field of the same name,
    so their descriptions, which a file may redefine half way, are not needed.
    """
    if definition[2] > 1:
        return None
    order = ">" if definition[2] else "<"
    (kind,) = struct.unpack_from(order + "H", definition, 3)
    wanted = MESSAGES.get(kind, _JUST_TIME)
    natives = 6 + 3 * definition[5]
    offset: int = 1
    slots: dict[str, Slot] = {}
    for at in range(6, natives, 3):
        number, size, base = definition[at : at + 3]
        if base & 0x1F not in _BASE_TYPES:
            return None
        slot = _slot(wanted[number], offset, size, base, order) if number in wanted else None
        if slot is not None:
            slots.setdefault(slot.field.name, slot)
        offset += size
    if definition[0] & 0x20:
        offset += sum(definition[natives + 2 :: 3])
    return Layout(kind, offset, order, slots)


def _slot(field: Field, offset: int, size: int, base: int, order: str) -> Slot | None:
    """Where a field lies; None if its type cannot have that size or is text where a number is due.

    Of an array the first value is read.
    """
    code, width, invalid = _BASE_TYPES[base & 0x1F]
    is_text = code == "s"
    if size < width or size % width or is_text != (field.scale == 0):
        return None
    dtype = np.dtype(np.void) if is_text else np.dtype(order + code)
    return Slot(offset, size, f"{size}s" if is_text else code, dtype, invalid, field)
