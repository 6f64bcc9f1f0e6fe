"""Threads in words: who, when, what it belongs to, what became of it."""

import datetime as dt

import pytest

from rtr.advice.block.by_hand import session_by_hand
from rtr.plan import Session, SessionKind
from rtr.share import Comment, CommentKind, Decided
from rtr.views.thread import Reader, threads, when

TODAY = dt.date(2026, 11, 18)
AT = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
READER = Reader(today=TODAY, clock=dt.UTC)
PLANNED = Session(day=TODAY + dt.timedelta(days=1), kind=SessionKind.RUN, title="27 min easy")
SHORTER = session_by_hand(PLANNED, SessionKind.RUN_WALK, times=5, run_min=2, walk_min=1)


def ago(days):
    return AT - dt.timedelta(days=days)


def told(number, text="Hello.", *, is_coach=True, days=0, **more):
    by = "Jonas" if is_coach else "Maja Muster"
    return Comment(id=number, by=by, is_coach=is_coach, text=text, made_at=ago(days), **({"link_id": 1} | more))


def one(*comments, reader=READER):
    (word,) = threads(comments, reader)
    return word


def test_answers_stand_below_what_they_answer_and_answers_to_them_too():
    word = one(told(1, days=3), told(2, "Yes.", is_coach=False, days=2, answers=1), told(3, "Good.", answers=2))
    assert [answer.id for answer in word.answers] == [2, 3]
    assert not word.may_remove


def test_an_answer_to_what_is_not_here_stands_alone():
    """What the runner asked everybody may be outside of what a link shows."""
    assert one(told(2, answers=1)).id == 2


def test_the_runner_is_called_as_the_reader_knows_them():
    reader = Reader(today=TODAY, clock=dt.UTC, runner="Maja")
    assert one(told(1, is_coach=False), reader=reader).by == "Maja"
    assert one(told(1), reader=reader).by == "Jonas"
    assert one(told(1, is_coach=False)).by == "Maja Muster"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today at 12:00"), (1, "Tuesday"), (6, "Thursday"), (7, "11 November"), (365, "18 November 2025")],
)
def test_when(days, said):
    assert when(ago(days), READER) == said


def test_the_day_is_that_of_the_clock():
    late = dt.datetime(2026, 11, 17, 23, 30, tzinfo=dt.UTC)
    assert when(late, READER) == "Tuesday"
    assert when(late, Reader(today=TODAY, clock=dt.timezone(dt.timedelta(hours=1)))) == "today at 00:30"


def test_the_day_it_stands_at():
    hung = dt.date(2026, 11, 2)
    assert (one(told(1, days=3)).on, one(told(1, day=hung)).on) == (TODAY - dt.timedelta(days=3), hung)


def test_what_it_belongs_to():
    assert one(told(1, day=TODAY)).belongs == ""
    assert one(told(1, day=TODAY - dt.timedelta(days=3))).belongs == "about 15 November"
    assert one(told(1, block_id=4)).belongs == "about the plan"
    assert one(told(1, days=3, day=ago(3).date())).belongs == ""


def test_a_question_is_open_until_it_is_answered_or_ended():
    question = {"kind": CommentKind.QUESTION}
    reply = told(2, is_coach=False, answers=1)
    assert one(told(1, **question)).is_open
    assert not one(told(1, **question), reply).is_open
    assert one(told(1, **question), told(2, answers=1)).is_open
    assert one(told(1, **question, every_days=7), reply).is_open
    ended = one(told(1, **question, every_days=7, ended_at=ago(2)))
    assert (ended.is_open, ended.asks, ended.state) == (False, "every week", "asked until 16 November")


@pytest.mark.parametrize(
    ("decided", "state", "is_open"),
    [
        (None, "not decided yet", True),
        (Decided.ACCEPTED, "accepted Tuesday", False),
        (Decided.DECLINED, "declined Tuesday", False),
    ],
)
def test_a_proposal(decided, state, is_open):
    proposal = told(1, kind=CommentKind.PROPOSAL, day=PLANNED.day, sessions=(SHORTER,), decided=decided,
                    decided_at=ago(1) if decided else None)  # fmt: skip
    word = one(proposal)
    assert (word.belongs, word.state, word.is_open) == ("for Thursday 19 November", state, is_open)
    assert word.proposed == "Run 10, 5 × (2 min run, 1 min walk)"
    assert word.may_remove is is_open


def test_rest_needs_no_more_than_a_word():
    rest = session_by_hand(PLANNED, SessionKind.REST, times=1, run_min=1, walk_min=1)
    assert one(told(1, kind=CommentKind.PROPOSAL, day=PLANNED.day, sessions=(rest,))).proposed == "Rest"
