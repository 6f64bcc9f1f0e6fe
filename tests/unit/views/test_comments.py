"""What waits for the runner: new words, proposals with the rules' answer, questions that are due."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.block.by_hand import session_by_hand
from rtr.plan import SessionKind
from rtr.share import Comment, CommentKind, Decided
from rtr.views.comments import inbox_of, is_due, my_questions, plan_words, words_of_day
from rtr.views.plan_situation import situation
from tests.coached import whole_demo, with_plan

TODAY = dt.date(2026, 5, 6)
AT = dt.datetime(2026, 5, 6, 7, tzinfo=dt.UTC)
LINKS = frozenset({1})


def ago(days):
    return AT - dt.timedelta(days=days)


def told(number, *, is_coach=True, days=0, **more):
    facts = {"by": "Jonas" if is_coach else "Demo", "text": "Hello.", "made_at": ago(days), "link_id": 1}
    return Comment(id=number, is_coach=is_coach, **(facts | more))


@pytest.fixture(scope="module")
def demo():
    return whole_demo(TODAY)


@pytest.fixture(scope="module")
def planned(demo):
    """The demo runner with the suggested block accepted."""
    return with_plan(demo, TODAY, AT)


def at(diary, *comments):
    return situation(dataclasses.replace(diary, comments=comments), TODAY, AT)


def proposal(diary, number=1, *, run_min=2.0, times=4, **more):
    block = diary.blocks[0]
    old = next(one for one in block.sessions if one.day > TODAY and one.kind is SessionKind.RUN_WALK)
    new = session_by_hand(old, SessionKind.RUN_WALK, times=times, run_min=run_min, walk_min=1)
    return told(number, kind=CommentKind.PROPOSAL, day=old.day, sessions=(new,), **more)


def test_nothing_waits_where_nobody_wrote(demo):
    assert inbox_of(at(demo), LINKS).is_empty


def test_a_word_is_new_until_it_was_seen_or_answered(demo):
    assert [word.id for word in inbox_of(at(demo, told(1)), LINKS).new] == [1]
    assert inbox_of(at(demo, told(1, seen_at=AT)), LINKS).is_empty
    assert inbox_of(at(demo, told(1), told(2, is_coach=False, answers=1)), LINKS).is_empty


def test_a_word_of_an_ended_link_is_still_read(demo):
    assert inbox_of(at(demo, told(1)), frozenset()).new


def test_many_new_words_are_the_last_three_and_a_count(demo):
    found = inbox_of(at(demo, *(told(n, days=9 - n) for n in range(1, 6))), LINKS)
    assert ([word.id for word in found.new], found.more) == ([3, 4, 5], 2)


def test_a_proposal_that_fits(planned):
    (found,) = inbox_of(at(planned, proposal(planned)), LINKS).proposals
    assert found.against == ""
    assert found.instead.startswith("Run ")
    assert found.lead.startswith("proposes for ")


def test_the_rules_answer_before_anybody_accepts(planned):
    (found,) = inbox_of(at(planned, proposal(planned, run_min=15, times=6)), LINKS).proposals
    assert "is above the cap of" in found.against


def test_a_proposal_for_a_day_that_left_the_plan(planned):
    bare = dataclasses.replace(planned, blocks=())
    (found,) = inbox_of(at(bare, proposal(planned)), LINKS).proposals
    assert (found.instead, "plan has changed" in found.against) == ("", True)


@pytest.mark.parametrize("links", [frozenset(), frozenset({2})])
def test_ended_links_propose_and_ask_nothing(planned, links):
    asked = told(2, kind=CommentKind.QUESTION)
    assert inbox_of(at(planned, proposal(planned), asked), links).is_empty


def test_decided_and_past_proposals_wait_no_more(planned):
    decided = proposal(planned, decided=Decided.DECLINED, decided_at=AT)
    past = dataclasses.replace(proposal(planned), day=TODAY - dt.timedelta(days=1))
    assert not inbox_of(at(planned, decided), LINKS).proposals
    assert not inbox_of(at(planned, past), LINKS).proposals


@pytest.mark.parametrize(("days", "due"), [(6, False), (7, True), (8, True)])
def test_a_question_comes_back_after_its_days(days, due):
    asked = told(1, days=20, kind=CommentKind.QUESTION, every_days=7)
    answers = [told(2, is_coach=False, days=15, answers=1), told(3, is_coach=False, days=days, answers=1)]
    assert is_due(asked, [asked, *answers], TODAY, dt.UTC) is due


def test_a_question_is_due_at_once_and_once_only_without_a_rhythm():
    asked = told(1, kind=CommentKind.QUESTION)
    assert is_due(asked, [asked], TODAY, dt.UTC)
    assert not is_due(asked, [asked, told(2, is_coach=False, answers=1)], TODAY, dt.UTC)
    assert not is_due(dataclasses.replace(asked, ended_at=AT), [], TODAY, dt.UTC)
    assert not is_due(told(1, is_coach=False, kind=CommentKind.QUESTION), [], TODAY, dt.UTC)
    assert not is_due(told(1), [], TODAY, dt.UTC)


def test_a_day_holds_what_hangs_on_it_or_was_written_on_it(demo):
    yesterday = TODAY - dt.timedelta(days=1)
    words = (told(1, days=1), told(2, day=yesterday), told(3), told(4, days=1, day=TODAY))
    diary = dataclasses.replace(demo, comments=words)
    assert [word.id for word in words_of_day(diary, yesterday, TODAY)] == [1, 2]
    assert [word.id for word in words_of_day(diary, TODAY, TODAY)] == [3, 4]


def test_time_travel_reads_no_later_words(demo):
    diary = dataclasses.replace(demo, comments=(told(1, day=TODAY - dt.timedelta(days=3)),))
    assert not words_of_day(diary, TODAY - dt.timedelta(days=3), TODAY - dt.timedelta(days=1))


def test_plan_has_the_words_about_it_and_about_days_to_come(planned):
    tomorrow = TODAY + dt.timedelta(days=1)
    words = (told(1, block_id=5), told(2, day=tomorrow), told(3, day=TODAY), told(4, block_id=99), proposal(planned, 6))
    assert [word.id for word in plan_words(at(planned, *words))] == [1, 2]


def test_my_questions_are_those_to_everybody(demo):
    mine = told(1, is_coach=False, link_id=None, kind=CommentKind.QUESTION)
    words = (mine, told(2, answers=1), told(3, kind=CommentKind.QUESTION), told(4, is_coach=False))
    (found,) = my_questions(dataclasses.replace(demo, comments=words), TODAY)
    assert (found.id, [answer.id for answer in found.answers]) == (1, [2])
