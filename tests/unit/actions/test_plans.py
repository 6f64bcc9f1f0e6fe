"""Answers to a plan: who, when, why; overlapping plans; moved days; set steps; tests; dates."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions.entries import remove_entry, save_entry
from rtr.actions.plans import accept_block, change_session, decline_block, keep_test, move_session, place_on_ladder
from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.errors import SettingsError, StoreError
from rtr.plan import Answered, Block, Entry, EntryKind, EntryTest, Session, SessionKind

MONDAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 1, 18, tzinfo=dt.UTC)


def day(number):
    return MONDAY + dt.timedelta(days=number)


def rest(number):
    return Session(day=day(number), kind=SessionKind.REST, title="Rest")


def plan(first=0, days=7):
    runs = {0, 2, 5}
    sessions = tuple(session(rung("R3"), 0, day(first + n)) if n in runs else rest(first + n) for n in range(days))
    return Block(begin=day(first), end=day(first + days - 1), sessions=sessions, rung="R3", policy="2026.4")


@pytest.fixture
def store(local_store):
    return local_store


def fits(block):
    return ()


def test_an_accepted_block_is_the_plan(store, anna):
    kept = accept_block(store, anna, plan(), by=" Anna ", at=AT)
    assert (kept.answered, kept.by, kept.made_at, kept.answered_at) == (Answered.ACCEPTED, "Anna", AT, AT)
    assert store.diary(anna.id).blocks == (kept,)


def test_a_new_plan_shortens_the_one_it_overlaps(store, anna):
    accept_block(store, anna, plan(), by="Anna", at=AT)
    accept_block(store, anna, plan(first=3), by="Anna", at=AT)
    old, new = store.diary(anna.id).blocks
    assert (old.end, len(old.sessions), old.answered) == (day(2), 3, Answered.ACCEPTED)
    assert (new.begin, new.answered) == (day(3), Answered.ACCEPTED)
    accept_block(store, anna, plan(first=3), by="Anna", at=AT)
    assert [b.answered for b in store.diary(anna.id).blocks] == [
        Answered.ACCEPTED, Answered.REPLACED, Answered.ACCEPTED,
    ]  # fmt: skip


def test_a_declined_block_keeps_the_reason_and_the_plan_stays(store, anna):
    kept = accept_block(store, anna, plan(), by="Anna", at=AT)
    decline_block(store, anna, plan(first=3), reason="too\n much", by="Anna", at=AT)
    blocks = store.diary(anna.id).blocks
    assert blocks[0] == kept
    assert (blocks[1].answered, blocks[1].reason) == (Answered.DECLINED, "too much")


def test_a_moved_session_changes_places_with_the_rest_day(store, anna):
    kept = accept_block(store, anna, plan(), by="Anna", at=AT)
    moved = move_session(store, anna, kept, kept.sessions[2], day(3), check=fits)
    by_day = {s.day: s for s in moved.sessions}
    assert (by_day[day(3)].kind, by_day[day(2)].kind) == (SessionKind.RUN_WALK, SessionKind.REST)
    assert by_day[day(3)].is_moved
    assert len(moved.sessions) == 7
    assert store.diary(anna.id).blocks == (moved,)


def test_what_does_not_fit_is_not_moved(store, anna):
    kept = accept_block(store, anna, plan(), by="Anna", at=AT)
    with pytest.raises(SettingsError, match="neighbouring days"):
        move_session(store, anna, kept, kept.sessions[2], day(1), check=lambda _: ("Runs on neighbouring days.",))
    with pytest.raises(SettingsError, match="outside"):
        move_session(store, anna, kept, kept.sessions[2], day(9), check=fits)
    with pytest.raises(SettingsError, match="changed since"):
        move_session(store, anna, kept, rest(20), day(1), check=fits)
    assert store.diary(anna.id).blocks == (kept,)


def test_a_session_can_be_changed(store, anna):
    kept = accept_block(store, anna, plan(), by="Anna", at=AT)
    lower = session(rung("R2.5"), 0, day(0))
    changed = change_session(store, anna, kept, kept.sessions[0], lower, check=fits)
    assert changed.sessions[0] == dataclasses.replace(lower, is_moved=True)
    with pytest.raises(SettingsError):
        change_session(store, anna, kept, rest(30), lower, check=fits)


def test_a_person_sets_the_step(store, anna):
    place_on_ladder(store, anna, "R3", by="Coach", reason="after the check", day=MONDAY, at=AT)
    (placed,) = store.diary(anna.id).placements
    assert (placed.rung, placed.by, placed.reason) == ("R3", "Coach", "after the check")
    for rung_name, by in (("R99", "Coach"), ("R3", "  ")):
        with pytest.raises(SettingsError):
            place_on_ladder(store, anna, rung_name, by=by, reason="", day=MONDAY, at=AT)


@pytest.mark.parametrize("wrong", [{"test": "flying"}, {"day": day(1)}, {"value": -1.0}, {"value": 1001.0}])
def test_results_of_tests_are_checked(store, anna, wrong):
    told = EntryTest(test="hop", day=MONDAY, is_passed=True, value=10.0)
    with pytest.raises(SettingsError):
        keep_test(store, anna, dataclasses.replace(told, **wrong), MONDAY)
    keep_test(store, anna, told, MONDAY)
    assert store.diary(anna.id).entry_tests == (told,)


@pytest.mark.parametrize(
    "wrong", [{"title": " "}, {"title": "x" * 121}, {"end": day(-1)}, {"end": MONDAY + dt.timedelta(days=367)}]
)
def test_dates_of_the_year_are_checked(store, anna, wrong):
    told = Entry(begin=MONDAY, end=MONDAY, kind=EntryKind.RACE, title="Parkrun")
    with pytest.raises(SettingsError):
        save_entry(store, anna, dataclasses.replace(told, **wrong))
    kept = save_entry(store, anna, told)
    remove_entry(store, anna, kept.id)
    with pytest.raises(StoreError):
        remove_entry(store, anna, kept.id)
