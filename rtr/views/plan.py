"""Plan: what comes next, and why; or why nothing is planned now."""

import enum
from dataclasses import dataclass

from rtr.advice.base import Sentence
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.resume import climb_of_case, position_of_case
from rtr.advice.ladder.sessions import title
from rtr.advice.words import GLYPHS, LAST_STEP, WORDS, moment_text
from rtr.body import InjuryKind
from rtr.model import Verdict
from rtr.views.plan_situation import Situation
from rtr.views.step_words import step_text
from rtr.views.today import LOG_AND_LOOK, STEERED

EXPECTED = (
    "The next one to four weeks, day by day, from the injury you come back from",
    "Where you stand on a ladder of 26 steps, and what the next phase asks for",
    "What other minutes or other days would change, before you choose them",
)
NO_INJURY = "A plan begins with the injury you come back from."
LOOKED_FIRST = "Somebody has to look before the next run. Until then walks are fine while they stay comfortable."


class Shown(enum.StrEnum):
    """What the page can show."""

    NOTHING = "nothing"
    """No injury: there is nothing to come back from."""
    PAUSED = "paused"
    """A warning sign stands."""
    STEERED = "steered"
    """A clinician makes the plan."""
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The head of Plan: its sentence, and what the answer of the day means for it ("" where nothing)."""

    shown: Shown
    lead: str
    verdict: Verdict
    word: str
    notice: str = ""
    waits_for: tuple[str, ...] = ()
    reasons: tuple[Sentence, ...] = ()
    expected: tuple[str, ...] = EXPECTED
    needs_look: bool = False
    """Somebody has to look first: the way to say so is on Today."""


def plan_view(now: Situation) -> PlanView:
    """What stands above the tabs, or in their place."""
    verdict = now.suggestion.verdict
    word = f"{GLYPHS[verdict]} {WORDS[verdict]}"
    if now.stop is not None:
        return PlanView(shown=Shown.PAUSED, lead="", verdict=verdict, word=word)
    if now.is_steered:
        reasons = tuple(r.sentence for r in now.suggestion.reasons if r.verdict is Verdict.SEE_CLINICIAN)
        return PlanView(
            shown=Shown.STEERED, lead=f"{STEERED}. {LOG_AND_LOOK}", verdict=verdict, word=word, reasons=reasons
        )
    if now.case.ladder is None:
        return PlanView(shown=Shown.NOTHING, lead=NO_INJURY, verdict=verdict, word=word)
    needs_look = now.case.ladder.state == State.RED or verdict is Verdict.SEE_CLINICIAN
    return PlanView(
        shown=Shown.OPEN,
        lead=_lead(now),
        verdict=verdict,
        word=word,
        notice=LOOKED_FIRST if needs_look else _notice(now),
        waits_for=() if needs_look else tuple(_waits_for(now)),
        needs_look=needs_look,
    )


def _lead(now: Situation) -> str:
    """`You are in phase 2 on step 9 of 26: 15 min run, 1 min walk, then …`."""
    position = position_of_case(now.case)
    rung = position.rung(climb_of_case(now.case))
    if rung.phase == 0:
        return f"You are in phase 0: {rung.walks} brisk walks a week of {rung.walk_min:g} minutes, and strength."
    where = f"You are in phase {rung.phase} on {step_text(rung.name)} of {LAST_STEP}"
    if len({run.parts for run in rung.runs}) > 1:
        minutes = ", ".join(f"{run.run_min:g}" for run in rung.runs)
        return f"{where}: runs of {minutes} minutes a week."
    return f"{where}: {title(rung.runs[0], [])}, {len(rung.runs)} times a week."


def _notice(now: Situation) -> str:
    """What the answer of the day means for the plan."""
    verdict, until = now.suggestion.verdict, now.suggestion.until
    if verdict is Verdict.UNKNOWN:
        return "No block is suggested until what is missing is answered."
    if verdict is not Verdict.EASE_BACK:
        return ""
    opens = "" if until is None else f" before {moment_text(until, now.day, now.case.clock)}"
    return f"No running{opens}. The block below begins after that, if the first check-in then shows:"


def _waits_for(now: Situation) -> list[str]:
    """In Ease back: what the fresh look has to show; with missing answers: what is missing."""
    if now.suggestion.verdict is Verdict.UNKNOWN:
        found = [(one.verdict, one.sentence) for one in now.suggestion.reasons]
        found += [(one.verdict, one.sentence) for one in now.suggestion.unknown]
        return [str(sentence) for verdict, sentence in found if verdict is Verdict.UNKNOWN]
    if now.suggestion.verdict is not Verdict.EASE_BACK:
        return []
    is_bone = InjuryKind.BONE in now.case.injury_kinds
    walking = "No pain walking or in the morning." if is_bone else "Walking hurts no more than 2, or your usual."
    return [
        walking,
        "Stiffness at most one above your usual morning.",
        "No limp and no warning sign. Otherwise it is 48 hours more, half a step lower.",
    ]
