"""The way up the ladder week by week, as the picture draws it, with its sentence and caption."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from rtr.advice.ladder.history import Move, Standing, standing
from rtr.advice.ladder.own import Lines, lines_of
from rtr.advice.ladder.resume import climb_of_case
from rtr.advice.ladder.table import FIRST_OF_PHASE
from rtr.advice.weeks import kinds_of
from rtr.advice.words import LAST_STEP, PHASES, listed, number, sentence_case
from rtr.metrics.week import week_of
from rtr.plan import Block
from rtr.units import counted
from rtr.views.episodes import episodes
from rtr.views.plan_gates import GatesView, gates_view
from rtr.views.plan_moves import MoveLine, move_lines
from rtr.views.plan_situation import Situation
from rtr.views.step_words import height, index, step_text

WEEK = dt.timedelta(days=7)
WEEKS_AHEAD = 4
MOST_MOVES = 60
LIGHTER = "cut-back"
TICKS = (1, 4, 8, 10, 13, 16, 19, 22, 26)
WALKING_AT = -0.75
"""Where the axis names the walks of phase 0."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LadderView:
    """The picture of the ladder, its words, the moves and the gates."""

    sentence: str
    caption: str
    weeks: pd.DataFrame
    borders: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    top: float
    today: pd.Timestamp
    episodes: pd.DataFrame
    numbers: pd.DataFrame
    moves: tuple[MoveLine, ...]
    gates: GatesView


def ladder_view(now: Situation) -> LadderView | None:
    """None without an open injury, which is what a return begins with."""
    at = standing(now.known, now.day, now.case.moment)
    if at is None:
        return None
    weeks = pd.DataFrame([*_past(now, at), *_planned(now)])
    weeks = weeks.astype({"first": "datetime64[us]", "last": "datetime64[us]"})
    first = weeks["first"].iloc[0].date()
    top = _top(at.phase, float(weeks["at"].max()))
    return LadderView(
        sentence=_sentence(weeks, at),
        caption=_caption(weeks, at, now),
        weeks=weeks,
        borders=tuple(_borders(weeks, top)),
        ticks=tuple(_ticks(weeks, top)),
        top=top,
        today=pd.Timestamp(now.day),
        episodes=episodes(now.known, first, weeks["last"].iloc[-1].date(), now.day),
        numbers=_numbers(weeks),
        moves=move_lines(now.known, at.moves, MOST_MOVES),
        gates=gates_view(now.known, at),
    )


def _top(phase: int, highest_at: float) -> float:
    """Where the next phase begins, or the first border above all that was reached."""
    borders = [height(name) for number, name in FIRST_OF_PHASE.items() if number > phase]
    return next((border for border in borders if border >= highest_at), LAST_STEP + 0.5)


def _row(first: dt.date, name: str, kind: str, *, is_lighter: bool, is_planned: bool) -> dict[str, object]:
    return {
        "first": first, "last": first + WEEK - dt.timedelta(days=1), "at": height(name), "step": step_text(name),
        "kind": kind, "is_lighter": is_lighter, "is_planned": is_planned,
    }  # fmt: skip


def _past(now: Situation, at: Standing) -> Iterator[dict[str, object]]:
    """Every week since the injury: the highest step stood on in it; the last one goes on until today."""
    start = now.known.runner.week_start
    kinds = kinds_of(now.known, now.known.daily(now.day), now.day)
    lighter = set(kinds["week"][kinds["kind"] == LIGHTER].dt.date) if not kinds.empty else set()
    for first, name in highest(at.moves, week_of(at.began, start), now.day, at.rung.name):
        is_now = first + WEEK > now.day
        kind = "cut-back week" if first in lighter else "this week" if is_now else "done"
        yield _row(first, name, kind, is_lighter=first in lighter, is_planned=False)


def highest(moves: Sequence[Move], begin: dt.date, today: dt.date, now: str) -> Iterator[tuple[dt.date, str]]:
    """First day and highest step of every week; a long break shows in the present week only."""
    left = sorted(moves, key=lambda one: one.day)
    name, first = left[0].before if left else now, begin
    while first <= today:
        stood = [name]
        while left and left[0].day < first + WEEK:
            name = left.pop(0).after
            stood.append(name)
        if first + WEEK > today:
            stood = [now]
        yield first, max(stood, key=index)
        first += WEEK


def _planned(now: Situation) -> Iterator[dict[str, object]]:
    """The weeks after this one, as they would be if every run settled."""
    made: Block | None = now.suggested(WEEKS_AHEAD)
    start = now.known.runner.week_start
    this_week = week_of(now.day, start)
    by_week: dict[dt.date, list[tuple[str, bool]]] = {}
    for one in made.sessions if made is not None else ():
        if one.rung is not None and week_of(one.day, start) > this_week:
            by_week.setdefault(week_of(one.day, start), []).append((one.rung, one.is_lighter))
    for first, steps in sorted(by_week.items()):
        is_lighter = any(lighter for _, lighter in steps)
        name = max((step for step, _ in steps), key=index)
        kind = "suggested cut-back week" if is_lighter else "suggested"
        yield _row(first, name, kind, is_lighter=is_lighter, is_planned=True)


def _borders(weeks: pd.DataFrame, top: float) -> Iterator[tuple[float, str]]:
    """Where each phase that the picture reaches ends, and its name."""
    low = float(weeks["at"].min())
    for phase, name in enumerate(PHASES):
        after = FIRST_OF_PHASE.get(phase + 1)
        end = LAST_STEP + 0.5 if after is None else height(after)
        if low < end <= top:
            yield end, f"Phase {phase} · {name.lower()}"


def _ticks(weeks: pd.DataFrame, top: float) -> Iterator[tuple[float, str]]:
    if float(weeks["at"].min()) < 1:
        yield WALKING_AT, "walk"
    for tick in TICKS:
        if tick <= top:
            yield float(tick), str(tick)


def _sentence(weeks: pd.DataFrame, at: Standing) -> str:
    """`Thirty weeks from walk 1 to step 9. The highest step so far was step 8, in the week of ….`"""
    past = weeks[~weeks["is_planned"]]
    here = step_text(at.rung.name)
    lead = f"{sentence_case(_weeks(len(past)))} from {past['step'].iloc[0]} to {here}."
    highest_at = float(past["at"].max())
    if highest_at > height(at.rung.name):
        best = past["step"][past["at"] == highest_at].iloc[0]
        return f"{lead} The highest so far was {best}; a step down is part of the way."
    return f"{lead} This is the highest so far."


def _weeks(count: int) -> str:
    return f"{number(count)} week{'' if count == 1 else 's'}"


def _caption(weeks: pd.DataFrame, at: Standing, now: Situation) -> str:
    runs = sum(1 for one in now.known.sessions(now.day) if one[0].day > at.began)
    above = [str(phase) for phase in range(at.phase + 2, len(PHASES))]
    rest = f" Phase{'s' if len(above) > 1 else ''} {listed(above)} lie{'' if len(above) > 1 else 's'} above." * bool(
        above
    )
    count = int((~weeks["is_planned"]).sum())
    return f"A step is about one week; there are {LAST_STEP}. {counted(count, 'week')}, {counted(runs, 'run')}.{rest}"


def _numbers(weeks: pd.DataFrame) -> pd.DataFrame:
    shown = weeks.iloc[::-1]
    days = shown["first"].dt.strftime("%d\u00a0%b\u00a0%Y").astype("str")
    return pd.DataFrame({"Week of": days, "Step": shown["step"].astype("str"), "Week": shown["kind"].astype("str")})


def steps_of(now: Situation) -> list[str]:
    """Every step a person may set, by its name on the runner's ladder."""
    return [one.name for one in climb_of_case(now.case).ladder]


def lines_in_use(now: Situation) -> Lines:
    """The runner's ladder as lines one can write on."""
    return lines_of(climb_of_case(now.case).ladder)
