"""The weeks of a return: judged beside each other only, and counted up to a lighter one (science §5.2, 5.3)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from rtr.advice.ladder.steps import rung
from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.frames import DailyFrame, WeekKindsFrame
from rtr.metrics.base import EPS
from rtr.metrics.cutback import LOADING_FROM, Confidence, WeekKind, count_anew
from rtr.metrics.load import WEEK
from rtr.metrics.week import week_of
from rtr.metrics.week_kinds import Tags, week_kinds

BREAK_D, LONG_BREAK_D = 7, 28
"""After more days off an injury begins a return; after a longer break running starts anew (rulings R8)."""
WHOLE_RUNS, LEAST_RUNS = 3, 2
"""A first week with so many days of running is a whole one, whenever in it running began; one run is no week."""
BUILD, BUILD_SHORT, SHORT_AGE, SHORT_EASED_BACK = 3, 2, 50, 2
"""Loading weeks before a lighter one: where none is chosen, and with a reason for fewer."""
LEAST_WEEK_MIN = rung("R1").week_min
"""Below this there is no lighter week of running."""
ASKED = 2
"""A lighter week is proposed so often; where neither was one, the count begins anew (a choice of this project)."""


def return_from(known: Diary, daily: DailyFrame, day: dt.date) -> dt.date | None:
    """The first run of the return that is under way; None without an open injury, or where running went on."""
    began = min((injury.onset for injury in known.open_injuries(day)), default=None)
    if began is None or daily.empty:
        return None
    ran = daily["day"].to_numpy().astype("datetime64[D]")[daily["runs"].to_numpy() > 0]
    after = ran > np.datetime64(began, "D")
    off = np.diff(ran, prepend=ran[:1] - LONG_BREAK_D - 1).astype(int)
    first = np.arange(len(ran)) == int((~after).sum())
    begins = ran[after & (off > np.where(first, BREAK_D, LONG_BREAK_D))]
    found: dt.date | None = begins[-1].astype(dt.date) if len(begins) else None
    return found


def own_days(daily: DailyFrame, begins: dt.date, week_start: int) -> DailyFrame:
    """The days of a return; its first week counts as begun in the middle while it holds few runs."""
    week = pd.Timestamp(week_of(begins, week_start))
    of_week = daily[(daily["day"] >= week) & (daily["day"] < week + pd.Timedelta(days=WEEK))]
    is_whole = int((of_week["runs"] > 0).sum()) >= WHOLE_RUNS
    first = week if is_whole else pd.Timestamp(begins)
    return DailyFrame(daily[daily["day"] >= first].reset_index(drop=True))


def judged_apart(found: WeekKindsFrame, known: Diary, daily: DailyFrame, day: dt.date, tags: Tags) -> WeekKindsFrame:
    """The same weeks: those of a return beside each other, and those that were due to be lighter and were."""
    begins, start = return_from(known, daily, day), known.runner.week_start
    if begins is not None:
        own = _own_kinds(own_days(daily, begins, start), start, day, tags)
        before = found[found["week"] < pd.Timestamp(week_of(begins, start))]
        found = WeekKindsFrame(pd.concat([before, own], ignore_index=True)) if len(before) else own
    lighter = count(weeks_of(found.iloc[:-1], begins), rhythm(known, day)).lighter
    if not lighter:
        return found
    marked, was_due = found.copy(), found["week"].isin(pd.to_datetime(list(lighter))) & ~found["is_tagged"]
    marked.loc[was_due, ["kind", "confidence"]] = [WeekKind.CUTBACK.value, Confidence.MEDIUM.value]
    return WeekKindsFrame(marked)


def _own_kinds(days: DailyFrame, start: int, day: dt.date, tags: Tags) -> WeekKindsFrame:
    """Kinds of the weeks of a return; while there is nothing to compare with, one of a single run was interrupted."""
    own = week_kinds(days, week_start=start, until=day, tags=tags)
    is_bare = (own["kind"] == WeekKind.LOADING.value) & own["base_min"].isna() & (own["runs"] < LEAST_RUNS)
    bare = set(own["week"][is_bare & ~own["is_tagged"]].dt.date)
    if not bare:
        return own
    found = week_kinds(days, week_start=start, until=day, tags={**tags, **dict.fromkeys(bare, WeekKind.INTERRUPTED)})
    was_bare = found["week"].dt.date.isin(bare)
    marked = found.copy()
    marked.loc[was_bare, "is_tagged"] = False
    marked.loc[was_bare, "confidence"] = Confidence.LOW.value
    return WeekKindsFrame(marked)


def rhythm(known: Diary, day: dt.date, eased_back: int = 0) -> int:
    """Loading weeks before a lighter one, as far as the set-up says and runs that `eased_back` lately."""
    age = known.profile.age(day.year)
    has_bone = any(i.kind == InjuryKind.BONE for i in known.open_injuries(day))
    is_short = has_bone or (age is not None and age >= SHORT_AGE) or eased_back >= SHORT_EASED_BACK
    chosen = known.runner.build_weeks or BUILD
    return max(1, min(chosen, BUILD_SHORT) if is_short else chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week as the count looks at it.

    `is_light`: a cut-back or an off week, after which the count begins anew. `is_said`: the runner named its kind.
    """

    week: dt.date
    kind: str
    run_min: float
    is_light: bool = False
    is_said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Loading weeks since the last lighter one, or since the count began anew, from `first` on.

    `lighter` are the weeks that were due to be lighter and were, by their minutes; `due` is the last one that
    was due and was not.
    """

    loading: int = 0
    unjudged: int = 0
    anew: dt.date | None = None
    first: dt.date | None = None
    lighter: tuple[dt.date, ...] = ()
    missed: tuple[dt.date, ...] = ()
    """All weeks that were due to be lighter and were not."""
    due: dt.date | None = None


def weeks_of(found: pd.DataFrame, begins: dt.date | None) -> list[Week]:
    """Weeks as they are counted: those of a return only, where one is under way."""
    light = count_anew(found["kind"].tolist(), found["share"].tolist()).tolist()
    begin = found["week"].to_numpy().astype("datetime64[D]").tolist()
    rows = zip(begin, found["kind"], found["run_min"], light, found["is_tagged"], strict=True)
    weeks = [Week(week=w, kind=k, run_min=minutes, is_light=was, is_said=said) for w, k, minutes, was, said in rows]
    return weeks if begins is None else [one for one in weeks if begins < one.week + dt.timedelta(days=WEEK)]


def count(weeks: Iterable[Week], build: int) -> Count:
    """Walk the weeks, oldest first.

    A week that was due to be lighter is one if it held at most 85 % of the loading week before it, which is what
    a growing return shows less of beside older weeks. One that was due and held more is asked for once more.
    """
    found, before = Count(), 0.0
    for one in weeks:
        is_loading = one.kind == WeekKind.LOADING.value
        most = max(LOADING_FROM * before, LEAST_WEEK_MIN)
        is_less = is_loading and not one.is_said and one.run_min <= most + EPS
        is_lower = is_less or one.kind == WeekKind.CUTBACK.value
        is_kept = is_lower and found.loading >= build
        if is_kept or one.is_light:
            lighter = (*found.lighter, one.week) if is_kept else found.lighter
            found = Count(anew=one.week, lighter=lighter, missed=found.missed)
        elif is_loading:
            found, before = _loaded(found, one.week, build), one.run_min
        elif one.kind == WeekKind.UNKNOWN.value:
            found = replace(found, unjudged=found.unjudged + 1)
    return found


def _loaded(found: Count, week: dt.date, build: int) -> Count:
    """One loading week more; the second that was due to be lighter ends the asking."""
    many, due = found.loading + 1, week if found.loading >= build else None
    missed = found.missed if due is None else (*found.missed, week)
    if many >= build + ASKED:
        return Count(lighter=found.lighter, missed=missed, due=due)
    return replace(found, loading=many, first=found.first or week, missed=missed, due=due)
