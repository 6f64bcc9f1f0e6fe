"""What if: other minutes or other days for the next runs, beside own runs, cap, week and cut-back timing."""

import datetime as dt
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from rtr.advice.block.ask import cap_min, earliest_run
from rtr.advice.cutback import When, build_weeks, due
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.resume import climb_of_case, position_of_case
from rtr.advice.policy import POLICY
from rtr.advice.words import day_text, floored, listed, weekday
from rtr.learn.tolerance import FEWEST_OF_BIN
from rtr.metrics.base import EPS
from rtr.metrics.cutback import LOADING_FROM
from rtr.metrics.verdicts import Settling, run_verdicts, session_verdicts
from rtr.metrics.week import week_of
from rtr.model import Verdict
from rtr.plan import RUNNING
from rtr.units import counted
from rtr.views.plan_situation import Situation
from rtr.views.plan_week import done_of
from rtr.views.step_words import MIN_S, step_text

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
BACK_WEEKS, DAYS_AHEAD = 26, 7
STATES = {Settling.GREEN: "settled", Settling.HOLD: "held", Settling.BACK: "eased back"}
NEAR_MIN = 2
"""Runs of so many minutes more or less are counted as alike."""
LEAST_SPAN, ROOM = (8.0, 46.0), 6.0
FULL_STEP_MIN = 10.0
"""A full step adds up to so many running minutes a week."""
SPACED_RUNS = 3
"""Weeks of up to so many runs keep a day between them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WhatIf:
    """All that answers need, worked out once: moving the slider reads it and works out nothing of the diary."""

    days: tuple[dt.date, ...]
    usual_days: tuple[dt.date, ...]
    usual_min: int
    span: tuple[float, float]
    runs: pd.DataFrame
    cap: float | None
    longest: float | None
    earliest: dt.date
    step: str
    step_min: float
    runs_a_week: int
    settled: tuple[int, int]
    week_start: int
    done: tuple[tuple[dt.date, float], ...]
    loading_min: float | None
    loading: tuple[int, int] | None
    """Loading weeks so far, and how many come before a cut-back week."""
    is_due: bool
    may_run: bool
    last_run: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What would follow. `way` is inside, new (a new longest run), above or unknown."""

    way: str
    lead: str
    rest: str
    week: str
    cut_back: str
    alike: str


def what_if(now: Situation) -> WhatIf | None:
    """None where no session is planned: without an injury, while a sign stands, in phase 0, in clinicians' hands."""
    told = now.case.ladder
    if told is None or now.stop is not None or now.is_steered or told.state == State.RED or told.phase == 0:
        return None
    made = now.suggested()
    runs = [one for one in (made.sessions if made else ()) if one.kind in RUNNING]
    rung = position_of_case(now.case).rung(climb_of_case(now.case))
    cap = cap_min(now.case, POLICY)
    first = now.day + DAY if now.case.last_run == now.day else now.day
    days = tuple(first + n * DAY for n in range(DAYS_AHEAD))
    own = _own_runs(now)
    when, weeks = due(now.case, POLICY).when, now.case.loading_weeks
    return WhatIf(
        days=days,
        usual_days=tuple(one.day for one in runs if one.day in days),
        usual_min=round(runs[0].run_s / MIN_S) if runs else round(rung.longest_min),
        span=_span(own, cap),
        runs=own,
        cap=cap,
        longest=now.case.longest_next_min,
        earliest=earliest_run(now.case, now.suggestion.verdict, now.suggestion.until),
        step=step_text(rung.name),
        step_min=rung.longest_min,
        runs_a_week=len(rung.runs),
        settled=(told.settled, told.wanted),
        week_start=now.known.runner.week_start,
        done=tuple(done_of(now.known, now.day, ()).run_min.items()),
        loading_min=now.case.loading_min,
        loading=None if weeks is None else (weeks, build_weeks(now.case, POLICY)),
        is_due=when in {When.NOW, When.UNDER_WAY},
        may_run=now.suggestion.verdict in {Verdict.PROGRESS, Verdict.HOLD, Verdict.REST},
        last_run=now.case.last_run,
    )


def _own_runs(now: Situation) -> pd.DataFrame:
    """Answered runs of the last half year, by whole running minutes."""
    since = now.day - BACK_WEEKS * WEEK
    told = session_verdicts(run_verdicts(now.known, now.day, now.case.moment, since=since)).values()
    rows = [
        (float(round(one.run_min)), STATES[one.settling])
        for one in told
        if one.settling in STATES and math.isfinite(one.run_min)
    ]
    return pd.DataFrame(rows, columns=["minutes", "state"]).astype({"minutes": "float64", "state": "str"})


def _span(own: pd.DataFrame, cap: float | None) -> tuple[float, float]:
    low = min([LEAST_SPAN[0], *own["minutes"].tolist()])
    high = max([LEAST_SPAN[1], *own["minutes"].tolist(), (cap or 0.0) + ROOM])
    return max(0.0, math.floor(low) - 1.0), float(math.ceil(high) + 1)


def answer(ask: WhatIf, minutes: int, days: Sequence[dt.date]) -> Answer:
    """What the rules would say of runs of so many minutes on these days; the plan is not touched."""
    way = _way(ask, minutes)
    return Answer(
        way=way,
        lead=_lead(ask, minutes, way),
        rest=" ".join(_rest(ask, minutes, sorted(days))),
        week=" ".join(_weeks(ask, minutes, days)),
        cut_back=_cut_back(ask, minutes, days),
        alike=_alike(ask.runs, minutes),
    )


def _way(ask: WhatIf, minutes: int) -> str:
    if ask.cap is None or ask.longest is None:
        return "unknown"
    if minutes > ask.cap + EPS:
        return "above"
    return "new" if minutes > ask.longest + EPS else "inside"


LEFT_OUT = "runs that eased back are left out"


def _lead(ask: WhatIf, minutes: int, way: str) -> str:
    cap, longest = floored(ask.cap), f"{ask.longest or 0:.0f}"
    return {
        "above": f"{minutes} minutes is above your cap of {cap}.",
        "new": f"{minutes} minutes is inside the cap of {cap}, and would be a new longest run.",
        "inside": f"{minutes} minutes is within your longest run of the last 30 days, {longest}; {LEFT_OUT}.",
        "unknown": f"There is no run of the last 30 days to compare with; {LEFT_OUT}.",
    }[way]


def _rest(ask: WhatIf, minutes: int, days: Sequence[dt.date]) -> Iterator[str]:
    """What the rules would answer, one sentence each."""
    done, wanted = ask.settled
    if minutes > ask.step_min + EPS:
        yield (
            f"{ask.step.capitalize()} has up to {ask.step_min:.0f} and is settled {min(done, wanted)} of {wanted}, "
            f"so the plan keeps {ask.step_min:.0f}."
        )
    early = [one for one in days if one < ask.earliest]
    if early:
        names = listed([weekday(one) for one in early])
        yield f"No run opens before {weekday(ask.earliest)}, so {names} stays without."
    chain = [*([ask.last_run] if ask.last_run is not None else []), *days]
    close = [after for before, after in itertools.pairwise(chain) if (after - before).days == 1]
    if close and ask.runs_a_week <= SPACED_RUNS:
        yield f"{weekday(close[0])} follows a day with a run; this step keeps a day between runs."
    if len(days) > ask.runs_a_week:
        yield f"{len(days)} runs in seven days are more than the {ask.runs_a_week} of this step."


def _by_week(ask: WhatIf, minutes: int, days: Sequence[dt.date]) -> dict[dt.date, float]:
    """Running minutes of every week with one of these days, what is done in it included."""
    found: dict[dt.date, float] = {}
    for day in sorted(days):
        found[week_of(day, ask.week_start)] = found.get(week_of(day, ask.week_start), 0.0) + minutes
    for on, done in ask.done:
        week = week_of(on, ask.week_start)
        if week in found:
            found[week] += 0.0 if math.isnan(done) else done
    return found


def _weeks(ask: WhatIf, minutes: int, days: Sequence[dt.date]) -> Iterator[str]:
    weeks = _by_week(ask, minutes, days)
    if not weeks:
        yield "No day is chosen, so no run is added."
    for week, total in weeks.items():
        yield f"The week from {day_text(week)} on would hold {total:.0f} running minutes."
    if ask.loading_min is not None and weeks:
        more = max(weeks.values()) - ask.loading_min
        yield f"Your last loading week held {ask.loading_min:.0f}."
        if more > FULL_STEP_MIN + EPS:
            yield f"That is {more:.0f} more; a full step adds up to {FULL_STEP_MIN:.0f} a week."


def _cut_back(ask: WhatIf, minutes: int, days: Sequence[dt.date]) -> str:
    """Whether the week would count as loading, and when the next cut-back week comes then."""
    weeks = _by_week(ask, minutes, days)
    if ask.loading is None or not weeks or ask.loading_min is None:
        return ""
    if ask.is_due:
        return "This week is a cut-back week: it holds less, whatever the slider says."
    week, total = next(iter(weeks.items()))
    done, build = ask.loading
    if total < LOADING_FROM * ask.loading_min - EPS:
        return f"So far that is a lighter week: the next cut-back week would move to {build} loading weeks after it."
    count = done + 1
    if count >= build:
        return f"It would be loading week {count} of {build}, so a cut-back week begins on {day_text(week + WEEK)}."
    after = week + (build - count + 1) * WEEK
    return f"It would be loading week {count} of {build}; the next cut-back week begins on {day_text(after)}."


def _alike(runs: pd.DataFrame, minutes: int) -> str:
    """Own runs of about this length: counts, no forecast."""
    near = runs[(runs["minutes"] - minutes).abs() <= NEAR_MIN]
    low, high = minutes - NEAR_MIN, minutes + NEAR_MIN
    if len(near) < FEWEST_OF_BIN:
        count = "no answered run" if near.empty else counted(len(near), "answered run")
        return f"Your log has {count} of {low} to {high} minutes: not enough to say how such a run settles."
    settled = int((near["state"] == "settled").sum())
    return f"Of {counted(len(near), 'answered run')} of {low} to {high} minutes in your log, {settled} settled."
