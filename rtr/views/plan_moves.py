"""The way up and down the ladder in words: what happened on which day, newest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.ladder.climb import State
from rtr.advice.ladder.history import Move
from rtr.advice.words import day_text
from rtr.diary import Diary
from rtr.plan import Placement
from rtr.views.step_words import index, step_text

BY_RUNS = frozenset({"RunDone", "WalkDone", "WeekDone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """One move: its day in words, what happened, and whether it led up, down or nowhere."""

    day: str
    words: str
    way: str
    is_stop: bool = False
    """It stopped running, or opened it again, on the same step."""


def move_lines(known: Diary, moves: Sequence[Move], most: int) -> tuple[MoveLine, ...]:
    """The last moves that changed the step, or stopped or opened running; of runs that held only the newest."""
    told = [line for move in reversed(moves) if (line := _line(known, move)) is not None]
    return tuple(line for at, line in enumerate(told) if at == 0 or line.way != "same" or line.is_stop)[:most]


def _line(known: Diary, move: Move) -> MoveLine | None:
    words = _WORDS[move.why](known, move)
    if not words:
        return None
    risen = index(move.after) - index(move.before)
    way = "up" if risen > 0 else "down" if risen < 0 else "same"
    year = known.activities[-1].day if known.activities else move.day
    return MoveLine(day=day_text(move.day, beside=year), words=words, way=way, is_stop=move.why not in BY_RUNS)


def _from_to(move: Move) -> str:
    """`from step 8 to step 7.5`."""
    return f"from {step_text(move.before)} to {step_text(move.after)}"


def _run_done(_: Diary, move: Move) -> str:
    risen = index(move.after) - index(move.before)
    if risen > 0:
        return f"{step_text(move.before)} settled: up to {step_text(move.after)}"
    if move.state in {State.BACKOFF, State.PLATEAU}:
        return f"the run eased back: {_from_to(move)}"
    if risen < 0 and move.state is State.HOLD:
        return f"three runs in a row held: {_from_to(move)}"
    if risen < 0:
        return f"after days without a run: {_from_to(move)}"
    return f"a run held: {step_text(move.after)} is repeated" if move.state is State.HOLD else ""


def _worse(_: Diary, move: Move) -> str:
    return f"the mornings asked for less: {_from_to(move)}"


def _looked_at(_: Diary, move: Move) -> str:
    if move.state is State.ACTIVE:
        return f"the look after the wait was clear: running opens again on {step_text(move.after)}"
    if move.state is State.RED:
        return "still sore after the wait: walks, and somebody has to look first"
    return f"still sore after the wait: {_from_to(move)}, and 48 hours more"


def _week_done(_: Diary, move: Move) -> str:
    return f"the week settled: up to {step_text(move.after)}"


def _walk_done(_: Diary, move: Move) -> str:
    return f"walks settled: up to {step_text(move.after)}"


def _placed(known: Diary, move: Move) -> str:
    told = _placement(known.placements, move)
    if told is None:
        return f"running began on {step_text(move.after)}"
    return f"{told.by} set {step_text(move.after)}" + (f": {told.reason}" if told.reason else "")


def _placement(told: Sequence[Placement], move: Move) -> Placement | None:
    same = [one for one in told if one.day == move.day and one.rung == move.after]
    return same[-1] if same else None


def _ill(_: Diary, move: Move) -> str:
    return f"illness: {_from_to(move)}, once it is over"


def _stopped(_: Diary, move: Move) -> str:  # noqa: ARG001 - every move is told the same way
    return "a warning sign was marked: training stopped"


def _cleared(_: Diary, move: Move) -> str:
    return f"somebody who looked has cleared it: {step_text(move.after)}"


_WORDS: Mapping[str, Callable[[Diary, Move], str]] = MappingProxyType(
    {
        "RunDone": _run_done, "Worse": _worse, "LookedAt": _looked_at, "WeekDone": _week_done,
        "WalkDone": _walk_done, "Placed": _placed, "Ill": _ill, "Stopped": _stopped, "Cleared": _cleared,
    }
)  # fmt: skip
