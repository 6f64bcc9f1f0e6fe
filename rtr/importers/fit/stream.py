"""Bytes → where each message lies, run by run. A header byte and its definition give the size."""

from collections.abc import Callable

from rtr.importers.fit.blocks import Block, Walk, equal_headers
from rtr.importers.fit.layout import Layout, definition_size, layout_of
from rtr.importers.fit.limits import MAX_LAYOUTS, MAX_MESSAGES, refuse_beyond
from rtr.importers.fit.resume import MAX_RESUMES, next_sound, typical_time

_STREAK = 6
_SHORTEST_RUN = 12
_LONGEST_PERIOD = 4
_WINDOWS = (1 << 11, 1 << 20)


def walk(data: bytes, start: int, end: int) -> Walk:
    """Find every message between two offsets.

    Runs are exact, not guessed: equal header bytes one stride apart are what a walk message by
    message would meet. Raises `UnsafeFileError` beyond `MAX_MESSAGES` or `MAX_LAYOUTS`.
    """
    walker = _Walker(data, end)
    sizes, add = walker.sizes, walker.add
    pos, window, previous, streak = start, _WINDOWS[0], -1, 0
    while pos < end:
        taken = walker.take_period(pos)
        pos += taken
        window = _WINDOWS[0] if taken else min(window * 2, _WINDOWS[1])
        stop, streak = min(end, pos + window), 0
        while pos < stop:
            header = data[pos]
            size = sizes[header]
            if not size:
                size = walker.define(pos) or walker.skip_damage(pos)
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
    return walker.result(pos)


class _Walker:
    """What is known about each header byte while walking: size and block of its messages."""

    def __init__(self, data: bytes, end: int) -> None:
        self.data, self.end = data, end
        self.blocks: dict[Layout, Block] = {}
        self.sizes = [0] * 256
        self.by_header: list[Block | None] = [None] * 256
        self.add: list[Callable[[int], None]] = [_nowhere] * 256
        self.damaged: list[tuple[int, int]] = []
        self.is_cut, self.stopped = False, end
        self.next_count = 0

    def define(self, pos: int) -> int:
        """Take the definition at `pos`; gives its size, past the end where it is cut, 0 where it is none."""
        if self.data[pos] & 0xD0 != 0x40:
            return 0
        size = definition_size(self.data, pos, self.end)
        if not size:
            self.is_cut = True
            self.stopped = pos
            return self.end - pos
        layout = layout_of(self.data[pos : pos + size])
        if layout is None:
            return 0
        if layout not in self.blocks:
            self.blocks[layout] = Block(layout)
        self._use(self.blocks[layout], self.data[pos] & 0x0F)
        return size

    def skip_damage(self, pos: int) -> int:
        """Bytes from a byte that cannot be read to the next messages that can."""
        timed = (block for block in self.blocks.values() if "timestamp" in block.layout.slots and len(block))
        most = max(timed, key=len, default=None)
        typical = typical_time(self.data, most.layout, most.positions().tolist()) if most else None
        sound = -1
        if typical and len(self.damaged) < MAX_RESUMES:
            layouts = [block.layout if block else None for block in self.by_header]
            sound = next_sound(self.data, pos + 1, self.end, layouts, typical)
        resume = self.end if sound < 0 else sound
        self.damaged.append((pos, resume))
        return resume - pos

    def _use(self, block: Block, local: int) -> None:
        """Local types 0 to 3 also have 32 header bytes that hold five bits of time."""
        packed = 0x80 | local << 5
        for first, count in ((local, 1), (packed, 32)) if local < 4 else ((local, 1),):
            headers = slice(first, first + count)
            self.sizes[headers] = [block.layout.size] * count
            self.by_header[headers] = [block] * count
            self.add[headers] = [block.singles.append] * count

    def take_run(self, pos: int, header: int, streak: int) -> int:
        """After `streak` messages of a kind in a row, take all that follow; gives their bytes."""
        size, block = self.sizes[header], self.by_header[header]
        assert block is not None
        ahead = min(self.end, pos + _SHORTEST_RUN * size)
        if self.data[pos:ahead:size].count(header) < _SHORTEST_RUN:
            block.singles.append(pos)
            return size
        count = equal_headers(self.data, pos, self.end, size)
        del block.singles[len(block.singles) - streak :]
        block.runs.append((pos - streak * size, count + streak, size))
        return count * size

    def take_period(self, pos: int) -> int:
        """Take two to four kinds of messages that take turns, as long as they do; gives their bytes."""
        self._refuse_floods(pos)
        at = pos
        members: list[tuple[int, Block]] = []
        while len(members) < _LONGEST_PERIOD and at < self.end and (block := self.by_header[self.data[at]]):
            members.append((at, block))
            at += block.layout.size
            if len(members) > 1:
                count = min(equal_headers(self.data, first, self.end, at - pos) for first, _ in members)
                if count >= _SHORTEST_RUN:
                    for first, member in members:
                        member.runs.append((first, count, at - pos))
                    return count * (at - pos)
        return 0

    def _refuse_floods(self, pos: int) -> None:
        if pos < self.next_count:
            return
        self.next_count = pos + _WINDOWS[1]
        refuse_beyond(MAX_LAYOUTS, len(self.blocks))
        refuse_beyond(MAX_MESSAGES, sum(map(len, self.blocks.values())))

    def result(self, pos: int) -> Walk:
        """Close the walk; a last message that reaches past the end is not one."""
        if pos > self.end:
            last = max((b for b in self.blocks.values() if b.singles), key=lambda b: b.singles[-1])
            self.stopped, self.is_cut = last.singles.pop(), True
        self._refuse_floods(self.next_count)
        blocks = [block for block in self.blocks.values() if len(block)]
        return Walk(blocks, self.stopped, self.is_cut, tuple(self.damaged))


def _nowhere(_: int) -> None:
    raise AssertionError("a header byte without a definition has no block")
