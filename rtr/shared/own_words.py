"""Words this project wrote itself: what a planned session may be called where no text of a person is shared."""

import re
from collections.abc import Iterator

from rtr.advice.block.content import CROSS, MOBILITY, REST, STRENGTH, Day, lighter
from rtr.plan import SessionKind

TITLES = {
    SessionKind.RUN_WALK: "Run and walk",
    SessionKind.RUN: "Run",
    SessionKind.WALK: "Walk",
    SessionKind.STRENGTH: "Strength",
    SessionKind.MOBILITY: "Mobility",
    SessionKind.CROSS_TRAINING: "Cross-training",
    SessionKind.REST: "Rest",
}
"""A session in one word or two, where its own title was written by somebody."""
_RUN_WORDS = (
    "min", "s", "run", "walk", "easy", "brisk", "then", "relaxed", "strides", "of", "uphill", "at", "an", "effort",
    "down", "steady", "goal", "steps", "a", "minute", "or", "more",
)  # fmt: skip
_RUN = re.compile(rf"(?:(?:{'|'.join(_RUN_WORDS)}|\d{{1,4}}(?:\.\d{{1,2}})?|×)(?=[\s,()]|$)|[\s,()])+")


def _own() -> Iterator[str]:
    days: list[Day] = [CROSS, REST, *STRENGTH.values(), *MOBILITY.values()]
    for day in (*days, *map(lighter, days)):
        yield from (day.title, day.note, *day.exercises)


OWN = frozenset(_own()) - {""}


def is_own(text: str) -> bool:
    """Whether a text is of this project: of its lists, or minutes of running and walking.

    >>> is_own("5 × (2 min run, 2 min walk), then 10 min easy"), is_own("Strength, the basics"), is_own("run to Anna")
    (True, True, False)
    """
    return text in OWN or _RUN.fullmatch(text) is not None
