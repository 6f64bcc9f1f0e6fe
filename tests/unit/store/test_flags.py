"""Red flags are raised, taken back and cleared, and each change is written down (rulings R2)."""

import datetime as dt

from rtr.model import CheckIn, Clearance
from rtr.store import EventKind

DAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)
LIMIT = dt.timedelta(minutes=10)


def flags(store, runner):
    return [c.red_flags for c in store.diary(runner.id).check_ins]


def test_a_raised_flag_stands_in_the_check_in_and_in_the_log(store, runner):
    store.answer_red_flags(runner.id, DAY, ("RF1",), AT)
    assert flags(store, runner) == [("RF1",)]
    (event,) = store.events(runner.id)
    assert (event.what, event.day, event.flags, event.at) == (EventKind.RAISED, DAY, ("RF1",), AT)


def test_the_rest_of_the_check_in_stays(store, runner):
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=4))
    store.answer_red_flags(runner.id, DAY, (), AT)
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, mood=4, red_flags=(), recorded_at=AT),)


def test_taking_back_puts_the_answer_back_to_what_it_was(store, runner):
    store.answer_red_flags(runner.id, DAY, ("RF1",), AT)
    assert store.take_back_red_flags(runner.id, DAY, AT + LIMIT, LIMIT)
    assert flags(store, runner) == [None]
    store.answer_red_flags(runner.id, DAY, (), AT)
    store.answer_red_flags(runner.id, DAY, ("RF2",), AT)
    assert store.take_back_red_flags(runner.id, DAY, AT, LIMIT)
    assert flags(store, runner) == [()]
    assert [e.what.value for e in store.events(runner.id)] == [
        "raised", "taken_back", "answered_nothing", "raised", "taken_back",
    ]  # fmt: skip


def test_too_late_is_too_late(store, runner):
    store.answer_red_flags(runner.id, DAY, ("RF1",), AT)
    assert not store.take_back_red_flags(runner.id, DAY, AT + LIMIT + dt.timedelta(microseconds=1), LIMIT)
    assert flags(store, runner) == [("RF1",)]


def test_there_must_be_something_to_take_back(store, runner):
    assert not store.take_back_red_flags(runner.id, DAY, AT, LIMIT)
    store.answer_red_flags(runner.id, DAY, (), AT)
    assert not store.take_back_red_flags(runner.id, DAY, AT, LIMIT)
    store.answer_red_flags(runner.id, DAY, ("RF1",), AT)
    assert store.take_back_red_flags(runner.id, DAY, AT, LIMIT)
    assert not store.take_back_red_flags(runner.id, DAY, AT, LIMIT)


def test_another_day_is_another_answer(store, runner):
    store.answer_red_flags(runner.id, DAY, ("RF1",), AT)
    assert not store.take_back_red_flags(runner.id, DAY + dt.timedelta(days=1), AT, LIMIT)


def test_who_cleared_the_runner_is_kept_and_logged(store, runner):
    cleared = Clearance(by="Dr. Okafor", on=DAY, recorded_at=AT)
    store.add_clearance(runner.id, cleared)
    assert store.diary(runner.id).clearances == (cleared,)
    assert [(e.what, e.day, e.flags) for e in store.events(runner.id)] == [(EventKind.CLEARED, DAY, None)]


def test_nothing_leaves_the_time_of_a_morning_and_a_mark_sets_it(store, runner):
    """A morning told in time does not turn late by the question; a clearance holds for marks before it only."""
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=4, recorded_at=AT))
    later = AT + dt.timedelta(days=2)
    store.answer_red_flags(runner.id, DAY, (), later)
    assert store.said(runner.id, DAY).recorded_at == AT
    store.answer_red_flags(runner.id, DAY, ("RF6",), later)
    assert store.said(runner.id, DAY).recorded_at == later
