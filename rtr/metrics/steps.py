"""Steps while running: cadence added up over the running seconds."""

from rtr.metrics.base import Absence, Flags, Floats, Level, Metric, Validity

LEAST_COVERAGE = 0.80
FALLBACK_SPM = 160.0
"""Steps per running minute where no cadence was recorded (science §1.2, a choice of the project)."""


def steps(cadence_spm: Floats, is_running: Flags) -> float | None:
    """Steps of both feet over the running seconds; None where cadence is known for less than 80 % of them.

    Running seconds without a value count with the mean of the others.

    >>> import numpy as np
    >>> steps(np.array([160.0, 170.0, 90.0]), np.array([True, True, False]))
    5.5
    """
    cadence = cadence_spm[is_running]
    known = cadence > 0
    if not len(cadence):
        return 0.0
    if known.mean() < LEAST_COVERAGE:
        return None
    return float(cadence[known].mean() * len(cadence) / 60)


def steps_by_minutes(run_min: Floats) -> Floats:
    """Steps where no cadence is known: 160 per running minute. A guess, and flagged as one."""
    return run_min * FALLBACK_SPM


STEPS_METRICS = (
    Metric(
        symbol="steps",
        title="Steps while running",
        unit="1",
        level=Level.SESSION,
        validity=Validity.USEFUL,
        formula="cadence of both feet added up over the running seconds; without it running minutes × 160, flagged",
        needs="cadence for at least 80 % of the running, else running minutes",
        missing="Empty for a run without cadence that could not be split into running and walking.",
        sources=("rtr-choice",),
        absences=(Absence.MISSING,),
    ),
)
