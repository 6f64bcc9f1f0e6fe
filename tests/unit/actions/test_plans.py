"""Answers to a plan: who, when, why; overlapping plans; moved days; set steps; tests; dates."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions.entries import remove_entry, save_entry
from rtr.actions.own_ladders import remove_ladder, save_ladder, use_ladder
from rtr.actions.plans import (
    accept_block,
    change_session,
    decline_block,
    keep_test,
    move_session,
    place_on_ladder,
    take_back_block,
)
from rtr.advice.ladder import LADDER, rung
from rtr.advice.ladder.own import lines_of, text_of
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
    old, new = accepted(store, anna)
    assert (old.end, len(old.sessions)) == (day(2), 3)
    assert new.begin == day(3)
    accept_block(store, anna, plan(first=3), by="Anna", at=AT)
    assert [(b.begin, b.end) for b in accepted(store, anna)] == [(day(0), day(2)), (day(3), day(9))]


def accepted(store, anna):
    return [block for block in store.diary(anna.id).blocks if block.answered is Answered.ACCEPTED]


def later(hours):
    return AT + dt.timedelta(hours=hours)


@pytest.mark.parametrize("firsts", [(0, 3), (0, 3, 3), (0, 3, 5), (0, 0), (3, 0), (0, 7)])
def test_an_acceptance_taken_back_leaves_the_plan_as_it_was(store, anna, firsts):
    """Whatever was replaced: each undo leads exactly one answer back."""
    seen = [planned(store, anna)]
    for hours, first in enumerate(firsts):
        accept_block(store, anna, plan(first=first), by="Anna", at=later(hours))
        seen.append(planned(store, anna))
    for hours in reversed(range(len(firsts))):
        newest = next(
            b for b in accepted(store, anna) if b.answered_at == later(hours) and b.begin == day(firsts[hours])
        )
        assert planned(store, anna) == seen.pop()
        take_back_block(store, anna, newest)
    assert seen == [planned(store, anna)]


def planned(store, anna):
    return sorted((s.day, s.title) for block in accepted(store, anna) for s in block.sessions)


def test_an_answer_is_taken_back_once(store, anna):
    kept = decline_block(store, anna, plan(), reason="no time", by="Anna", at=AT)
    take_back_block(store, anna, kept)
    assert [b.answered for b in store.diary(anna.id).blocks] == [Answered.OPEN]
    with pytest.raises(SettingsError, match="changed since"):
        take_back_block(store, anna, kept)


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
    who = {"by": "Jonas (coach)", "at": AT}
    changed = change_session(
        store, anna, kept, kept.sessions[0], dataclasses.replace(lower, note="tired"), **who, check=fits
    )
    signed = "changed by Jonas (coach) on 2026-03-01, tired"
    assert changed.sessions[0] == dataclasses.replace(lower, is_moved=True, note=signed)
    with pytest.raises(SettingsError, match="changed since"):
        change_session(store, anna, kept, rest(30), lower, **who, check=fits)
    with pytest.raises(SettingsError, match="Over the cap"):
        change_session(store, anna, changed, changed.sessions[0], lower, **who, check=lambda _: ("Over the cap.",))
    with pytest.raises(SettingsError, match="whose decision"):
        change_session(store, anna, changed, changed.sessions[0], lower, by=" ", at=AT, check=fits)


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


TEXT = text_of(lines_of(LADDER))


def test_own_ladders_are_kept_used_one_at_a_time_and_removed(store, anna):
    mine = save_ladder(store, anna, name=" Spring  2026 ", text=TEXT)
    other = save_ladder(store, anna, name="Careful", text=TEXT.replace("3: 5x2/2", "3: 4x2/2 1x1.5/2"))
    assert mine.name == "Spring 2026"
    use_ladder(store, anna, mine.id)
    use_ladder(store, anna, other.id)
    assert {one.name: one.is_used for one in store.diary(anna.id).own_ladders} == {
        "Spring 2026": False,
        "Careful": True,
    }
    use_ladder(store, anna, None)
    assert not any(one.is_used for one in store.diary(anna.id).own_ladders)
    remove_ladder(store, anna, mine.id)
    assert [one.name for one in store.diary(anna.id).own_ladders] == ["Careful"]
    with pytest.raises(SettingsError, match="no such ladder"):
        use_ladder(store, anna, mine.id)


def test_a_ladder_that_does_not_hold_is_not_kept(store, anna):
    with pytest.raises(SettingsError, match="Step 3 adds 12 min a week"):
        save_ladder(store, anna, name="Fast", text=TEXT.replace("3: 5x2/2", "3: 3x4/2"))
    for name in ("", "x" * 81):
        with pytest.raises(SettingsError, match="name"):
            save_ladder(store, anna, name=name, text=TEXT)
    assert store.diary(anna.id).own_ladders == ()
