"""How each run was taken: the verdict of a run by class of injury (science §3.3), from answers and mornings."""

from rtr.metrics.verdicts.limits import LIMITS, Limits, limits_of
from rtr.metrics.verdicts.mornings import usual_morning, usual_stiffness
from rtr.metrics.verdicts.runs import run_verdicts, session_verdicts
from rtr.metrics.verdicts.settling import SETTLING_WORDS, RunVerdict, Settling, worst

__all__ = [
    "LIMITS",
    "SETTLING_WORDS",
    "Limits",
    "RunVerdict",
    "Settling",
    "limits_of",
    "run_verdicts",
    "session_verdicts",
    "usual_morning",
    "usual_stiffness",
    "worst",
]
