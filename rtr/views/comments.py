"""What coaches wrote, as the runner sees it: new words, proposals with the rules' answer, questions that are due."""

import datetime as dt
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.diary import Diary
from rtr.share import Comment, CommentKind
from rtr.views.plan_situation import Situation
from rtr.views.step_words import short
from rtr.views.thread import Reader, Word, planned_day, threads, word_of

MOST_NEW = 3
"""So many new words stand on Today; the others are counted."""
STOPPED = "A warning sign stands, so no run is planned."


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Another session for a planned day. `against` is what the rules say ("" where it fits)."""

    word: Word
    lead: str
    instead: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """What waits for the runner."""

    new: tuple[Word, ...] = ()
    more: int = 0
    proposals: tuple[Proposal, ...] = ()
    due: tuple[Word, ...] = ()
    """Questions to answer now."""

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.proposals or self.due)


def inbox_of(now: Situation, open_links: frozenset[int]) -> Inbox:
    """What is new, proposed and asked on this day. Links that have ended ask and propose nothing any more."""
    mine, reader = now.known.comments, reader_of(now.known, now.day)
    told = [one for one in mine if one.is_coach and one.seen_at is None and one.kind is CommentKind.COMMENT]
    fresh = [word_of(one, mine, reader) for one in told if not _is_answered(one, mine)]
    return Inbox(
        new=tuple(fresh[-MOST_NEW:]),
        more=max(0, len(fresh) - MOST_NEW),
        proposals=proposals_of(now, open_links),
        due=tuple(
            word_of(one, mine, reader)
            for one in mine
            if one.link_id in open_links and is_due(one, mine, now.day, reader.clock)
        ),
    )


def proposals_of(now: Situation, open_links: frozenset[int]) -> tuple[Proposal, ...]:
    """Proposals that are not decided, for days to come, earliest day first."""
    mine, reader = now.known.comments, reader_of(now.known, now.day)
    waiting = [
        one
        for one in mine
        if one.kind is CommentKind.PROPOSAL and one.decided is None and one.link_id in open_links
        if one.day is not None and one.day >= now.day
    ]
    return tuple(_proposal(one, now, reader) for one in sorted(waiting, key=lambda one: one.day or dt.date.max))


def _proposal(told: Comment, now: Situation, reader: Reader) -> Proposal:
    assert told.day is not None, "chosen above"
    block = now.known.accepted_on(told.day)
    old = None if block is None else block.main_of(told.day)
    instead, against = "", "The plan has changed since, and holds nothing for this day."
    if block is not None and old is not None and told.sessions:
        instead = short(old)
        wrong = now.misfits(block.changed(old, told.sessions[0]))
        against = STOPPED if now.stop is not None else wrong[0] if wrong else ""
    day = planned_day(told.day, now.day)
    return Proposal(word=word_of(told, now.known.comments, reader), lead=f"proposes for {day}", instead=instead,
                    against=against)  # fmt: skip


def is_due(told: Comment, comments: Sequence[Comment], today: dt.date, clock: dt.tzinfo) -> bool:
    """Whether a coach's question waits: never answered, or so many days after its last answer."""
    if told.kind is not CommentKind.QUESTION or not told.is_coach or told.ended_at is not None:
        return False
    answered = [one.made_at.astimezone(clock).date() for one in comments if one.answers == told.id and not one.is_coach]
    if not answered:
        return True
    return told.every_days is not None and (today - max(answered)).days >= told.every_days


def words_of_day(diary: Diary, day: dt.date, on: dt.date) -> tuple[Word, ...]:
    """The words that hang on a day, or were written on it and hang on nothing."""
    reader = reader_of(diary, on)
    known = [one for one in diary.comments if _local(one.made_at, reader) <= on]
    return tuple(word for word in threads(known, reader) if word.on == day)


def plan_words(now: Situation) -> tuple[Word, ...]:
    """What was written about the plan that holds today, and about days to come."""
    mine, held = now.known.comments, now.planned
    block_id = None if held is None else held.id
    found = threads(mine, reader_of(now.known, now.day))
    told = {one.id: one for one in mine}
    return tuple(
        word
        for word in found
        if word.kind is not CommentKind.PROPOSAL
        and (_is_ahead(told[word.id], now.day) or (block_id is not None and told[word.id].block_id == block_id))
    )


def _is_ahead(told: Comment, today: dt.date) -> bool:
    return told.day is not None and told.day > today


def my_questions(diary: Diary, on: dt.date) -> tuple[Word, ...]:
    """What the runner asked everybody who reads, and what was answered; oldest first."""
    asked = [
        word for word in threads(diary.comments, reader_of(diary, on)) if word.link_id is None and not word.is_coach
    ]
    return tuple(word for word in asked if word.kind is CommentKind.QUESTION)


def reader_of(diary: Diary, on: dt.date) -> Reader:
    return Reader(today=on, clock=zoneinfo.ZoneInfo(diary.runner.zone))


def _is_answered(told: Comment, comments: Sequence[Comment]) -> bool:
    return any(one.answers == told.id and not one.is_coach for one in comments)


def _local(at: dt.datetime, reader: Reader) -> dt.date:
    return at.astimezone(reader.clock).date()
