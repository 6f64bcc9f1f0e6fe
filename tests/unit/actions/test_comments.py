"""What coach and runner write to each other: who may, what is refused, and that the server decides it."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions.comments import (
    DAYS_AHEAD,
    DAYS_BACK,
    LONGEST,
    MOST_A_DAY,
    RHYTHMS,
    answer,
    answer_as_coach,
    ask,
    ask_everybody,
    end_as_coach,
    end_question,
    remove_as_coach,
    remove_comment,
    write_comment,
)
from rtr.errors import AccessError, RtrError, SettingsError, StoreError
from rtr.plan import Answered, Block
from rtr.share import CommentKind, Group, ShareLink

AT = dt.datetime(2026, 3, 4, 22, 30, tzinfo=dt.UTC)
TODAY = dt.date(2026, 3, 4)
"""In Berlin it is 23:30 on that day."""


def hours(count):
    return AT + dt.timedelta(hours=count)


@pytest.fixture
def store(local_store):
    return local_store


@pytest.fixture
def make_link(store, anna):
    """Makes a link that may comment and ends in a day: `make_link(may_comment=False)`."""

    def made(token="a", **told):
        facts = {"runner_id": anna.id, "recipient": "Jonas", "made_at": AT, "ends_at": hours(24), "may_comment": True}
        return store.add_link(ShareLink(**(facts | told)), token * 64)

    return made


@pytest.fixture
def link(make_link):
    return make_link()


def thread(store, anna):
    return store.diary(anna.id).comments


def writes(store, link, anna):
    """Every way in which a coach can write."""
    block = store.save_block(anna.id, Block(begin=TODAY, end=TODAY, answered=Answered.ACCEPTED))
    return [
        lambda at: write_comment(store, link, "Looks good.", at=at, day=TODAY),
        lambda at: write_comment(store, link, "Looks good.", at=at, block_id=block.id),
        lambda at: ask(store, link, "How was it?", at=at),
        lambda at: answer_as_coach(store, link, ask_everybody(store, anna, "May I?", at=AT).id, "Yes.", at=at),
    ]


def test_a_comment_has_name_and_moment_and_is_new_to_the_runner(store, anna, link):
    told = write_comment(store, link, "  Looks good. \r\n\n\n\n Keep it. ", at=AT, day=TODAY)
    assert thread(store, anna) == (told,)
    assert (told.by, told.is_coach, told.link_id, told.day) == ("Jonas", True, link.id, TODAY)
    assert (told.text, told.made_at, told.seen_at) == ("Looks good.\n\nKeep it.", AT, None)


def test_the_name_is_that_of_the_link_as_it_is_kept(store, anna, link):
    """Whatever a session holds of a link: the store says who writes and for whom."""
    forged = dataclasses.replace(link, recipient="Dr. Else", may_comment=True, ends_at=None)
    assert write_comment(store, forged, "Hello.", at=AT).by == "Jonas"


@pytest.mark.parametrize("at", [hours(24), hours(25)], ids=["at its last moment", "after it"])
def test_an_ended_link_writes_nothing(store, anna, link, at):
    for write in writes(store, link, anna):
        before = thread(store, anna)
        with pytest.raises(AccessError, match="has ended or only reads"):
            write(at)
        assert [one for one in thread(store, anna) if one not in before and one.is_coach] == []


def test_until_its_last_moment_it_writes(store, anna, link):
    for write in writes(store, link, anna):
        assert write(hours(24) - dt.timedelta(microseconds=1)).id


def test_a_link_that_only_reads_writes_nothing_even_if_the_browser_says_so(store, anna, make_link):
    link = dataclasses.replace(make_link(may_comment=False), may_comment=True)
    for write in writes(store, link, anna):
        with pytest.raises(AccessError):
            write(AT)
    assert not [one for one in thread(store, anna) if one.is_coach]


def test_a_revoked_link_writes_nothing(store, anna, link):
    store.revoke_link(anna.id, link.id, AT)
    for write in writes(store, link, anna):
        with pytest.raises(AccessError):
            write(AT)


def test_a_link_made_up_or_of_somebody_else_writes_nothing(store, anna, link):
    bob = store.add_runner("Bob", "Europe/Berlin")
    for forged in (dataclasses.replace(link, id=None), dataclasses.replace(link, id=99),
                   dataclasses.replace(link, runner_id=bob.id)):  # fmt: skip
        with pytest.raises(AccessError):
            write_comment(store, forged, "Hello.", at=AT)
    assert not thread(store, anna)
    assert not thread(store, bob)


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x01"])
def test_nothing_is_no_comment(store, anna, link, text):
    with pytest.raises(SettingsError, match="nothing written"):
        write_comment(store, link, text, at=AT)


def test_the_longest_comment(store, anna, link):
    assert len(write_comment(store, link, "x" * LONGEST, at=AT).text) == LONGEST
    with pytest.raises(SettingsError, match="2,000 letters"):
        write_comment(store, link, "x" * (LONGEST + 1), at=AT)


def test_days_in_range_on_the_clock_of_the_runner(store, anna, link):
    for days in (-DAYS_BACK, 0, DAYS_AHEAD):
        assert write_comment(store, link, "Hello.", at=AT, day=TODAY + dt.timedelta(days=days))
    for days in (-DAYS_BACK - 1, DAYS_AHEAD + 1):
        with pytest.raises(SettingsError, match="outside of what was shared"):
            write_comment(store, link, "Hello.", at=AT, day=TODAY + dt.timedelta(days=days))


def test_no_day_before_those_that_are_shared(store, anna, make_link):
    link = make_link(since=TODAY)
    assert write_comment(store, link, "Hello.", at=AT, day=TODAY)
    with pytest.raises(SettingsError):
        write_comment(store, link, "Hello.", at=AT, day=TODAY - dt.timedelta(days=1))


def test_only_an_accepted_block_of_this_runner(store, anna, make_link):
    link, blind = make_link(), make_link("b", groups=(Group.LOAD,))
    bob = store.add_runner("Bob", "Europe/Berlin")
    days = {"begin": TODAY, "end": TODAY}
    mine = store.save_block(anna.id, Block(**days, answered=Answered.ACCEPTED))
    others = [
        store.save_block(anna.id, Block(**days)),
        store.save_block(bob.id, Block(**days, answered=Answered.ACCEPTED)),
    ]
    assert write_comment(store, link, "Hello.", at=AT, block_id=mine.id).block_id == mine.id
    for block_id in (*(one.id for one in others), 999):
        with pytest.raises(SettingsError, match="changed since"):
            write_comment(store, link, "Hello.", at=AT, block_id=block_id)
    with pytest.raises(SettingsError):
        write_comment(store, blind, "Hello.", at=AT, block_id=mine.id)


def test_one_link_cannot_fill_a_diary(store, anna, link):
    for number in range(MOST_A_DAY):
        write_comment(store, link, f"{number}", at=hours(0.1))
    with pytest.raises(StoreError, match="at most 60 comments a day"):
        write_comment(store, link, "one more", at=hours(1))
    store.extend_link(anna.id, link.id, None)
    assert write_comment(store, link, "the next day", at=hours(24.2))


def test_a_question_comes_back_in_a_rhythm(store, anna, link):
    for every in (*RHYTHMS, None):
        told = ask(store, link, "How was the week?", at=AT, every_days=every)
        assert (told.kind, told.every_days) == (CommentKind.QUESTION, every)
    for every in (0, -1, 2, 29, 10**9):
        with pytest.raises(SettingsError, match="comes back after"):
            ask(store, link, "How was the week?", at=AT, every_days=every)


def test_the_runner_answers_and_nobody_else_reads_it(store, anna, make_link):
    jonas, kim = make_link(), make_link("b", recipient="Kim")
    asked = ask(store, jonas, "How was the week?", at=AT, every_days=7)
    told = answer(store, anna, asked.id, "Good.", at=AT)
    assert (told.by, told.is_coach, told.answers, told.link_id) == ("Anna", False, asked.id, jonas.id)
    assert told.seen_at == AT
    for other in (asked, told):
        with pytest.raises(SettingsError, match="not there any more"):
            answer_as_coach(store, kim, other.id, "Ah.", at=AT)
    assert answer_as_coach(store, jonas, told.id, "Ah.", at=AT).link_id == jonas.id


def test_what_the_runner_asks_everybody_is_answered_in_the_thread_of_each(store, anna, make_link):
    asked = ask_everybody(store, anna, "May I start calf raises?", at=AT)
    assert (asked.link_id, asked.kind, asked.is_coach) == (None, CommentKind.QUESTION, False)
    for link in (make_link(), make_link("b")):
        assert answer_as_coach(store, link, asked.id, "Yes.", at=AT).link_id == link.id


def test_nobody_answers_in_another_diary(store, anna, link):
    bob = store.add_runner("Bob", "Europe/Berlin")
    asked = ask(store, link, "How was the week?", at=AT)
    with pytest.raises(RtrError):
        answer(store, bob, asked.id, "Good.", at=AT)
    with pytest.raises(RtrError):
        end_question(store, bob, asked.id, at=AT)
    with pytest.raises(RtrError):
        remove_comment(store, bob, asked.id)
    assert thread(store, anna) == (asked,)


def test_a_question_is_ended_by_either_and_a_comment_by_nobody(store, anna, make_link):
    link, other = make_link(), make_link("b")
    first, second = (ask(store, link, "How?", at=AT, every_days=7) for _ in range(2))
    with pytest.raises(SettingsError):
        end_as_coach(store, other, first.id, at=AT)
    end_as_coach(store, link, first.id, at=AT)
    end_question(store, anna, second.id, at=AT)
    assert [one.ended_at for one in thread(store, anna)] == [AT, AT]
    plain = write_comment(store, link, "Hello.", at=AT)
    with pytest.raises(SettingsError, match="no question"):
        end_as_coach(store, link, plain.id, at=AT)


def test_own_words_are_taken_back_until_somebody_answered(store, anna, make_link):
    link, other = make_link(), make_link("b")
    told = write_comment(store, link, "Hello.", at=AT)
    with pytest.raises(SettingsError):
        remove_as_coach(store, other, told.id, at=AT)
    with pytest.raises(SettingsError, match="somebody else"):
        remove_comment(store, anna, told.id)
    reply = answer(store, anna, told.id, "Hi.", at=AT)
    with pytest.raises(SettingsError, match="answered already"):
        remove_as_coach(store, link, told.id, at=AT)
    with pytest.raises(SettingsError):
        remove_as_coach(store, link, reply.id, at=AT)
    remove_comment(store, anna, reply.id)
    remove_as_coach(store, link, told.id, at=AT)
    assert thread(store, anna) == ()
