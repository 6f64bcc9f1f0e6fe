"""Ladder: a step is repeated until it has settled, and each phase has to be left by its list.

What it does: holds a step until its runs have settled, the list of its phase is met, and a pause is over.
Why it matters: one good morning can be chance; published programmes do each step at least twice and grow slowly.
When it does not apply: on the first run of a step that was just reached: that one may be more than the last.
Without data: without an open injury there is no step to go by: Hold.
Example: on step 7, one run settled: settled 1 of 2, so repeat it once more.
Thresholds: two settled runs on a whole step, one on a half; two half steps in 7 days; effort below 6; 6 h of sleep.
Sources: convention in return programmes; half steps, their pace and the lists are choices of this project.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.block.ask import is_short_of_sleep
from rtr.advice.case import Case, OnLadder
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.gates import EXITS
from rtr.advice.ladder.resume import climb_of_case, position_of_case
from rtr.advice.ladder.upward import allowed
from rtr.advice.policy import Policy
from rtr.advice.words import day_text, listed, moment_text, points, step_text
from rtr.metrics.base import EPS
from rtr.metrics.load import WEEK
from rtr.model import Verdict
from rtr.units import counted

MOST = 3
"""So many open lines of a list are named; the rest is counted."""
_BY_STATE: Mapping[str, tuple[Verdict, str]] = {
    State.RED: (Verdict.SEE_CLINICIAN, "clinician"),
    State.CLINICIAN_ONLY: (Verdict.SEE_CLINICIAN, "clinician_only"),
    State.PLATEAU: (Verdict.HOLD, "plateau"),
    State.PAUSED: (Verdict.HOLD, "paused"),
}

_STOPS = {"checks": "clinician_checks", "again": "clinician_again"}
_LOOK = "Have it looked at. Once somebody has cleared it, record who and when: it goes on from there."


def check(case: Case, policy: Policy) -> Outcome:
    """What the step allows today."""
    told = case.ladder
    if told is None:
        return Unknown(missing=("injury",))
    if told.state in _BY_STATE:
        verdict, words = _BY_STATE[told.state]
        words = _STOPS.get(told.stopped_by or "", words)
        return _finding(told, verdict, words)
    if told.state == State.BACKOFF:
        return _back_off(case, told)
    if told.phase == 0:
        return _finding(told, Verdict.REST, "walking" if any(open_lines(told)) else "walking_on")
    return _step(case, told, policy)


def _finding(told: OnLadder, verdict: Verdict, words: str) -> Finding:
    return Finding(observed=told.settled, limit=told.wanted, unit="runs", verdict=verdict, words=words)


def _back_off(case: Case, told: OnLadder) -> Finding:
    """The lower step, where another rule says how long running waits; else the hours, and the check-in after them."""
    if case.back_offs:
        return _finding(told, Verdict.HOLD, "lowered")
    if told.until is None or case.moment >= told.until:
        return _finding(told, Verdict.HOLD, "due")
    return replace(_finding(told, Verdict.EASE_BACK, "back_off"), until=told.until)


def _step(case: Case, told: OnLadder, policy: Policy) -> Outcome:
    if _is_hard(told, policy):
        return Finding(
            observed=told.last_rpe or 0, limit=policy.hard_rpe, unit="0-10", verdict=Verdict.HOLD, words="hard"
        )
    if is_short_of_sleep(case, policy):
        hours = case.recovery.sleep_h_7d or 0.0
        return Finding(observed=hours, limit=policy.postnatal_sleep_h, unit="h", verdict=Verdict.HOLD, words="sleep")
    if told.is_new:
        return Cleared()
    if told.is_weekly:
        return _finding(told, Verdict.HOLD, "gate" if _is_last_of_phase(case, told) else "week")
    if told.settled < told.wanted:
        return _finding(told, Verdict.HOLD, "count")
    return _finding(told, Verdict.HOLD, "gate" if _is_last_of_phase(case, told) else "pace")


def _is_hard(told: OnLadder, policy: Policy) -> bool:
    """Whether the last run felt hard while all running is easy."""
    return told.last_rpe is not None and told.phase < policy.hard_below_phase and told.last_rpe >= policy.hard_rpe


def _is_last_of_phase(case: Case, told: OnLadder) -> bool:
    """Whether the next half step would be in the next phase, and its list is not met."""
    climb = climb_of_case(case)
    higher = climb.ladder[climb.above(climb.index(told.rung))]
    return higher.phase != told.phase and any(not line.is_met for line in told.gate)


def open_lines(told: OnLadder) -> Iterator[str]:
    """What the list of the phase still asks for, in words."""
    words = {one.code: one.words for one in EXITS[told.phase]}
    for line in told.gate:
        if not line.is_met:
            said = words[line.code].format(limit=line.limit)
            yield said[:1].lower() + said[1:]


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    told = case.ladder
    if told is None:
        return dict.fromkeys(_PARTS, "–") | {"limit": points(policy.hard_rpe)}
    missing = list(open_lines(told))
    named = missing[:MOST] + ([counted(len(missing) - MOST, "more line")] if len(missing) > MOST else [])
    step, most = step_text(told.rung), allowed(position_of_case(case), climb_of_case(case))
    return {
        "step": step,
        "Step": step[:1].upper() + step[1:],
        "settled": str(min(told.settled, told.wanted)),
        "wanted": str(told.wanted),
        "runs": "one run has" if told.wanted == 1 else f"{told.wanted} runs in a row have",
        "missing": listed(named) or "nothing more",
        "last_walk": step_text(climb_of_case(case).last_walk),
        "until": "its end" if told.until is None else moment_text(told.until, case.on, case.clock),
        "since": "–" if told.arrived is None else day_text(told.arrived, beside=case.on),
        "half_steps": f"{counted(most, 'half step')} in {WEEK} days {'is' if most == 1 else 'are'} the most",
        "rpe": points(told.last_rpe),
        "limit": points(policy.hard_rpe),
        "sleep": "–"
        if case.recovery.sleep_h_7d is None
        else f"{math.floor(10 * case.recovery.sleep_h_7d + EPS) / 10:g}",
        "sleep_from": points(policy.postnatal_sleep_h),
    }


_PARTS = (
    "step", "Step", "settled", "wanted", "runs", "missing", "last_walk", "until", "since", "half_steps", "rpe",
    "sleep", "sleep_from",
)  # fmt: skip
RULE = Rule(
    code="ladder",
    title="The step, and how often it has settled",
    sources=("return-programmes", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "cleared": ("{Step} is open.", "You reached it on {since}; the first run on it may be more than the last."),
        "count": ("{Step}: settled {settled} of {wanted}.", "Repeat it until {runs} settled."),
        "week": ("This week repeats {step}.", "From step 11 on a whole week counts: its runs done, and settled."),
        "pace": (
            "{Step} has settled.",
            "The next half step waits: {half_steps}.",
        ),
        "gate": ("{Step} is the last one of this part of the plan.", "Before the next part: {missing}."),
        "hard": (
            "The last run felt like {rpe} of 10.",
            "Easy running lets you talk in whole sentences. From {limit} on a run counts as held: go slower.",
        ),
        "sleep": (
            "You slept {sleep} hours a night on average in the last 7 days.",
            "After a birth, below {sleep_from} hours nothing is added: repeat what has settled.",
        ),
        "walking": ("You are on {step}: walking comes first.", "Running opens with: {missing}."),
        "walking_on": (
            "You are on {step}: walking comes first.",
            "Your list for running is complete. It opens once your walks up to {last_walk} have settled.",
        ),
        "paused": ("You were ill.", "The plan goes on one step lower, on {step}, once you are well."),
        "plateau": (
            "Several runs eased back on the same steps.",
            "You stay on {step} until {until}, adding nothing. Talk it over with your coach or clinician.",
        ),
        "back_off": ("A run or a morning led half a step back, to {step}.", "No running until {until}."),
        "lowered": ("{Step} is next, lower than before.", "It opens once a check-in after the pause has settled."),
        "due": (
            "{Step} waits for a check-in.",
            "Pain, stiffness and what is new at every place decide how it goes on.",
        ),
        "clinician": ("The plan has stopped.", _LOOK),
        "clinician_checks": ("The plan has stopped: after a pause a check-in did not pass.", _LOOK),
        "clinician_again": (
            "The plan has stopped: with a bone injured, this is the second flare in four weeks.",
            _LOOK,
        ),
        "clinician_only": ("Your plan comes from your clinician.", "No step is named here."),
        "unknown": ("There is no open injury in your diary.", "Without one there is no step to go by: add nothing."),
    },
)
