"""Bytes → where each message lies, run by run. A header byte and its definition give the size."""

from collections.abc import Callable

from rtr.importers.fit.blocks import Block, Walk, equal_headers
from rtr.importers.fit.layout import Layout, definition_size, layout_of
from rtr.importers.fit.limits import MAX_DEFINITIONS, MAX_LAYOUTS, MAX_MESSAGES, refuse_beyond
from rtr.importers.fit.profile import MESSAGES
from rtr.importers.fit.resume import MAX_RESUMES, next_sound, typical_time

_STREAK = 6
_SHORTEST_RUN = 12
_LONGEST_PERIOD = 4
_WINDOWS = (1 << 11, 1 << 20)
_UNKNOWN: list[Layout | None] = [None] * 32
_SIZELESS = [0] * 32
_TINY = 3
"""Messages of fewer bytes are always counted, needed or not: they are what floods are made of."""


def walk(data: bytes, start: int, end: int, *, is_every_kind: bool = False) -> Walk:
    """Find every message between two offsets; kinds that the profile does not need are passed over.

    Runs are exact, not guessed: equal header bytes one stride apart are what a walk message by
    message would meet. Raises `UnsafeFileError` beyond `MAX_MESSAGES` or `MAX_LAYOUTS`.
    """
    walker = _Walker(data, end, is_every_kind=is_every_kind)
    sizes, add = walker.sizes, walker.add
    pos, size, window, previous, streak = start, 0, _WINDOWS[0], -1, 0
    while pos < end:
        taken = walker.take_period(pos)
        pos += taken
        window = _WINDOWS[0] if taken else min(window * 2, _WINDOWS[1])
        stop, streak = min(end, pos + window), 0
        while pos < stop:
            header = data[pos]
            size = sizes[header]
            if size < 0:
                pos -= size
                previous = -1
                continue
            if not size:
                size = walker.meet(pos)
                previous = -1
            elif header != previous:
                add[header](pos)
                previous, streak = header, 1
            elif streak < _STREAK:
                add[header](pos)
                streak += 1
            else:
                size = walker.take_run(pos, header, streak)
                streak = 0
            pos += size
    return walker.result(pos, pos - abs(size))


class _Walker:
    """What is known about each header byte while walking: the layout of its messages and their size.

    A negative size is that of messages which are passed over.
    """

    def __init__(self, data: bytes, end: int, *, is_every_kind: bool) -> None:
        self.data, self.end, self.is_every_kind = data, end, is_every_kind
        self.blocks: dict[Layout, Block] = {}
        self.known: set[Layout] = set()
        self.definitions = 0
        self.layouts: list[Layout | None] = [None] * 256
        self.sizes = [0] * 256
        self.add: list[Callable[[int], None]] = [_nowhere] * 256
        self.damaged: list[tuple[int, int]] = []
        self.is_cut, self.stopped = False, end
        self.next_count = _WINDOWS[1]

    def meet(self, pos: int) -> int:
        """Take a header byte without a size: a definition, the first compressed time, or damage.

        Gives the bytes to go on by; none where the byte has a size now.
        """
        header = self.data[pos]
        if header & 0x80 and (layout := self.layouts[header >> 5 & 3]) is not None:
            self._use(layout, slice(header & 0xE0, (header & 0xE0) + 32))
            return 0
        return (self._define(pos) if header & 0xD0 == 0x40 else 0) or self._skip_damage(pos)

    def _define(self, pos: int) -> int:
        """Take the definition at `pos`; gives its size, all that is left where it is cut, 0 where it is none."""
        size = definition_size(self.data, pos, self.end)
        if not size:
            self.is_cut, self.stopped = True, pos
            return self.end - pos
        layout = layout_of(self.data[pos : pos + size])
        if layout is None:
            return 0
        self.definitions += 1
        self.known.add(layout)
        local = self.data[pos] & 0x0F
        self._use(layout, slice(local, local + 1))
        if local < 4:  # compressed headers of this type are set up anew when one is met
            packed = slice(0x80 | local << 5, (0x80 | local << 5) + 32)
            self.layouts[packed], self.sizes[packed] = _UNKNOWN, _SIZELESS
        return size

    def _use(self, layout: Layout, headers: slice) -> None:
        count = headers.stop - headers.start
        is_needed = self.is_every_kind or layout.kind in MESSAGES or layout.size < _TINY
        if is_needed and layout not in self.blocks:
            self.blocks[layout] = Block(layout)
        self.layouts[headers] = [layout] * count
        self.sizes[headers] = [layout.size if is_needed else -layout.size] * count
        self.add[headers] = [self.blocks[layout].singles.append if is_needed else _nowhere] * count

    def _skip_damage(self, pos: int) -> int:
        """Bytes from a byte that cannot be read to the next messages that can."""
        timed = (block for block in self.blocks.values() if "timestamp" in block.layout.slots and len(block))
        most = max(timed, key=len, default=None)
        typical = typical_time(self.data, most.layout, most.positions().tolist()) if most else None
        sound = -1
        if typical and len(self.damaged) < MAX_RESUMES:
            sound = next_sound(self.data, pos + 1, self.end, self.layouts, typical)
        resume = self.end if sound < 0 else sound
        self.damaged.append((pos, resume))
        return resume - pos

    def take_run(self, pos: int, header: int, streak: int) -> int:
        """After `streak` messages of a kind in a row, take all that follow; gives their bytes."""
        size = self.sizes[header]
        ahead = min(self.end, pos + _SHORTEST_RUN * size)
        if self.data[pos:ahead:size].count(header) < _SHORTEST_RUN:
            self.add[header](pos)
            return size
        layout = self.layouts[header]
        assert layout is not None
        block, count = self.blocks[layout], equal_headers(self.data, pos, self.end, size)
        del block.singles[len(block.singles) - streak :]
        block.runs.append((pos - streak * size, count + streak, size))
        return count * size

    def take_period(self, pos: int) -> int:
        """Take two to four kinds of messages that take turns, as long as they do; gives their bytes."""
        if pos >= self.next_count:
            self._refuse_floods(pos)
        at = pos
        members: list[tuple[int, Layout]] = []
        while len(members) < _LONGEST_PERIOD and at < self.end and (layout := self.layouts[self.data[at]]):
            members.append((at, layout))
            at += layout.size
            if len(members) > 1:
                count = min(equal_headers(self.data, first, self.end, at - pos) for first, _ in members)
                if count >= _SHORTEST_RUN:
                    for first, member in members:
                        if member in self.blocks:
                            self.blocks[member].runs.append((first, count, at - pos))
                    return count * (at - pos)
        return 0

    def _refuse_floods(self, pos: int) -> int:
        self.next_count = pos + _WINDOWS[1]
        count = sum(map(len, self.blocks.values()))
        refuse_beyond(MAX_LAYOUTS, len(self.known))
        refuse_beyond(MAX_DEFINITIONS, self.definitions)
        refuse_beyond(MAX_MESSAGES, count)
        return count

    def result(self, pos: int, last: int) -> Walk:
        """Close the walk; a last message that reaches past the end is not one."""
        if pos > self.end:
            self.is_cut, self.stopped = True, last
            layout = self.layouts[self.data[last]]
            if layout in self.blocks:
                self.blocks[layout].singles.pop()
        count = self._refuse_floods(pos)
        blocks = [block for block in self.blocks.values() if block.singles or block.runs]
        return Walk(blocks, count, self.stopped, self.is_cut, tuple(self.damaged))


def _nowhere(_: int) -> None:
    raise AssertionError("a header byte without a definition has no block")
