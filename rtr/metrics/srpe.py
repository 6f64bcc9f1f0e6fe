"""Session RPE, and what stands in its place where nobody rated the session (science §1.3)."""

import enum
from collections.abc import Sequence

import numpy as np

from rtr.metrics.base import EPS, Absence, Floats, Level, Metric, Validity, Words

LEAST_PAIRS = 10
MOST_PAIRS = 30
"""The factor of a stand-in is the median over the last 10 to 30 sessions that have both numbers."""


class LoadMethod(enum.StrEnum):
    """How the internal load of a session is known, best first. All but the first are imputed."""

    SRPE = "srpe"
    TRIMP = "trimp_b"
    PACE = "pace_load"
    DURATION = "duration"
    NONE = "none"

    @property
    def words(self) -> str:
        """What was done, as the end of a sentence."""
        return _METHOD_WORDS[self.value]


_METHOD_WORDS = {
    "srpe": "from your rating",
    "trimp_b": "from heart rate, scaled to your ratings",
    "pace_load": "from pace, scaled to your ratings",
    "duration": "from its length and the usual effort of its kind",
    "none": "not known",
}


class SessionKind(enum.StrEnum):
    """What sort of session it was, as far as that can be told."""

    WALK = "walk"
    RUN_WALK = "run_walk"
    EASY_RUN = "easy_run"
    UNKNOWN_RUN = "unknown_run"
    FAST_RUN = "fast_run"
    """Strides, hills, race pace: more than a tenth of the running faster than easy."""
    CROSS_TRAINING = "cross_training"
    STRENGTH = "strength"
    MOBILITY = "mobility"


USUAL_RPE = {
    SessionKind.WALK: 2.0,
    SessionKind.RUN_WALK: 3.0,
    SessionKind.EASY_RUN: 3.0,
    SessionKind.UNKNOWN_RUN: 4.0,
    SessionKind.FAST_RUN: 5.0,
    SessionKind.CROSS_TRAINING: 3.0,
    SessionKind.STRENGTH: 4.0,
    SessionKind.MOBILITY: 2.0,
}
"""Effort that stands in for a missing rating (science §1.3; mobility is not in its list, it counts as a walk)."""


def srpe_au(rpe: Floats, duration_min: Floats) -> Floats:
    """Session RPE: rating 0-10 times the minutes of the whole session, walking included. In AU.

    >>> srpe_au(np.array([4.0]), np.array([45.0]))
    array([180.])
    """
    return rpe * duration_min


def factor(srpe: Floats, other: Floats) -> float | None:
    """Median of `srpe / other` over the last 10 to 30 sessions with both, oldest first; None below ten.

    >>> factor(np.full(10, 120.0), np.full(10, 60.0))
    2.0
    """
    has_both = (srpe > EPS) & (other > EPS)
    ratios = (srpe[has_both] / other[has_both])[-MOST_PAIRS:]
    return float(np.median(ratios)) if len(ratios) >= LEAST_PAIRS else None


def internal_load(
    srpe: Floats, trimp_b: Floats, pace: Floats, duration_min: Floats, kinds: Sequence[SessionKind]
) -> tuple[Floats, Words]:
    """Internal load of each session in AU, and the `LoadMethod` by which it is known. Oldest first.

    Session RPE, else TRIMP or load by pace times the runner's own factor to session RPE, else the
    duration times the usual effort of its kind, else nothing (NaN, `none`).
    """
    usual = np.array([USUAL_RPE[kind] for kind in kinds], dtype=float)
    links = (
        (LoadMethod.SRPE, srpe),
        (LoadMethod.TRIMP, _scaled(trimp_b, factor(srpe, trimp_b))),
        (LoadMethod.PACE, _scaled(pace, factor(srpe, pace))),
        (LoadMethod.DURATION, duration_min * usual),
    )
    known = [np.isfinite(load) for _, load in links]
    load: Floats = np.select(known, [load for _, load in links], np.nan)
    method = np.select(known, [method.value for method, _ in links], LoadMethod.NONE.value)
    return load, method.astype("U16")


def _scaled(load: Floats, by: float | None) -> Floats:
    return np.full(len(load), np.nan) if by is None else load * by


SRPE_METRICS = (
    Metric(
        symbol="srpe_au",
        title="Session RPE",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.USEFUL,
        formula="how hard the whole session was, 0 to 10, × its minutes, walking included",
        needs="a rating, best about 30 minutes after the session",
        missing="Empty for a session that nobody rated.",
        sources=("foster-2001",),
        absences=(Absence.MISSING,),
    ),
    Metric(
        symbol="load_au",
        title="Internal load",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="session RPE; else TRIMP (Banister) × median of session RPE ÷ TRIMP over the last 10 to 30 sessions "
        "with both; else load by pace, scaled alike; else minutes × the usual effort of its kind: walk 2, run-walk 3, "
        "easy run 3, run of unknown effort 4, faster run 5, cross-training 3, strength 4, mobility 2",
        needs="the duration of the session",
        missing="Empty where not even the duration is known. Everything but session RPE is imputed, and its share is "
        "shown. Cross-training and strength count here, never in the running minutes.",
        sources=("foster-2001", "rtr-choice"),
        absences=(Absence.MISSING,),
    ),
)
