"""A diary read once for the ladder: what is injured since when, how each run settled, what rose."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from rtr.advice.ladder.start import Before, start_rung
from rtr.advice.return_weeks import count, return_from, rhythm, weeks_of
from rtr.advice.triggers import Trigger, triggers_of
from rtr.advice.weeks import Recent, eased_back_28d, kinds_of, told_kinds
from rtr.body import InjuryKind
from rtr.diary import Diary, is_run
from rtr.frames import DailyFrame
from rtr.intake import Level
from rtr.metrics.verdicts import RunVerdict, session_verdicts
from rtr.metrics.verdicts.clock import zone_of
from rtr.metrics.verdicts.reading import Reading
from rtr.metrics.week import week_of
from rtr.metrics.week_kinds import week_kinds

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
NEEDS_CLEARANCE = frozenset({InjuryKind.BONE, InjuryKind.POSTNATAL, InjuryKind.CLINICIAN})
LIGHTER, LOW = "cut-back", "low"
RUN_30_S = 30 * 60.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """A diary read once for the ladder. `began` is the onset of the oldest open injury."""

    reading: Reading
    day: dt.date
    began: dt.date
    kinds: tuple[str, ...]
    sessions: Sequence[RunVerdict]
    efforts: Mapping[str, float]
    """How hard a run was said to be (0-10), by the uid of its session."""
    triggers: Sequence[Trigger]
    lighter_weeks: frozenset[dt.date]
    is_steered: bool

    @property
    def known(self) -> Diary:
        return self.reading.known

    @property
    def home(self) -> dt.tzinfo:
        """The clock of the runner's own zone."""
        return zone_of(self.known.runner.zone)

    def cleared_on(self) -> dt.date | None:
        """The day by which somebody had cleared running for every open injury that needs it."""
        asked = [i for i in self.known.open_injuries(self.day) if i.kind in NEEDS_CLEARANCE]
        days = [i.cleared_on for i in asked if i.cleared_on is not None and i.cleared_on <= self.day]
        return max(days) if asked and len(days) == len(asked) else None


def _lighter_weeks(seen: Recent, began: dt.date) -> frozenset[dt.date]:
    """Cut-back weeks of the return, beside weeks of the return only: what was run before says nothing of it.

    One that is only just below the others is a week like them, unless somebody said what it was. One that is or was
    due to be lighter moves nobody up, whatever it held: what is asked for twice is no progress in between.
    """
    begins = return_from(seen.known, seen.daily, seen.day)
    own = _own_kinds(seen, began, begins)
    if own.empty:
        return frozenset()
    is_sure = own["is_tagged"] | (own["confidence"] != LOW)
    found = frozenset(own["week"][(own["kind"] == LIGHTER) & is_sure].dt.date)
    counted = count(weeks_of(own.iloc[:-1], begins), rhythm(seen.known, seen.day))
    is_due = counted.loading >= rhythm(seen.known, seen.day, eased_back_28d(seen) or 0)
    return found | set(counted.missed) | ({seen.begin} if is_due else set())


def _own_kinds(seen: Recent, began: dt.date, begins: dt.date | None) -> pd.DataFrame:
    """The kinds of the weeks since an injury; those of the return are at hand."""
    start = seen.known.runner.week_start
    since = seen.daily["day"] >= pd.Timestamp(week_of(began, start))
    if begins is None:
        return kinds_of(seen.known, DailyFrame(seen.daily[since].reset_index(drop=True)), seen.day)
    first = pd.Timestamp(week_of(begins, start))
    own = seen.kinds[seen.kinds["week"] >= first]
    if not any(began < session.day < begins for session in seen.reading.sessions):
        return own
    daily = DailyFrame(seen.daily[since].reset_index(drop=True))
    found = week_kinds(daily, week_start=start, until=seen.day, tags=told_kinds(seen.known, daily))
    return pd.concat([found[found["week"] < first], own], ignore_index=True)


def told(seen: Recent) -> Told | None:
    """What was known of the ladder on a day; None without an open injury."""
    if seen.began is None:
        return None
    began, reading = seen.began, seen.reading
    verdicts = [verdict for verdict in seen.verdicts if verdict.day >= began]
    active = seen.known.open_injuries(seen.day)
    return Told(
        reading=reading,
        day=seen.day,
        began=began,
        kinds=tuple(dict.fromkeys(str(injury.kind) for injury in active)),
        sessions=tuple(session_verdicts(verdicts).values()),
        efforts=_efforts(reading),
        triggers=triggers_of(reading, verdicts, began),
        lighter_weeks=_lighter_weeks(seen, began),
        is_steered=any(reading.kind(where, seen.day)[1] for where in reading.active(seen.day)),
    )


def _efforts(reading: Reading) -> dict[str, float]:
    """The hardest effort told of each session."""
    told_of = {r.activity_uid: r.rpe for r in reading.known.responses if r.rpe is not None}
    of_session = {s.uid: [told_of[uid] for uid in s.uids if uid in told_of] for s in reading.sessions}
    return {uid: max(found) for uid, found in of_session.items() if found}


def start_of(seen: Told) -> str:
    """The rung at which running begins: from the break before the first run since the injury, however long ago."""
    runs = [(activity.day, activity.run_s) for activity in seen.known.counted if is_run(activity)]
    before = [day for day, _ in runs if day <= seen.began]
    first = min((day for day, _ in runs if day > seen.began), default=seen.day)
    off = (first - max(before)).days if before else None
    level = seen.known.intake.level
    has_run_30 = any(day <= seen.began and run_s is not None and run_s >= RUN_30_S for day, run_s in runs)
    is_known = has_run_30 or (level is not None and level is not Level.NEVER)
    return start_rung(Before(off_d=off, kinds=seen.kinds, has_run_30=is_known))
