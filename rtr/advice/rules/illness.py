"""Illness: no running with a fever, nor in the day after it.

What it does: a fever, or feeling ill, is Rest until 24 hours after the first check-in without it.
Why it matters: running with a fever is a strain on the heart that no training is worth.
When it does not apply: a fever with weight loss or a hot red joint is a red flag and ends in Stop instead.
Without data: while the question what is new is open: Hold.
Example: a fever on Monday, none on Tuesday at 7:10: Rest until Wednesday 7:10.
Thresholds: 24 hours from the first check-in without a fever.
Sources: custom in sports medicine; the 24 hours are a convention, no trial stands behind them.
"""

import datetime as dt
import math
from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import day_text, moment_text, weekday
from rtr.body import Sign
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """Rest with a fever and for a day after it."""
    if Sign.FEVER in (case.new_signs or ()):
        return Finding(observed=1, limit=0, unit="1", verdict=Verdict.REST, words="today")
    if case.fever_on is not None and case.well_from is None:
        return Finding(observed=1, limit=0, unit="1", verdict=Verdict.REST, words="since")
    until = _until(case, policy)
    if until is not None and case.moment < until:
        hours = (until - case.moment).total_seconds() / 3600
        observed = math.floor(10 * max(0.0, policy.fever_free_h - hours)) / 10
        return Finding(
            observed=observed, limit=policy.fever_free_h, unit="h", verdict=Verdict.REST, words="after",
            until=until,
        )  # fmt: skip
    return Unknown(missing=("signs",)) if case.new_signs is None else Cleared()


def _until(case: Case, policy: Policy) -> dt.datetime | None:
    return None if case.well_from is None else case.well_from + dt.timedelta(hours=policy.fever_free_h)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    until, on = _until(case, policy), case.fever_on
    return {
        "until": "–" if until is None else moment_text(until, case.on, case.clock),
        "day": "–" if on is None else f"{weekday(on)} {day_text(on, beside=case.on)}",
        "hours": f"{policy.fever_free_h:g}",
    }


RULE = Rule(
    code="illness",
    title="Fever or illness",
    sources=("illness-convention",),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "today": ("You marked a fever, or feeling ill.", "No running until {hours} hours after it has gone."),
        "since": ("You marked a fever on {day}.", "No check-in since then says that it has gone."),
        "after": ("The fever of {day} is gone.", "Running opens again after {hours} hours without it: {until}."),
        "cleared": ("No fever and no illness.", ""),
        "unknown": ("Whether you are ill is not answered yet.", ""),
    },
)
