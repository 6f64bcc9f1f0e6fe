"""Session spike: the last run beside the longest of the 30 days before it.

What it does: a last run more than 10 % over the longest of the 30 days before it asks for Hold, with its band named.
Why it matters: in the largest study of runners such sessions went with more injuries; weekly ratios did not.
When it does not apply: an excess of up to 5 running minutes is not counted, or every early step would alarm.
Without data: a run that could not be split, or without a run in the 30 days before it, is not judged: Hold.
Example: longest 24 minutes, last run 38: 59 % over, the moderate band, Hold.
Thresholds: 10 %, 30 % and 100 % over the longest; 5 minutes of allowance. Compared in running minutes.
Sources: Frandsen and others 2025 (distance of healthy runners); minutes and allowance are choices of this project.
"""

import math
from collections.abc import Mapping

import numpy as np

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import run_on, sentence_case, whole
from rtr.metrics.base import EPS, Series
from rtr.metrics.spike import Spike, states
from rtr.model import Verdict
from rtr.units import counted


def check(case: Case, policy: Policy) -> Outcome:
    """Hold when the last run was in the small, moderate or large band."""
    if case.last_run is None:
        return Unknown(missing=("last_run_min",), words="no_run")
    state = _state(case, policy)
    if state.is_above_cap:
        assert case.last_run_min is not None
        assert case.longest_before_min is not None
        ratio = case.last_run_min / case.longest_before_min
        return Finding(observed=ratio, limit=policy.spike_ref, unit="1", verdict=Verdict.HOLD, words=state.value)
    if case.last_run_unsplit or case.last_run_min is None:
        return Unknown(missing=("last_run_min",), words="unsplit")
    if case.longest_before_min is None:
        words = "reentry" if case.longest_before_absent == Spike.REENTRY.value else "unsplit_before"
        return Unknown(missing=("longest_before_min",), words=words)
    return Cleared(words=state.value)


def _state(case: Case, policy: Policy) -> Spike:
    if case.last_run_min is None or case.longest_before_min is None or case.longest_before_min <= 0:
        return Spike.ABSENT
    length, longest = np.array([case.last_run_min]), np.array([case.longest_before_min])
    known = Series.known("longest_30d", longest)
    return Spike(str(states(length, known, policy.bands)[0]))


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    longest = math.nan if case.longest_before_min is None else case.longest_before_min
    length = math.nan if case.last_run_min is None else case.last_run_min
    over = length / longest - 1 if longest > 0 else math.nan
    return {
        "run": "" if case.last_run is None else sentence_case(run_on(case.last_run, case.on)),
        "length": _minutes(length),
        "longest": whole(longest),
        "over": "–" if math.isnan(over) else f"{math.ceil(100 * over - EPS):,} %",
        "small": f"{100 * (policy.spike_small - 1):.0f} %",
        "ref": f"{100 * (policy.spike_ref - 1):.0f} %",
        "moderate": f"{100 * (policy.spike_moderate - 1):.0f} %",
        "allowance": whole(policy.micro_min),
    }


def _minutes(length: float) -> str:
    return "–" if not math.isfinite(length) else counted(round(length), "running minute")


_HELD = "{run} held {length}."
_OVER = "That is {over} over your longest of the 30 days before ({longest}), in the "
RULE = Rule(
    code="session-spike",
    title="Last run beside the longest of 30 days",
    sources=("frandsen-2025", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "small": (_HELD, _OVER + "small band, {ref} to {small}."),
        "moderate": (_HELD, _OVER + "moderate band, {small} to {moderate}."),
        "large": (_HELD, _OVER + "large band, beyond {moderate}."),
        "ref": (_HELD, "That is at most {ref} over your longest of the 30 days before ({longest})."),
        "microstep": (
            _HELD,
            "Your longest of the 30 days before was {longest}; up to {allowance} minutes more is a small step.",
        ),
        "reentry": (
            "{run} had no run to go by in the 30 days before it.",
            "There is nothing to compare it with yet, so add nothing.",
        ),
        "unsplit": (
            "{run} could not be split into running and walking.",
            "Its running minutes are not known, so it cannot be compared with your longest run.",
        ),
        "unsplit_before": (
            "The runs before it could not be split into running and walking.",
            "{run} has nothing to be compared with, so add nothing yet.",
        ),
        "no_run": ("There is no run in your diary yet.", ""),
    },
)
