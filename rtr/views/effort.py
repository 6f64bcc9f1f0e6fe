"""How hard a session was, as far as the runner and a believable heart rate tell; nothing where neither does."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from rtr.advice.policy import POLICY
from rtr.advice.words import floored, listed, points, whole
from rtr.diary import Diary
from rtr.measures import BPM_BINS, Counts, Histogram, Measures, stacked
from rtr.metrics.base import EPS
from rtr.metrics.beats import heart_of
from rtr.metrics.heart import Heart, HeartAbsence, rejection
from rtr.metrics.zones import conversational_cap, is_conversational, shares_under_cap
from rtr.model import Activity

EASY_RPE = 3.0
SAID = {HeartAbsence.LOW_COVERAGE, HeartAbsence.CADENCE_LOCK}
"""Reasons worth a word: a heart rate is there, and is left out."""


def effort_of(parts: Sequence[Activity]) -> str:
    """The rating of a session in a sentence; "" where nobody rated it."""
    ratings = sorted({a.rpe for a in parts if a.rpe is not None})
    if not ratings:
        return ""
    what = "it" if len(ratings) == 1 else "its parts"
    return f"You rated {what} {listed([f'{rating:g}' for rating in ratings])} of 10."


def too_hard(rpe: float | None) -> str:
    """What a rating means for a run that settled, as a clause; "" where it was no more than easy running takes.

    >>> too_hard(6.0), too_hard(5.0)
    ('felt like 6 of 10: while all running is easy, that counts as held', '')
    """
    if rpe is None or rpe < POLICY.hard_rpe - EPS:
        return ""
    return f"felt like {points(rpe)} of 10: while all running is easy, that counts as held"


def heart_during(diary: Diary, parts: Sequence[Activity], on: dt.date) -> str:
    """Mean heart rate while running and how much of it was easy; "" where there is none to show."""
    heart = heart_of(diary, on)
    held = [m for a in parts if (m := diary.measures_of.get(a.uid)) is not None and m.hr.packed]
    if heart.is_limited or not held:
        return ""
    believed = [m for m in held if rejection(m) is None]
    if not believed:
        reason = rejection(held[0])
        return reason.words if reason in SAID else ""
    is_run_walk = any((a.walk_s or 0.0) > 0 for a in parts)
    return _sentence(believed, heart, is_run_walk=is_run_walk, is_rated_easy=_is_rated_easy(parts))


def _is_rated_easy(parts: Sequence[Activity]) -> bool:
    ratings = [a.rpe for a in parts if a.rpe is not None]
    return bool(ratings) and max(ratings) <= EASY_RPE


def _sentence(held: Sequence[Measures], heart: Heart, *, is_run_walk: bool, is_rated_easy: bool) -> str:
    running = _added([m.hr_running for m in held])
    if not running.any():
        return ""
    mean = float((running * np.arange(BPM_BINS)).sum() / running.sum())
    said = f"Mean heart rate while running {whole(mean)}"
    if not heart.is_usable or heart.max_bpm is None:
        return f"{said}."
    cap = conversational_cap(heart.rest_bpm, heart.max_bpm).bpm
    late = _added([m.hr_late for m in held])
    counted = late if is_run_walk and late.any() else running
    share = float(shares_under_cap(counted, cap)[0])
    when = " in the last half minute of the longer running parts" if counted is late else ""
    estimated = ", an estimate," if heart.is_estimated else ""
    said = f"{said}; {_beside(share)} the cap of {floored(cap)}{estimated}{when}.".replace(",.", ".")
    if not is_conversational(share) and is_rated_easy:
        said += " You rated it easy: believe that over the number."
    return said


def _beside(share: float) -> str:
    """`never above`, `90 % of the time at or below`: only what is whole is called so."""
    rounded = f"{100 * share:.0f} % of the time at or below"
    return {1.0: "never above", 0.0: "always above"}.get(share, rounded)


def _added(histograms: Sequence[Histogram]) -> Counts:
    """Seconds per bpm of all recordings together, one row."""
    total: Counts = stacked(histograms, BPM_BINS).sum(axis=0, keepdims=True)
    return total
