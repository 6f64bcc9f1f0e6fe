"""A run's answers and mornings beside what was usual before it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.metrics.base import EPS
from rtr.metrics.verdicts.answers import Answer
from rtr.metrics.verdicts.mornings import Morning, PlaceMornings
from rtr.metrics.verdicts.sessions import Session

DAY = dt.timedelta(days=1)
HOUR_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The next two mornings of a run at one place, and how far they lie over the usual one."""

    first: Morning | None
    second: Morning | None
    """None with another run in between."""
    usual: float | None
    usual_stiff: float | None
    d24: float | None
    d48: float | None
    dstiff: float | None
    settle_h: float | None


def beside(
    session: Session, answer: Answer, mornings: PlaceMornings, pain_pre: int | None, *, has_run_between: bool
) -> Beside:
    """The usual morning is that of the last quiet ones; with too few, the last pain right before a run."""
    first = mornings.by_day.get(session.day + DAY)
    second = None if has_run_between else mornings.by_day.get(session.day + 2 * DAY)
    told = None if first is None else first.told
    usual = mornings.usual(session.start, told, None if pain_pre is None else float(pain_pre))
    usual_stiff = mornings.usual_stiff(session.start, told)
    return Beside(
        first=first,
        second=second,
        usual=usual,
        usual_stiff=usual_stiff,
        d24=_rise(None if first is None else first.pain_am, usual),
        d48=_rise(None if second is None else second.pain_am, usual),
        dstiff=_rise(None if first is None else first.stiff_am, usual_stiff),
        settle_h=None if usual is None or first is None else settle_h(_course(session, answer, (first, second)), usual),
    )


def _rise(value: int | None, usual: float | None) -> float | None:
    return None if value is None or usual is None else value - usual


def _course(session: Session, answer: Answer, mornings: Sequence[Morning | None]) -> list[tuple[float, int]]:
    """Known pains after a run with their hours, in order."""
    mornings_h = ((max(1.0, (m.at - session.end).total_seconds() / HOUR_S), m.pain_am) for m in mornings if m)
    known = ((0.0, answer.pain_end), (1.0, answer.pain_60), *mornings_h)
    return [(hours, pain) for hours, pain in known if pain is not None]


def settle_h(course: Sequence[tuple[float, int]], usual: float) -> float | None:
    """Hours after which every known pain was at most the usual one; None where the last one was not.

    >>> settle_h([(0.0, 3), (1.0, 2), (13.0, 1)], 1.0), settle_h([(0.0, 1), (13.0, 2)], 1.0)
    (13.0, None)
    """
    settled = None
    for hours, pain in course:
        if pain > usual + EPS:
            settled = None
        elif settled is None:
            settled = hours
    return settled
