"""Easy running of a week beside the weeks before, and recovery beside it, as the plain numbers of a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice import readers
from rtr.advice.readers import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyPace:
    """What the pairing of pace and recovery is read from; None is not known, and `…_absent` says why.

    `recent_m_per_s` is the median of easy running of the last 7 days on level ground, `before_m_per_s` that of
    the 28 days before, from so many `runs` and `runs_before`; `speed_from` says how well they are known.
    `hr_change_bpm` and `rpe_change` compare heart rate and effort (0-10) of the same runs. `recovery` is the
    mean of the sub-score of readiness (0-1) over 7 days, `recovery_before` over the 21 before; `sleep_quality`
    the mean of 7 days (1-5). `hard_after` counts faster runs of the last 7 days after which the next day was
    neither rest nor easy, `unsettled_21d` runs of three weeks that did not settle, `uneasy_21d` those that were not
    easy, `unrated_21d` those of which no talk test, effort or heart rate tells; None without a run in each.
    `has_miles` is how this runner counts.
    """

    recent_m_per_s: float | None = None
    before_m_per_s: float | None = None
    speed_absent: str | None = None
    speed_from: str | None = None
    runs: int = 0
    runs_before: int = 0
    hr_change_bpm: float | None = None
    hr_absent: str | None = None
    rpe_change: float | None = None
    rpe_absent: str | None = None
    recovery: float | None = None
    recovery_before: float | None = None
    recovery_absent: str | None = None
    sleep_quality: float | None = None
    sleep_absent: str | None = None
    hard_after: int | None = None
    unsettled_21d: int | None = None
    uneasy_21d: int | None = None
    unrated_21d: int | None = None
    has_miles: bool = False

    @property
    def ratio(self) -> float | None:
        """How fast easy running is beside what it was; 1.03 is 3 % faster."""
        if self.recent_m_per_s is None or self.before_m_per_s is None or self.before_m_per_s <= 0:
            return None
        return self.recent_m_per_s / self.before_m_per_s


EASY_PACE: Mapping[str, Reader] = MappingProxyType(
    {
        "recent_m_per_s": readers.amount,
        "before_m_per_s": readers.amount,
        "speed_absent": readers.text,
        "speed_from": readers.text,
        "runs": readers.count,
        "runs_before": readers.count,
        "hr_change_bpm": readers.signed,
        "hr_absent": readers.text,
        "rpe_change": readers.signed,
        "rpe_absent": readers.text,
        "recovery": readers.amount,
        "recovery_before": readers.amount,
        "recovery_absent": readers.text,
        "sleep_quality": readers.amount,
        "sleep_absent": readers.text,
        "hard_after": readers.count,
        "unsettled_21d": readers.count,
        "uneasy_21d": readers.count,
        "unrated_21d": readers.count,
        "has_miles": readers.flag,
    }
)
"""How each field is read back."""
