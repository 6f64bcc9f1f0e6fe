"""Plan: two years of a diary replayed to today's suggestion, with its position, readiness and next block."""

import dataclasses
import datetime as dt
import statistics
import time
from collections.abc import Callable

from benchmarks.machine import load_average, machine
from rtr.advice import case_of, suggest
from rtr.advice.ladder.history import standing
from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.model import Runner

TITLE = "Plan"
TODAY = dt.date(2026, 11, 18)
YEAR = dt.timedelta(days=364)
CEILING_S, GOAL_S = 0.200, 0.050


def run(rounds: int) -> str:
    """Measure processor time and write up. Exits where the suggestion of today costs more than its ceiling."""
    diary = two_years()
    before = load_average()
    case = case_of(diary, TODAY)
    parts = {
        "position on the ladder": lambda: standing(diary, TODAY),
        "case of the day (position, plan and readiness in it)": lambda: case_of(diary, TODAY),
        "suggestion from that case, with a block of two weeks": lambda: suggest(case),
        "all of it: diary to suggestion": lambda: suggest(case_of(diary, TODAY)),
    }
    seconds = {name: _median_s(part, rounds) for name, part in parts.items()}
    whole = seconds["all of it: diary to suggestion"]
    if whole > CEILING_S:
        raise SystemExit(f"Today's suggestion took {1000 * whole:.0f} ms; the ceiling is {1000 * CEILING_S:.0f} ms.")
    return _report(diary, seconds, before)


def two_years() -> Diary:
    """The invented runner's months twice, a year apart, with one injury open over all of it."""
    parts = (demo_records(TODAY - YEAR, seed=8), demo_records(TODAY))
    first, last = parts
    return Diary(
        runner=Runner(id=1, name=last.runner_name, zone=last.zone),
        activities=tuple(r.activity for part in parts for r in part.recordings),
        check_ins=tuple(c for part in parts for c in part.check_ins),
        responses=tuple(r for part in parts for r in part.responses),
        injuries=tuple(dataclasses.replace(i, onset=first.injuries[0].onset) for i in last.injuries),
        clearances=tuple(c for part in parts for c in part.clearances),
        placements=tuple(p for part in parts for p in part.placements),
        week_tags=tuple(t for part in parts for t in part.week_tags),
        profile=last.profile,
        intake=last.intake,
    )


def _median_s(part: Callable[[], object], rounds: int) -> float:
    part()
    return statistics.median(_once_s(part) for _ in range(max(3, rounds)))


def _once_s(part: Callable[[], object]) -> float:
    begin = time.process_time()
    part()
    return time.process_time() - begin


def _report(diary: Diary, seconds: dict[str, float], before: str) -> str:
    days = (TODAY - diary.activities[0].day).days
    rows = "\n".join(f"| {name} | {1000 * value:.0f} |" for name, value in seconds.items())
    goal = "met" if max(seconds.values()) <= GOAL_S else "not met"
    return (
        f"{len(diary.activities):,} activities, {len(diary.check_ins):,} check-ins and {len(diary.responses):,} "
        f"answers of {days:,} days; the ladder is replayed from the injury to today, "
        f"nothing is kept between two questions.\n\n"
        f"| part | ms of processor time |\n|---|---|\n{rows}\n\n"
        f"Ceiling {1000 * CEILING_S:.0f} ms; the goal of {1000 * GOAL_S:.0f} ms is {goal}. "
        f"Load before: {before}. {machine('numpy', 'pandas', 'pandera')}\n"
    )
