"""Where messages lie: single ones by position, runs as (position, count, stride)."""

from array import array
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rtr.importers.fit.layout import Layout


@dataclass(slots=True, eq=False)
class Block:
    """All messages of one layout: single ones by position, runs as (position, count, stride)."""

    layout: Layout
    singles: "array[int]" = field(default_factory=lambda: array("q"))
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.singles) + (sum(count for _, count, _ in self.runs) if self.runs else 0)

    def positions(self) -> npt.NDArray[np.int64]:
        """Offset of each message's header byte, in the order of the file."""
        parts = [np.arange(pos, pos + count * stride, stride, dtype=np.int64) for pos, count, stride in self.runs]
        if self.singles:
            parts.append(np.frombuffer(self.singles, dtype=np.int64))
        return parts[0] if len(parts) == 1 else np.sort(np.concatenate(parts), kind="stable")


@dataclass(slots=True, eq=False)
class Walk:
    """The messages between two offsets, how many were kept, and where reading stopped.

    `is_cut`: the last message is incomplete. `damaged` lists stretches (from, to) that begin with a
    byte that is neither a definition nor a message defined before, and were left out.
    """

    blocks: list[Block]
    count: int
    end: int
    is_cut: bool = False
    damaged: tuple[tuple[int, int], ...] = ()


def equal_headers(data: bytes, pos: int, end: int, stride: int) -> int:
    """How many messages from `pos` on, `stride` apart, begin with the same byte and are whole."""
    count, window, lead = 0, 32, data[pos : pos + 1]
    while True:
        heads = data[pos : min(end, pos + window * stride) : stride]
        equal = len(heads) - len(heads.lstrip(lead))
        count += equal
        pos += equal * stride
        if equal < window:
            return count - (pos > end)
        window = min(window * 16, 1 << 16)
