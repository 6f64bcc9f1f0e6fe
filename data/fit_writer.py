"""A small writer of FIT activity files: only the messages and fields that the demo files hold.

Field numbers and scales are those of the public FIT profile. Values are given in SI units (and
strides per minute); None is written as the invalid value of its type. Made for `data/demo` and
for tests; the app itself writes no FIT activities.
"""

import datetime as dt
import struct
from dataclasses import dataclass

EPOCH = dt.datetime(1989, 12, 31, tzinfo=dt.UTC)
SEMICIRCLES_PER_DEG = 2**31 / 180

ENUM, U8, U16, U32, S32, U32Z = (0x00, "B"), (0x02, "B"), (0x84, "H"), (0x86, "I"), (0x85, "i"), (0x8C, "I")
INVALID = {"B": 0xFF, "H": 0xFFFF, "I": 0xFFFFFFFF, "i": 0x7FFFFFFF}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message: number, base type, and how a value becomes an integer."""

    number: int
    base: tuple[int, str]
    scale: float = 1
    offset: float = 0

    def raw(self, value: float | dt.datetime | None) -> int:
        if value is None:
            return INVALID[self.base[1]]
        if isinstance(value, dt.datetime):
            return round((value - EPOCH).total_seconds())
        return round((value + self.offset) * self.scale)


MESSAGES: dict[str, tuple[int, dict[str, Field]]] = {
    "file_id": (0, {
        "type": Field(0, ENUM), "manufacturer": Field(1, U16), "product": Field(2, U16),
        "serial_number": Field(3, U32Z), "time_created": Field(4, U32),
    }),
    "event": (21, {"timestamp": Field(253, U32), "event": Field(0, ENUM), "event_type": Field(1, ENUM)}),
    "record": (20, {
        "timestamp": Field(253, U32), "lat": Field(0, S32, SEMICIRCLES_PER_DEG),
        "lon": Field(1, S32, SEMICIRCLES_PER_DEG), "altitude": Field(78, U32, 5, 500), "hr": Field(3, U8),
        "cadence": Field(4, U8), "fractional_cadence": Field(53, U8, 128),
        "distance": Field(5, U32, 100), "speed": Field(73, U32, 1000),
    }),
    "lap": (19, {
        "timestamp": Field(253, U32), "start_time": Field(2, U32), "elapsed": Field(7, U32, 1000),
        "timer": Field(8, U32, 1000), "distance": Field(9, U32, 100), "avg_hr": Field(15, U8),
        "avg_cadence": Field(17, U8), "intensity": Field(23, ENUM), "trigger": Field(24, ENUM),
    }),
    "split": (312, {
        "index": Field(254, U16), "kind": Field(0, ENUM), "elapsed": Field(1, U32, 1000),
        "timer": Field(2, U32, 1000), "distance": Field(3, U32, 100), "start_time": Field(9, U32),
    }),
    "split_summary": (313, {
        "kind": Field(0, ENUM), "count": Field(3, U16), "timer": Field(4, U32, 1000), "distance": Field(5, U32, 100),
    }),
    "session": (18, {
        "timestamp": Field(253, U32), "start_time": Field(2, U32), "sport": Field(5, ENUM), "sub_sport": Field(6, ENUM),
        "elapsed": Field(7, U32, 1000), "timer": Field(8, U32, 1000), "distance": Field(9, U32, 100),
        "avg_hr": Field(16, U8), "max_hr": Field(17, U8), "avg_cadence": Field(18, U8), "ascent": Field(22, U16),
        "descent": Field(23, U16), "first_lap": Field(25, U16), "laps": Field(26, U16),
        "feel": Field(192, U8), "rpe": Field(193, U8, 10),
    }),
    "activity": (34, {
        "timestamp": Field(253, U32), "timer": Field(0, U32, 1000), "sessions": Field(1, U16), "type": Field(2, ENUM),
        "event": Field(3, ENUM), "event_type": Field(4, ENUM), "local_timestamp": Field(5, U32),
    }),
}  # fmt: skip

Value = float | dt.datetime | None


class FitWriter:
    """Collects messages; `finished` gives the bytes of the file."""

    def __init__(self) -> None:
        self._body = bytearray()
        self._local = {name: number for number, name in enumerate(MESSAGES)}
        self._defined: set[str] = set()

    def write(self, name: str, **values: Value) -> None:
        """Append one message; fields that are not given are written as unknown."""
        number, fields = MESSAGES[name]
        if unknown := values.keys() - fields.keys():
            raise KeyError(f"{name} has no {unknown}")
        if name not in self._defined:
            self._defined.add(name)
            self._body += struct.pack("<BBBHB", 0x40 | self._local[name], 0, 0, number, len(fields))
            for field in fields.values():
                self._body += struct.pack("<BBB", field.number, struct.calcsize(field.base[1]), field.base[0])
        codes = "".join(field.base[1] for field in fields.values())
        raw = (field.raw(values.get(key)) for key, field in fields.items())
        self._body += struct.pack(f"<B{codes}", self._local[name], *raw)

    def finished(self) -> bytes:
        """Header, messages and both checksums."""
        header = struct.pack("<BBHI4s", 14, 0x20, 21_178, len(self._body), b".FIT")
        content = header + struct.pack("<H", crc(header)) + bytes(self._body)
        return content + struct.pack("<H", crc(content))


def crc(data: bytes) -> int:
    """CRC-16 as FIT has it (reflected polynomial 0xA001, starting at 0)."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ (0xA001 if value & 1 else 0)
    return value
