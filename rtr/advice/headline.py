"""The one line under the verdict: what to do today."""

from collections.abc import Mapping

from rtr.advice.base import Finding
from rtr.advice.case import Case
from rtr.advice.red_flags import raised
from rtr.advice.words import RECENT_DAYS, day_text, floored, weekday
from rtr.model import Verdict

NEXT_RUN = {
    "one_step": "one step lower than your last session",
    "two_steps": "two steps lower than your last session",
    "start": "from a start step: short runs with walks between them",
}


def headline(verdict: Verdict, case: Case, findings: Mapping[str, Finding]) -> str:
    """One line for the verdict; `findings` by the code of their rule. Never more than the verdict allows."""
    if verdict is Verdict.SEE_CLINICIAN:
        flags = raised((*(case.red_flags or ()), *(flag.flag for flag in case.open_flags)))
        return flags[0].urgency.line
    if verdict is Verdict.UNKNOWN:
        return _not_enough(case)
    if verdict is Verdict.REST:
        return "No more running today. Walking and mobility are fine." if case.days_since_run == 0 else _REST
    if verdict is Verdict.HOLD:
        return _hold(case, findings)
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


def _hold(case: Case, findings: Mapping[str, Finding]) -> str:
    """Hold at what was settled: never the session that was too long, never at full step after a gap."""
    if case.red_flags is None:
        return (
            f"Answer the question about alarming signs first. Then {_session(case, findings, 'run')}, adding nothing."
        )
    return f"Run today, but {_session(case, findings, 'stay')}. Add nothing yet."


def _session(case: Case, findings: Mapping[str, Finding], verb: str) -> str:
    gap, spike = findings.get("long-gap"), findings.get("session-spike")
    if gap is not None:
        return f"{verb} {NEXT_RUN[gap.words]}" if verb == "run" else NEXT_RUN[gap.words]
    if spike is not None:
        return f"{verb} within {floored(case.longest_before_min)} running minutes"
    days = case.days_since_run
    recent = case.last_run is not None and days is not None and days <= RECENT_DAYS
    return f"repeat {weekday(case.last_run)}'s session" if recent and case.last_run else "repeat the last session"
