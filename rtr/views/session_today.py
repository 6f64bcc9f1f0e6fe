"""Today's session: what exactly, in the order it is done; never more than the answer of the day allows."""

from dataclasses import dataclass

import pandas as pd

from rtr.advice.back_off import WALKS_FREE
from rtr.advice.session_words import lines
from rtr.advice.words import moment_text, points, sentence_case
from rtr.body import InjuryKind
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import limits_of
from rtr.model import Verdict
from rtr.plan import RUN_STEPS, RUNNING, Session, SessionKind, Step
from rtr.views.plan_situation import Situation
from rtr.views.step_words import MIN_S, phase_of, step_text

FLAT_TO_PHASE = 2
OPEN_ANSWERS = frozenset({Verdict.PROGRESS, Verdict.HOLD})
ON_FOOT = RUNNING | {SessionKind.WALK}
EASY = "Effort up to 4 of 10: you can speak in full sentences."
WALK_PAIN = 2
"""Up to this pain walking is fine while running waits (science §4.6)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SessionCard:
    """The card on Today. `parts` draws the strip where there is one; `session` is what can be taken along."""

    lead: str
    rest: str
    guard: str = ""
    note: str = ""
    lines: tuple[str, ...] = ()
    parts: pd.DataFrame | None = None
    session: Session | None = None


def session_view(now: Situation) -> SessionCard | None:
    """None while a sign stands, where a clinician makes the plan, and without an injury to come back from."""
    verdict = now.suggestion.verdict
    if now.stop is not None or verdict is Verdict.SEE_CLINICIAN or now.case.ladder is None:
        return None
    if now.case.last_run == now.day:
        return SessionCard(lead="Today's run is done.", rest="The next one is in the plan.")
    if verdict is Verdict.EASE_BACK:
        return _walk(now)
    if verdict is Verdict.UNKNOWN:
        return SessionCard(lead="No session is shown yet.", rest="Answer what is missing above; then it stands here.")
    return _of_plan(now)


def _walk(now: Situation) -> SessionCard:
    """Running waits: the day and the clock it opens again, and what is fine until then."""
    until = now.suggestion.until
    opens = "" if until is None else f" before {moment_text(until, now.day, now.case.clock)}"
    is_free = bool(WALKS_FREE & set(now.case.injury_kinds))
    fine = "while it stays free of pain" if is_free else f"while pain stays at {WALK_PAIN} or below"
    return SessionCard(
        lead="A walk instead of a run.",
        rest=f"No running{opens}. Easy walking is fine {fine}, and so is strength that spares the place.",
    )


def _of_plan(now: Situation) -> SessionCard:
    """What the answer of the day names; else what the plan, or the suggestion, holds beside running."""
    mine = now.suggestion.session
    plan = now.planned
    held = plan.of(now.day) if plan is not None else ()
    had = next((one for one in held if one.kind in RUNNING), None)
    if had is not None and (mine is None or had.run_s > mine.run_s + EPS):
        kept = "has no run" if mine is None else f"keeps it to {mine.run_s / MIN_S:.0f}"
        note = f"Your plan has {had.run_s / MIN_S:.0f} running minutes today; the answer of this day {kept}."
        return _card(now, mine, note)
    if plan is not None and had is None and held and (mine is None or mine.kind in RUNNING):
        return _card(now, held[0], "")
    made = now.suggestion.block
    others = [one for one in (made.of(now.day) if made is not None else ()) if one.kind not in RUNNING]
    return _card(now, mine or next(iter(others), None), "")


def _card(now: Situation, mine: Session | None, note: str) -> SessionCard:
    if mine is None or mine.kind is SessionKind.REST or not mine.steps:
        rest = "Nothing is planned. A walk is fine."
        if now.suggestion.verdict is Verdict.REST:
            rest = "No running today. Walking and easy mobility are fine."
        return SessionCard(lead="Rest.", rest=rest, note=note)
    if mine.kind in RUNNING and now.suggestion.verdict not in OPEN_ANSWERS:
        return SessionCard(lead="Rest.", rest="No running today. Walking and easy mobility are fine.", note=note)
    if mine.kind not in ON_FOOT:
        words = tuple(step.note for step in mine.flat() if step.note)
        lead = f"{mine.title}, about {mine.total_s / MIN_S:.0f} minutes."
        return SessionCard(lead=lead, rest=mine.note or "", lines=words, note=note, session=mine)
    return SessionCard(
        lead=_lead(mine), rest=_what(mine), guard=_guard(now, mine), note=note, lines=lines(mine),
        parts=parts_of(mine) if mine.run_s else None,
        session=mine,
    )  # fmt: skip


def _lead(mine: Session) -> str:
    total, run = mine.total_s / MIN_S, mine.run_s / MIN_S
    if not run:
        return f"{total:.0f} minutes of brisk walking."
    return f"{total:.0f} minutes, {run:.0f} of them running."


def _what(mine: Session) -> str:
    """`Run-walk, step 9: 3 × (7 min run, 1.5 min walk).`"""
    names = {SessionKind.RUN_WALK: "Run-walk", SessionKind.RUN: "Run in one piece"}
    where = "" if mine.rung is None else f", {step_text(mine.rung)}"
    if mine.kind is SessionKind.WALK:
        return f"{sentence_case(where.removeprefix(', '))}." if where else ""
    name = names[mine.kind]
    lighter = " of a cut-back week" if mine.is_lighter else ""
    return f"{name}{where}{lighter}: {mine.title}."


def _guard(now: Situation, mine: Session) -> str:
    """Ground, effort, and when to stop; limits are those of the injury."""
    limits = [limits_of(InjuryKind(kind)).pain_max_hold for kind in now.case.injury_kinds]
    most = min(limits, default=None)
    if mine.kind not in RUNNING:
        return "At least 100 steps a minute, on even ground. Turn back at a limp or when pain rises."
    ground = "Flat, even ground. " if phase_of(mine.rung or "R1") <= FLAT_TO_PHASE else ""
    stop = f"Stop at pain above {points(most)}, a sharp pull or a limp." if most is not None else ""
    return " ".join(part for part in (mine.note or "", f"{ground}{EASY}", stop) if part)


def parts_of(mine: Session) -> pd.DataFrame:
    """The session in pieces of running and walking; what follows each other without a change is one piece."""
    rows: list[tuple[float, float, str]] = []
    for step in mine.flat():
        gait, minutes = _gait(step), step.s / MIN_S
        if rows and rows[-1][2] == gait:
            begin, end, _ = rows.pop()
            rows.append((begin, end + minutes, gait))
        else:
            begin = rows[-1][1] if rows else 0.0
            rows.append((begin, begin + minutes, gait))
    frame = pd.DataFrame(rows, columns=["begin", "end", "gait"])
    words = [f"{gait} {end - begin:.4g}" for begin, end, gait in rows]
    return frame.assign(words=words).astype({"gait": "str", "words": "str"})


def _gait(step: Step) -> str:
    return "run" if step.do in RUN_STEPS else "walk"
