"""A diary up to today in which every text and every number stands once, and what must be shared for it to be seen."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from rtr import actions
from rtr.demo import demo_records
from rtr.importers.base import Recording
from rtr.model import Runner
from rtr.plan import Answered, Block, Entry, EntryKind, EntryTest, OwnLadder
from rtr.share import Comment, Group
from rtr.store import Store
from rtr.views.plan_situation import situation
from tests.unit.shared.needed import needs

R = TypeVar("R")
Needs = frozenset[Group] | None
DAY = dt.timedelta(days=1)
MEANT = {
    "uid", "activity_uid", "site", "side", "kind", "rung", "policy", "test", "source", "sub_sport", "zone", "do",
    "completed",
}  # fmt: skip
"""Fields whose values mean something to the program: they stay."""
TRACKS = 24
"""So many of the last recordings have their route."""
IN_MINUTES = {"run_s", "walk_s", "s"}
"""Seconds that are shown as minutes: these are what can be told from others."""


@dataclass
class Planted:
    """What was planted, by what it needs; None is never."""

    words: dict[str, Needs] = field(default_factory=dict)
    numbers: dict[float, Needs] = field(default_factory=dict)
    places_deg: list[npt.NDArray[np.float64]] = field(default_factory=list)
    """Coordinates, which nobody is ever shown."""

    def word(self, needed: Needs) -> str:
        text = f"zq{len(self.words):06d}qz"
        self.words[text] = needed
        return text

    def number(self, value: float, needed: Needs) -> float:
        """A number near to it that is no other: with a fraction that nothing else has."""
        made = float(np.floor(value)) + (2 * len(self.numbers) + 1) / 2**16
        self.numbers[made] = needed
        return made

    def record(self, one: R) -> R:
        """A record with a word in every field for text and a number in every field that holds one."""
        kind = type(one).__name__
        hints = typing.get_type_hints(type(one))
        made = {}
        for name in (f.name for f in dataclasses.fields(one)):  # type: ignore[arg-type] # records only
            if name not in MEANT:
                made[name] = self._value(kind, name, hints[name], getattr(one, name))
        return replace(one, **made)  # type: ignore[type-var] # records only

    def _value(self, kind: str, name: str, hint: Any, value: Any) -> Any:
        plain = {part for part in typing.get_args(hint) if part is not types.NoneType} or {hint}
        if isinstance(value, tuple):
            return tuple(self.record(part) if dataclasses.is_dataclass(part) else part for part in value)
        if str in plain:
            return self.word(needs(kind, name, is_text=True))
        if float in plain and value:
            needed, times = needs(kind, name, is_text=False), 60 if name in IN_MINUTES else 1
            return times * self.number(value / times, needed)
        return value

    def needing(self, *groups: Group) -> frozenset[float]:
        """Numbers that need exactly these."""
        return frozenset(number for number, needed in self.numbers.items() if needed == frozenset(groups))


def plant(store: Store, account_id: int, now: dt.datetime) -> tuple[Planted, Runner]:
    """The invented runner's eight months, with a secret in every field, and an accepted plan."""
    told, today = Planted(), now.date()
    records = demo_records(today)
    runner = store.add_runner(told.word(None), records.zone, account_id=account_id)
    store.add_batch(
        runner.id, [_recording(one, told) for one in (*_bare(records.recordings[:-TRACKS]), *records.recordings[-TRACKS:])], (), at=now,
        check_ins=map(told.record, records.check_ins), responses=map(told.record, records.responses),
        injuries=map(told.record, records.injuries),
    )  # fmt: skip
    for tag in records.week_tags:
        store.tag_week(runner.id, tag)
    store.save_profile(runner.id, told.record(records.profile))
    store.save_intake(runner.id, told.record(records.intake))
    for cleared in records.clearances:
        store.add_clearance(runner.id, told.record(cleared))
    for placed in records.placements:
        store.place_on_ladder(runner.id, told.record(placed))
    _plan(store, runner, told, now)
    return told, runner


def _bare(recordings: Iterable[Recording]) -> Iterator[Recording]:
    """Without what was measured every second: packing that takes a while."""
    yield from (replace(one, samples=None) for one in recordings)


def _recording(one: Recording, told: Planted) -> Recording:
    if one.samples is not None and one.samples.lat_deg is not None and one.samples.lon_deg is not None:
        told.places_deg += [one.samples.lat_deg, one.samples.lon_deg]
    told.words[one.activity.uid] = None
    return replace(one, activity=told.record(one.activity))


def _plan(store: Store, runner: Runner, told: Planted, now: dt.datetime) -> None:
    today, text = now.date(), frozenset({Group.PLAN, Group.JOURNAL})
    block = situation(store.diary(runner.id), today, now).suggested(2)
    assert block is not None
    sessions = tuple(map(told.record, block.sessions))
    told.numbers |= {one.run_s / 60: frozenset({Group.PLAN}) for one in sessions if one.run_s}
    actions.accept_block(store, runner, replace(block, sessions=sessions), by=told.word(text), at=now)
    declined = Block(
        begin=today + 20 * DAY, end=today + 21 * DAY, answered=Answered.DECLINED, answered_at=now, made_at=now,
        by=told.word(text), reason=told.word(text),
        sessions=tuple(told.record(replace(one, day=today + 20 * DAY)) for one in block.sessions[:1]),
    )  # fmt: skip
    store.save_block(runner.id, declined)
    store.save_entry(runner.id, told.record(Entry(begin=today, end=today, kind=EntryKind.OTHER, title="")))
    store.put_entry_test(runner.id, told.record(EntryTest(test="hop", day=today, is_passed=True, value=20)))
    store.save_ladder(runner.id, OwnLadder(name=told.word(text), lines=(("R1", "5x2/2"),)))


def write_in_the_thread(store: Store, told: Planted, runner: Runner, mine: int, other: int, now: dt.datetime) -> str:
    """Words in the thread of a link and in that of somebody else's; one that the reader of `mine` does see."""
    always = told.word(frozenset())
    for link, is_coach, text in (
        (mine, False, always), (other, False, told.word(None)), (other, True, told.word(None)),
    ):  # fmt: skip
        by = told.word(None) if link == other and is_coach else runner.name
        store.add_comment(runner.id, Comment(by=by, is_coach=is_coach, text=text, made_at=now, link_id=link))
    return always
