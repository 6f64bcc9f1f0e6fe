"""All thresholds of the advice in one frozen, versioned value."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from rtr.metrics.spike import BANDS, Bands


def _limit(default: float, unit: str, what: str) -> Any:
    """A threshold with its unit and what it decides, for the Methods page."""
    return field(default=default, metadata={"unit": unit, "what": what})


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Thresholds of all rules. A changed number is a new version and a line in the changelog."""

    version: str = "2026.1"
    spike_ref: float = _limit(BANDS.ref, "1", "session-spike: up to here a run counts as no longer than before")
    spike_small: float = _limit(BANDS.small, "1", "session-spike: upper end of the small band")
    spike_moderate: float = _limit(BANDS.moderate, "1", "session-spike: upper end of the moderate band")
    micro_min: float = _limit(BANDS.allowance, "min", "session-spike: an excess this small does not count")
    rest_day_up_to_week_min: float = _limit(
        90.0, "min per week", "ran-yesterday: up to this mean week a rest day stands between runs"
    )
    gap_same_step_d: int = _limit(7, "d", "long-gap: up to here the step stays the same")
    gap_one_step_d: int = _limit(14, "d", "long-gap: up to here one step back")
    gap_two_steps_d: int = _limit(28, "d", "long-gap: up to here two steps back, beyond it a start step")
    stale_d: int = _limit(10, "d", "stale-data: without an activity for longer, no answer")

    @property
    def bands(self) -> Bands:
        """The bands of the single-session spike, in running minutes."""
        return Bands(ref=self.spike_ref, small=self.spike_small, moderate=self.spike_moderate, allowance=self.micro_min)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One line of the policy as a reader sees it."""

    name: str
    value: float
    unit: str
    what: str


POLICY = Policy()


def thresholds(policy: Policy = POLICY) -> tuple[Threshold, ...]:
    """Every number of the policy with its unit and meaning."""
    return tuple(
        Threshold(name=f.name, value=float(getattr(policy, f.name)), **f.metadata)
        for f in dataclasses.fields(policy)
        if f.metadata
    )
