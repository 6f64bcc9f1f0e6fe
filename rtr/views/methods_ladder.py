"""The ladder on the Methods page: every whole step as a week, and what moves a runner, drawn from the tables."""

from dataclasses import dataclass
from itertools import groupby

from rtr.advice.ladder import LADDER, Rung
from rtr.advice.ladder.moves import GAPS, HOLDS_IN_A_ROW, WAIT
from rtr.advice.ladder.sessions import title
from rtr.advice.ladder.table import WALKS_A_WEEK
from rtr.advice.words import PHASES, number
from rtr.views.step_words import step_text


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One whole step: its phase, what a week of it holds, and the running minutes of that week."""

    phase: str
    step: str
    week: str
    run_min: float


def steps() -> tuple[StepRow, ...]:
    """Every whole step of the common ladder, from the bottom; half steps lie between them."""
    return tuple(
        StepRow(
            phase=f"{one.phase} {PHASES[one.phase]}", step=step_text(one.name), week=_week(one), run_min=one.week_min
        )
        for one in LADDER
        if not one.name.endswith(".5")
    )


def _week(one: Rung) -> str:
    """`3 × 5 × (2 min run, 2 min walk)`, or the runs one after the other where they differ."""
    if one.phase == 0:
        return f"{WALKS_A_WEEK} × {one.walk_min:g} min brisk walk"
    titles = [title(run, one.new_in(at)) for at, run in enumerate(one.runs)]
    counted = ((text, len(list(same))) for text, same in groupby(titles))
    return "; ".join(f"{times} runs: {text}" if times > 1 else text for text, times in counted)


def moves() -> tuple[str, ...]:
    """What leads up and down, with the numbers of the table of moves."""
    (week, _), (fortnight, two), (month, four) = GAPS
    up = (
        "Up by half a step: once two runs on a whole step, or one on a half, have settled; at most two half steps in "
        "seven days. From step 11 on a whole week counts. Each phase opens with its list, on the page Plan."
    )
    back = (
        "Down by half a step, with a bone injury by a whole one: a run that eases back. First come "
        f"{WAIT.total_seconds() / 3600:.0f} hours without running, and a check-in that decides."
    )
    gap = (
        f"After a break of up to {week} days the step stays, up to {fortnight} days it is {number(two // 2)} lower, "
        f"up to {month} days {number(four // 2)}; after a longer one the return begins anew, where its length allows."
    )
    return (
        up,
        back,
        f"Down by half a step: {number(HOLDS_IN_A_ROW)} held runs in a row.",
        gap,
        "While ill there is no running, and afterwards a whole step less.",
        "A week that is due to be lighter leads nobody up.",
        "Some injuries climb more slowly; the page Plan draws your ladder.",
    )
