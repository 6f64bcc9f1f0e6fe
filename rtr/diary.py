"""The one value everything is computed from: all of one runner, frozen."""

import dataclasses
import datetime as dt
import functools
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import pandas as pd

from rtr.frames import DAY_DTYPE, DailyFrame, RunsFrame
from rtr.intake import Intake
from rtr.measures import Measures
from rtr.model import Activity, CheckIn, Clearance, Injury, Runner, RunResponse, Sport, WeekTag
from rtr.plan import Answered, Block, Entry, EntryTest, OwnLadder, Placement
from rtr.profile import Profile
from rtr.share import Comment
from rtr.units import M_PER_KM, minutes

MERGE_GAP = dt.timedelta(minutes=30)
"""Runs that follow each other within this gap are one session (science §0)."""
SHORTEST_RUN_S = 60.0
"""Less running than this (a dash across the road on a walk) does not make a run."""
RUN_DTYPES = {"day": DAY_DTYPE, "start": DAY_DTYPE} | dict.fromkeys(("run_min", "walk_min", "distance_km"), "float64")
LONGEST_ELAPSED_S = 24 * 3600.0
"""A longer recording was never stopped; its elapsed time says nothing."""


@dataclass(frozen=True, kw_only=True)
class Diary:
    """All of one runner. Tuples of frozen records, sorted by time; deeply immutable.

    Flagged activities and open duplicates are kept by the store; `activities` holds what counts
    plus the flagged ones, `counted` only what counts as load.
    """

    runner: Runner
    activities: tuple[Activity, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    responses: tuple[RunResponse, ...] = ()
    injuries: tuple[Injury, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    week_tags: tuple[WeekTag, ...] = ()
    profile: Profile = field(default=Profile())
    intake: Intake = field(default=Intake())
    told: tuple[CheckIn, ...] = ()
    """Mornings by source, unmerged: the runner's own words and what each file says. `check_ins` has them as one."""
    blocks: tuple[Block, ...] = ()
    """Suggested blocks that somebody answered, oldest first."""
    placements: tuple[Placement, ...] = ()
    entry_tests: tuple[EntryTest, ...] = ()
    entries: tuple[Entry, ...] = ()
    own_ladders: tuple[OwnLadder, ...] = ()
    measures: tuple[Measures, ...] = ()
    """What the recordings held second by second, of those activities that had samples."""
    comments: tuple[Comment, ...] = ()
    """What the runner and those who read along wrote to each other, oldest first."""

    def until(self, day: dt.date) -> "Diary":
        """The diary as it could have been read at the end of `day`: time travel.

        Profile, intake, calendar and own ladders stay as they are now: settings have no history.
        """
        kept = tuple(a for a in self.activities if a.day <= day)
        zone = zoneinfo.ZoneInfo(self.runner.zone)
        uids = {a.uid for a in kept}
        return dataclasses.replace(
            self,
            activities=kept,
            check_ins=tuple(c for c in self.check_ins if c.day <= day),
            told=tuple(c for c in self.told if c.day <= day),
            responses=tuple(r for r in self.responses if r.activity_uid in uids),
            injuries=tuple(i for i in self.injuries if i.onset <= day),
            clearances=tuple(c for c in self.clearances if c.on <= day),
            week_tags=tuple(t for t in self.week_tags if t.week <= day),
            blocks=tuple(b for b in self.blocks if b.begin <= day),
            placements=tuple(p for p in self.placements if p.day <= day),
            entry_tests=tuple(t for t in self.entry_tests if t.day <= day),
            measures=tuple(m for m in self.measures if m.uid in uids),
            comments=tuple(c for c in self.comments if c.made_at.astimezone(zone).date() <= day),
        )

    @functools.cached_property
    def counted(self) -> tuple[Activity, ...]:
        """Activities that count as load, oldest first."""
        return tuple(a for a in self.activities if not a.is_flagged)

    @functools.cached_property
    def measures_of(self) -> Mapping[str, Measures]:
        """What was measured, by the uid of the activity."""
        return MappingProxyType({m.uid: m for m in self.measures})

    @property
    def is_empty(self) -> bool:
        return not self.activities and not self.check_ins

    @property
    def last_run(self) -> Activity | None:
        """The last counted activity that holds running."""
        return next((a for a in reversed(self.counted) if is_run(a)), None)

    def check_in_of(self, day: dt.date) -> CheckIn | None:
        """What the runner said on that morning, if anything."""
        return next((c for c in reversed(self.check_ins) if c.day == day), None)

    def open_injuries(self, day: dt.date) -> tuple[Injury, ...]:
        """Injuries that have begun and are not over on that day."""
        return tuple(injury for injury in self.injuries if injury.is_open(day))

    def accepted_on(self, day: dt.date) -> Block | None:
        """The accepted block that holds a day; the one accepted last where several do."""
        held = (b for b in reversed(self.blocks) if b.answered is Answered.ACCEPTED and b.begin <= day <= b.end)
        return next(held, None)

    def daily(self, until: dt.date) -> DailyFrame:
        """One row per day from the first counted activity to `until`, rest days as 0.

        Empty before the first activity. Activities after `until` are left out.
        """
        counted = [a for a in self.counted if a.day <= until]
        if not counted:
            return _daily(pd.DatetimeIndex([], dtype=DAY_DTYPE), counted)
        days = pd.date_range(min(a.day for a in counted), until, freq="D", unit="us")
        return _daily(days, counted)

    def runs(self, until: dt.date) -> RunsFrame:
        """One row per running session up to `until`; runs within 30 minutes are one."""
        rows = [_run_row(parts) for parts in self.sessions(until)]
        uid, *rest = zip(*rows, strict=True) if rows else [()] * (len(RUN_DTYPES) + 1)
        typed = zip(RUN_DTYPES.items(), rest, strict=True)
        columns = {name: np.array(values, dtype=dtype) for (name, dtype), values in typed}
        return RunsFrame(pd.DataFrame({"uid": pd.array(uid, dtype="str"), **columns}))

    def sessions(self, until: dt.date) -> list[list[Activity]]:
        """The parts of each running session up to `until`, oldest first; runs within 30 minutes are one."""
        return _sessions([a for a in self.counted if a.day <= until and is_run(a)])


def is_run(activity: Activity) -> bool:
    """Whether it holds a minute of running. A run of unknown split counts as a run by its sport."""
    if activity.run_s is None:
        return activity.sport is Sport.RUNNING
    return activity.run_s >= SHORTEST_RUN_S


def _part_min(activity: Activity, part_s: float | None) -> float:
    """Minutes of one gait: NaN where a run could not be split, 0 for what is no run at all."""
    return 0.0 if part_s is None and not is_run(activity) else minutes(part_s)


def _start(activity: Activity) -> dt.datetime:
    assert activity.start_local is not None, "only placed activities are in a diary"
    return activity.start_local


def _end(activity: Activity) -> dt.datetime:
    """When it ended. A recording left running for days ends with its timer, or where it began."""
    times_s = (t for t in (activity.elapsed_s, activity.load_s) if t is not None and 0 <= t <= LONGEST_ELAPSED_S)
    return _start(activity) + dt.timedelta(seconds=next(times_s, 0.0))


def _sessions(runs: Sequence[Activity]) -> list[list[Activity]]:
    """Runs grouped into sessions: a run joins the last one when it starts within the gap."""
    sessions: list[list[Activity]] = []
    last_end: dt.datetime | None = None
    for run in runs:
        if last_end is None or _start(run) - last_end > MERGE_GAP:
            sessions.append([])
        sessions[-1].append(run)
        last_end = max(_end(run), last_end or _end(run))
    return sessions


def _run_row(parts: list[Activity]) -> tuple[object, ...]:
    """The uid, and what `RUN_DTYPES` names."""
    first = parts[0]
    distances = [a.distance_m for a in parts if a.distance_m is not None]
    return (
        first.uid,
        first.day,
        _start(first),
        sum(_part_min(a, a.run_s) for a in parts),
        sum(_part_min(a, a.walk_s) for a in parts),
        sum(distances) / M_PER_KM if distances else float("nan"),
    )


def _daily(days: pd.DatetimeIndex, counted: Sequence[Activity]) -> DailyFrame:
    """Sums of each day; one unknown part makes the sum of its day unknown."""
    first = days[0].toordinal() if len(days) else 0
    at = np.array([a.day.toordinal() - first for a in counted], dtype=np.int64)
    parts: dict[str, Iterable[float]] = {
        "run_min": (_part_min(a, a.run_s) for a in counted),
        "walk_min": (_part_min(a, a.walk_s) for a in counted),
        "distance_km": (_run_km(a) for a in counted),
        "runs": (float(is_run(a)) for a in counted),
    }
    sums = {
        name: np.bincount(at, weights=np.fromiter(part, dtype=float, count=len(counted)), minlength=len(days))
        for name, part in parts.items()
    }
    dtypes = dict.fromkeys(parts, "float64") | {"runs": "int64"}
    return DailyFrame(pd.DataFrame({"day": days, **sums}).astype(dtypes))


def _run_km(activity: Activity) -> float:
    """Kilometres of a run; NaN where it has no distance, 0 for what is no run."""
    if not is_run(activity):
        return 0.0
    return float("nan") if activity.distance_m is None else activity.distance_m / M_PER_KM
