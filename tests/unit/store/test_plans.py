"""Blocks, set steps, tests, dates and ladders: kept whole, each runner's own."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.errors import StoreError
from rtr.plan import Answered, Block, Entry, EntryKind, EntryTest, OwnLadder, Placement, Session, SessionKind

DAY = dt.date(2028, 2, 28)
AT = dt.datetime(2028, 2, 28, 6, 30, tzinfo=dt.UTC)
BLOCK = Block(
    begin=DAY,
    end=DAY + dt.timedelta(days=13),
    sessions=(
        session(rung("R14"), 0, DAY),
        Session(day=DAY + dt.timedelta(days=1), kind=SessionKind.REST, title="Rest 🙂", is_moved=True),
    ),
    rung="R14",
    policy="2026.4",
    answered=Answered.ACCEPTED,
    by="me",
    made_at=AT,
    answered_at=AT,
)


def test_a_block_comes_back_whole_and_can_be_answered_again(store, runner):
    kept = store.save_block(runner.id, BLOCK)
    assert store.diary(runner.id).blocks == (dataclasses.replace(BLOCK, id=kept.id),)
    declined = dataclasses.replace(kept, answered=Answered.DECLINED, reason="no time")
    store.save_block(runner.id, declined)
    assert store.diary(runner.id).blocks == (declined,)


def test_set_steps_tests_dates_and_ladders_come_back(store, runner):
    placed = Placement(day=DAY, rung="R3", by="Coach", reason="new shoes", recorded_at=AT)
    test = EntryTest(test="calf_raise", day=DAY, is_passed=True, value=22.0, note="right side weaker")
    entry = Entry(begin=DAY, end=DAY, kind=EntryKind.RACE, title="Parkrun")
    ladder = OwnLadder(name="Mine", lines=(("A", "5x1/2"), ("B", "20,25")), is_used=True)
    store.place_on_ladder(runner.id, placed)
    store.put_entry_test(runner.id, test)
    kept, own = store.save_entry(runner.id, entry), store.save_ladder(runner.id, ladder)
    diary = store.diary(runner.id)
    assert (diary.placements, diary.entry_tests) == ((placed,), (test,))
    assert (diary.entries, diary.own_ladders) == ((kept,), (own,))
    assert (kept, own) == (dataclasses.replace(entry, id=kept.id), dataclasses.replace(ladder, id=own.id))


def test_a_test_of_the_same_day_stands_once(store, runner):
    for value in (18.0, 21.0):
        store.put_entry_test(runner.id, EntryTest(test="calf_raise", day=DAY, is_passed=value > 20, value=value))
    assert [t.value for t in store.diary(runner.id).entry_tests] == [21.0]


def test_entries_and_ladders_can_be_taken_away_by_their_owner_only(store, runner):
    entry = store.save_entry(runner.id, Entry(begin=DAY, end=DAY, kind=EntryKind.OTHER, title="x"))
    ladder = store.save_ladder(runner.id, OwnLadder(name="x", lines=()))
    other = store.add_runner("Berta", "UTC")
    for remove in (
        lambda: store.remove_entry(other.id, entry.id),
        lambda: store.remove_ladder(other.id, ladder.id),
        lambda: store.save_entry(other.id, entry),
    ):
        with pytest.raises(StoreError):
            remove()
    store.remove_entry(runner.id, entry.id)
    store.remove_ladder(runner.id, ladder.id)
    diary = store.diary(runner.id)
    assert (diary.entries, diary.own_ladders) == ((), ())
