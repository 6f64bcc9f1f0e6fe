"""Pace and recovery: easy running gets faster only with recovery that is at least as good.

What it does: a rise of pace without that recovery is Hold; the next run goes no faster than before, goal effort waits.
Why it matters: training that followed recovery did more for runners than a fixed plan; pace is an output, no target.
When it does not apply: up to 3 % faster, or faster at a lower heart rate and effort, or with recovery kept.
Without data: no speed, no comparison, and no other answer for it; a rise with recovery not known is Hold.
Example: 6:20 /km for four weeks, 6:02 this week at the same effort, sleep and energy lower: no faster than 6:20.
Thresholds: 3 %; 2 runs in 7 days beside 4 in 28; heart rate 3 beats, effort 1 point lower is easier; sleep 3 of 5.
Sources: a trial of training by recovery, cost of slopes, a review of how athletes feel; limits are choices.
"""

import math
from collections.abc import Iterator, Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.pace_limit import has_goal, pace_before
from rtr.advice.policy import Policy
from rtr.advice.recovery import is_kept
from rtr.advice.words import listed, number, points, sentence_case
from rtr.metrics.base import EPS
from rtr.metrics.pace import PaceAbsence
from rtr.model import Verdict
from rtr.units import counted


def check(case: Case, policy: Policy) -> Outcome:
    """Hold for a rise of pace, or goal effort next, without recovery that is at least as good."""
    told, ratio = case.pace, _ratio(case, policy)
    is_up = ratio is not None and ratio > policy.pace_rise + EPS
    if is_up and not _is_easier(case, policy):
        if (kept := _is_paired(case, policy)) is None:
            return Unknown(missing=("recovery",), words="no_recovery", verdict=Verdict.HOLD)
        if not kept:
            return _finding("faster", told.ratio or 0.0, policy.pace_rise, "1")
    if has_goal(case, policy):
        return _goal(case, policy)
    if ratio is None:
        is_walking = case.ladder is not None and case.ladder.phase == 0
        return Cleared(words="walking") if is_walking else Unknown(missing=("easy_pace",))
    return Cleared(words="cleared" if not is_up else "easier" if _is_easier(case, policy) else "paired")


def _finding(words: str, observed: float, limit: float, unit: str) -> Finding:
    return Finding(observed=observed, limit=limit, unit=unit, verdict=Verdict.HOLD, words=words)


def _goal(case: Case, policy: Policy) -> Outcome:
    """Goal effort: three weeks in which every run settled and was easy, and recovery as good as before."""
    told = case.pace
    for runs in (told.unsettled_21d, told.uneasy_21d):
        if runs:
            return _finding("goal", runs, 0, "runs in 21 d")
    kept = _is_rested(case, policy)
    if kept is False:
        return _finding("goal", told.recovery or 0.0, told.recovery_before or 0.0, "0-1")
    if kept is None or told.unsettled_21d is None:
        return Unknown(missing=("recovery",), words="goal_unknown", verdict=Verdict.HOLD)
    if told.uneasy_21d is None or told.unrated_21d is None or told.unrated_21d:
        return Unknown(missing=("effort",), words="goal_unrated", verdict=Verdict.HOLD)
    return Cleared(words="goal_open")


def _ratio(case: Case, policy: Policy) -> float | None:
    """How fast easy running is beside the weeks before; None with too few runs."""
    is_enough = case.pace.runs >= policy.pace_runs and case.pace.runs_before >= policy.pace_runs_before
    return case.pace.ratio if is_enough else None


def _is_easier(case: Case, policy: Policy) -> bool:
    """Whether what is known of heart rate and effort is lower, all of it; nothing known is not easier."""
    told = case.pace
    lower = [
        change <= -least + EPS
        for change, least in ((told.hr_change_bpm, policy.pace_hr_lower), (told.rpe_change, policy.pace_rpe_lower))
        if change is not None
    ]
    return bool(lower) and all(lower)


def _is_rested(case: Case, policy: Policy) -> bool | None:
    told = case.pace
    return is_kept(told.recovery, told.recovery_before, told.sleep_quality, policy.recovery_sleep)


def _is_paired(case: Case, policy: Policy) -> bool | None:
    """Recovery at least as good, sleep good enough, and rest or an easy day after each faster run."""
    return False if case.pace.hard_after else _is_rested(case, policy)


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    ratio = case.pace.ratio
    return {
        "share": "–" if ratio is None else f"{max(0, math.ceil(100 * (ratio - 1) - EPS))} %",
        "limit": f"{100 * (policy.pace_rise - 1):.0f} %",
        "effort": _effort(case),
        "against": sentence_case(listed(list(_against(case, policy))) or "recovery is as good as before") + ".",
        "pace": pace_before(case) or "the pace of the weeks before",
        "why": _why(case, policy),
        "unrated": counted(case.pace.unrated_21d, "run") if case.pace.unrated_21d else "the runs",
    }


def _why(case: Case, policy: Policy) -> str:
    """What a comparison lacks."""
    told = case.pace
    if told.speed_absent == PaceAbsence.NO_SPEED:
        return "None of your easy runs tells its speed."
    if told.runs < policy.pace_runs:
        return f"It takes {number(policy.pace_runs)} easy runs of known speed in 7 days; there {_are(told.runs)}."
    least = number(policy.pace_runs_before)
    return f"It takes {least} easy runs of known speed in the four weeks before; there {_are(told.runs_before)}."


def _are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {number(count) if count else 'none'}"


def _effort(case: Case) -> str:
    """`Heart rate was 4 beats higher and effort the same.`"""
    told, said = case.pace, []
    if told.hr_change_bpm is not None:
        beats = round(told.hr_change_bpm)
        amount = "the same" if not beats else f"{counted(abs(beats), 'beat')} {'higher' if beats > 0 else 'lower'}"
        said.append(f"heart rate was {amount}")
    if told.rpe_change is not None:
        size = round(abs(told.rpe_change), 1)
        amount = f"{points(size)} of 10 {'higher' if told.rpe_change > 0 else 'lower'}" if size else "the same"
        said.append(f"effort {'' if said else 'was '}{amount}")
    return sentence_case(listed(said)) + "." if said else "Whether it felt any easier is not known."


def _against(case: Case, policy: Policy) -> Iterator[str]:
    """What speaks against more pace, each as a clause."""
    told = case.pace
    if told.unsettled_21d and has_goal(case, policy):
        was = "run of the last three weeks has" if told.unsettled_21d == 1 else "runs of the last three weeks have"
        yield f"{told.unsettled_21d} {was} not settled"
    if told.uneasy_21d and has_goal(case, policy):
        was = "run of the last three weeks was" if told.uneasy_21d == 1 else "runs of the last three weeks were"
        yield f"{told.uneasy_21d} {was} not easy: effort over 4 of 10, or no talking in sentences"
    if told.recovery is not None and told.recovery_before is not None and told.recovery < told.recovery_before - EPS:
        yield "you were less recovered in these 7 days than in the three weeks before"
    if told.sleep_quality is not None and told.sleep_quality < policy.recovery_sleep - EPS:
        yield f"your sleep was below {points(policy.recovery_sleep)} of 5 on average"
    if told.hard_after:
        yield "a faster run was not followed by rest or an easy day"


_FASTER = "Your easy running was {share} faster in the last 7 days than in the four weeks before."
_NEXT = "Next run: no faster than {pace} on level ground."
RULE = Rule(
    code="pace-recovery",
    title="Pace beside recovery",
    sources=("nuuttila-2022", "saw-2016", "minetti-2002", "rtr-choice"),
    if_unknown=Verdict.PROGRESS,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "faster": (_FASTER, "{effort} {against} " + _NEXT),
        "no_recovery": (
            _FASTER,
            "{effort} How you recovered is not known: sleep, energy, mood and stress of the mornings tell. " + _NEXT,
        ),
        "goal": ("Goal effort waits.", "{against} Run the same minutes easily."),
        "goal_unknown": (
            "Goal effort waits.",
            "It needs three weeks of runs that settled, and mornings that say you are recovered as well as before.",
        ),
        "goal_unrated": (
            "Goal effort waits.",
            "How easy {unrated} of the last three weeks felt is not known: tell the effort, or how talking went.",
        ),
        "goal_open": (
            "Goal effort is open.",
            "Every run of three weeks settled and was easy, and you are recovered as before.",
        ),
        "cleared": ("Your easy running is no more than {limit} faster than in the four weeks before.", ""),
        "easier": (_FASTER, "{effort} That is easier running, so nothing speaks against it."),
        "paired": (_FASTER, "You are recovered at least as well as in the weeks before, so it may stay."),
        "walking": ("You are walking.", "The pace of easy running is compared once you run."),
        "unknown": ("The pace of your easy running cannot be compared yet.", "{why} Nothing waits for it."),
    },
)
