"""Planned session: no longer than the cap, no higher than the step, and a day without a planned run is a rest day.

What it does: a planned run over your cap or above your step gives way to one that fits; a day without one is Rest.
Why it matters: single runs far over the longest of 30 days went with more injuries in the largest study of runners.
When it does not apply: in phase 0 nothing but walking is planned.
Without data: without a settled run in 30 days there is no cap, and without a step no plan: Hold.
Example: 30 minutes are planned, and the longest settled run of 30 days held 24: cut to 29.
Thresholds: the larger of 10 % and 5 running minutes over the longest settled run of 30 days.
Sources: Frandsen and others 2025 (distance of healthy runners); minutes and allowance are choices of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.ladder.resume import climb_of_case
from rtr.advice.policy import Policy
from rtr.advice.today_plan import TodayPlan, today_plan
from rtr.advice.words import day_text, floored, points, step_text, weekday
from rtr.metrics.base import EPS
from rtr.model import Verdict


def check(case: Case, policy: Policy) -> Outcome:
    """Rest on a planned rest day; Hold for a plan that is too long or too high by now."""
    if case.ladder is None:
        return Unknown(missing=("plan",))
    if case.ladder.phase == 0:
        return Cleared(words="walk")
    plan = today_plan(case, policy)
    rest = _rest(case, plan, policy)
    if rest is not None:
        return Finding(observed=0, limit=0, unit="min", verdict=Verdict.REST, words=rest)
    if plan.run_min is None:
        return Cleared(words="between") if plan.is_free else Unknown(missing=("plan",))
    if plan.cap_min is None:
        return Unknown(missing=("longest_next_min",), words="no_longest")
    return _beside_cap(case, plan, plan.run_min, plan.cap_min)


def _rest(case: Case, plan: TodayPlan, policy: Policy) -> str | None:
    """How it is told that today holds no run; None where it does, or where a day between two runs is told already."""
    if plan.is_rest:
        return "rest"
    if not plan.is_free or _is_between(case, policy):
        return None
    return "full" if plan.session is None else "free"


def _is_between(case: Case, policy: Policy) -> bool:
    """Whether today rests after a run anyway (`rtr.advice.rules.ran_yesterday`): that is told once."""
    days, week = case.days_since_run, case.mean_week_min
    is_three = week is None or week <= policy.rest_day_up_to_week_min + EPS
    return days == 0 or (days == 1 and is_three)


def _beside_cap(case: Case, plan: TodayPlan, run_min: float, most: float) -> Outcome:
    if is_below(case, plan, most):
        return Finding(observed=_longest_of(case), limit=most, unit="min", verdict=Verdict.HOLD, words="below")
    words = "cut" if run_min > most + EPS else "above" if is_above(case, plan) else None
    if words is None:
        return Cleared()
    return Finding(observed=run_min, limit=most, unit="min", verdict=Verdict.HOLD, words=words)


def is_above(case: Case, plan: TodayPlan) -> bool:
    """Whether an accepted session belongs to a higher step than the present one."""
    if not plan.is_accepted or plan.session is None or plan.session.rung is None or case.ladder is None:
        return False
    climb = climb_of_case(case)
    names = {one.name for one in climb.ladder}
    return plan.session.rung in names and climb.index(plan.session.rung) > climb.index(case.ladder.rung)


def is_below(case: Case, plan: TodayPlan, most: float) -> bool:
    """Whether the session the ladder names is one of a lower step because its own is over the cap."""
    mine, told = plan.session, case.ladder
    if mine is None or told is None or plan.is_accepted or mine.is_lighter or mine.rung == told.rung:
        return False
    return _longest_of(case) > most + EPS


def _longest_of(case: Case) -> float:
    """The longest run of the present step."""
    climb = climb_of_case(case)
    return 0.0 if case.ladder is None else climb.ladder[climb.index(case.ladder.rung)].most_min


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    plan = today_plan(case, policy)
    rung = "–" if case.ladder is None else step_text(case.ladder.rung)
    return {
        "planned": points(plan.run_min),
        "longest": floored(_longest_of(case)),
        "cap": floored(plan.cap_min),
        "step": rung,
        "next": "–" if plan.session is None else f"{weekday(plan.session.day)} {day_text(plan.session.day)}",
        "session": "–" if plan.session is None or plan.session.rung is None else step_text(plan.session.rung),
    }


RULE = Rule(
    code="planned-session",
    title="Planned session beside your cap",
    sources=("frandsen-2025", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "cleared": ("The next session holds {planned} running minutes.", "Your cap is {cap}."),
        "cut": ("{planned} running minutes were planned.", "Your cap is {cap} by now, so the session is cut to fit."),
        "below": (
            "You stand on {step}, with runs of up to {longest} minutes.",
            "Your cap is {cap} by now, so the next run is one of {session}.",
        ),
        "above": ("The plan has {session} today.", "You stand on {step} by now, so its session takes the place."),
        "rest": ("Your plan has no run today.", "Walking and mobility are fine."),
        "free": ("No run is planned today.", "The next one comes on {next}."),
        "full": ("No run is planned today.", "The week holds its runs by now, or no day that is left is free."),
        "between": ("No run is planned today.", "A day between runs is part of the plan."),
        "walk": ("No run is planned yet.", "Walking comes first."),
        "no_longest": (
            "There is no run to go by in the last 30 days.",
            "Without one there is no cap to go by, so begin low and add nothing.",
        ),
        "unknown": ("There is no step to plan a session from.", "Until there is one the best answer is Hold."),
    },
)
