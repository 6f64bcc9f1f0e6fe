"""What must hold of every day of a suggested block, looked at from outside."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from benchmarks.returns_course import Ran
from benchmarks.returns_laws import ALLOWANCE, CAP, WINDOW, Broken
from rtr.advice import Suggestion
from rtr.advice.ladder.climb import Climb
from rtr.metrics.base import EPS
from rtr.model import Verdict
from rtr.plan import RUNNING, Session

DAY = dt.timedelta(days=1)
NO_RUN_TODAY = frozenset({Verdict.UNKNOWN, Verdict.REST, Verdict.EASE_BACK, Verdict.SEE_CLINICIAN})
NO_BLOCK = frozenset({Verdict.UNKNOWN, Verdict.SEE_CLINICIAN})


def broken_in_block(found: Suggestion, before: Sequence[Ran], climb: Climb) -> Iterator[Broken]:
    """Laws of a block, with the runs that were done before its first day."""
    if found.block is None:
        return
    runs = [one for one in found.block.sessions if one.kind in RUNNING]
    if found.verdict in NO_BLOCK:
        yield Broken(law="block on a stop", day=found.on)
    if runs and runs[0].day == found.on and found.verdict in NO_RUN_TODAY:
        yield Broken(law="block runs today", day=found.on, detail=found.verdict.word)
    if found.until is not None and any(one.day < found.until.date() for one in runs):
        yield Broken(law="block inside the wait", day=found.on)
    yield from _neighbours(found, runs, [run.day for run in before[-4:]], climb)
    yield from _caps(found, runs, [run for run in before if (found.on - run.day).days <= WINDOW])


def _neighbours(found: Suggestion, runs: Sequence[Session], ran: Sequence[dt.date], climb: Climb) -> Iterator[Broken]:
    """No neighbours in a week of three runs, never three days in a row."""
    days = {*ran, *(one.day for one in runs)}
    for one in runs:
        many = len(climb.ladder[climb.index(one.rung)].runs) if one.rung else 0
        if one.day - DAY in days and (many <= 3 or one.day - 2 * DAY in days):
            yield Broken(law="block neighbours", day=found.on, detail=f"{one.day} {one.rung}")


def _caps(found: Suggestion, runs: Sequence[Session], ran: Sequence[Ran]) -> Iterator[Broken]:
    """Each session beside the longest one before it, the planned ones counted as done."""
    if not ran:
        return
    minutes = [max(run.minutes for run in ran), *(one.run_s / 60 for one in runs)]
    longest = itertools.accumulate(minutes, max)
    for most, one in zip(longest, runs, strict=False):
        if one.run_s / 60 > max(CAP * most, most + ALLOWANCE) + EPS:
            yield Broken(law="block cap", day=found.on, detail=f"{one.day} {one.run_s / 60:g} after {most:g}")
