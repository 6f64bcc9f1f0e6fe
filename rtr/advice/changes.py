"""What would change the answer: one sentence per other verdict that can be reached from here."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import WORDS, day_text, weekday
from rtr.metrics.base import EPS
from rtr.model import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A verdict and what would lead to it."""

    verdict: Verdict
    sentence: str

    def __str__(self) -> str:
        return f"{WORDS[self.verdict]}: {self.sentence}"


def changes(verdict: Verdict, case: Case, policy: Policy) -> tuple[Change, ...]:
    """From bold to cautious; a Stop has only one way out."""
    if verdict is Verdict.SEE_CLINICIAN:
        out = "Someone who examined you has cleared it, and you record who and when. Waiting does not change it."
        return (Change(verdict=Verdict.HOLD, sentence=out),)
    found = [Change(verdict=Verdict.PROGRESS, sentence=_READY)]
    if verdict is not Verdict.HOLD:
        found.append(Change(verdict=Verdict.HOLD, sentence=_to_hold(verdict, case, policy)))
    if verdict is Verdict.HOLD and case.last_activity is not None:
        stale = case.last_activity + dt.timedelta(days=policy.stale_d + 1)
        sentence = f"Nothing is recorded before {day_text(stale, beside=case.on)}."
        found.append(Change(verdict=Verdict.UNKNOWN, sentence=sentence))
    if verdict is Verdict.HOLD:
        found.append(Change(verdict=Verdict.REST, sentence="You run today: what is left of the day is for rest."))
    found.append(Change(verdict=Verdict.SEE_CLINICIAN, sentence=_STOP))
    return tuple(found)


_READY = "Your mornings are known and settled: pain, stiffness, sleep. This version does not ask for them yet."
_STOP = "You mark one of the alarming signs: no running, and a clinician looks at it."


def _to_hold(verdict: Verdict, case: Case, policy: Policy) -> str:
    if verdict is Verdict.REST and case.last_run is not None:
        day = next_run_day(case, policy)
        return f"From {weekday(day)} {day_text(day, beside=case.on)} on, without a run until then."
    if case.last_run is None:
        return "Import your runs."
    return "Import what you recorded since, or record a walk."


def next_run_day(case: Case, policy: Policy) -> dt.date:
    """First day on which no rest day is in the way, without a run until then."""
    if case.last_run is None:
        return case.on
    has_four_runs = case.mean_week_min is not None and case.mean_week_min > policy.rest_day_up_to_week_min + EPS
    return max(case.on, case.last_run + dt.timedelta(days=1 if has_four_runs else 2))
