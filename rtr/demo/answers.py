"""How each run of the return was answered at the injured site, as written down after it."""

import numpy as np

from rtr.demo.plan import Answer, Session, Tale
from rtr.demo.story import LONG, PLACE
from rtr.demo.symptoms import RUN_PAIN, level, usual_pain
from rtr.model import RunResponse

UNWRITTEN_SHARE = 0.06
"""So many settled runs have no answers: nobody writes down everything."""
UNTIL_WEEK = 3
"""In the newest weeks every run has its answers."""


def answer_of(session: Session, uid: str, index: int, tale: Tale) -> RunResponse | None:
    """The answers to one run of the return; None where they were not written down."""
    rng = np.random.default_rng([tale.seed, 4, index])
    is_settled = session.answer is Answer.SETTLED
    if is_settled and session.week > UNTIL_WEEK and rng.random() < UNWRITTEN_SHARE:
        return None
    usual = usual_pain(session.day, tale)
    worst = _worst(session, rng)
    return RunResponse(
        activity_uid=uid,
        site=PLACE,
        pain_pre=usual,
        pain_max=worst,
        pain_end=max(worst - 1, 0) if is_settled else worst,
        pain_60=5 if session.answer is Answer.BACK else min(usual, worst),
        limp=session.answer is Answer.BACK,
        sharp=False,
        talk_test=session.step != LONG and bool(rng.random() < (0.7 if session.week > 20 else 0.95)),
        completed=1.0,
    )


def _worst(session: Session, rng: np.random.Generator) -> int:
    """Highest pain while running: within the settled level, one more on a hold, 6 on the flare."""
    if session.answer is Answer.BACK:
        return 6
    settled = level(RUN_PAIN, session.week)
    if session.answer is Answer.HOLD:
        return settled + 1
    return settled - int(rng.random() < 0.3)
