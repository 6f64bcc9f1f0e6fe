"""Load of a run relative to the runner's own threshold, by pace or by heart rate.

100 is an hour at the threshold. Both need a threshold that was entered; none is ever estimated.
"""

import numpy as np

from rtr.metrics.base import Absence, Floats, Level, Metric, Validity
from rtr.metrics.trimp import banister_per_min
from rtr.profile import Sex

HOUR_AT_THRESHOLD = 100.0
MOST_WALKING = 0.10
"""With more of it walking, one pace does not describe the session (science §1.2: meaningless for run-walk)."""


def pace_load(running_min: Floats, gap_m_per_s: Floats, threshold_m_per_s: float | None) -> Floats:
    """`100 · hours · IF²` with `IF = grade-adjusted speed / threshold speed`; NaN without a threshold.

    >>> pace_load(np.array([40.0]), np.array([1000 / 330]), 1000 / 270).round(4)
    array([44.6281])
    """
    if threshold_m_per_s is None:
        return np.full(len(running_min), np.nan)
    intensity = gap_m_per_s / threshold_m_per_s
    return np.asarray(HOUR_AT_THRESHOLD * running_min / 60 * intensity**2)


def heart_load(trimp_b: Floats, lthr_bpm: float | None, rest_bpm: float, max_bpm: float, sex: Sex | None) -> Floats:
    """`100 · TRIMP of the session / TRIMP of 60 min at threshold heart rate` (Banister); NaN without one.

    >>> heart_load(60 * banister_per_min([165.0], 55, 190, None), 165, 55, 190, None)
    array([100.])
    """
    if lthr_bpm is None:
        return np.full(len(trimp_b), np.nan)
    hour = float(60 * banister_per_min([lthr_bpm], rest_bpm, max_bpm, sex)[0])
    return np.asarray(HOUR_AT_THRESHOLD * trimp_b / hour) if hour > 0 else np.full(len(trimp_b), np.nan)


INTENSITY_METRICS = (
    Metric(
        symbol="gap_m_per_s",
        title="Grade-adjusted speed while running",
        unit="m/s",
        level=Level.SESSION,
        validity=Validity.USEFUL,
        formula="mean over the running seconds of speed · C(i) ÷ 3.6, C(i) = 155.4i⁵ − 30.4i⁴ − 43.3i³ + 46.3i² + "
        "19.5i + 3.6, i rise over run of 25 m of altitude averaged over 30 s, clipped to ±0.30",
        needs="speed or positions, and altitude; indoors the ground counts as level",
        missing="Empty without speed while running. It says what a run costs the lungs; it is never a load on tissue.",
        sources=("minetti-2002", "rtr-choice"),
        absences=(Absence.NO_SENSOR,),
    ),
    Metric(
        symbol="pace_load",
        title="Load by pace",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="100 · hours of running · (grade-adjusted speed ÷ threshold speed)²",
        needs="a threshold pace in Settings, and a run with at most a tenth of walking",
        missing="Empty for run-walk sessions, where one pace means nothing, and without a threshold.",
        sources=("rtr-choice", "minetti-2002"),
        absences=(Absence.NO_SENSOR, Absence.NO_THRESHOLD),
    ),
    Metric(
        symbol="heart_load",
        title="Load by heart rate beside an hour at threshold",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="100 · TRIMP (Banister) of the session ÷ TRIMP of 60 minutes at threshold heart rate",
        needs="what TRIMP needs, and a threshold heart rate in Settings",
        missing="Empty where TRIMP is, and without a threshold.",
        sources=("morton-1990", "rtr-choice"),
        absences=(Absence.NO_SENSOR, Absence.NO_THRESHOLD),
    ),
)
