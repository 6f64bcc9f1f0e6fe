"""A planned session as a FIT workout file, which watches of Garmin, COROS, Suunto and Wahoo take.

Three kinds of messages: the file's id, the workout, one step after the other. Numbers are those of
the public FIT profile; times in milliseconds, heart rate as beats a minute plus 100.
"""

import datetime as dt
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import fastcrc

from rtr.advice.words import sentence_case
from rtr.plan import Do, Repeat, Session, Step

EPOCH = dt.datetime(1989, 12, 31, tzinfo=dt.UTC)
WORKOUT_FILE, DEVELOPMENT, RUNNING = 5, 255, 1
BY_TIME, REPEAT = 0, 6
OPEN, HEART_RATE = 2, 1
ACTIVE, REST, WARM_UP, COOL_DOWN, RECOVERY, INTERVAL = 0, 1, 2, 3, 4, 5
BPM_OFFSET = 100
LOWEST_BPM = 60
NAME_BYTES, NOTE_BYTES = 32, 64
MOST_STEPS = 50
"""Our own limit: no maker names one that we found, and a session of the ladder has 13 at most."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a message: its number, base type, letter for `struct`, bytes."""

    number: int
    base: int
    letter: str
    size: int


def _enum(number: int) -> _Field:
    return _Field(number, 0x00, "B", 1)


def _u16(number: int) -> _Field:
    return _Field(number, 0x84, "H", 2)


def _u32(number: int) -> _Field:
    return _Field(number, 0x86, "I", 4)


def _text(number: int, size: int) -> _Field:
    return _Field(number, 0x07, "s", size)


FILE_ID = (0, (_enum(0), _u16(1), _u16(2), _Field(3, 0x8C, "I", 4), _u32(4)))
WORKOUT = (26, (_enum(4), _u16(6), _text(8, NAME_BYTES)))
STEP = (
    27,
    (
        *(_u16(254), _text(0, NAME_BYTES), _enum(1), _u32(2)),
        *(_enum(3), _u32(4), _u32(5), _u32(6), _enum(7), _text(8, NOTE_BYTES)),
    ),
)
WORDS = {
    Do.WALK: "Walk", Do.RUN: "Easy run", Do.STRIDES: "Stride", Do.HILL: "Uphill", Do.STEADY: "Steady",
    Do.GOAL: "Goal effort", Do.EXERCISE: "Exercise",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One step as the file holds it; a repeat names its first step and how often."""

    name: str
    duration_type: int
    duration: int
    target_type: int = OPEN
    target: int = 0
    low: int = 0
    high: int = 0
    intensity: int = ACTIVE
    note: str = ""


def fit_workout(session: Session, made_at: dt.datetime, *, hr_cap_bpm: float | None = None) -> bytes:
    """The bytes of a `.fit` workout. `made_at` is aware and stands in the file's id.

    With `hr_cap_bpm` the watch warns above it while running easy. Raises `ValueError` for a session
    without steps, or with more than a watch takes.
    """
    rows = list(_rows(session.steps, hr_cap_bpm))
    if not 0 < len(rows) <= MOST_STEPS:
        raise ValueError(f"a workout has 1 to {MOST_STEPS} steps, this one {len(rows)}")
    seconds = int((made_at - EPOCH).total_seconds())
    body = b"".join(
        (
            _defined(0, *FILE_ID),
            _message(0, FILE_ID[1], (WORKOUT_FILE, DEVELOPMENT, 0, seconds & 0x7FFFFFFF or 1, seconds)),
            _defined(1, *WORKOUT),
            _message(1, WORKOUT[1], (RUNNING, len(rows), session.title)),
            _defined(2, *STEP),
            *(_message(2, STEP[1], _values(number, row)) for number, row in enumerate(rows)),
        )
    )
    head = struct.pack("<BBHI4s", 14, 0x20, 2195, len(body), b".FIT")
    content = head + struct.pack("<H", fastcrc.crc16.arc(head)) + body
    return content + struct.pack("<H", fastcrc.crc16.arc(content))


def _rows(steps: Sequence[Step | Repeat], hr_cap_bpm: float | None) -> Iterator[_Row]:
    """Steps in the order of the file: a repeat stands behind the steps it repeats."""
    number, last = 0, len(steps) - 1
    for at, one in enumerate(steps):
        inner = one.steps if isinstance(one, Repeat) else (one,)
        first = number
        for step in inner:
            yield _row(step, hr_cap_bpm, edge=WARM_UP if at == 0 else COOL_DOWN if at == last else None)
            number += 1
        if isinstance(one, Repeat) and one.times > 1:
            yield _Row(name="", duration_type=REPEAT, duration=first, target=one.times)
            number += 1


def _row(step: Step, hr_cap_bpm: float | None, *, edge: int | None) -> _Row:
    is_walk = step.do is Do.WALK
    intensity = edge if is_walk and edge is not None else RECOVERY if is_walk else ACTIVE
    is_capped = hr_cap_bpm is not None and step.do is Do.RUN
    effort = f"Effort up to {step.rpe_max} of 10" if step.rpe_max is not None else ""
    return _Row(
        name=WORDS[step.do],
        duration_type=BY_TIME,
        duration=round(step.s * 1000),
        target_type=HEART_RATE if is_capped else OPEN,
        low=LOWEST_BPM + BPM_OFFSET if is_capped else 0,
        high=round(hr_cap_bpm) + BPM_OFFSET if is_capped and hr_cap_bpm is not None else 0,
        intensity=intensity,
        note=". ".join(part for part in (sentence_case(step.note or ""), effort) if part),
    )


def _values(number: int, row: _Row) -> tuple[int | str, ...]:
    return (
        number, row.name, row.duration_type, row.duration, row.target_type, row.target, row.low, row.high,
        row.intensity, row.note,
    )  # fmt: skip


def _defined(local: int, number: int, fields: Sequence[_Field]) -> bytes:
    sized = b"".join(bytes((field.number, field.size, field.base)) for field in fields)
    return struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields)) + sized


def _message(local: int, fields: Sequence[_Field], values: Sequence[int | str]) -> bytes:
    return bytes([local]) + b"".join(_packed(field, value) for field, value in zip(fields, values, strict=True))


def _packed(field: _Field, value: int | str) -> bytes:
    """Text is UTF-8 that ends in a zero byte, cut between letters, never inside one."""
    if isinstance(value, int):
        return struct.pack("<" + field.letter, value)
    return value.encode()[: field.size - 1].decode("utf-8", "ignore").encode().ljust(field.size, b"\0")
