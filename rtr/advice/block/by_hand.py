"""A session as a person wants it, in place of a planned one."""

import dataclasses

from rtr.advice.block.content import REST
from rtr.advice.ladder.sessions import EASY_RPE, MIN_S, WARM
from rtr.plan import RUNNING, Do, Repeat, Session, SessionKind, Step


def session_by_hand(old: Session, kind: SessionKind, *, times: int, run_min: float, walk_min: float) -> Session:
    """A run in parts or in one piece, a brisk walk, or rest, on the day of the old one.

    A run begins and ends with five minutes of walking, as all others do; a single part, or parts without a
    walk between, are one piece. It keeps the step of the run it stands for.
    """
    made = Session(day=old.day, kind=SessionKind.REST, title=REST.title, is_lighter=old.is_lighter)
    if kind is SessionKind.WALK:
        minutes = times * walk_min
        walk = Step(do=Do.WALK, s=minutes * MIN_S, rpe_max=EASY_RPE, note="brisk")
        return dataclasses.replace(made, kind=kind, title=f"{minutes:g} min brisk walk", steps=(walk,))
    if kind not in RUNNING:
        return made
    is_whole = times == 1 or not walk_min
    minutes = times * run_min if is_whole else run_min
    run = Step(do=Do.RUN, s=minutes * MIN_S, rpe_max=EASY_RPE)
    if is_whole:
        title, is_a = f"{minutes:g} min easy", SessionKind.RUN
        body: Step | Repeat = run
    else:
        body = Repeat(times=times, steps=(run, Step(do=Do.WALK, s=walk_min * MIN_S)))
        title, is_a = f"{times} × ({run_min:g} min run, {walk_min:g} min walk)", SessionKind.RUN_WALK
    return dataclasses.replace(made, kind=is_a, title=title, steps=(WARM, body, WARM), rung=old.rung)
