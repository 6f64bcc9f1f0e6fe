"""The one line under the verdict: what to do today."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rtr.advice.base import Finding, Outcome, Unknown
from rtr.advice.case import Case
from rtr.advice.cutback import cut_percent
from rtr.advice.growth import limit_min
from rtr.advice.pace_limit import limit_of
from rtr.advice.policy import Policy
from rtr.advice.red_flags import raised
from rtr.advice.words import RECENT_DAYS, day_text, floored, moment_text, sentence_case, step_text, weekday
from rtr.metrics.base import EPS
from rtr.metrics.load import WEEK
from rtr.metrics.spike import cap
from rtr.model import Verdict
from rtr.plan import Session, SessionKind
from rtr.units import counted

Outcomes = Mapping[str, Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the plan holds: the session of today, and the next run."""

    session: Session | None = None
    next_run: Session | None = None


NO_PLAN = Shown()

NEXT_RUN = {
    "one_step": "one step lower than {than}",
    "two_steps": "two steps lower than {than}",
    "start": "from a start step: short runs with walks between them",
}


def headline(verdict: Verdict, case: Case, outcomes: Outcomes, policy: Policy, shown: Shown = NO_PLAN) -> str:
    """One line for the verdict; `outcomes` by the code of their rule. Never more than the verdict allows."""
    if verdict is Verdict.SEE_CLINICIAN:
        return _stop(case, outcomes)
    if verdict is Verdict.EASE_BACK:
        return _ease_back(case, outcomes)
    if verdict is Verdict.UNKNOWN:
        return _not_enough(case, outcomes)
    if verdict is Verdict.REST:
        return _rest(case, outcomes, shown)
    if shown.session is not None or shown.next_run is not None:
        line = _planned(verdict, case, outcomes, shown)
    else:
        line = _hold(case, outcomes, policy) if verdict is Verdict.HOLD else _ready(case, policy)
    limit = limit_of(case, outcomes)
    return f"{line} {sentence_case(limit.words)}." if limit is not None and limit.words else line


def _planned(verdict: Verdict, case: Case, outcomes: Outcomes, shown: Shown) -> str:
    """The session of today in words; without one, the next run and its day."""
    asked = _asked(case, outcomes)
    if shown.session is None:
        when = _following(case, shown)
        return f"{asked} first.{when}" if asked else f"No run is planned today.{when}"
    verb = "walk" if shown.session.kind is SessionKind.WALK else "run"
    if asked:
        return f"{asked} first. Then {verb}: {named(shown.session)}, adding nothing."
    add = "" if verdict is Verdict.PROGRESS else " Add nothing yet."
    return f"{verb.capitalize()} today: {named(shown.session)}.{add}"


def named(session: Session) -> str:
    """A session and its step: `2 × (12 min run, 2 min walk), step 8`."""
    return session.title if session.rung is None else f"{session.title}, {step_text(session.rung)}"


def _asked(case: Case, outcomes: Outcomes) -> str | None:
    """What has to be answered before anything is done today."""
    if isinstance(outcomes.get("check-in"), Unknown):
        return "Answer the four questions"
    return "Answer the question about alarming signs" if case.red_flags is None else None


def _stop(case: Case, outcomes: Outcomes) -> str:
    """The most urgent sign; else that a clinician makes the plan, or has to look."""
    if case.standing_flags:
        return raised(case.standing_flags)[0].urgency.line
    if isinstance(outcomes.get("clinician-only"), Finding):
        return "Your plan comes from your clinician. Log and look here; no session is named."
    return "Do not run. Have it looked at before the next run."


def _ease_back(case: Case, outcomes: Outcomes) -> str:
    until = last_until(outcomes)
    when = "it has settled" if until is None else moment_text(until, case.on, case.clock)
    is_walking = case.ladder is not None and case.ladder.phase == 0
    after = "walking comes first" if is_walking else "the next run is one step lower"
    return f"No running until {when}. Then a check-in decides, and {after}."


def last_until(outcomes: Outcomes) -> dt.datetime | None:
    """The last moment at which a time without running ends."""
    asked = [o for o in outcomes.values() if isinstance(o, Finding) and o.verdict is Verdict.EASE_BACK]
    return max((o.until for o in asked if o.until is not None), default=None)


def _rest(case: Case, outcomes: Outcomes, shown: Shown) -> str:
    if isinstance(outcomes.get("illness"), Finding):
        return "No running until the fever has been gone for a day. Rest."
    if shown.session is not None:
        return f"Walk today: {named(shown.session)}. Running comes later."
    morning = outcomes.get("morning")
    if isinstance(morning, Finding) and morning.verdict is Verdict.REST:
        much = " this much" if morning.words == "reached" else ""
        return f"No running while it hurts{much} to walk. Mobility is fine."
    more = "more " if case.days_since_run == 0 else ""
    return f"No {more}running today. Walking and mobility are fine.{_following(case, shown)}"


def _following(case: Case, shown: Shown) -> str:
    """The next run and its day, as a sentence after another; an accepted plan tells its own."""
    if shown.next_run is None or case.planned:
        return ""
    day = shown.next_run.day
    lighter = ", in a lighter week" if shown.next_run.is_lighter else ""
    return f" Next run on {weekday(day)} {day_text(day, beside=case.on)}: {named(shown.next_run)}{lighter}."


def _not_enough(case: Case, outcomes: Outcomes) -> str:
    if case.last_activity is None:
        return "Your diary is empty. Import your runs to get an answer."
    if case.last_run is None:
        return "Your diary holds no run yet. Import your runs to get an answer."
    stale = outcomes.get("stale-data")
    if isinstance(stale, Finding) and stale.words != "mornings":
        since = day_text(case.last_activity, beside=case.on)
        return f"Nothing has been recorded since {since}. Import what is newer to get an answer."
    if is_due(outcomes):
        return "The 48 hours are over. Check in first: that decides whether running opens again."
    if isinstance(stale, Finding):
        return f"{case.mornings_missing} of the last {case.mornings_asked} mornings are missing. Add what you remember."
    return "Answer the four questions first. Today they decide, so there is no answer without them."


def is_due(outcomes: Outcomes) -> bool:
    """Whether a time without running is over and waits for a check-in."""
    return any(isinstance(o, Finding) and o.words == "due" for o in outcomes.values())


def _ready(case: Case, policy: Policy) -> str:
    """What may be done while there is no plan: up to the cap, and what the week has room for."""
    if case.longest_next_min is None:
        return "Run today, no longer than your last settled run."
    most = float(cap(np.array([case.longest_next_min]), policy.bands)[0])
    room = _room_min(case, policy)
    if room is None or room >= most:
        return f"Run today, up to {floored(most)} running minutes, your cap."
    if room >= 1 or case.week_from is None:
        return f"Run today, up to {floored(room)} running minutes: so much room this week has."
    begins = case.week_from + dt.timedelta(days=WEEK)
    return f"You are ready, and this week is full: the next run fits from {weekday(begins)} {day_text(begins)} on."


def _room_min(case: Case, policy: Policy) -> float | None:
    """What the week can still hold without being a large step."""
    if case.settled_min is None or case.week_min is None:
        return None
    return max(0.0, limit_min(case.settled_min, policy) - case.week_min)


def _hold(case: Case, outcomes: Outcomes, policy: Policy) -> str:
    """Hold at what was settled: never the session that was too long, never at full step after a gap."""
    verb, session = _session(case, outcomes, policy)
    asked = _asked(case, outcomes)
    if asked:
        return f"{asked} first. Then {verb or 'run'} {session}, adding nothing."
    return f"Run today, but {verb}{' ' if verb else ''}{session}. Add nothing yet."


def _session(case: Case, outcomes: Outcomes, policy: Policy) -> tuple[str, str]:
    """A verb, where "run" alone would not do, and what to run."""
    gap, spike, last = outcomes.get("long-gap"), outcomes.get("session-spike"), outcomes.get("last-run")
    before = counted(math.floor((case.longest_before_min or 0) + EPS), "running minute")
    if isinstance(gap, Finding):
        than = f"the {before} before your last run" if isinstance(spike, Finding) else "your last session"
        return "", NEXT_RUN[gap.words].format(than=than)
    if isinstance(outcomes.get("cut-back-due"), Finding):
        than = f"the {before} before your last run" if isinstance(spike, Finding) else "in the last loading week"
        return "", f"{cut_percent(case, policy):.0f} % shorter than {than}"
    if isinstance(spike, Finding):
        return "stay", f"within {before}"
    if isinstance(last, Finding) and last.words == "passed":
        return "", f"one step lower than {_last(case)}"
    ramp = outcomes.get("ramp")
    if isinstance(ramp, Finding) and ramp.words == "this_week":
        return "", f"shorter than {_last(case)}"
    return ("stay within" if isinstance(spike, Unknown) else "repeat"), _last(case)


def _last(case: Case) -> str:
    days = case.days_since_run
    is_recent = days is not None and days <= RECENT_DAYS
    return f"{weekday(case.last_run)}'s session" if is_recent and case.last_run else "the last session"
