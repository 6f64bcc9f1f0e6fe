"""The messages of one FIT file by kind, decoded when they are asked for."""

from dataclasses import dataclass, field

from rtr.importers.fit.blocks import Block, Walk
from rtr.importers.fit.clock import lacks_times, with_stream_times
from rtr.importers.fit.limits import MAX_ROWS, MAX_SESSIONS, refuse_beyond
from rtr.importers.fit.profile import RECORD, SESSION
from rtr.importers.fit.stream import walk
from rtr.importers.fit.table import Row, Table, rows, table


@dataclass(frozen=True, slots=True, eq=False)
class Messages:
    """What was found in one part of the bytes.

    `is_intact` is false where damage is known; `span` is where its messages begin and end.
    """

    data: bytes
    found: Walk
    is_intact: bool
    span: tuple[int, int]
    _rows: dict[int, list[Row]] = field(default_factory=dict)
    _blocks: dict[int, list[Block]] = field(default_factory=dict)

    def _of(self, kind: int) -> list[Block]:
        if not self._blocks:
            for block in self.found.blocks:
                self._blocks.setdefault(block.layout.kind, []).append(block)
        return self._blocks.get(kind, [])

    def rows(self, kind: int) -> list[Row]:
        """Few messages, one by one. Raises `UnsafeFileError` for more than a recording can hold."""
        if kind not in self._rows:
            refuse_beyond(MAX_SESSIONS if kind == SESSION else MAX_ROWS, self.count(kind))
            self._rows[kind] = rows(self.data, self._of(kind))
        return self._rows[kind]

    def table(self, kind: int) -> Table:
        """Many messages, column by column; records get their time from the stream where they have none."""
        found = table(self.data, self._of(kind))
        if kind != RECORD or not lacks_times(found):
            return found
        return with_stream_times(self.data, walk(self.data, *self.span, is_every_kind=True).blocks, found)

    def first(self, kind: int) -> Row:
        """The first message of a kind, empty where there is none."""
        return next(iter(self.rows(kind)), Row(0, {}, {}))

    def count(self, kind: int) -> int:
        return sum(map(len, self._of(kind)))
