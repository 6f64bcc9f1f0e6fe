"""The one line under the verdict: what to do today."""

import math
from collections.abc import Mapping

from rtr.advice.base import Finding, Outcome, Unknown
from rtr.advice.case import Case
from rtr.advice.cutback import cut_percent
from rtr.advice.policy import Policy
from rtr.advice.red_flags import raised
from rtr.advice.words import RECENT_DAYS, counted, day_text, weekday
from rtr.metrics.base import EPS
from rtr.model import Verdict

NEXT_RUN = {
    "one_step": "one step lower than {than}",
    "two_steps": "two steps lower than {than}",
    "start": "from a start step: short runs with walks between them",
}


def headline(verdict: Verdict, case: Case, outcomes: Mapping[str, Outcome], policy: Policy) -> str:
    """One line for the verdict; `outcomes` by the code of their rule. Never more than the verdict allows."""
    if verdict is Verdict.SEE_CLINICIAN:
        flags = raised((*(case.red_flags or ()), *(flag.flag for flag in case.open_flags)))
        return flags[0].urgency.line
    if verdict is Verdict.UNKNOWN:
        return _not_enough(case)
    if verdict is Verdict.REST:
        return "No more running today. Walking and mobility are fine." if case.days_since_run == 0 else _REST
    if verdict is Verdict.HOLD:
        return _hold(case, outcomes, policy)
    return _LINES[verdict]


_REST = "No running today. Walking and mobility are fine."
_LINES = {
    Verdict.PROGRESS: "Run the planned session today.",
    Verdict.EASE_BACK: "No running until the stated day and time, then one step lower.",
}


def _not_enough(case: Case) -> str:
    if case.last_activity is None:
        return "Your diary is empty. Import your runs to get an answer."
    if case.last_run is None:
        return "Your diary holds no run yet. Import your runs to get an answer."
    since = day_text(case.last_activity, beside=case.on)
    return f"Nothing has been recorded since {since}. Import what is newer to get an answer."


def _hold(case: Case, outcomes: Mapping[str, Outcome], policy: Policy) -> str:
    """Hold at what was settled: never the session that was too long, never at full step after a gap."""
    verb, session = _session(case, outcomes, policy)
    if case.red_flags is None:
        return f"Answer the question about alarming signs first. Then {verb or 'run'} {session}, adding nothing."
    return f"Run today, but {verb}{' ' if verb else ''}{session}. Add nothing yet."


def _session(case: Case, outcomes: Mapping[str, Outcome], policy: Policy) -> tuple[str, str]:
    """A verb, where "run" alone would not do, and what to run."""
    gap, spike = outcomes.get("long-gap"), outcomes.get("session-spike")
    before = counted(math.floor((case.longest_before_min or 0) + EPS), "running minute")
    if isinstance(gap, Finding):
        than = f"the {before} before your last run" if isinstance(spike, Finding) else "your last session"
        return "", NEXT_RUN[gap.words].format(than=than)
    if isinstance(outcomes.get("cut-back-due"), Finding):
        than = f"the {before} before your last run" if isinstance(spike, Finding) else "in the last loading week"
        return "", f"{cut_percent(case, policy):.0f} % shorter than {than}"
    if isinstance(spike, Finding):
        return "stay", f"within {before}"
    ramp = outcomes.get("ramp")
    if isinstance(ramp, Finding) and ramp.words == "this_week":
        return "", f"shorter than {_last(case)}"
    return ("stay within" if isinstance(spike, Unknown) else "repeat"), _last(case)


def _last(case: Case) -> str:
    days = case.days_since_run
    is_recent = days is not None and days <= RECENT_DAYS
    return f"{weekday(case.last_run)}'s session" if is_recent and case.last_run else "the last session"
