"""Which runs ended in Ease back. The one place that says so.

Only facts that mean it whatever the injury count here: pain over 5 while running, a limp, sharp
pain, or a next morning two points or more above the usual one (science §3.3, rulings R1). The full
table, one column per class of injury, comes with the diary of symptoms; it will find more runs.
"""

import bisect
import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from rtr.diary import LONGEST_ELAPSED_S, Diary, is_run
from rtr.frames import RunsFrame
from rtr.model import Activity, RunResponse

PAIN_LIMIT = 5
"""Pain while running above this."""
MORNING_RISE = 2
"""Points above the usual morning."""
USUAL_MORNINGS, USUAL_LEAST = 7, 3
USUAL_REACH = dt.timedelta(days=28)
"""Mornings further back say nothing about what is usual (a choice of this project)."""
STILL_ANSWERING = dt.timedelta(hours=36)
"""So long after a run a morning answers the run and is not a usual one."""
MORNING = dt.time(7)
"""The clock of a morning whose check-in bears none."""

Mornings = Mapping[str, Mapping[dt.date, int]]
"""Pain of each answered morning, by site."""


def eased_back(known: Diary, runs: RunsFrame) -> frozenset[str]:
    """Uids, as `runs` has them, of the running sessions that ended in Ease back.

    What is not answered is not known, and no reason to leave a run out.
    """
    if runs.empty:
        return frozenset()
    first = runs["day"].iloc[0].date()
    parts = [a for a in known.counted if a.day >= first and is_run(a)]
    found = _answered(known.responses) | _risen(known, parts)
    ended = np.array([_start(a) for a in parts if a.uid in found], dtype="datetime64[us]")
    at = np.searchsorted(runs["start"].to_numpy(), ended, side="right") - 1
    return frozenset(runs["uid"].iloc[at[at >= 0]])


def _answered(responses: Sequence[RunResponse]) -> set[str]:
    """Activities whose answers alone mean it."""
    return {r.activity_uid for r in responses if r.limp or r.sharp or (r.pain_max or 0) > PAIN_LIMIT}


def _risen(known: Diary, runs: Sequence[Activity]) -> set[str]:
    """Runs followed by a morning well above the usual one, at any site."""
    mornings = _mornings(known)
    before = {(r.activity_uid, r.site): r.pain_pre for r in known.responses}
    found = set()
    for site, pain in mornings.items():
        usual = _usual_mornings(known, pain)
        for run in runs:
            after = pain.get(run.day + dt.timedelta(days=1))
            base = None if after is None else _usual(usual, run, before.get((run.uid, site)))
            if after is not None and base is not None and after >= base + MORNING_RISE:
                found.add(run.uid)
    return found


def _mornings(known: Diary) -> Mornings:
    found: dict[str, dict[dt.date, int]] = defaultdict(dict)
    for check_in in known.check_ins:
        for site in check_in.sites:
            if site.pain_am is not None:
                found[site.site][check_in.day] = site.pain_am
    return found


def _usual_mornings(known: Diary, pain: Mapping[dt.date, int]) -> list[tuple[dt.datetime, int]]:
    """The mornings that do not answer a run, oldest first."""
    ends = sorted(_end(a) for a in known.counted if is_run(a))
    found = []
    for day in sorted(pain):
        at = dt.datetime.combine(day, MORNING)
        last = bisect.bisect_right(ends, at) - 1
        if last < 0 or at - ends[last] > STILL_ANSWERING:
            found.append((at, pain[day]))
    return found


def _usual(mornings: Sequence[tuple[dt.datetime, int]], run: Activity, before: int | None) -> float | None:
    """Median of the last usual mornings before a run; with too few, the pain right before it."""
    start = _start(run)
    end = bisect.bisect_left(mornings, (start, -1))
    recent = [value for at, value in mornings[max(0, end - USUAL_MORNINGS) : end] if start - at <= USUAL_REACH]
    return statistics.median(recent) if len(recent) >= USUAL_LEAST else before


def _end(activity: Activity) -> dt.datetime:
    """When it ended; a recording of more than a day was left running and says nothing."""
    seconds = activity.load_s or 0.0
    return _start(activity) + dt.timedelta(seconds=seconds if 0 <= seconds <= LONGEST_ELAPSED_S else 0.0)


def _start(activity: Activity) -> dt.datetime:
    assert activity.start_local is not None, "only placed activities are in a diary"
    return activity.start_local
