"""Ramp: a week beside the last loading week.

What it does: a week that holds more than the last loading week by 10 minutes, or 10 % where that is more, is Hold.
Why it matters: a planning aid: steps stay small enough for the next morning to answer. It protects nobody by itself.
When it does not apply: cut-back, interrupted and off weeks are passed over; without weeks, a step of the ladder counts.
Without data: without a loading week in the four weeks before, or with a run that could not be split: Hold.
Example: the last loading week held 70 minutes; this one holds 85 already: Hold, and the next runs stay shorter.
Thresholds: 10 running minutes or 10 %, whichever is more, for this week and for the whole one before it.
Sources: small steps are a convention; an experiment found no protection in 10 %, cohorts no clear link with growth.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.growth import limit_min
from rtr.advice.ladder.steps import rung
from rtr.advice.policy import Policy
from rtr.advice.words import floored, whole
from rtr.metrics.base import EPS
from rtr.metrics.cutback import WeekKind
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """Hold when this week, or the whole one before it, grew by more than a small step."""
    if _has_grown(case.week_min, case.settled_min, policy):
        return _grown(case.week_min, case.settled_min, policy, "this_week")
    is_usual = case.last_week_kind in {None, WeekKind.LOADING.value}
    if is_usual and _has_grown(case.loading_min, case.settled_before_min, policy):
        return _grown(case.loading_min, case.settled_before_min, policy, "last_week")
    unknown = _unknown(case, is_usual=is_usual)
    if unknown is not None and unknown.words in NO_COMPARISON and _keeps_to_its_step(case, policy):
        return Cleared(words="step")
    return unknown or Cleared(words="rebound" if case.last_week_kind == WeekKind.CUTBACK.value else "cleared")


NO_COMPARISON = frozenset({"no_week", "one_week"})


def _keeps_to_its_step(case: Case, policy: Policy) -> bool:
    """Whether the ladder stands in for weeks that are not there yet: each of its steps is a small one."""
    told = case.ladder
    is_half_known = (case.settled_min is None) != (case.loading_min is None)
    if told is None or told.phase == 0 or case.week_min is None or is_half_known:
        return False
    return case.week_min <= limit_min(rung(told.rung).week_min, policy) + EPS


def _unknown(case: Case, *, is_usual: bool) -> Unknown | None:
    """What is missing for a comparison."""
    if case.last_run is None:
        return Unknown(missing=("week_min",), words="no_run")
    if case.settled_min is None or case.loading_min is None:
        return Unknown(missing=("loading_min",), words="no_week")
    if case.week_min is None:
        return Unknown(missing=("week_min",), words="unsplit")
    if is_usual and case.settled_before_min is None:
        return Unknown(missing=("settled_before_min",), words="one_week")
    return None


def _has_grown(week: float | None, usual: float | None, policy: Policy) -> bool:
    return week is not None and usual is not None and week > limit_min(usual, policy) + EPS


def _grown(week: float | None, usual: float | None, policy: Policy, words: str) -> Finding:
    assert week is not None
    assert usual is not None
    limit = limit_min(usual, policy)
    return Finding(observed=week, limit=limit, unit="min", verdict=Verdict.HOLD, words=words)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    usual, before = case.settled_min, case.settled_before_min
    return {
        "week": _beside(case.week_min, usual, policy),
        "usual": whole(usual),
        "grown": _beside(case.loading_min, before, policy),
        "settled": "" if usual == case.loading_min else " without what ended in Ease back",
        "before": whole(before),
        "limit": whole(None if usual is None else limit_min(usual, policy)),
        "limit_before": whole(None if before is None else limit_min(before, policy)),
        "level": floored(usual),
    }


def _beside(week: float | None, usual: float | None, policy: Policy) -> str:
    """Minutes of a week; with a decimal where a whole number would hide that it is over the limit."""
    is_over = _has_grown(week, usual, policy)
    if is_over and usual is not None and whole(week) == whole(limit_min(usual, policy)):
        return f"{week:,.1f}"
    return whole(week)


RULE = Rule(
    code="ramp",
    title="This week beside the last loading week",
    sources=("rtr-choice", "buist-2008", "nielsen-2014", "damsted-2019"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "this_week": (
            "This week holds {week} running minutes already.",
            "The last loading week held {usual}{settled}; up to {limit} is a small step. Keep the rest of it short.",
        ),
        "last_week": (
            "Last week held {grown} running minutes, after {before} in the loading week before.",
            "Up to {limit_before} would have been a small step, so this week repeats it and adds nothing.",
        ),
        "cleared": (
            "This week holds {week} running minutes so far.",
            "The last loading week held {usual}{settled}; up to {limit} is a small step.",
        ),
        "rebound": (
            "Last week was a cut-back week; this one holds {week} running minutes so far.",
            "It goes back to the {level} of the week before, not beyond.",
        ),
        "step": (
            "There are no weeks of this return to compare with yet.",
            "Until there are, your step says how much a week holds.",
        ),
        "no_week": (
            "There is no loading week in the four weeks before this one.",
            "This week has nothing to be compared with, so add nothing yet.",
        ),
        "one_week": (
            "There is one loading week to go by.",
            "It has nothing to be compared with, so this week repeats it.",
        ),
        "unsplit": (
            "This week holds a run that could not be split into running and walking.",
            "Its minutes are not known, so add nothing yet.",
        ),
        "no_run": ("There is no run in your diary yet.", ""),
    },
)
