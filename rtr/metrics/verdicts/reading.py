"""A diary read once for all verdicts of it: sessions, answers, mornings, signs and injuries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rtr.body import InjuryKind, place
from rtr.diary import Diary
from rtr.metrics.verdicts.answers import answers_of
from rtr.metrics.verdicts.clock import aware, morning_of, said_at, zone_of
from rtr.metrics.verdicts.limits import kind_of
from rtr.metrics.verdicts.mornings import PlaceMornings, mornings_of
from rtr.metrics.verdicts.sessions import Session, sessions_of
from rtr.metrics.verdicts.steered import is_active, is_under_18, steered_by
from rtr.model import WHOLE_RUN, CheckIn, Injury, RunResponse

DAY = dt.timedelta(days=1)
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
    painkillers: Sequence[tuple[dt.date, dt.datetime]]
    injuries: Mapping[str, Sequence[Injury]]
    known: Diary

    def kind(self, where: str, day: dt.date) -> tuple[InjuryKind, bool]:
        """The class of a place on a day, and whether a clinician steers it; the newest episode speaks."""
        begun = [injury for injury in self.injuries.get(where, ()) if injury.onset <= day]
        steered = any(is_active(injury, day) and steered_by(injury) for injury in begun)
        kind = kind_of(begun[-1].kind) if begun else InjuryKind.UNKNOWN
        return kind, steered or kind is InjuryKind.CLINICIAN or is_under_18(self.known, day)

    def active(self, day: dt.date) -> list[str]:
        """Places with an injury on a day."""
        return [where for where, found in self.injuries.items() if any(is_active(one, day) for one in found)]

    def signs_after(self, session: Session) -> frozenset[str]:
        """Signs named after a session, up to the end of the next day."""
        days = (session.day, session.day + DAY)
        found = [names for day in days for at, names in self.signs.get(day, ()) if at > session.end]
        return frozenset().union(*found)

    def has_painkiller(self, session: Session) -> bool:
        """Whether one was named within a day before or after; a check-in of the run's day or the next one is near."""
        return any(
            0 <= (day - session.day).days <= 1 or session.start - DAY <= at <= session.end + DAY
            for day, at in self.painkillers
        )


def read(known: Diary, until: dt.date, now: dt.datetime) -> Reading:
    """Read a diary that has been cut at `until`."""
    home = zone_of(known.runner.zone)
    sessions = sessions_of(known, until)
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
        mornings=mornings_of(known.check_ins, sessions, home),
        signs=_signs(known.check_ins, home),
        painkillers=[(c.day, said_at(c, home)) for c in known.check_ins if c.painkiller],
        injuries=injuries,
        known=known,
    )


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
    answered = [aware(r.recorded_at) for r in known.responses if r.recorded_at is not None]
    answered = [at for at in answered if at.astimezone(home).date() == day]
    ended = [session.end for session in sessions_of(known, day) if session.day == day]
    return max([morning_of(day, home), *said, *answered, *ended])
