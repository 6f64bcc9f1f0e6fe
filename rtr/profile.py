"""What a runner tells about body and thresholds, all of it optional, and what of it cannot be."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

HR_MAX_BPM = (100.0, 230.0)
HR_REST_BPM = (25.0, 110.0)
OLDEST, YOUNGEST = 110, 10
PACE_M_PER_S = (1000 / 1200, 1000 / 120)
"""20:00 to 2:00 per km."""


class Sex(enum.StrEnum):
    """Used for the weights of one formula only (Banister's TRIMP has two sets)."""

    FEMALE = "female"
    MALE = "male"


class HrMaxFrom(enum.StrEnum):
    """How an entered highest heart rate is known."""

    LAB = "lab"
    FIELD = "field"
    """A race or an all-out test."""
    WATCH = "watch"
    """What a watch or an app says: most often a formula of age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Settings of the body. None is not told; nothing in here is ever guessed.

    `threshold_m_per_s` is the speed that can be held for about an hour, `easy_m_per_s` the usual
    easy speed. `has_rate_limiting_drug` None is not answered and counts as no.
    """

    birth_year: int | None = None
    sex: Sex | None = None
    hr_max_bpm: float | None = None
    hr_max_from: HrMaxFrom | None = None
    hr_rest_bpm: float | None = None
    lthr_bpm: float | None = None
    vt1_bpm: float | None = None
    vt2_bpm: float | None = None
    threshold_m_per_s: float | None = None
    easy_m_per_s: float | None = None
    has_rate_limiting_drug: bool | None = None

    def age(self, year: int) -> int | None:
        """The age reached in that year."""
        return None if self.birth_year is None else year - self.birth_year


def complaints(profile: Profile, year: int) -> tuple[str, ...]:
    """What cannot be, in plain sentences that say what to do; empty where all is well.

    >>> complaints(Profile(hr_max_bpm=60, hr_rest_bpm=70), 2026)[0]
    'The highest heart rate must lie between 100 and 230. Check the number.'
    """
    return tuple(_complaints(profile, year))


def _complaints(profile: Profile, year: int) -> Iterator[str]:
    if profile.birth_year is not None and not year - OLDEST <= profile.birth_year <= year - YOUNGEST:
        yield f"The year of birth must lie between {year - OLDEST} and {year - YOUNGEST}. Check the number."
    if _outside(profile.hr_max_bpm, HR_MAX_BPM):
        yield "The highest heart rate must lie between 100 and 230. Check the number."
    elif _outside(profile.hr_rest_bpm, HR_REST_BPM):
        yield "The resting heart rate must lie between 25 and 110. Check the number."
    elif not _rises(profile.hr_rest_bpm, profile.hr_max_bpm):
        yield "The resting heart rate must be lower than the highest. Check both."
    else:
        yield from _of_thresholds(profile)
    yield from _of_paces(profile)


def _of_thresholds(profile: Profile) -> Iterator[str]:
    entered = [t for t in (profile.vt1_bpm, profile.vt2_bpm, profile.lthr_bpm) if t is not None]
    if any(_outside(t, (HR_REST_BPM[0], HR_MAX_BPM[1])) for t in entered) or not all(
        _rises(profile.hr_rest_bpm, t) and _rises(t, profile.hr_max_bpm) for t in entered
    ):
        yield "Thresholds lie between the resting and the highest heart rate. Check the numbers."
    if (profile.vt1_bpm is None) != (profile.vt2_bpm is None):
        yield "The two ventilatory thresholds are used together. Enter both or leave both empty."
    elif not _rises(profile.vt1_bpm, profile.vt2_bpm):
        yield "The first ventilatory threshold must be lower than the second. Check both."


def _of_paces(profile: Profile) -> Iterator[str]:
    if any(_outside(v, PACE_M_PER_S) for v in (profile.threshold_m_per_s, profile.easy_m_per_s)):
        yield "A pace must lie between 2:00 and 20:00 per km. Check the number."
    elif not _rises(profile.easy_m_per_s, profile.threshold_m_per_s):
        yield "The easy pace must be slower than the threshold pace. Check both."


def _outside(value: float | None, limits: tuple[float, float]) -> bool:
    """Whether an entered value lies outside; what is not a number does."""
    return value is not None and not limits[0] <= value <= limits[1]


def _rises(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low < high
