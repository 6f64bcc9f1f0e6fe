"""What would change the answer: one sentence per other verdict that can be reached from here."""

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rtr.advice.back_off import WALKS_FREE
from rtr.advice.base import Cleared, Finding, Outcome, Unknown
from rtr.advice.case import Case
from rtr.advice.headline import Outcomes, is_due, last_until
from rtr.advice.policy import Policy
from rtr.advice.triggers import stopping
from rtr.advice.words import WORDS, day_text, listed, moment_text, weekday
from rtr.body import Sign
from rtr.metrics.base import EPS
from rtr.model import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A verdict and what would lead to it."""

    verdict: Verdict
    sentence: str

    def __str__(self) -> str:
        return f"{WORDS[self.verdict]}: {self.sentence}"


def changes(verdict: Verdict, case: Case, outcomes: Outcomes, policy: Policy) -> tuple[Change, ...]:
    """From bold to cautious; a Stop has only one way out."""
    if verdict is Verdict.SEE_CLINICIAN:
        return (Change(verdict=Verdict.HOLD, sentence=_way_out(case, outcomes)),)
    return tuple(_changes(verdict, case, outcomes, policy))


def _changes(verdict: Verdict, case: Case, outcomes: Outcomes, policy: Policy) -> Iterator[Change]:
    if verdict is not Verdict.PROGRESS:
        yield Change(verdict=Verdict.PROGRESS, sentence=to_ready(outcomes))
    if verdict is not Verdict.HOLD:
        yield Change(verdict=Verdict.HOLD, sentence=_to_hold(verdict, case, outcomes, policy))
    is_running = verdict in {Verdict.PROGRESS, Verdict.HOLD}
    if is_running and case.last_activity is not None:
        stale = case.last_activity + dt.timedelta(days=policy.stale_d + 1)
        sentence = f"Nothing more is recorded until {day_text(stale, beside=case.on)}."
        yield Change(verdict=Verdict.UNKNOWN, sentence=sentence)
    if is_running:
        yield Change(verdict=Verdict.REST, sentence="You run today: what is left of the day is for rest.")
        yield Change(verdict=Verdict.EASE_BACK, sentence=_ease_back(policy))
    yield Change(verdict=Verdict.SEE_CLINICIAN, sentence=_STOP)


_STOP = "You mark one of the alarming signs: no running, and a clinician looks at it."


def _ease_back(policy: Policy) -> str:
    return (
        f"A limp, something sharp, pain over {policy.pain_now} or a morning {policy.rise_once} points over your usual "
        f"one: no running for {policy.pause_h:.0f} hours."
    )


def _way_out(case: Case, outcomes: Outcomes) -> str:
    if case.standing_flags:
        return "Someone who examined you has cleared it, and you record who and when. Waiting does not change it."
    if isinstance(outcomes.get("clinician-only"), Finding):
        return "The reason for it ends, and you note that in your set-up or at the injury."
    return "Someone who examined you has cleared it, and you record who and when."


CLAUSES = {
    "red-flag": "the questions about alarming signs are answered",
    "clinician-only": "your return is set up in full",
    "bone-pain": "the bone is free of pain",
    "limp-or-sharp": "no sign that ends running is marked",
    "last-run": "your last run has settled",
    "morning": "a morning is known and not raised",
    "illness": "you are free of fever",
    "check-in": "today's check-in is made",
    "stale-data": "your runs and mornings are up to date",
    "ran-yesterday": "a day without running has passed",
    "long-gap": "you run regularly again",
    "re-entry": "the first runs after the break have settled",
    "ladder": "your step has settled as often as it takes",
    "planned-session": "what is planned fits your cap and your step",
    "readiness": "you are rested and little hurts",
    "pace-recovery": "you are recovered at least as well as in the weeks before, or run as easily as then",
    "session-spike": "your longest run is no longer far over the others",
    "ramp": "the week is no longer a large step",
    "cut-back-due": "the cut-back week is behind you",
}
"""What each rule waits for, as a clause."""
MAY_STAY_OPEN = "pace-recovery"
"""Nobody needs a watch to be ready: a pace that is not known is said and asks for nothing."""
IN_CHECK_IN = frozenset({"red-flag", "bone-pain", "limp-or-sharp", "morning", "illness"})
"""What today's check-in answers."""
MOST = 3
"""So many are named; the rest is counted."""


def to_ready(outcomes: Outcomes) -> str:
    """What every rule that is not clear waits for, in the order of the rules.

    >>> to_ready({})
    'Nothing is in the way.'
    """
    codes = [code for code, outcome in outcomes.items() if not isinstance(outcome, Cleared)]
    codes = [code for code in codes if code != MAY_STAY_OPEN or _is_asking(outcomes[code])]
    if "check-in" in codes:
        asked = (code for code in codes if code in IN_CHECK_IN and isinstance(outcomes[code], Unknown))
        codes = ["check-in", *(set_aside(codes, {"check-in", *asked}))]
    if "ladder" in codes:
        codes = set_aside(codes, {"last-run"})
    waiting = [CLAUSES[code] for code in codes]
    if not waiting:
        return "Nothing is in the way."
    more = len(waiting) - MOST
    named = waiting[:MOST] + ([f"{more} more {'thing is' if more == 1 else 'things are'} clear"] if more > 0 else [])
    sentence = listed(named)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _is_asking(outcome: Outcome) -> bool:
    """Whether it asks for anything: a finding, or something that is not known and should be."""
    return not isinstance(outcome, Unknown) or outcome.verdict > Verdict.PROGRESS


def set_aside(codes: Sequence[str], some: AbstractSet[str]) -> list[str]:
    """The others, in their order."""
    return [code for code in codes if code not in some]


def _to_hold(verdict: Verdict, case: Case, outcomes: Outcomes, policy: Policy) -> str:
    if verdict is Verdict.PROGRESS:
        return "A run does not settle, or goes well over your longest of 30 days."
    if verdict is Verdict.EASE_BACK:
        until = last_until(outcomes)
        when = "" if until is None else f"After {moment_text(until, case.on, case.clock)}: "
        pain = "without pain" if WALKS_FREE & set(case.injury_kinds) else f"with pain of {policy.walk_pain} at most"
        return f"{when}a check-in {pain} while walking, {_signs(case)}."
    if verdict is Verdict.REST:
        return _after_rest(case, outcomes, policy)
    return _after_unknown(case, outcomes, policy)


def _signs(case: Case) -> str:
    """The signs that may not be there, of what is injured."""
    return listed([_WITHOUT[sign] for sign in stopping(case.injury_kinds)])


_WITHOUT = {
    Sign.LIMP: "no limp",
    Sign.SHARP: "nothing sharp",
    Sign.SWELLING: "no swelling",
    Sign.PELVIC: "no leaking or heaviness",
}


def _after_rest(case: Case, outcomes: Outcomes, policy: Policy) -> str:
    ill = outcomes.get("illness")
    if isinstance(ill, Finding):
        if ill.until is None:
            return f"{policy.fever_free_h:.0f} hours have passed since the first check-in without a fever."
        return f"After {moment_text(ill.until, case.on, case.clock)}, without a fever until then."
    morning = outcomes.get("morning")
    if isinstance(morning, Finding) and morning.verdict is Verdict.REST:
        less = "less" if morning.words == "reached" else "no"
        return f"A check-in with {less} pain while walking."
    planned = outcomes.get("planned-session")
    if isinstance(planned, Finding) and planned.verdict is Verdict.REST:
        return "On the next day on which a run is planned."
    if case.ladder is not None and case.ladder.phase == 0:
        return "The list for running is met, and your walks have settled."
    day = next_run_day(case, policy)
    return f"From {weekday(day)} {day_text(day, beside=case.on)} on, without a run until then."


def _after_unknown(case: Case, outcomes: Outcomes, policy: Policy) -> str:
    if case.last_run is None:
        return "Import your runs."
    stale = outcomes.get("stale-data")
    if isinstance(stale, Finding) and stale.words != "mornings":
        return "Import what you recorded since, or record a walk."
    if is_due(outcomes):
        return "Today's check-in is settled: then the lower step is open."
    if isinstance(stale, Finding):
        return f"Add mornings until fewer than {policy.mornings_missing} of them are missing."
    return "You make today's check-in, and it is settled."


def next_run_day(case: Case, policy: Policy) -> dt.date:
    """First day on which no rest day is in the way, without a run until then."""
    if case.last_run is None:
        return case.on
    has_four_runs = case.mean_week_min is not None and case.mean_week_min > policy.rest_day_up_to_week_min + EPS
    return max(case.on, case.last_run + dt.timedelta(days=1 if has_four_runs else 2))
