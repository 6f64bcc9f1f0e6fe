"""Whether planned days still fit: looked at again after every change by hand and on every day of a plan."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from rtr.advice.block.ask import earliest_run
from rtr.advice.block.plan import STOPPED
from rtr.advice.case import Case
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.resume import climb_of_case
from rtr.advice.policy import POLICY, Policy
from rtr.advice.words import floored, weekday
from rtr.metrics.base import EPS
from rtr.metrics.spike import cap
from rtr.metrics.week import week_of
from rtr.model import Verdict
from rtr.plan import RUNNING, Block, Session

MIN_S = 60.0
SPACED_RUNS = 3
"""Steps of up to so many runs a week keep a day between them; above, one pair a week may stand together."""


def check_block(
    planned: Block, case: Case, verdict: Verdict, until: dt.datetime | None, policy: Policy = POLICY
) -> tuple[str, ...]:
    """Why a block does not fit what is known on the day of the case, most telling first; empty where it does.

    Days before that day are not looked at: they are over.
    """
    ahead = [one for one in planned.sessions if one.day >= case.on and one.kind in RUNNING]
    if not ahead:
        return ()
    if case.ladder is None or State(case.ladder.state) in STOPPED:
        return ("No run is planned until somebody has looked.",)
    if case.ladder.phase == 0:
        return ("This phase walks: a run waits until its gate is open.",)
    found = (*_too_early(ahead, earliest_run(case, verdict, until)), *_too_long(ahead, case, policy))
    return tuple(dict.fromkeys((*found, *_too_high(ahead, case), *_too_close(ahead, case))))


def _too_early(ahead: Sequence[Session], earliest: dt.date) -> Iterator[str]:
    for one in ahead:
        if one.day < earliest:
            yield f"No run opens before {weekday(earliest)}, and one stands on {weekday(one.day)}."


def _too_long(ahead: Sequence[Session], case: Case, policy: Policy) -> Iterator[str]:
    """Each run beside the cap that the runs before it, if they settle, leave for it."""
    longest = case.longest_next_min
    for one in sorted(ahead, key=lambda run: run.day):
        minutes = one.run_s / MIN_S
        if longest is not None:
            most = float(cap(np.array([longest]), policy.bands)[0])
            if minutes > most + EPS:
                yield f"{minutes:.0f} minutes on {weekday(one.day)} is above the cap of {floored(most)}."
        longest = max(longest or 0.0, minutes)


def _too_high(ahead: Sequence[Session], case: Case) -> Iterator[str]:
    """The next run may hold no more than the step the runner stands on."""
    told = case.ladder
    assert told is not None, "asked only where there is a ladder"
    climb = climb_of_case(case)
    first = min(ahead, key=lambda run: run.day)
    most = climb.ladder[climb.index(told.rung)].longest_min
    if first.run_s / MIN_S > most + EPS:
        minutes = f"{first.run_s / MIN_S:.0f}"
        yield f"{weekday(first.day)} has {minutes} running minutes; the step you stand on has up to {most:.0f}."


def _too_close(ahead: Sequence[Session], case: Case) -> Iterator[str]:
    days = sorted({one.day for one in ahead})
    chain = [*([case.last_run] if case.last_run is not None else []), *days]
    close = [(a, b) for a, b in itertools.pairwise(chain) if (b - a).days <= 1]
    start = 0 if case.week_from is None else case.week_from.weekday()
    pairs: dict[dt.date, int] = {}
    for before, after in close:
        week = week_of(after, start)
        pairs[week] = pairs.get(week, 0) + 1
        in_week = sum(week_of(day, start) == week for day in chain)
        if in_week <= SPACED_RUNS or pairs[week] > 1:
            yield f"{weekday(before)} and {weekday(after)} follow each other; this step keeps a day between runs."
