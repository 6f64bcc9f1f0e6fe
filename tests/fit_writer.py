"""A FIT writer for tests that can also write what no watch should: wrong sizes, cuts, other byte orders."""

import struct

import fastcrc

ENUM, SINT8, UINT8, SINT16, UINT16, SINT32, UINT32 = 0x00, 0x01, 0x02, 0x83, 0x84, 0x85, 0x86
TEXT, FLOAT32, UINT8Z, UINT16Z = 0x07, 0x88, 0x0A, 0x8B

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, WORKOUT, STEP, ACTIVITY = 0, 12, 18, 19, 20, 21, 26, 27, 34
SPLIT, SPLIT_SUMMARY, LENGTH = 312, 313, 101

START = 1_000_000_000
"""2021-09-08 01:46:40 UTC in FIT seconds."""

_LETTERS = {
    ENUM: "B", SINT8: "b", UINT8: "B", SINT16: "h", UINT16: "H", SINT32: "i", UINT32: "I",
    FLOAT32: "f", UINT8Z: "B", UINT16Z: "H",
}  # fmt: skip


class FitWriter:
    """Collects messages; `done()` gives the file."""

    def __init__(self, *, big_endian: bool = False) -> None:
        self.order = ">" if big_endian else "<"
        self.body = b""
        self.bases: dict[int, list[int]] = {}

    def define(self, local, kind, *fields, developer=()):
        """Define a message: fields are (number, base type) or (number, base type, size in bytes)."""
        triples = [(f[0], f[2] if len(f) > 2 else struct.calcsize("=" + _LETTERS[f[1]]), f[1]) for f in fields]
        self.bases[local] = [f[1] for f in fields]
        self.body += bytes([0x40 | (0x20 if developer else 0) | local, 0, self.order == ">"])
        self.body += struct.pack(self.order + "HB", kind, len(triples)) + b"".join(map(bytes, triples))
        if developer:
            self.body += bytes([len(developer)]) + b"".join(map(bytes, developer))
        return self

    def add(self, local, *values, header=None, tail=b""):
        """A message: numbers go by their base type, bytes as they are; `tail` holds developer fields."""
        self.body += bytes([local if header is None else header])
        for base, value in zip(self.bases[local], values, strict=True):
            is_raw = isinstance(value, bytes)
            self.body += value if is_raw else struct.pack(self.order + _LETTERS[base], value)
        self.body += tail
        return self

    def compressed(self, local, seconds, *values):
        """A message whose header holds the lowest five bits of its time."""
        return self.add(local, *values, header=0x80 | local << 5 | seconds % 32)

    def done(self, *, header_size=14, size=None, crc=True):
        """The file: header, messages, checksum."""
        head = struct.pack("<BBHI4s", header_size, 0x20, 2195, len(self.body) if size is None else size, b".FIT")
        if header_size > 12:
            head += struct.pack("<H", fastcrc.crc16.arc(head)) + bytes(header_size - 14)
        content = head + self.body
        return content + (struct.pack("<H", fastcrc.crc16.arc(content)) if crc else b"")


def activity_file(writer=None):
    """A writer that has said: this is an activity."""
    writer = writer or FitWriter()
    return writer.define(0, FILE_ID, (0, ENUM)).add(0, 4)


def with_records(writer, count=60, *, local=1, start=START):
    """Add records with time, heart rate, cadence and distance: 1 s, 140, 80 strides/min, 3 m/s."""
    writer.define(local, RECORD, (253, UINT32), (3, UINT8), (4, UINT8), (5, UINT32))
    for second in range(count):
        writer.add(local, start + second, 140, 80, 300 * second)
    return writer


def with_session(writer, *, local=2, start=START, sport=1, seconds=60, fields=(), values=()):
    """Add a session: its start, sport, elapsed and timer time, distance at 3 m/s, and what else is given."""
    writer.define(local, SESSION, (2, UINT32), (5, ENUM), (7, UINT32), (8, UINT32), (9, UINT32), *fields)
    return writer.add(local, start, sport, seconds * 1000, seconds * 1000, seconds * 300, *values)


def run(count=60):
    """A plain run of so many seconds."""
    return with_session(with_records(activity_file(), count), seconds=count)
