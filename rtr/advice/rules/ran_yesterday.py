"""Ran yesterday: a rest day between runs while there are three a week.

What it does: with a run yesterday, or one today already, it asks for Rest while the steps hold three runs a week.
Why it matters: published return programmes agree on a day between runs; next-morning answers need that day.
When it does not apply: above 90 running minutes a week, where steps hold four runs and two of them are neighbours.
Without data: with less than 28 days of history, or days not recorded, it is treated as a three-run step.
Example: 74 running minutes a week and a run on Tuesday: Rest on Wednesday.
Thresholds: 90 running minutes as mean week of the last 28 days, the last three-run step.
Sources: the common core of published programmes (convention); the 90 minutes are a choice of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.words import run_on, sentence_case, whole
from rtr.metrics.base import EPS
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """Rest after a run today; after one yesterday too, while a week holds three runs."""
    days = case.days_since_run
    if days is None:
        return Unknown(missing=("last_run",))
    if days > 1:
        return Cleared()
    if days == 0:
        return Finding(observed=0, limit=1, unit="d", verdict=Verdict.REST, words="today")
    if case.mean_week_min is not None and case.mean_week_min > policy.rest_day_up_to_week_min + EPS:
        return Cleared(words="four_runs")
    words = "yesterday" if case.mean_week_min is not None else "yesterday_unknown"
    return Finding(observed=1, limit=2, unit="d", verdict=Verdict.REST, words=words)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    return {
        "run": "" if case.last_run is None else sentence_case(run_on(case.last_run, case.on)),
        "week": whole(case.mean_week_min),
        "limit": whole(policy.rest_day_up_to_week_min),
    }


RULE = Rule(
    code="ran-yesterday",
    title="A day between runs",
    sources=("return-programmes", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "today": ("Today's run is done.", "One run a day is enough on the way back."),
        "yesterday": (
            "You ran yesterday.",
            "Your mean week holds {week} running minutes; up to {limit} a rest day stands between two runs.",
        ),
        "yesterday_unknown": (
            "You ran yesterday.",
            "Your mean week is not known yet, so a rest day stands between two runs.",
        ),
        "four_runs": (
            "You ran yesterday.",
            "Your mean week holds {week} running minutes; above {limit} two days in a row are usual.",
        ),
        "cleared": ("There was a day without running.", "{run} was your last one."),
        "unknown": ("There is no run in your diary yet.", ""),
    },
)
