"""What pace without recovery asks of the next run: no faster than before, and goal effort waits."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from rtr.advice.base import Finding, Outcome, Unknown
from rtr.advice.case import Case
from rtr.advice.ladder.resume import climb_of_case
from rtr.advice.ladder.sessions import EASY_RPE, INSIDE
from rtr.advice.policy import Policy
from rtr.advice.today_plan import today_plan
from rtr.advice.words import sentence_case
from rtr.metrics.base import EPS
from rtr.plan import RUNNING, Block, Do, Repeat, Session, Step
from rtr.units import M_PER_KM, M_PER_MILE, pace_text

RULE = "pace-recovery"
CAPPED = frozenset({"faster", "no_recovery"})
EASED = CAPPED | {"goal", "goal_unknown", "goal_unrated"}
"""What the rule says where running goes no faster, and where goal effort waits."""

GOAL_TITLES = (" steady", " at goal effort")
"""How a title ends where it names them."""
WAITS = "Goal effort waits: these minutes are easy."
_NO_FASTER = "no faster than "
_SAID = re.compile(rf"{_NO_FASTER}.*? on level ground\.|{re.escape(WAITS)}", re.IGNORECASE)
"""What the answer of a day adds to the note of a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceLimit:
    """How the next run is changed. `words` is "" where no pace is named: then only goal effort waits."""

    words: str = ""


def limit_of(case: Case, outcomes: Mapping[str, Outcome]) -> PaceLimit | None:
    """The limit that the answer of the rule asks for; None where it asks for none."""
    found = outcomes.get(RULE)
    if not isinstance(found, Finding | Unknown) or found.words not in EASED:
        return None
    return PaceLimit(words=no_faster(case) if found.words in CAPPED else "")


def no_faster(case: Case) -> str:
    """`no faster than 6:10 /km`: the pace of the weeks before, in the runner's units; "" where it is not known."""
    pace = pace_before(case)
    return f"{_NO_FASTER}{pace}" if pace else ""


def pace_before(case: Case) -> str:
    """The median easy pace of the weeks before, to the slower second; "" where it is not known."""
    speed = case.pace.before_m_per_s
    if speed is None or speed <= 0:
        return ""
    length_m = M_PER_MILE if case.pace.has_miles else M_PER_KM
    return pace_text(length_m / math.ceil(length_m / speed - EPS), miles=case.pace.has_miles)


def has_goal(case: Case, policy: Policy) -> bool:
    """Whether steady running or goal effort is part of the next run."""
    if case.ladder is None or not (any(map(_holds_goal, case.planned)) or _is_on_goal_step(case)):
        return False
    following = today_plan(case, policy).session
    return following is not None and _holds_goal(following)


def _is_on_goal_step(case: Case) -> bool:
    assert case.ladder is not None, "asked only where there is a ladder"
    climb = climb_of_case(case)
    return any(Do(one.kind) in INSIDE for one in climb.ladder[climb.index(case.ladder.rung)].elements)


def _holds_goal(session: Session) -> bool:
    return any(step.do in INSIDE for step in session.flat())


def limited_block(made: Block | None, limit: PaceLimit | None) -> Block | None:
    """The block with its next run limited; what follows is looked at again when it comes."""
    if made is None or limit is None:
        return made
    following = next((n for n, one in enumerate(made.sessions) if one.kind in RUNNING), None)
    return replace(
        made,
        sessions=tuple(limited(one, limit) or one if n == following else one for n, one in enumerate(made.sessions)),
    )


def limited(session: Session | None, limit: PaceLimit | None) -> Session | None:
    """The session with the pace named on its easy running, and goal effort run easily."""
    if session is None or limit is None or session.kind not in RUNNING:
        return session
    eased = _eased(session) if _holds_goal(session) else session
    said = f"{sentence_case(limit.words)} on level ground." if limit.words else ""
    note = " ".join(part for part in (said, eased.note or "") if part)
    return replace(
        eased, steps=tuple(_each(one, lambda step: _step(step, limit)) for one in eased.steps), note=note or None
    )


def unlimited(session: Session) -> Session:
    """The session without what the day it was accepted on said of pace: each day gives that answer anew."""
    if session.kind not in RUNNING:
        return session
    note = " ".join(_SAID.sub("", session.note or "").split())
    return replace(session, steps=tuple(_each(one, _plain) for one in session.steps), note=note or None)


def _plain(step: Step) -> Step:
    kept = [part for part in (step.note or "").split(", ") if not part.startswith(_NO_FASTER)]
    return replace(step, note=", ".join(kept) or None)


def _eased(session: Session) -> Session:
    """The same minutes in one easy piece."""
    runs = [step for step in session.flat() if step.do is Do.RUN or step.do in INSIDE]
    easy = Step(do=Do.RUN, s=math.fsum(step.s for step in runs), rpe_max=EASY_RPE)
    rest = [one for one in session.steps if isinstance(one, Step) and one.do not in INSIDE | {Do.RUN}]
    after = [one for one in session.steps if isinstance(one, Repeat) and not any(s.do in INSIDE for s in one.steps)]
    title = ", ".join(part for part in session.title.split(", ") if not part.endswith(GOAL_TITLES))
    return replace(session, title=title, steps=(*rest[:1], easy, *after, *rest[1:]), note=WAITS)


def _each(one: Step | Repeat, change: Callable[[Step], Step]) -> Step | Repeat:
    if isinstance(one, Repeat):
        return replace(one, steps=tuple(change(step) for step in one.steps))
    return change(one)


def _step(step: Step, limit: PaceLimit) -> Step:
    if step.do is not Do.RUN or not limit.words:
        return step
    note = limit.words if not step.note else f"{step.note}, {limit.words}"
    return replace(step, note=note)
