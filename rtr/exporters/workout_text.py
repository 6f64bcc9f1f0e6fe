"""A planned session in words: one line per step for people, and the workout text of intervals.icu."""

import re
from collections.abc import Iterator

from rtr.advice.session_words import MIN_S, WORDS, duration, lines
from rtr.plan import Do, Repeat, Session, Step

__all__ = ["duration", "intervals_icu", "lines"]

PACE = re.compile(r"no faster than \d{1,2}:\d\d /(?:km|mi)")
"""A pace as the note of a step names it (`rtr.advice.pace_limit`)."""


def intervals_icu(session: Session) -> str:
    """The session as intervals.icu reads it in a workout's description.

    Steps are timed and carry no pace or power: the effort is a word of the cue. A pace that easy running is not
    to pass is a line of words above all steps, for it is a limit and no target to be warned below. A repeat
    stands under a line `5x` between empty lines, as its workout builder wants it.
    """
    blocks = ["\n".join(_block(one)) for one in session.steps]
    return "\n\n".join((*_paces(session), *blocks)) + "\n"


def _paces(session: Session) -> Iterator[str]:
    """`Run no faster than 6:10 /km on level ground.`, once for each pace that is named."""
    notes = (step.note or "" for step in session.flat() if step.do is Do.RUN)
    for pace in dict.fromkeys(found for note in notes for found in PACE.findall(note)):
        yield f"Run {pace} on level ground."


def _block(one: Step | Repeat) -> Iterator[str]:
    steps = one.steps if isinstance(one, Repeat) else (one,)
    if isinstance(one, Repeat) and one.times > 1:
        yield f"{one.times}x"
    for step in steps:
        yield f"- {_cue(step)} {_clock(step.s)}"


def _cue(step: Step) -> str:
    """Words only: a number in the cue would be read as a target."""
    words = WORDS[step.do].capitalize()
    return f"{words}, talk in sentences," if step.do is Do.RUN else words


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), MIN_S)
    return "".join((f"{minutes}m" if minutes else "", f"{rest}s" if rest or not minutes else ""))
