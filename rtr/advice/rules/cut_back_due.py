"""Cut-back due: after some loading weeks a lighter one, sooner with signs of tiredness.

What it does: when a cut-back week is due now it asks for Hold with each run shorter; due next week, it says so.
Why it matters: lighter weeks are customary in training; no study of runners was found that compares them with none.
When it does not apply: in a break of more than 7 days, in a week of walks or missed runs, before one loading week.
Without data: parts that are not known could make it due; where they would, it is Hold, and they are named.
Example: two of three loading weeks and rising pain: 0.67 + 0.25, not now; with this week 1.25, so the next one.
Thresholds: weeks ÷ 3 (÷ 2 after a bone stress injury, from 50 years, by choice) + parts; 1 at a week's start, 1.25 now.
Sources: practice of runners and coaches, no trial; timing, parts and size are choices of this project.
"""

import datetime as dt
from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.cutback import Sum, When, due, is_walking, lighter, weeks_to_go
from rtr.advice.cutback_words import because, unknown_names
from rtr.advice.policy import Policy
from rtr.advice.words import day_text, sentence_case
from rtr.metrics.base import EPS
from rtr.metrics.cutback import WeekKind
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """Hold in a week that is due to be lighter, and where it cannot be told."""
    if is_walking(case) or (case.days_since_run is not None and case.days_since_run > policy.gap_same_step_d):
        return Cleared(words="walking" if is_walking(case) else "break")
    found = due(case, policy)
    if found.shown is None:
        return Unknown(missing=("loading_weeks",), words="no_week" if case.last_run else "no_run")
    if found.when is When.UNKNOWN:
        return Unknown(missing=found.shown.unknown)
    if found.when is When.NOW:
        return _now(found.shown, policy)
    if case.week_tag == WeekKind.CUTBACK.value:
        return Finding(observed=1, limit=0, unit="1", verdict=Verdict.HOLD, words="tagged")
    return Cleared(words=found.when.value)


def _now(shown: Sum, policy: Policy) -> Finding:
    """The sum that was reached, or the weeks after which it is no longer asked for."""
    if shown.value < shown.limit - EPS:
        limit = policy.forced_weeks
        return Finding(observed=shown.weeks, limit=limit, unit="weeks", verdict=Verdict.HOLD, words="now")
    return Finding(observed=shown.value, limit=shown.limit, unit="1", verdict=Verdict.HOLD, words="now")


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    found, light, weeks = due(case, policy), lighter(case, policy), weeks_to_go(case, policy)
    begins = None if weeks is None or case.week_from is None else case.week_from + dt.timedelta(weeks=weeks)
    return {
        "because": "" if found.shown is None else because(found.shown, case),
        "Because": "" if found.shown is None else sentence_case(because(found.shown, case)),
        "missing": unknown_names(found.shown),
        "cut": _cut(light.cut_percent),
        "begins": "–" if begins is None else day_text(begins, beside=case.on),
    }


def _cut(percent: float) -> str:
    """About, because the steps of the ladder come as they are.

    >>> _cut(25), _cut(30)
    ('about a quarter', 'about 30 %')
    """
    return "about a quarter" if round(percent) == 25 else f"about {percent:.0f} %"


RULE = Rule(
    code="cut-back-due",
    title="The next cut-back week",
    sources=("cutback-practice", "rtr-choice", "bell-2023", "bell-2022"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "now": (
            "This week is due to be a cut-back week.",
            "It comes after {because}. As many runs as planned, each {cut} shorter, nothing new.",
        ),
        "next_week": (
            "The next week is due to be a cut-back week.",
            "It begins on {begins}, after {because}.",
        ),
        "later": ("No cut-back week is due yet.", "{Because}. At this rhythm it begins on {begins}."),
        "tagged": (
            "You said that this week is a cut-back week.",
            "As many runs as usual, each {cut} shorter than in the last loading week, nothing new.",
        ),
        "under_way": ("You said that runs of this week were missed.", "It does not count as a loading week."),
        "break": (
            "No cut-back week is due in a break.",
            "The count begins anew with the first loading week after it.",
        ),
        "walking": ("Walks need no cut-back week.", "Weeks are counted from the first one of running on."),
        "unknown": (
            "Whether this week is due to be a cut-back week is not known.",
            "Enough to make it due, and not known: {missing}.",
        ),
        "no_week": (
            "Your diary holds no full week yet.",
            "Cut-back weeks are counted from the first one on.",
        ),
        "no_run": ("There is no run in your diary yet.", ""),
    },
)
