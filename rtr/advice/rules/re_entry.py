"""Re-entry: the first runs after a longer break stay at their step.

What it does: after more than 14 days without running it asks for Hold until two runs have been done.
Why it matters: one run says little about a leg that has rested for weeks; a step counts once two runs on it settled.
When it does not apply: after shorter breaks, and from the second run on; whether those settled is for the symptoms.
Without data: with a single run in the diary the break before it is not known: Hold.
Example: 20 days without a run, then one on Monday: Hold on Wednesday, the same session again.
Thresholds: more than 14 days between two days with a run; two runs after it.
Sources: convention in return programmes, each step done at least twice; the 14 days are a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import day_text, number, run_on, sentence_case
from rtr.model import Verdict
from rtr.units import counted


def check(case: Case, policy: Policy) -> Outcome:
    """Hold in a long break and until enough runs have been done after it."""
    ahead = case.days_since_run
    if ahead is None:
        return Unknown(missing=("last_run",), words="no_run")
    if ahead > policy.reentry_gap_d:
        return Finding(observed=ahead, limit=policy.reentry_gap_d, unit="d", verdict=Verdict.HOLD, words="ahead")
    if len(case.run_days) < 2:
        return Unknown(missing=("runs_before",), words="first_run")
    done, days = _since_break(case, policy)
    if days and done < policy.reentry_runs:
        return Finding(observed=days, limit=policy.reentry_gap_d, unit="d", verdict=Verdict.HOLD, words="begun")
    return Cleared()


def _since_break(case: Case, policy: Policy) -> tuple[int, int]:
    """Runs since the last long break, and its days; 0 days where none is seen."""
    for done, (run, before) in enumerate(zip(case.run_days, case.run_days[1:], strict=False), start=1):
        if (run - before).days > policy.reentry_gap_d:
            return done, (run - before).days
    return len(case.run_days), 0


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    done, days = _since_break(case, policy)
    first = case.run_days[done - 1] if case.run_days else None
    return {
        "since": counted(case.days_since_run or 0, "day"),
        "days": counted(days, "day"),
        "first": "–" if first is None else sentence_case(run_on(first, case.on)),
        "last": "–" if case.last_run is None else day_text(case.last_run, beside=case.on),
        "wanted": number(policy.reentry_runs),
        "limit": str(policy.reentry_gap_d),
    }


RULE = Rule(
    code="re-entry",
    title="First runs after a break",
    sources=("return-programmes", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "ahead": (
            "The next run is the first one after {since}.",
            "Its step stays the same until {wanted} runs there have settled.",
        ),
        "begun": (
            "{first} was the first one after {days}.",
            "Repeat it: after more than {limit} days a step counts once {wanted} runs there have settled.",
        ),
        "cleared": ("There is no long break just behind you.", "Your last run was on {last}."),
        "first_run": (
            "There is no earlier run to go by.",
            "Whether there was a break before the last one is not known, so add nothing yet.",
        ),
        "no_run": ("There is no run in your diary yet.", ""),
    },
)
