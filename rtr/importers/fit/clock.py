"""Times of messages that do not carry their own: five bits in the header, or none at all."""

import numpy as np
import numpy.typing as npt

from rtr.importers.fit.blocks import Block
from rtr.importers.fit.table import Table, column
from rtr.samples import Column

_COMPRESSED = 0x80
_BITS = 0x1F


def lacks_times(records: Table) -> bool:
    """Whether some records do not say when they happened."""
    times = records.columns.get("timestamp")
    return bool(len(records.positions)) and (times is None or bool(np.isnan(times).any()))


def with_stream_times(data: bytes, blocks: list[Block], records: Table) -> Table:
    """Give records without a time of their own the time of the stream at their place.

    A header with compressed time says how many seconds, modulo 32, have passed since the message
    before; the reference is the last message of any kind with a full timestamp. A record without
    either happened when that message did. `blocks` are those of messages of every kind.
    """
    with np.errstate(all="ignore"):
        where, values = _stream_times(data, blocks)
    index = np.searchsorted(where, records.positions, side="right") - 1
    times = np.where(index >= 0, values[np.maximum(index, 0)], np.nan) if len(where) else np.full(len(index), np.nan)
    own = records.columns.get("timestamp")
    if own is not None:
        times = np.where(np.isnan(own), times, own)
    return Table({**records.columns, "timestamp": times}, records.positions)


def _stream_times(data: bytes, blocks: list[Block]) -> tuple[npt.NDArray[np.int64], Column]:
    """Positions and times of all messages that move the clock, in the order of the file."""
    heads = np.frombuffer(data, np.uint8)
    places, times, steps = [], [], []
    for block in blocks:
        positions = block.positions()
        head = heads[positions]
        packed = head >= _COMPRESSED
        own = column(data, block, positions, "timestamp")
        moves = packed | ~np.isnan(own)
        places.append(positions[moves])
        times.append(np.where(packed, np.nan, own)[moves])
        steps.append(np.where(packed, head & _BITS, own % 32)[moves])
    where = np.concatenate(places)
    order = np.argsort(where, kind="stable")
    return where[order], _unrolled(np.concatenate(times)[order], np.concatenate(steps)[order])


def _unrolled(full: Column, low_bits: Column) -> Column:
    """Full times where known; elsewhere the last full time plus the five-bit steps since."""
    known = ~np.isnan(full)
    passed = np.mod(np.diff(low_bits, prepend=low_bits[:1]), 32)
    passed[known] = 0
    since = np.cumsum(passed)
    last = np.maximum.accumulate(np.where(known, np.arange(len(full)), -1))
    unrolled: Column = np.where(last >= 0, full[last] - since[last], np.nan) + since
    return unrolled
