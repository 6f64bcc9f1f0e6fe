"""Load: how much was run and walked, week by week; each run beside its longest of 30 days; the ratio as context."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from rtr.advice.window import since
from rtr.diary import Diary
from rtr.frames import WeeklyFrame
from rtr.metrics.load import Unit
from rtr.metrics.settled import eased_back
from rtr.metrics.spike import WINDOW_DAYS
from rtr.views.episodes import episodes
from rtr.views.load_choice import LoadChoice, internal_load, running_minutes
from rtr.views.load_cutback import CutbackView
from rtr.views.load_expert import ExpertCard, expert_card
from rtr.views.load_history import LoadHistory, load_history
from rtr.views.load_numbers import ratio_numbers, run_numbers, week_numbers
from rtr.views.load_period import PERIODS, Days, Period, period, strip
from rtr.views.load_ratio import RatioCard, ratio_card, ratio_rows
from rtr.views.load_sessions import SessionsCard, next_run, session_rows, sessions_card
from rtr.views.load_tiles import Tile, tiles
from rtr.views.load_weeks import WeeksCard, lead, weeks_card

__all__ = ["PERIODS", "LoadView", "load_view"]

EXPECTED = (
    "Minutes run and walked per week, from your first run on",
    "Each run beside your longest of the last 30 days, from the second run on",
    "The last 7 days beside the three weeks before, from day 28 on",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadView:
    """Everything Load shows for one period.

    `weeks` and `kinds` hold every week up to the end of the period, so that means reach back.
    `sessions` holds the runs of the period and a last row for the next run, without minutes. Minutes
    are NaN where they are not known. `ratio` has one row per day. `strip` are the bars to choose a
    period from. `choice` is the load that the ratio and the expert figures are of.
    """

    day: dt.date
    is_empty: bool
    is_demo: bool
    lead: str
    tiles: tuple[Tile, ...]
    period: Period
    strip: pd.DataFrame
    weeks: WeeklyFrame
    kinds: pd.DataFrame
    episodes: pd.DataFrame
    weeks_card: WeeksCard
    cutback: CutbackView
    sessions: pd.DataFrame
    sessions_card: SessionsCard
    choice: LoadChoice
    ratio: pd.DataFrame
    ratio_card: RatioCard
    expert: ExpertCard | None
    numbers: pd.DataFrame
    run_numbers: pd.DataFrame
    ratio_numbers: pd.DataFrame
    expected: tuple[str, ...]


def load_view(
    diary: Diary,
    day: dt.date,
    weeks: int | None = 26,
    *,
    between: Days | None = None,
    expert: Unit | None = None,
) -> LoadView:
    """The view-model of Load as of the end of `day`, for the last `weeks` weeks (None: all) or those `between`.

    `expert` adds the measures for experts, and says which load they and the ratio are of: running minutes or AU.
    """
    return load_of(load_history(diary, day), weeks, between=between, expert=expert)


def load_of(past: LoadHistory, weeks: int | None, *, between: Days | None, expert: Unit | None) -> LoadView:
    """The same from a history that is at hand."""
    known, day, runner = past.known, past.day, past.known.runner
    shown = period(past.begin, day, runner.week_start, weeks=weeks, between=between)
    runs = since(known, shown.first, WINDOW_DAYS + 1).runs(day)
    back = eased_back(known, runs)
    following = next_run(runs, back, day)
    sessions = session_rows(runs, back, shown, following if shown.is_current else next_run(runs, back, shown.last))
    by_week = past.weeks[past.weeks["week"] <= shown.end]
    part = by_week[by_week["week"] >= shown.begin]
    kinds = pd.DataFrame(past.kinds)[["week", "kind", "confidence", "base_min", "share", "is_tagged"]]
    part_kinds = kinds[kinds["week"].between(shown.begin, shown.end)]
    choice = internal_load(known, day) if expert is Unit.AU else running_minutes(past.daily)
    rows = ratio_rows(choice.days, choice.daily, shown)
    return LoadView(
        day=day,
        is_empty=not known.activities,
        is_demo=runner.is_demo,
        lead=lead(past.weeks, known),
        tiles=(*tiles(past.weeks, following, known, day), past.cutback.tile),
        period=shown,
        strip=strip(past.weeks, shown),
        weeks=by_week,
        kinds=kinds,
        episodes=episodes(known, shown.first, shown.last, day),
        weeks_card=weeks_card(part, part_kinds, known, shown),
        cutback=past.cutback,
        sessions=sessions,
        sessions_card=sessions_card(sessions, day),
        choice=choice,
        ratio=rows,
        ratio_card=ratio_card(rows, shown, choice, is_expert=expert is not None),
        expert=expert_card(choice, shown.last, day) if expert else None,
        numbers=week_numbers(part, part_kinds, has_miles=runner.has_miles),
        run_numbers=run_numbers(sessions),
        ratio_numbers=ratio_numbers(rows, is_expert=expert is not None),
        expected=EXPECTED,
    )
