"""Below the menu: what hurts, and where the return stands, in one line."""

from dataclasses import dataclass

from rtr.advice.on_ladder import OnLadder
from rtr.advice.words import LAST_STEP, sentence_case
from rtr.body import place, place_words
from rtr.model import Injury
from rtr.views.plan_situation import Situation
from rtr.views.step_words import step_text

PAUSED = "paused until assessed"
STEERED = "planned by your clinician"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """`places` are the injured sites in words, the one that has been open longest first."""

    places: str
    line: str


def foot_of(now: Situation) -> Foot | None:
    """None where there is no open injury, which is what a return begins with."""
    injuries = sorted(now.known.open_injuries(now.day), key=lambda one: one.onset)
    if not injuries:
        return None
    named = dict.fromkeys(place_words(place(one.site, one.side)) for one in injuries)
    return Foot(places=sentence_case(" · ".join(named)), line=_line(now, injuries[0]))


def _line(now: Situation, oldest: Injury) -> str:
    """`Phase 2 · step 9 of 26 · day 249`; in a Stop nothing but that, as no step holds then."""
    if now.stop is not None:
        return PAUSED
    where = [STEERED] if now.is_steered else _where(now.case.ladder)
    return sentence_case(" · ".join((*where, f"day {(now.day - oldest.onset).days}")))


def _where(ladder: OnLadder | None) -> list[str]:
    """Phase and step; the walks before the first run have no count of their own."""
    if ladder is None:
        return []
    if ladder.phase == 0:
        return ["phase 0", step_text(ladder.rung)]
    return [f"phase {ladder.phase}", f"{step_text(ladder.rung)} of {LAST_STEP}"]
