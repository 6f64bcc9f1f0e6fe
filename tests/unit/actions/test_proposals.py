"""Another session for a planned day: what may be proposed, and that the rules look before the plan changes."""

import dataclasses
import datetime as dt
import threading
from concurrent import futures

import pytest

from rtr.actions.comments import remove_as_coach
from rtr.actions.proposals import LONGEST_S, MOST_S, accept_proposal, decline_proposal, propose
from rtr.advice.block.by_hand import session_by_hand
from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.errors import AccessError, SettingsError, StoreError
from rtr.plan import Answered, Block, Do, Repeat, Session, SessionKind, Step
from rtr.share import CommentKind, Decided, Group, ShareLink

MONDAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
WEDNESDAY = MONDAY + dt.timedelta(days=2)


def day(number):
    return MONDAY + dt.timedelta(days=number)


def fits(block):
    return ()


def objects(block):
    return ("27 minutes on Wednesday is above the cap of 24.",)


@pytest.fixture
def store(local_store):
    return local_store


@pytest.fixture
def block(store, anna):
    """Runs on Monday, Wednesday and Saturday, strength on Wednesday, too."""
    runs = tuple(session(rung("R3"), 0, day(n)) for n in (0, 2, 5))
    strength = Session(day=day(2), kind=SessionKind.STRENGTH, title="Strength", note="with a note")
    told = Block(begin=day(0), end=day(6), sessions=(*runs, strength), rung="R3", answered=Answered.ACCEPTED)
    return store.save_block(anna.id, told)


@pytest.fixture
def make_link(store, anna):
    def made(token="a", **told):
        facts = {"runner_id": anna.id, "recipient": "Jonas", "made_at": AT, "ends_at": None, "may_comment": True}
        return store.add_link(ShareLink(**(facts | told)), token * 64)

    return made


def shorter(old, **how):
    return session_by_hand(old, SessionKind.RUN_WALK, **({"times": 5, "run_min": 2, "walk_min": 1} | how))


@pytest.fixture
def proposed(store, make_link, block):
    return propose(store, make_link(), WEDNESDAY, shorter(block.main_of(WEDNESDAY)), text="Shorter.", at=AT)


def planned(store, anna):
    (block,) = store.diary(anna.id).blocks
    return block


def test_a_proposal_stands_in_for_the_run_of_its_day_and_changes_nothing_yet(store, anna, block, proposed):
    (told,) = store.diary(anna.id).comments
    assert told == proposed
    assert (told.kind, told.day, told.by, told.text) == (CommentKind.PROPOSAL, WEDNESDAY, "Jonas", "Shorter.")
    (new,) = told.sessions
    assert (new.run_s, new.rung, new.day) == (600, "R3", WEDNESDAY)
    assert planned(store, anna) == block


def test_accepted_it_stands_in_the_plan_with_name_and_date(store, anna, block, proposed):
    accept_proposal(store, anna, proposed.id, at=AT, check=fits)
    new, strength = planned(store, anna).of(WEDNESDAY)
    assert (new.run_s, new.is_moved, new.note) == (600, True, "changed by Jonas on 2026-03-03")
    assert strength == block.of(WEDNESDAY)[1]
    (told,) = store.diary(anna.id).comments
    assert (told.decided, told.decided_at, told.seen_at) == (Decided.ACCEPTED, AT, AT)


def test_what_the_rules_say_against_it_leaves_all_as_it_was(store, anna, block, proposed):
    with pytest.raises(SettingsError, match="above the cap of 24"):
        accept_proposal(store, anna, proposed.id, at=AT, check=objects)
    assert planned(store, anna) == block
    assert store.diary(anna.id).comments == (proposed,)


def test_the_rules_see_the_block_as_it_would_be(store, anna, proposed):
    seen = []

    def look(changed):
        seen.append(changed.main_of(WEDNESDAY).run_s)
        return ()

    accept_proposal(store, anna, proposed.id, at=AT, check=look)
    assert set(seen) == {600}


def test_two_browsers_that_accept_at_once_change_the_plan_once(store, anna, block, proposed):
    """The second one looked while it was open, and comes in between the check of the first and its end."""
    done = []

    def meanwhile(changed):
        if not done:
            done.append(accept_proposal(store, anna, proposed.id, at=AT, check=lambda _: done.append(changed) or ()))
        return ()

    with pytest.raises(StoreError, match="answered already"):
        accept_proposal(store, anna, proposed.id, at=AT + dt.timedelta(minutes=1), check=meanwhile)
    assert planned(store, anna) == done[-1]
    assert store.diary(anna.id).comments[0].decided_at == AT


def test_a_plan_that_changed_while_it_was_looked_at_leaves_the_proposal_open(store, anna, block, proposed):
    def moved(changed):
        store.save_block(anna.id, dataclasses.replace(block, reason="moved by hand"))
        return ()

    with pytest.raises(StoreError, match="has changed since"):
        accept_proposal(store, anna, proposed.id, at=AT, check=moved)
    assert planned(store, anna) == dataclasses.replace(block, reason="moved by hand")
    assert store.diary(anna.id).comments == (proposed,), "neither claimed nor applied"
    accept_proposal(store, anna, proposed.id, at=AT, check=fits)


def test_many_browsers_at_once_apply_it_once(store, anna, block, proposed):
    start = threading.Barrier(6)

    def accept(minute):
        start.wait()
        try:
            accept_proposal(store, anna, proposed.id, at=AT + dt.timedelta(minutes=minute), check=fits)
        except StoreError:
            return None
        return minute

    with futures.ThreadPoolExecutor(6) as pool:
        won = [minute for minute in pool.map(accept, range(6)) if minute is not None]
    assert len(won) == 1
    assert store.diary(anna.id).comments[0].decided_at == AT + dt.timedelta(minutes=won[0])
    assert planned(store, anna).main_of(WEDNESDAY).run_s == 600


def test_declined_the_plan_stays(store, anna, block, proposed):
    decline_proposal(store, anna, proposed.id, at=AT)
    assert planned(store, anna) == block
    assert store.diary(anna.id).comments[0].decided is Decided.DECLINED


@pytest.mark.parametrize("first", [Decided.ACCEPTED, Decided.DECLINED])
def test_it_is_answered_once(store, anna, make_link, proposed, first):
    if first is Decided.ACCEPTED:
        accept_proposal(store, anna, proposed.id, at=AT, check=fits)
    else:
        decline_proposal(store, anna, proposed.id, at=AT)
    before = store.diary(anna.id)
    with pytest.raises(StoreError, match="answered already"):
        accept_proposal(store, anna, proposed.id, at=AT, check=fits)
    with pytest.raises(StoreError):
        decline_proposal(store, anna, proposed.id, at=AT)
    assert store.diary(anna.id) == before


def test_a_decided_proposal_is_not_taken_back(store, anna, make_link, block):
    link = make_link()
    told = propose(store, link, WEDNESDAY, shorter(block.main_of(WEDNESDAY)), text="", at=AT)
    decline_proposal(store, anna, told.id, at=AT)
    with pytest.raises(SettingsError, match="answered already"):
        remove_as_coach(store, link, told.id, at=AT)


def test_nobody_accepts_in_another_diary(store, anna, proposed):
    bob = store.add_runner("Bob", "Europe/Berlin")
    with pytest.raises(SettingsError):
        accept_proposal(store, bob, proposed.id, at=AT, check=fits)


def test_a_plan_that_is_gone_cannot_be_changed(store, anna, block, proposed):
    store.save_block(anna.id, dataclasses.replace(block, answered=Answered.REPLACED))
    with pytest.raises(SettingsError, match="No accepted plan"):
        accept_proposal(store, anna, proposed.id, at=AT, check=fits)
    assert store.diary(anna.id).comments == (proposed,)


def test_a_day_that_is_over_stays_as_it_was(store, anna, block, proposed):
    with pytest.raises(SettingsError, match="over"):
        accept_proposal(store, anna, proposed.id, at=AT + dt.timedelta(days=2), check=fits)
    assert planned(store, anna) == block


@pytest.mark.parametrize(
    ("number", "why"),
    [(0, "over"), (6, "Nothing is planned"), (7, "No accepted plan")],
    ids=["a day before", "a free day", "a day after the plan"],
)
def test_only_planned_days_to_come(store, make_link, block, number, why):
    with pytest.raises(SettingsError, match=why):
        propose(store, make_link(), day(number), shorter(block.sessions[0]), text="", at=AT)


def test_today_may_be_changed(store, anna, make_link, block):
    at = dt.datetime(2026, 3, 4, 22, 59, tzinfo=dt.UTC)
    assert propose(store, make_link(), WEDNESDAY, shorter(block.sessions[1]), text="", at=at)
    with pytest.raises(SettingsError, match="over"):
        propose(store, make_link("b"), WEDNESDAY, shorter(block.sessions[1]), text="", at=at + dt.timedelta(minutes=1))


@pytest.mark.parametrize("told", [{"may_comment": False}, {"groups": (Group.LOAD, Group.SYMPTOMS)}, {"ends_at": AT}])
def test_a_link_without_the_right_proposes_nothing(store, anna, make_link, block, told):
    with pytest.raises(AccessError):
        propose(store, make_link(**told), WEDNESDAY, shorter(block.sessions[1]), text="", at=AT)
    assert not store.diary(anna.id).comments


RUN = Step(do=Do.RUN, s=600.0)
ODD = {
    "no kind of run": {"kind": SessionKind.STRENGTH},
    "no title": {"title": ""},
    "a long title": {"title": "x" * 121},
    "no steps": {"steps": ()},
    "a run that only walks": {"steps": (Step(do=Do.WALK, s=600.0),)},
    "a step of no time": {"steps": (Step(do=Do.RUN, s=4.9),)},
    "a step without end": {"steps": (Step(do=Do.RUN, s=MOST_S + 1),)},
    "not a number": {"steps": (Step(do=Do.RUN, s=float("nan")),)},
    "too long in all": {"steps": (Step(do=Do.RUN, s=LONGEST_S / 3 + 1),) * 3},
    "exercises": {"steps": (RUN, Step(do=Do.EXERCISE, s=60.0))},
    "a billion times": {"steps": (Repeat(times=10**9, steps=(RUN,)),)},
    "minus once": {"steps": (RUN, Repeat(times=-1, steps=(RUN,)))},
    "an effort of 11": {"steps": (Step(do=Do.RUN, s=600.0, rpe_max=11),)},
    "a note of a page": {"steps": (Step(do=Do.RUN, s=600.0, note="x" * 121),)},
    "a walk that runs": {"kind": SessionKind.WALK},
    "a rest that runs": {"kind": SessionKind.REST},
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_sessions_that_cannot_be(store, anna, make_link, block, odd):
    new = Session(**({"day": WEDNESDAY, "kind": SessionKind.RUN, "title": "Easy", "steps": (RUN,)} | odd))
    with pytest.raises(SettingsError, match="cannot be proposed"):
        propose(store, make_link(), WEDNESDAY, new, text="", at=AT)
    assert not store.diary(anna.id).comments


@pytest.mark.parametrize("kind", [SessionKind.WALK, SessionKind.REST, SessionKind.RUN_WALK, SessionKind.RUN])
def test_what_the_form_makes_is_sound(store, anna, make_link, block, kind):
    new = session_by_hand(block.sessions[1], kind, times=4, run_min=3, walk_min=2)
    assert propose(store, make_link(), WEDNESDAY, new, text="", at=AT).sessions[0].note is None


def test_whatever_the_browser_says_beside_the_minutes_is_left_out(store, anna, make_link, block):
    new = dataclasses.replace(
        shorter(block.sessions[1]),
        day=day(5),
        note="signed by the clinician",
        is_moved=True,
        is_lighter=True,
        rung="R26",
    )
    (kept,) = propose(store, make_link(), WEDNESDAY, new, text="", at=AT).sessions
    assert (kept.day, kept.note, kept.is_moved, kept.is_lighter, kept.rung) == (WEDNESDAY, None, False, False, "R3")
