"""How far the diary reaches: what it can be asked, what is missing for more, and what mornings were like so far."""

from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import whole
from rtr.frames import ExposuresFrame
from rtr.learn.described import Change, described
from rtr.learn.lacks import Lack, Wanted
from rtr.learn.stage import Stage, Step
from rtr.units import counted

NEXT = {
    Step.DESCRIPTIVE: "what mornings are like after short and after long runs",
    Step.QUESTION: "one question with a tested answer",
    Step.TABLE: "the table of all questions",
}
"""What follows, in words; the model is not announced (rulings R18)."""
OF_PAIRS = frozenset({Wanted.PAINS, Wanted.LEVELS})
"""What is counted among pairs: it says little before there are enough of them."""
PAIR = "A pair is a morning, the running of that day, and the morning after."


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCard:
    """What is still missing for the next step: a sentence, and one line with counts for each lack."""

    sentence: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DescribedCard:
    """How mornings changed after days without a run, short runs and long ones."""

    sentence: str
    caption: str
    rows: pd.DataFrame


def stage_card(found: Stage) -> StageCard | None:
    """What is missing for the next step; None once only the model is ahead, which is not announced."""
    following = NEXT.get(found.following) if found.following is not None else None
    if following is None:
        return None
    so_far = f"{counted(found.days, 'morning')} with pain answered here so far."
    has_pairs = all(lack.wanted is not Wanted.PAIRS for lack in found.lacks)
    lacks = tuple(lack for lack in found.lacks if has_pairs or lack.wanted not in OF_PAIRS)
    return StageCard(sentence=f"{so_far} Next comes {following}.", lacks=lacks)


def described_card(exposures: ExposuresFrame) -> DescribedCard | None:
    """Medians with counts; nothing is tested. None without a run between two mornings."""
    found = described(exposures)
    if found.split_min is None:
        return None
    split = whole(found.split_min)
    named = (
        ("Day without a run", found.rest),
        (f"Run up to {split} min", found.short),
        (f"Run over {split} min", found.long),
    )
    return DescribedCard(
        sentence=_sentence(found.short, found.long, split),
        caption=(
            "Change of morning pain from one morning to the next, in points. Up to "
            f"{split} running minutes, your own median, a run counts as short. Counted and described, nothing tested: "
            "so few days cannot tell a link from chance."
        ),
        rows=pd.DataFrame([{"After": name, **_row(change)} for name, change in named]),
    )


def _row(change: Change) -> dict[str, object]:
    none = "–"
    return {
        "In the middle": none if change.median is None else _points(change.median),
        "From": none if change.low is None else _points(change.low),
        "To": none if change.high is None else _points(change.high),
        "Mornings": change.count,
    }


def _points(points: float) -> str:
    return "0" if points == 0 else f"{'+' if points > 0 else '−'}{abs(points):g}"


def _sentence(short: Change, long: Change, split: str) -> str:
    if short.median is None or long.median is None:
        return "There are too few mornings after runs to describe them yet."
    return (
        f"After runs over {split} min morning pain changed by {_points(long.median)} in the middle of "
        f"{counted(long.count, 'morning')}, after shorter ones by {_points(short.median)} of {short.count:,}."
    )
