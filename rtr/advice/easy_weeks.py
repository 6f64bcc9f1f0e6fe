"""Whether the runs of three weeks were easy, by talk test, effort and heart rate, as goal effort asks (science §9)."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rtr.advice.policy import POLICY
from rtr.advice.weeks import Recent
from rtr.diary import Diary
from rtr.measures import BPM_BINS, stacked
from rtr.metrics.base import EPS
from rtr.metrics.beats import heart_of
from rtr.metrics.faster import EASY_RPE
from rtr.metrics.heart import Heart, rejection
from rtr.metrics.rated import ratings
from rtr.metrics.verdicts.sessions import Session
from rtr.metrics.zones import conversational_cap, is_conversational, shares_under_cap
from rtr.model import Activity

WEEKS, WEEK = 3, 7
"""So many weeks in a row have to be easy before goal effort (science §4.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyWeeks:
    """Runs of three weeks that were not easy, and those of which nothing tells; None without a run in each week."""

    uneasy: int | None = None
    unrated: int | None = None


def easy_weeks(seen: Recent, goal_days: Collection[dt.date] = ()) -> EasyWeeks:
    """Both counts on a day. In a week with one of `goal_days` a single run may be what the plan had for goal effort."""
    since = dt.date.fromordinal(max(1, seen.day.toordinal() - WEEKS * WEEK))
    since = since if seen.began is None else max(since, seen.began)
    weeks = defaultdict[int, list[Session]](list)
    for session in seen.reading.sessions:
        if since < session.day <= seen.day:
            weeks[(seen.day - session.day).days // WEEK].append(session)
    if len(weeks) < WEEKS:
        return EasyWeeks()
    told = _told(seen, [session for runs in weeks.values() for session in runs])
    uneasy = unrated = 0
    for runs in weeks.values():
        found = [told[session.uid] for session in runs]
        hard, free = found.count(False), int(any(session.day in goal_days for session in runs))
        uneasy += max(0, hard - free)
        unrated += max(0, found.count(None) - max(0, free - hard))
    return EasyWeeks(uneasy=uneasy, unrated=unrated)


def is_easy(talked: bool | None, rpe: float | None, share: float | None) -> bool | None:
    """Whether one run was easy: the talk test and effort first, then heart rate; None where nothing tells.

    >>> is_easy(None, 4, 0.5), is_easy(True, 5, None), is_easy(None, 5, 1.0), is_easy(None, None, None)
    (True, True, False, None)
    """
    if talked is False or (rpe is not None and rpe >= POLICY.hard_rpe - EPS):
        return False
    if talked or rpe is not None:
        return bool(talked) or (rpe is not None and rpe <= EASY_RPE + EPS)
    return None if share is None else is_conversational(share)


def _told(seen: Recent, sessions: Sequence[Session]) -> Mapping[str, bool | None]:
    """What is known of each session; of its parts the hardest counts."""
    known, heart = seen.known, heart_of(seen.known, seen.day)
    rated = {uid: rating.rpe for uid, rating in ratings(known, seen.day).items()}
    parts = {a.uid: a for a in known.counted}
    talks = {r.activity_uid: r.talk_test for r in known.responses if r.talk_test is not None}
    found = {}
    for one in sessions:
        talked = [talks[uid] for uid in one.uids if uid in talks]
        efforts = [rpe for uid in one.uids if (rpe := rated.get(uid, parts[uid].rpe)) is not None]
        share = _share(known, [parts[uid] for uid in one.uids], heart)
        found[one.uid] = is_easy(all(talked) if talked else None, max(efforts, default=None), share)
    return found


def _share(known: Diary, parts: Sequence[Activity], heart: Heart) -> float | None:
    """The share of running at or below the conversational cap; None without a heart rate to believe."""
    held = [(a, m) for a in parts if (m := known.measures_of.get(a.uid)) is not None and rejection(m) is None]
    if not held or not heart.is_usable or heart.max_bpm is None:
        return None
    beats = [m.hr_late if a.walk_s and m.hr_late.packed else m.hr_running for a, m in held]
    counted = stacked(beats, BPM_BINS).sum(axis=0, keepdims=True)
    share = float(shares_under_cap(counted, conversational_cap(heart.rest_bpm, heart.max_bpm).bpm)[0])
    return share if math.isfinite(share) else None
