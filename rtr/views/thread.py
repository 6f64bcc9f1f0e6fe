"""What runner and coach wrote, as a thread: who, when, what it belongs to, what became of it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.words import day_text, weekday
from rtr.share import Comment, CommentKind, Decided
from rtr.units import counted
from rtr.views.step_words import short

RHYTHM_WORDS: Mapping[int, str] = MappingProxyType(
    {1: "every day", 3: "every three days", 7: "every week", 14: "every two weeks", 28: "every four weeks"}
)
NEAR_DAYS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One thing that was written. `by` and `text` are words of people: escape them.

    `belongs` says what it hangs on and `state` what became of it ("" for nothing); `asks` is how often a
    question comes back, `proposed` the session a coach would put on `day`. `is_new`: the runner has not
    seen it.
    """

    id: int
    by: str
    is_coach: bool
    when: str
    text: str
    kind: CommentKind
    link_id: int | None
    on: dt.date
    """The day it stands at: the one it hangs on, else the one it was written on."""
    belongs: str = ""
    asks: str = ""
    proposed: str = ""
    state: str = ""
    is_open: bool = False
    """A question that is still asked, a proposal that is not decided."""
    is_new: bool = False
    may_remove: bool = False
    """Nobody has answered it."""
    answers: tuple["Word", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads, and when: the day, the clock, and what the runner is called here ("" for their own name)."""

    today: dt.date
    clock: dt.tzinfo
    runner: str = ""


def threads(comments: Sequence[Comment], reader: Reader) -> tuple[Word, ...]:
    """Every word that answers nothing, oldest first, with all that was answered to it below."""
    known = {one.id for one in comments}
    first = [one for one in comments if one.answers is None or one.answers not in known]
    return tuple(word_of(one, comments, reader) for one in first)


def word_of(told: Comment, comments: Iterable[Comment], reader: Reader) -> Word:
    """One word with its answers, those to answers included."""
    below = _below(told, comments)
    assert told.id is not None, "a comment of a store has a number"
    return Word(
        id=told.id,
        by=told.by if told.is_coach or not reader.runner else reader.runner,
        is_coach=told.is_coach,
        when=when(told.made_at, reader),
        text=told.text,
        kind=told.kind,
        link_id=told.link_id,
        on=told.day or told.made_at.astimezone(reader.clock).date(),
        belongs=_belongs(told, reader),
        asks=_asks(told),
        proposed=proposed_words(told),
        state=_state(told, reader),
        is_open=is_open(told, below),
        is_new=told.is_coach and told.seen_at is None,
        may_remove=not below and told.decided is None,
        answers=tuple(word_of(one, (), reader) for one in below),
    )


def _below(told: Comment, comments: Iterable[Comment]) -> list[Comment]:
    """Answers and answers to them, oldest first."""
    kept, found = {told.id}, []
    for one in comments:
        if one.answers is not None and one.answers in kept:
            kept.add(one.id)
            found.append(one)
    return found


def when(at: dt.datetime, reader: Reader) -> str:
    """`today at 18:40`, `Tuesday`, `4 November`."""
    local = at.astimezone(reader.clock)
    ago = (reader.today - local.date()).days
    if ago == 0:
        return f"today at {local:%H:%M}"
    return weekday(local.date()) if 0 < ago <= NEAR_DAYS else day_text(local.date(), beside=reader.today)


def planned_day(day: dt.date, today: dt.date) -> str:
    """`today`, `Thursday 19 November`."""
    return "today" if day == today else f"{weekday(day)} {day_text(day, beside=today)}"


def proposed_words(told: Comment) -> str:
    """`Run 10, 5 × (2 min run, 1 min walk)`."""
    if told.kind is not CommentKind.PROPOSAL or not told.sessions:
        return ""
    one = told.sessions[0]
    return f"{short(one)}, {one.title}" if one.steps else short(one)


def is_open(told: Comment, answers: Sequence[Comment] = ()) -> bool:
    """Whether it still waits for a person."""
    if told.kind is CommentKind.PROPOSAL:
        return told.decided is None
    if told.kind is not CommentKind.QUESTION or told.ended_at is not None:
        return False
    return told.every_days is not None or not any(one.is_coach != told.is_coach for one in answers)


def _belongs(told: Comment, reader: Reader) -> str:
    if told.answers is not None:
        return ""
    if told.kind is CommentKind.PROPOSAL and told.day is not None:
        return f"for {planned_day(told.day, reader.today)}"
    if told.block_id is not None:
        return "about the plan"
    if told.day is None or told.day == told.made_at.astimezone(reader.clock).date():
        return ""
    return f"about {day_text(told.day, beside=reader.today)}"


def _asks(told: Comment) -> str:
    if told.kind is not CommentKind.QUESTION or told.every_days is None:
        return ""
    return RHYTHM_WORDS.get(told.every_days, f"every {counted(told.every_days, 'day')}")


def _state(told: Comment, reader: Reader) -> str:
    if told.kind is CommentKind.PROPOSAL:
        if told.decided is None:
            return "not decided yet"
        word = "accepted" if told.decided is Decided.ACCEPTED else "declined"
        return f"{word} {when(told.decided_at, reader)}" if told.decided_at else word
    if told.kind is CommentKind.QUESTION and told.ended_at is not None:
        return f"asked until {day_text(told.ended_at.astimezone(reader.clock).date(), beside=reader.today)}"
    return ""
