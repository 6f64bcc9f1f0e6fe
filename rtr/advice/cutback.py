"""When the next cut-back week is due, and how light it is: a sum whose every part is shown (science §5.3, 5.4)."""

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.advice.case import Case, Signs
from rtr.advice.policy import Policy
from rtr.metrics.base import EPS

LIGHTER_TAGS = frozenset({"cut-back", "off", "interrupted"})
FARTHEST = 10
"""More loading weeks than any rhythm has."""


class When(enum.StrEnum):
    """In which week the next cut-back lies."""

    LATER = "later"
    NEXT_WEEK = "next_week"
    NOW = "now"
    """It was due when this week began, or has become due since: what is left of this week."""
    UNDER_WAY = "under_way"
    """The runner has said that this week is a cut-back week, or one with runs missed."""
    UNKNOWN = "unknown"
    """What is not known could make it due now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addend:
    """One part of the sum beside the weeks: it counts `weight` where it holds; None is not known."""

    name: str
    weight: float
    holds: bool | None

    @property
    def counts(self) -> float:
        """What it adds. The unknown adds nothing, and is said to be unknown."""
        return self.weight if self.holds else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """`weeks / build_weeks + addends` beside its limit.

    `spare_weeks` are weeks of unknown minutes, which could be loading weeks as well; `signs` are
    what the addends were read from.
    """

    weeks: int
    spare_weeks: int
    build_weeks: int
    signs: Signs
    addends: tuple[Addend, ...]
    limit: float
    is_forced: bool = False

    @property
    def value(self) -> float:
        """The sum of what is known."""
        return self.weeks / self.build_weeks + sum(addend.counts for addend in self.addends)

    @property
    def most(self) -> float:
        """The sum if all that is not known held."""
        spare = self.spare_weeks / self.build_weeks + sum(a.weight for a in self.addends if a.holds is None)
        return self.value + spare

    @property
    def is_reached(self) -> bool:
        return self.is_forced or self.value >= self.limit - EPS

    @property
    def could_be_reached(self) -> bool:
        return self.is_reached or self.most >= self.limit - EPS

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is not known of it, by name."""
        weeks = ("weeks",) if self.spare_weeks else ()
        return (*weeks, *(addend.name for addend in self.addends if addend.holds is None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When, and the sum that decided it; `shown` is None while no week could be judged."""

    when: When
    shown: Sum | None


def due(case: Case, policy: Policy) -> Due:
    """The next cut-back week as of one day (science §5.3: `due = n/N + addends`).

    Three sums are looked at. What stood when this week began, from 1 on, made this week a cut-back
    week. What stands now, from 1.25 on, makes the rest of it one. What will stand at its end, this
    week counted as a loading week, makes the next one a cut-back week from 1 on.
    """
    if case.loading_weeks is None:
        return Due(when=When.UNKNOWN, shown=None)
    begun = total(case, policy, case.loading_weeks, case.eve, policy.due_next)
    now = total(case, policy, case.loading_weeks, case.signs, policy.due_now)
    coming = total(case, policy, case.loading_weeks + 1, case.signs, policy.due_next)
    if case.week_tag in LIGHTER_TAGS:
        return Due(when=When.UNDER_WAY, shown=coming)
    if is_walking(case):
        return Due(when=When.LATER, shown=coming)
    if case.loading_weeks >= policy.due_after_weeks and (begun.is_reached or now.is_reached):
        return Due(when=When.NOW, shown=begun if begun.is_reached else now)
    could_be_due = begun.could_be_reached or now.could_be_reached
    if case.loading_weeks + case.unjudged_weeks >= policy.due_after_weeks and could_be_due:
        return Due(when=When.UNKNOWN, shown=begun if begun.could_be_reached else now)
    return Due(when=When.NEXT_WEEK if coming.is_reached else When.LATER, shown=coming)


def is_walking(case: Case) -> bool:
    """Whether this week walks and holds no run: walks stay as they are."""
    return case.ladder is not None and case.ladder.phase == 0 and not case.week_runs


def total(case: Case, policy: Policy, weeks: int, signs: Signs, limit: float) -> Sum:
    """The sum after so many loading weeks with these signs."""
    is_forced = weeks >= policy.forced_weeks and limit <= policy.due_next + EPS
    return Sum(
        weeks=weeks,
        spare_weeks=case.unjudged_weeks,
        build_weeks=build_weeks(case, policy),
        signs=signs,
        addends=addends(signs, policy),
        limit=limit,
        is_forced=is_forced,
    )


def weeks_to_go(case: Case, policy: Policy) -> int | None:
    """How many weeks after the current one the next cut-back week begins if all signs stay; 0 is this week."""
    found = due(case, policy)
    if found.when is When.NOW:
        return 0
    if case.loading_weeks is None or found.when in {When.UNKNOWN, When.UNDER_WAY}:
        return None
    later = (total(case, policy, case.loading_weeks + k, case.signs, policy.due_next) for k in range(1, FARTHEST + 1))
    return next(k for k, one in enumerate(later, start=1) if one.is_reached)


def build_weeks(case: Case, policy: Policy) -> int:
    """Loading weeks before a cut-back: the runner's choice or three; two at most where a reason is known."""
    chosen = policy.build_weeks if case.build_weeks is None else case.build_weeks
    return max(1, int(min(chosen, policy.short_build_weeks) if shortened(case, policy) else chosen))


def shortened(case: Case, policy: Policy) -> tuple[str, ...]:
    """What is known to shorten the rhythm: `bone`, `age`, `eased_back`."""
    found = {
        "bone": "bone" in case.injury_kinds,
        "age": case.age is not None and case.age >= policy.short_age,
        "eased_back": case.eased_back_28d is not None and case.eased_back_28d >= policy.short_eased_back,
    }
    return tuple(name for name, holds in found.items() if holds)


def addends(signs: Signs, policy: Policy) -> tuple[Addend, ...]:
    """The five parts beside the weeks, in a fixed order."""
    return (
        Addend(name="strain", weight=policy.weight_strain, holds=_is_strained(signs, policy)),
        Addend(name="monotony", weight=policy.weight_monotony, holds=_is_monotonous(signs, policy)),
        Addend(name="pain", weight=policy.weight_pain, holds=_pain_rises(signs, policy)),
        Addend(name="wellness", weight=policy.weight_wellness, holds=_is_unwell(signs, policy)),
        Addend(name="long_run", weight=policy.weight_long_run, holds=_any(signs.long_runs_7d)),
    )


def _is_strained(signs: Signs, policy: Policy) -> bool | None:
    return None if signs.strain_z is None else signs.strain_z > policy.strain_z + EPS


def _pain_rises(signs: Signs, policy: Policy) -> bool | None:
    return None if signs.pain_trend is None else signs.pain_trend >= policy.pain_trend - EPS


def _is_unwell(signs: Signs, policy: Policy) -> bool | None:
    return None if signs.wellness_z is None else signs.wellness_z <= -policy.wellness_sd + EPS


def _is_monotonous(signs: Signs, policy: Policy) -> bool | None:
    """With too few loaded days the number means nothing, so it does not hold."""
    if signs.loaded_days_7d is not None and signs.loaded_days_7d < policy.loaded_days:
        return False
    is_known = signs.monotony is not None and signs.loaded_days_7d is not None
    return (signs.monotony or 0.0) > policy.monotony + EPS if is_known else None


def _any(count: int | None) -> bool | None:
    return None if count is None else count > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighter:
    """A cut-back week in minutes. `runs` and `week_min` are None where the week before cannot be split.

    `after_min` is what the week after it holds at most: the level before, not more.
    """

    cut_percent: float
    runs: tuple[int, ...] | None
    week_min: int | None
    after_min: int | None
    unknown: tuple[str, ...]


def cut_percent(case: Case, policy: Policy) -> float:
    """By how many percent: 25, more with signs of tiredness, less in small weeks, 20 to 40 (science §5.4)."""
    tired = sum(bool(a.holds) for a in addends(case.signs, policy) if a.name in _CUT_SIGNS)
    is_small = case.settled_min is not None and case.settled_min < policy.small_week_min - EPS
    cut = policy.cut_percent + policy.cut_step * (tired - is_small)
    return min(max(cut, policy.cut_least), policy.cut_most)


def lighter(case: Case, policy: Policy) -> Lighter:
    """The last loading week with each run shorter: as many runs, whole minutes, nothing new."""
    share = 1 - cut_percent(case, policy) / 100
    runs = shorter(case.settled_runs, share) if case.settled_runs else None
    week = case.settled_min
    return Lighter(
        cut_percent=cut_percent(case, policy),
        runs=runs,
        week_min=sum(runs) if runs is not None else None if week is None else math.floor(share * week + EPS),
        after_min=None if week is None else math.floor(week + EPS),
        unknown=tuple(a.name for a in addends(case.signs, policy) if a.holds is None and a.name in _CUT_SIGNS),
    )


_CUT_SIGNS = frozenset({"strain", "pain", "wellness"})


def shorter(runs: Sequence[float], share: float) -> tuple[int, ...]:
    """Each run times `share`, floored to whole minutes, one minute at least where there was one.

    >>> shorter([35, 25, 30, 35], 0.75), shorter([1.2], 0.75)
    ((26, 18, 22, 26), (1,))
    """
    return tuple(max(math.floor(share * run + EPS), min(1, math.floor(run))) for run in runs)
