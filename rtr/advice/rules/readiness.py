"""Readiness: five parts of how you are today, behind every gate and never above one.

What it does: from 55 to 74 of 100 it asks to repeat the step, from 35 to 54 for half a step less, below 35 for Rest.
Why it matters: what runners say of themselves follows load better than devices do; poor sleep went with injury.
When it does not apply: from 75 on. It opens nothing that another rule keeps closed.
Without data: symptoms of today and three fifths of the weight have to be known, else Hold, and Rest if low at best.
Example: pain 1, one point over your usual morning, fair sleep, the planned session: 77, nothing against it.
Thresholds: 75, 55 and 35; pulse at rest 2 own standard deviations up, with poor sleep or energy, is Rest at once.
Sources: a review of 56 studies, a study of 339 runners; weights and limits are choices of this project.
"""

from collections.abc import Mapping
from dataclasses import replace

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.policy import Policy
from rtr.advice.readiness import Readiness, readiness
from rtr.advice.readiness_inputs import inputs_of
from rtr.advice.today_plan import today_plan
from rtr.advice.words import listed, points
from rtr.metrics.base import EPS
from rtr.model import Verdict

LOW_ITEM = 2
"""Sleep or energy at this or below is poor (1-5)."""
LOW_TRUST = 4
"""Trust in the leg (0-10) below what running begins with (science §4.2)."""


def check(case: Case, policy: Policy) -> Outcome:
    """Hold or Rest by the sum of the parts; a raised pulse with poor sleep or energy is Rest at once."""
    if _is_worn(case, policy):
        observed = case.recovery.z_rhr or 0.0
        return Finding(observed=observed, limit=policy.rest_z_rhr, unit="own SD", verdict=Verdict.REST, words="pulse")
    found = readiness_of(case, policy)
    score = at_best(case, policy) if found.score is None else found.score
    bands = ((policy.ready_rest, Verdict.REST, "rest"), (policy.ready_lower, Verdict.HOLD, "lower"))
    for limit, verdict, words in (*bands, (policy.ready_repeat, Verdict.HOLD, "repeat")):
        if score is not None and score < limit - EPS:
            return Finding(observed=score, limit=limit, unit="0-100", verdict=verdict, words=words)
    if found.score is None:
        return Unknown(missing=tuple(name for name, value in found.parts.items() if value is None))
    return Cleared(words="low" if _low(case) else "cleared")


def _low(case: Case) -> list[str]:
    """What the sum has room for and a runner should still hear: poor sleep, little energy, little trust."""
    told = case.recovery
    items = (("sleep", told.sleep_quality, LOW_ITEM), ("energy", told.fatigue, LOW_ITEM))
    return [name for name, item, most in (*items, ("trust in the leg", told.confidence, LOW_TRUST))
            if item is not None and item <= most]  # fmt: skip


def at_best(case: Case, policy: Policy) -> float | None:
    """The sum if what is not known of sore places were as good as can be: where even that is low, it is low."""
    plan = today_plan(case, policy)
    told = inputs_of(case, plan.run_min, plan.week_min, policy)
    places = tuple(
        replace(one, pain_now=one.pain_now or 0.0, d24=one.d24 or 0.0, stiff=one.stiff or 0.0) for one in told.places
    )
    return readiness(replace(told, places=places)).score


def readiness_of(case: Case, policy: Policy) -> Readiness:
    """The five parts of a case and their sum."""
    plan = today_plan(case, policy)
    return readiness(inputs_of(case, plan.run_min, plan.week_min, policy))


def _is_worn(case: Case, policy: Policy) -> bool:
    """A pulse at rest well over the own month, with poor sleep or little energy (science §7.3, gate 10)."""
    told = case.recovery
    is_low = any(item is not None and item <= LOW_ITEM for item in (told.sleep_quality, told.fatigue))
    return told.z_rhr is not None and told.z_rhr > policy.rest_z_rhr + EPS and is_low


PARTS = {
    "symptoms": "pain and stiffness",
    "recovery": "sleep and energy",
    "load": "the length of the next session and week",
    "physiology": "pulse at rest",
    "confidence": "trust in the leg",
}
"""The five parts as they are said."""


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    found = readiness_of(case, policy)
    most = found.most_to_gain
    return {
        "most": "–" if most is None else PARTS[most],
        "limit": points(policy.ready_repeat),
        "pulse": points(policy.rest_z_rhr),
        "low": listed(_low(case)) or "nothing",
    }


RULE = Rule(
    code="readiness",
    title="How ready you are today",
    sources=("saw-2016", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "cleared": ("Pain, recovery and load of today fit the plan.", ""),
        "low": (
            "Pain and load of today fit the plan.",
            "Low today: {low}. Keep the run easy and end it early where it does not feel right.",
        ),
        "repeat": ("Today is a day to repeat.", "Most would change with {most}."),
        "lower": (
            "Today is a day for less.",
            "Take half a step less, or a brisk walk instead. Most would change with {most}.",
        ),
        "rest": ("Today is a day for rest.", "Mobility is fine. Most would change with {most}."),
        "pulse": (
            "Your pulse at rest is well over your own month, and sleep or energy is low.",
            "An easy walk is enough today.",
        ),
        "unknown": ("Too little of today is known to say how ready you are.", "Answer today's questions first."),
    },
)
