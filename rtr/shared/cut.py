"""A diary cut to a scope: chosen records, each built anew from the fields that may be shown."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rtr.body import place
from rtr.diary import Diary
from rtr.model import Activity, CheckIn, Injury, RunResponse, WeekTag
from rtr.plan import Block, EntryTest, Placement
from rtr.share import Comment, CommentKind, Group, Scope
from rtr.shared.changes import CHANGES
from rtr.shared.reader import UNNAMED, Reader


def cut(diary: Diary, scope: Scope, *, link_id: int | None = None, name: str | None = None) -> Diary:
    """What `scope` shows of a diary; `link_id` is the thread whose comments stay, `name` what the runner is called.

    Everything is built from nothing by an allow-list (`rtr.shared.needs`): what is not named there is not shown.
    """
    return cut_for(diary, reader_of(diary, scope, link_id=link_id, name=name))


def cut_for(diary: Diary, reader: Reader) -> Diary:
    """The diary of one reader."""
    known = reader.numbers
    blocks = reader.cut(_blocks(diary, reader))
    return Diary(
        runner=reader.record(diary.runner),
        activities=reader.cut(a for a in diary.activities if a.uid in known),
        check_ins=reader.cut(_check_ins(diary, reader)),
        responses=reader.cut(r for r in _responses(diary, reader) if r.activity_uid in known),
        injuries=reader.cut(_injuries(diary, reader)),
        clearances=reader.cut(c for c in diary.clearances if reader.has(Group.SYMPTOMS) and reader.is_in_time(c.on)),
        week_tags=reader.cut(_week_tags(diary, reader)),
        profile=reader.record(diary.profile),
        intake=reader.record(diary.intake),
        told=(),
        blocks=blocks,
        placements=reader.cut(_placements(diary, reader)),
        entry_tests=reader.cut(_tests(diary, reader)),
        entries=reader.cut(e for e in diary.entries if reader.has(Group.PLAN) and reader.is_in_time(e.end)),
        own_ladders=reader.cut(
            one for one in diary.own_ladders if reader.has(Group.PLAN) and reader.has(Group.JOURNAL)
        ),
        measures=reader.cut(m for m in diary.measures if reader.has(Group.LOAD) and m.uid in known),
        comments=tuple(_comments(diary, reader, {block.id for block in blocks})),
    )


def reader_of(diary: Diary, scope: Scope, *, link_id: int | None = None, name: str | None = None) -> Reader:
    """Somebody who reads along, and which activities they may know of."""
    called = (name or "").strip() or UNNAMED
    reader = Reader(scope=scope, runner=diary.runner, name=called, link_id=link_id, changes=CHANGES)
    return replace(reader, numbers=_numbers(_activities(diary, reader)))


def _numbers(activities: Iterable[Activity]) -> dict[str, str]:
    """Activities are known by their place in the list: a uid is a fingerprint of what was recorded."""
    return {activity.uid: str(number) for number, activity in enumerate(activities, start=1)}


def _activities(diary: Diary, reader: Reader) -> Iterator[Activity]:
    """All with the load in scope; without it those an answer is shown of."""
    answered = {response.activity_uid for response in _responses(diary, reader)}
    for activity in diary.activities:
        if reader.is_in_time(activity.day) and (reader.has(Group.LOAD) or activity.uid in answered):
            yield activity


def _responses(diary: Diary, reader: Reader) -> Iterator[RunResponse]:
    if reader.has(Group.SYMPTOMS):
        yield from (one for one in diary.responses if reader.is_in_place(one.site))


def _check_ins(diary: Diary, reader: Reader) -> Iterator[CheckIn]:
    """Mornings of which something is shown."""
    for one in diary.check_ins:
        has_note = one.note is not None and reader.has(Group.JOURNAL)
        heart = (one.resting_hr_bpm, one.hrv_rmssd_ms, one.hrv_sdnn_ms)
        has_heart = reader.has(Group.HEART) and any(value is not None for value in heart)
        if reader.is_in_time(one.day) and (reader.has(Group.SYMPTOMS) or has_note or has_heart):
            yield one


def _injuries(diary: Diary, reader: Reader) -> Iterator[Injury]:
    """Those of the place, as far as they reach into the time, where the plan or how it felt is shared."""
    if not (reader.has(Group.SYMPTOMS) or reader.has(Group.PLAN)):
        return
    for one in diary.injuries:
        if reader.is_of_place(one) and (one.until is None or reader.is_in_time(one.until)):
            yield one


def places_of(diary: Diary, reader: Reader, day: dt.date) -> tuple[str, ...]:
    """Places with an injury that is open on a day, as far as they are shown."""
    found = (injury for injury in _injuries(diary, reader) if injury.is_open(day))
    return tuple(dict.fromkeys(place(injury.site, injury.side) for injury in found))


def _week_tags(diary: Diary, reader: Reader) -> Iterator[WeekTag]:
    if reader.has(Group.LOAD):
        yield from (tag for tag in diary.week_tags if reader.is_in_time(tag.week))


def _blocks(diary: Diary, reader: Reader) -> Iterator[Block]:
    if reader.has(Group.PLAN):
        yield from (block for block in diary.blocks if reader.is_in_time(block.end))


def _placements(diary: Diary, reader: Reader) -> Iterator[Placement]:
    if reader.has(Group.PLAN):
        yield from (one for one in diary.placements if reader.is_in_time(one.day))


def _tests(diary: Diary, reader: Reader) -> Iterator[EntryTest]:
    if reader.has(Group.PLAN):
        yield from (one for one in diary.entry_tests if reader.is_in_time(one.day))


def _comments(diary: Diary, reader: Reader, blocks: set[int | None]) -> Iterator[Comment]:
    """The own thread, and what the runner asks everybody; a block that is not shown is not named."""
    for one in diary.comments:
        is_mine = one.link_id is not None and one.link_id == reader.link_id
        is_asked = one.link_id is None and not one.is_coach and one.kind is CommentKind.QUESTION
        if (is_mine or is_asked) and reader.is_said_in_time(one.made_at):
            yield _comment(one, reader, blocks)


def _comment(one: Comment, reader: Reader, blocks: set[int | None]) -> Comment:
    """A word as it is shown: days before the scope and blocks outside of it are not named."""
    told = reader.record(one)
    is_shown = told.day is None or reader.is_in_time(told.day)
    block_id = told.block_id if told.block_id in blocks else None
    return replace(told, day=told.day if is_shown else None, block_id=block_id)
