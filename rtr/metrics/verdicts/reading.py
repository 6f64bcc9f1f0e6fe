"""A diary read once for all verdicts of it: sessions, answers, mornings, signs and injuries."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rtr.body import InjuryKind, place
from rtr.diary import Diary, is_run
from rtr.metrics.verdicts.answers import answers_of
from rtr.metrics.verdicts.clock import aware, end_of, morning_of, said_at, zone_of
from rtr.metrics.verdicts.limits import kind_of
from rtr.metrics.verdicts.mornings import PlaceMornings, mornings_of
from rtr.metrics.verdicts.sessions import Session, sessions_of
from rtr.metrics.verdicts.steered import is_under_18, steered_by
from rtr.model import WHOLE_RUN, Activity, CheckIn, Injury, RunResponse

DAY = dt.timedelta(days=1)
LOOK_BACK_DAYS = 60
"""Twice what a usual morning or the last pain before a run may lie back."""
TENDER = "RF6"
"""The red flag that names a sore spot on the bone."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reading:
    """Everything a verdict looks at."""

    now: dt.datetime
    sessions: Sequence[Session]
    run_days: frozenset[dt.date]
    answers: Mapping[tuple[str, str], RunResponse]
    places: Mapping[str, frozenset[str]]
    """Places with answers, by activity."""
    mornings: Mapping[str, PlaceMornings]
    signs: Mapping[dt.date, Sequence[tuple[dt.datetime, frozenset[str]]]]
    """Signs and red flags of each day, with the moment they were said."""
    painkillers: Mapping[dt.date, dt.datetime]
    """The last moment one was named, by day."""
    injuries: Mapping[str, Sequence[Injury]]
    known: Diary

    def kind(self, where: str, day: dt.date) -> tuple[InjuryKind, bool]:
        """The class of a place on a day, and whether a clinician steers it; the newest episode speaks."""
        begun = [injury for injury in self.injuries.get(where, ()) if injury.onset <= day]
        steered = any(injury.is_open(day) and steered_by(injury) for injury in begun)
        kind = kind_of(begun[-1].kind) if begun else InjuryKind.UNKNOWN
        return kind, steered or kind is InjuryKind.CLINICIAN or is_under_18(self.known, day)

    def active(self, day: dt.date) -> list[str]:
        """Places with an injury on a day."""
        return [where for where, found in self.injuries.items() if any(one.is_open(day) for one in found)]

    def signs_after(self, session: Session) -> frozenset[str]:
        """Signs named after a session, up to the end of the next day."""
        days = (session.day, session.day + DAY)
        found = [names for day in days for at, names in self.signs.get(day, ()) if at > session.end]
        return frozenset().union(*found)

    def has_painkiller(self, session: Session) -> bool:
        """Whether one was named within a day before or after; a check-in of the run's day or the next one is near."""
        if {session.day, session.day + DAY} & self.painkillers.keys():
            return True
        near = (session.day + days * DAY for days in (-2, -1, 2))
        said = (self.painkillers[day] for day in near if day in self.painkillers)
        return any(session.start - DAY <= at <= session.end + DAY for at in said)


def read(known: Diary, until: dt.date, now: dt.datetime, since: dt.date = dt.date.min) -> Reading:
    """Read a diary that has been cut at `until`, as far as verdicts of the sessions from `since` on look back."""
    home = zone_of(known.runner.zone)
    first = dt.date.fromordinal(max(1, since.toordinal() - LOOK_BACK_DAYS))
    check_ins = [check_in for check_in in known.check_ins if check_in.day >= first]
    sessions = sessions_of(dataclasses.replace(known, activities=_from(known.activities, first)), until)
    places: defaultdict[str, set[str]] = defaultdict(set)
    for response in known.responses:
        if response.site != WHOLE_RUN:
            places[response.activity_uid].add(response.site)
    injuries: defaultdict[str, list[Injury]] = defaultdict(list)
    for injury in sorted(known.injuries, key=lambda injury: injury.onset):
        injuries[place(injury.site, injury.side)].append(injury)
    return Reading(
        now=now,
        sessions=sessions,
        run_days=frozenset(session.day for session in sessions),
        answers=answers_of(known.responses),
        places={uid: frozenset(found) for uid, found in places.items()},
        mornings=mornings_of(check_ins, sessions, home),
        signs=_signs(check_ins, home),
        painkillers={c.day: said_at(c, home) for c in check_ins if c.painkiller},
        injuries=injuries,
        known=known,
    )


def _from(activities: Sequence[Activity], first: dt.date) -> tuple[Activity, ...]:
    return tuple(activity for activity in activities if activity.day >= first)


def _signs(check_ins: Sequence[CheckIn], home: dt.tzinfo) -> Mapping[dt.date, list[tuple[dt.datetime, frozenset[str]]]]:
    found: defaultdict[dt.date, list[tuple[dt.datetime, frozenset[str]]]] = defaultdict(list)
    for check_in in check_ins:
        names = frozenset((*(check_in.signs or ()), *(check_in.red_flags or ())))
        if names:
            found[check_in.day].append((said_at(check_in, home), names))
    return found


def moment_of(known: Diary, day: dt.date) -> dt.datetime:
    """The moment a day of the diary is asked at: seven in the morning, or the last that was said or run on it."""
    home = zone_of(known.runner.zone)
    said = [said_at(c, home) for c in known.check_ins if c.day == day]
    near = [at for r in known.responses if (at := r.recorded_at) and abs((at.date() - day).days) <= 1]
    answered = [aware(at) for at in near if aware(at).astimezone(home).date() == day]
    ended = [end_of(activity, home) for activity in known.counted if activity.day == day and is_run(activity)]
    return max([morning_of(day, home), *said, *answered, *ended])
