"""What readiness is read from, out of the numbers of a case; what nobody told stays unknown."""

from collections.abc import Iterable, Iterator

import numpy as np

from rtr.advice.case import Case, PlaceToday
from rtr.advice.growth import limit_min
from rtr.advice.policy import Policy
from rtr.advice.readiness import Inputs, Place
from rtr.body import InjuryKind
from rtr.metrics.base import EPS, Series
from rtr.metrics.spike import Spike, states

RAMP, RAMP_HALF = 1.0, 0.5


def inputs_of(case: Case, planned_min: float | None, week_min: float | None, policy: Policy) -> Inputs:
    """The inputs of a day with so many planned running minutes today, and in the whole week; None is not known."""
    return Inputs(
        places=tuple(_places(case.places)),
        items=case.recovery.items,
        spike=spike_of(case, planned_min, policy),
        ramp=ramp_of(week_min, case.settled_min, policy),
        gap_d=case.days_since_run,
        z_rhr=case.recovery.z_rhr,
        z_hrv=case.recovery.z_hrv,
        confidence=case.recovery.confidence,
    )


def _places(places: Iterable[PlaceToday]) -> Iterator[Place]:
    for one in places:
        now = one.pain_now if one.pain_now is not None else one.pain_am
        yield Place(pain_now=now, d24=_rise(one), stiff=one.stiff_am, is_bone=one.kind == InjuryKind.BONE)


def _rise(one: PlaceToday) -> float | None:
    """The morning beside the usual one; no pain at all is no rise, whatever is usual."""
    if one.pain_am is None:
        return None
    if one.pain_am == 0:
        return 0.0
    return None if one.usual is None else one.pain_am - one.usual


def spike_of(case: Case, planned_min: float | None, policy: Policy) -> str | None:
    """The band of the planned session beside the longest of 30 days; None where either is not known."""
    if planned_min is None or case.longest_next_min is None or case.longest_next_min <= 0:
        return None
    longest = Series.known("longest_30d", np.array([case.longest_next_min]))
    state = Spike(str(states(np.array([planned_min]), longest, policy.bands)[0]))
    return BANDS.get(state)


BANDS = {
    Spike.REF: "reference",
    Spike.MICROSTEP: "microstep",
    Spike.SMALL: "small",
    Spike.MODERATE: "moderate",
    Spike.LARGE: "large",
}


def ramp_of(week_min: float | None, usual_min: float | None, policy: Policy) -> float | None:
    """1 for a week that grows by no more than a small step, 0.5 up to twice that, else 0; None where not known."""
    if week_min is None or usual_min is None:
        return None
    step = limit_min(usual_min, policy) - usual_min
    more = week_min - usual_min
    return RAMP if more <= step + EPS else RAMP_HALF if more <= 2 * step + EPS else 0.0
