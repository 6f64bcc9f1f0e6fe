"""Messages of one kind as columns (many messages) or as rows (few)."""

import struct
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rtr.importers.fit.blocks import Block
from rtr.importers.fit.layout import Layout, Slot
from rtr.samples import Column

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Float64 columns by field name, NaN where not recorded, in the order of the file."""

    columns: dict[str, Column]
    positions: Positions


class Row(NamedTuple):
    """One message: offset in the file, the numbers and the texts it holds."""

    position: int
    numbers: dict[str, float]
    texts: dict[str, str]


def table(data: bytes, blocks: list[Block]) -> Table:
    """Decode all messages of one kind into one two-dimensional array, a column per field."""
    names = list(dict.fromkeys(name for b in blocks for name, slot in b.layout.slots.items() if slot.field.scale))
    places = [b.positions() for b in blocks]
    total = sum(map(len, places))
    cells = np.empty((len(names), total))
    at = 0
    with np.errstate(all="ignore"):  # damaged floating point values are no reason to warn
        for block, positions in zip(blocks, places, strict=True):
            _fill(cells[:, at : at + len(positions)], names, data, block, positions)
            at += len(positions)
    where = np.concatenate(places) if len(places) > 1 else places[0] if places else np.empty(0, np.int64)
    if len(places) > 1:
        order = np.argsort(where, kind="stable")
        cells, where = cells[:, order], where[order]
    return Table(dict(zip(names, cells, strict=True)), where)


def column(data: bytes, block: Block, positions: Positions, name: str) -> Column:
    """One field of one block."""
    values = np.empty(len(positions))
    with np.errstate(all="ignore"):
        _fill(values[np.newaxis], [name], data, block, positions)
    return values


def _fill(cells: npt.NDArray[np.float64], names: list[str], data: bytes, block: Block, positions: Positions) -> None:
    """Decode one block into its part of the table."""
    size, count = block.layout.size, len(positions)
    buffer: bytes | npt.NDArray[np.void] = data
    if len(block.runs) == 1 and not block.singles:
        start, stride = int(positions[0]), block.runs[0][2]
    else:
        anywhere = np.ndarray((len(data) - size + 1,), np.dtype((np.void, size)), data, 0, (1,))
        buffer, start, stride = anywhere[positions], 0, size
    for name, out in zip(names, cells, strict=True):
        slot = block.layout.slots.get(name)
        if slot is None:
            out.fill(np.nan)
        else:
            _scale(np.ndarray((count,), slot.dtype, buffer, start + slot.offset, (stride,)), slot, out)


def _scale(raw: npt.NDArray[np.generic], slot: Slot, out: Column) -> None:
    """Raw values of one field → numbers, NaN for the invalid value."""
    out[:] = raw
    if slot.invalid is not None:
        out[out == slot.invalid] = np.nan
    if slot.field.scale != 1:
        out /= slot.field.scale
    if slot.field.shift:
        out -= slot.field.shift


def rows(data: bytes, blocks: list[Block]) -> list[Row]:
    """Decode the few messages of one kind one by one, in the order of the file."""
    found = [row(data, b.layout, pos) for b in blocks for pos in b.positions().tolist()]
    return sorted(found) if len(blocks) > 1 else found


def row(data: bytes, layout: Layout, pos: int) -> Row:
    """Decode one message; fields that hold their invalid value are left out."""
    unpacker, slots = _unpacker(layout)
    numbers: dict[str, float] = {}
    texts: dict[str, str] = {}
    for (name, scale, shift, invalid, code), raw in zip(slots, unpacker.unpack_from(data, pos), strict=True):
        if raw == invalid:
            continue
        if code == "s":
            texts[name] = raw.partition(b"\0")[0].decode("utf-8", "replace").strip()
        elif code not in "fd" or isfinite(raw):
            numbers[name] = raw if scale == 1 else raw / scale - shift
    return Row(pos, numbers, texts)


@lru_cache(maxsize=2048)
def _unpacker(layout: Layout) -> tuple[struct.Struct, tuple[tuple[str, float, float, int | None, str], ...]]:
    """One struct for the needed fields of a message, the others are skipped bytes; what to do with each value."""
    slots = sorted(layout.slots.values(), key=lambda slot: slot.offset)
    parts, at = [layout.order], 0
    for slot in slots:
        parts.append(f"{slot.offset - at}x{slot.code}")
        at = slot.offset + struct.calcsize("=" + slot.code)
    return struct.Struct("".join(parts)), tuple((*slot.field, slot.invalid, slot.code[-1]) for slot in slots)
