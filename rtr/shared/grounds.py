"""Which reasons of an answer a scope allows: by what their sentences tell, and how far back they look."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.case import Case
from rtr.advice.policy import POLICY
from rtr.advice.rules import RULES
from rtr.diary import Diary
from rtr.share import Group
from rtr.shared.changes import ENERGY
from rtr.shared.needs import ALWAYS, FELT, HEART, LOAD, LOAD_FELT, NEVER, PLAN, PLAN_LOAD, Needs
from rtr.shared.reader import Reader

EVER = 10**6
"""Days of a look back that has no end."""
WHOLE_D = 61
"""So far back the numbers of a headline look: the longest of the 30 days before the last day with a run."""
GROUNDS: Mapping[str, tuple[Needs, int]] = MappingProxyType(
    {
        "red-flag": (FELT, 0),
        "clinician-only": (NEVER, EVER),
        "bone-pain": (FELT, 28),
        "limp-or-sharp": (FELT, 28),
        "last-run": (FELT, 56),
        "morning": (FELT, 56),
        "illness": (FELT, 14),
        "check-in": (FELT, 0),
        "stale-data": (LOAD_FELT, 28),
        "ran-yesterday": (LOAD, 56),
        "long-gap": (LOAD, 0),
        "re-entry": (LOAD, 0),
        "ladder": (PLAN, 0),
        "planned-session": (PLAN_LOAD, 31),
        "readiness": (LOAD_FELT, 56),
        "pace-recovery": (LOAD_FELT, 56),
        "session-spike": (LOAD, 61),
        "ramp": (LOAD, 42),
        "cut-back-due": (LOAD_FELT, 42),
    }
)
"""What each rule's sentences tell of, and how many days back at least: what is not here is never shown."""
WHOLE_BODY = frozenset({"red-flag", "illness", "check-in"})
"""Rules about how it felt that speak of no place."""
PLAIN_LADDER = frozenset({"count", "week", "pace"})
"""What the ladder says without telling how anything felt."""
_RULES = {rule.code: rule for rule in RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What decides whether a sentence may be shown: who reads, the case, and since when there is a diary."""

    reader: Reader
    case: Case
    begins: dt.date

    def reaches(self, days: int) -> bool:
        """Whether everything of so many days back is shown."""
        since = self.reader.scope.since
        return since is None or since <= max(self.begins, dt.date.fromordinal(max(1, self.case.on.toordinal() - days)))

    def is_since(self, days: Iterable[dt.date]) -> bool:
        """Whether none of these days lies before what is shown."""
        return all(self.reader.is_in_time(day) for day in days)

    def allows(self, rule: str) -> bool:
        """Whether the sentence of a rule may be shown."""
        needs, days = GROUNDS.get(rule, (NEVER, EVER))
        is_in_time = self.reaches(days) and self.is_since(_days_of(rule, self.case))
        return self.reader.may(_more(rule, needs, self.case)) and is_in_time and self._is_of_place(rule, needs)

    @property
    def is_whole(self) -> bool:
        """Whether plan, load and how it felt are shown without a limit, so that no sentence needs to be reduced."""
        days = {day for rule in ("red-flag", "long-gap", "re-entry") for day in _days_of(rule, self.case)}
        is_in_time = self.reaches(WHOLE_D) and self.is_since(days)
        said = (self.reader.may(PLAN_LOAD), self.reader.may(FELT), is_in_time, self.speaks_of_one_place)
        return all(said) and ENERGY not in self.case.standing_flags and not self.case.clinician_for

    @property
    def speaks_of_one_place(self) -> bool:
        """Whether the case knows of no place but the chosen one."""
        named = {one.place for one in self.case.places} | {one.place for one in self.case.back_offs}
        named |= {self.case.last_session.place} if self.case.last_session else set()
        return self.reader.scope.place is None or named <= {self.reader.scope.place, ""}

    def _is_of_place(self, rule: str, needs: Needs) -> bool:
        is_felt = Group.SYMPTOMS in (needs or ALWAYS) or rule == "ladder"
        return not is_felt or rule in WHOLE_BODY or self.speaks_of_one_place


def _days_of(rule: str, case: Case) -> set[dt.date]:
    """Days that a sentence names or counts from, however long ago."""
    found: set[dt.date | None] = set()
    if rule == "red-flag":
        found = {flag.day for flag in case.open_flags}
    if rule in {"long-gap", "re-entry", "stale-data"}:
        found = {case.last_run, case.last_activity, *case.run_days}
    if rule == "cut-back-due":
        weeks = dt.timedelta(weeks=1 + (case.loading_weeks or 0) + case.unjudged_weeks)
        found = {case.lighter_week, (case.week_from or case.on) - weeks}
    return {day for day in found if day is not None}


def _more(rule: str, needs: Needs, case: Case) -> Needs:
    """What a sentence needs beside what its rule always does."""
    if needs is None or (rule == "red-flag" and (ENERGY in case.standing_flags or case.is_energy_due)):
        return NEVER
    words = _RULES[rule].check(case, POLICY).words
    if rule == "ladder" and words not in PLAIN_LADDER:
        return needs | FELT
    has_heart = case.recovery.z_rhr is not None or case.recovery.z_hrv is not None
    if rule == "readiness" and (has_heart or words == "pulse"):
        return needs | HEART
    if rule == "pace-recovery" and case.pace.hr_change_bpm is not None:
        return needs | HEART
    return needs


def begin_of(diary: Diary) -> dt.date:
    """The first day anything is known of."""
    days = [a.day for a in diary.activities[:1]] + [c.day for c in diary.check_ins[:1]]
    days += [i.onset for i in diary.injuries]
    return min(days, default=dt.date.max)
