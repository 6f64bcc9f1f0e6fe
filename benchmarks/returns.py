"""Invented returns: a thousand runners of eight tissues follow the plan engine for 40 weeks. P21."""

import os
import time
from collections.abc import Sequence
from functools import partial

from benchmarks.machine import load_average, machine
from benchmarks.returns_both import agreement
from benchmarks.returns_people import ADHERENT, Habits, Person
from benchmarks.returns_sums import Sum, everybody, in_parallel, naive, quartiles, sum_up
from rtr.body import KIND_WORDS

TITLE = "A thousand invented returns of 40 weeks"
PER_CLASS, PER_HABIT = 125, 10
WORKERS = min(int(os.environ.get("RTR_BENCH_WORKERS", "4")), os.cpu_count() or 1)
HABITS: tuple[tuple[str, Habits], ...] = (
    ("does what is suggested", ADHERENT),
    ("adds 10 to 40 % to three runs in ten", Habits(adds=0.3)),
    ("also runs on one rest day in twelve", Habits(rest_runs=0.08)),
    ("stops twice for two to five weeks", Habits(stops=2)),
    ("leaves out 20 % of mornings and answers", Habits(skips=0.2, mute=0.2, late=0.1)),
    ("leaves out 40 % of mornings and answers", Habits(skips=0.4, mute=0.4, late=0.1)),
)


def run(rounds: int) -> str:  # noqa: ARG001 - the same figures every time
    """Simulate everybody and say what came of it. A broken law is named, never left out."""
    began, cpu = time.perf_counter(), _cpu_s()
    people = everybody(PER_CLASS, lambda kind, number: Person(kind=kind, number=number))
    found = in_parallel(sum_up, people, WORKERS)
    took_s, took_cpu_s = time.perf_counter() - began, _cpu_s() - cpu
    groups = {kind: [one for one in found if one.kind == kind] for kind in dict.fromkeys(one.kind for one in found)}
    by_habit = []
    for name, habits in HABITS:
        by_habit.append((name, in_parallel(sum_up, everybody(PER_HABIT, partial(_person, habits)), WORKERS)))
    return "\n".join(
        (
            WHAT,
            CLASSES, "|---|---|---|---|---|---|---|---|---|",
            *(_class_row(KIND_WORDS[kind], group) for kind, group in groups.items()),
            _class_row("all", found),
            "",
            HOW_HABITS,
            HABIT_HEAD, "|---|---|---|---|---|---|---|",
            *(_habit_row(name, group) for name, group in by_habit),
            _naive_row(everybody(PER_HABIT, partial(_person, ADHERENT))),
            "",
            _unanswered(by_habit),
            "",
            _laws([*found, *(one for _, group in by_habit for one in group)]),
            "",
            agreement(WORKERS),
            "",
            _p21(len(people), took_s, took_cpu_s),
            "",
            machine("numpy"),
        )
    )  # fmt: skip


def _p21(many: int, took_s: float, took_cpu_s: float) -> str:
    return (
        f"P21: {many:,} returns of 40 weeks on pure events took **{took_s:.0f} s** on {WORKERS} processes "
        f"({took_cpu_s:.0f} s of CPU, {1000 * took_cpu_s / many:.0f} ms a return, the laws included; load average "
        f"{load_average()})."
    )


WHAT = """\
Eight classes of invented tissue (`benchmarks/returns_tissues.py`): each bears so many running minutes, hurts over that,
heals, grows with runs near it, and flares with runs far over it. Everybody has illnesses and journeys. Each morning the
engine is asked, and the runner does what it says, on the same ladder, verdicts, gates and blocks as in the product.
**The simulation is of our own making: it shows what the rules do, not what legs do, and proves nothing about people.**

Weeks are medians with quartiles of those who got there in 40 weeks; backs count times of 48 hours (or a plateau).
"""
CLASSES = (
    "| injury | first 30 minutes in one piece, week | got there | R10, week | R12, week "
    "| backs: 0 · 1 · 2 · 3 and more, % | with a plateau | sent to a clinician | days on hold or easing back |"
)
HOW_HABITS = f"""\
The same lives with other habits, {PER_HABIT} people a class. A flare is a run after which pain rises by two points
or more by the next morning.
"""
HABIT_HEAD = (
    "| habit | got to 30 minutes | week | flares in 100 runs | backs in 40 weeks | sent to a clinician "
    "| days on hold or easing back |"
)


def _person(habits: Habits, kind: str, number: int) -> Person:
    return Person(kind=kind, number=number, habits=habits)


def _cpu_s() -> float:
    own, theirs = os.times(), os.times()
    return own.user + own.system + theirs.children_user + theirs.children_system


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _class_row(name: str, group: Sequence[Sum]) -> str:
    many = len(group)
    backs = [sum(one.backs == n for one in group) for n in range(3)]
    told = " · ".join(f"{100 * n / many:.0f}" for n in (*backs, many - sum(backs)))
    return (
        f"| {name} | {quartiles(one.to_30 for one in group)} | {_share(sum(o.to_30 is not None for o in group), many)} "
        f"| {quartiles(one.to_r10 for one in group)} | {quartiles(one.to_r12 for one in group)} | {told} "
        f"| {_share(sum(o.plateaus > 0 for o in group), many)} | {_share(sum(o.stops > 0 for o in group), many)} "
        f"| {_share(sum(o.held_d for o in group), sum(o.days for o in group))} |"
    )


def _habit_row(name: str, group: Sequence[Sum]) -> str:
    runs = sum(one.runs for one in group)
    return (
        f"| {name} | {_share(sum(o.to_30 is not None for o in group), len(group))} "
        f"| {quartiles(one.to_30 for one in group)} | {100 * sum(o.flares for o in group) / max(runs, 1):.1f} "
        f"| {sum(o.backs for o in group) / len(group):.1f} | {_share(sum(o.stops > 0 for o in group), len(group))} "
        f"| {_share(sum(o.held_d for o in group), sum(o.days for o in group))} |"
    )


def _naive_row(people: Sequence[Person]) -> str:
    found = in_parallel(naive, people, WORKERS)
    runs, flares = sum(one[0] for one in found), sum(one[1] for one in found)
    reached = [one[2] for one in found]
    return (
        f"| no engine: +10 % a week from the same minutes "
        f"| {_share(sum(w is not None for w in reached), len(found))} "
        f"| {quartiles(reached)} | {100 * flares / runs:.1f} | – | – | – |"
    )


def _unanswered(by_habit: Sequence[tuple[str, Sequence[Sum]]]) -> str:
    """How many mornings got no answer, by habit."""
    told = "; ".join(
        f"{name}: {_share(sum(one.unknown_d for one in group), sum(one.days for one in group))}"
        for name, group in by_habit
    )
    return f"Mornings without an answer, for want of data (3 of 14 mornings missing, most often): {told}."


def _laws(found: Sequence[Sum]) -> str:
    """How often a law did not hold, over everything that was simulated."""
    days = sum(one.days for one in found)
    laws = [law for one in found for law in one.laws]
    if not laws:
        return f"Laws (`benchmarks/returns_laws.py`): none broken in {days:,} mornings of {len(found):,} returns."
    where = dict(reversed([(law, at) for one in found for law, at in zip(one.laws, one.broken, strict=True)]))
    counts = ", ".join(f"{law} {laws.count(law)} (first: {where[law]})" for law in dict.fromkeys(laws))
    return f"**Laws broken** in {days:,} mornings of {len(found):,} returns: {counts}."
