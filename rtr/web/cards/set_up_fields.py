"""Questions of the set-up: none is answered beforehand, and what follows stands right below the answer."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from rtr.views.set_up_follow import NO_PLAN
from rtr.views.set_up_words import YES_NO
from rtr.web import session
from rtr.web.cards.layout import row
from rtr.web.escape import escaped

T = TypeVar("T")
ARROW = ":material/subdirectory_arrow_right:"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a step holds: how to keep it, and what is still to be answered ("" for nothing)."""

    save: Callable[[], object]
    missing: str = ""


def key_of(name: str, *of: object) -> str:
    """The key of a question, of one runner and one record."""
    runner = session.current_runner()
    return "_".join(["set_up", str(runner.id if runner else 0), *map(str, of), name])


def one_of(text: str, words: Mapping[T, str], told: T | None, key: str, *, across: bool = False) -> T | None:
    """One of the answers, or None while there is none; short ones stand in a row that is easy to hit on a phone."""
    options, known = list(words), told if told is not None and told in words else None
    if across:
        return st.pills(text, options, default=known, format_func=words.__getitem__, key=key, wrap=True, required=True)
    index = None if known is None else options.index(known)
    return st.radio(text, options, index=index, format_func=words.__getitem__, key=key)


def yes_no(text: str, told: bool | None, key: str) -> bool | None:
    return one_of(text, YES_NO, told, key, across=True)


def day_of(text: str, told: dt.date | None, key: str, *, first: dt.date, last: dt.date) -> dt.date | None:
    """A day up to today; empty until one is chosen."""
    start = None if told is None else min(max(told, first), last)
    chosen = st.date_input(text, value=start, min_value=first, max_value=last, format="YYYY-MM-DD", key=key)
    return chosen if isinstance(chosen, dt.date) else None


def follows(*sentences: str) -> None:
    """What follows, said at once; a plan that comes from a clinician is the clause that decides."""
    for sentence in filter(None, sentences):
        before, decides, after = _parted(sentence)
        row(ARROW, f"{escaped(before)} **{escaped(decides)}** {escaped(after)}".strip() if decides else escaped(before))


def _parted(sentence: str) -> tuple[str, str, str]:
    """What stands before the clause that decides, the clause, and what stands after it."""
    at = sentence.lower().find(NO_PLAN.lower())
    return (
        (sentence, "", "")
        if at < 0
        else (sentence[:at], sentence[at : at + len(NO_PLAN)], sentence[at + len(NO_PLAN) :])
    )


def missing(open_questions: Mapping[str, object | None]) -> str:
    """What is still to be answered, in one sentence; the questions are named as they are asked."""
    left = [name for name, said in open_questions.items() if said is None]
    return f"Still open: {', '.join(left)}. Answer, then continue." if left else ""


def today() -> dt.date:
    """The day on screen, and never one to come."""
    return min(session.today(), session.now().date())


def lines(answers: Iterable[tuple[str, str]]) -> None:
    """Question and answer, one line each; the answers may be the runner's own words."""
    with st.container(gap="xsmall"):
        for name, said in answers:
            st.markdown(f"{escaped(name)}: **{escaped(said)}**")
