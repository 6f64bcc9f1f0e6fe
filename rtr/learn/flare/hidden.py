"""Why the flare model is not shown, in words: which condition it misses, and by how much."""

import enum
import math
from dataclasses import dataclass


class Reason(enum.StrEnum):
    """A condition that was not met; a closed list, in the order in which they are looked at."""

    FEW_RUNS = "few_runs"
    FEW_FLARES = "few_flares"
    FEW_SETTLED = "few_settled"
    FEW_TESTED_FLARES = "few_tested_flares"
    FEW_TESTED_SETTLED = "few_tested_settled"
    NO_BETTER_THAN_TODAY = "no_better_than_today"
    NO_BETTER_THAN_COIN = "no_better_than_coin"
    NO_BETTER_THAN_RATE = "no_better_than_rate"
    TOO_BOLD = "too_bold"
    TOO_TIMID = "too_timid"


_WORDS = {
    Reason.FEW_RUNS: "needs {limit:.0f} runs with the pain before and both mornings after, {there}",
    Reason.FEW_FLARES: "needs {limit:.0f} flares, {there}",
    Reason.FEW_SETTLED: "needs {limit:.0f} runs without a flare, {there}",
    Reason.FEW_TESTED_FLARES: "needs {limit:.0f} flares among the later runs it is tested on, {there}",
    Reason.FEW_TESTED_SETTLED: "needs {limit:.0f} runs without a flare among the later runs it is tested on, {there}",
    Reason.NO_BETTER_THAN_TODAY: (
        "must tell flares from other runs better than the pain of the day does: "
        "it reached {observed:.2f}, and {limit:.2f} is needed (0.5 is a coin, 1 is knowing)"
    ),
    Reason.NO_BETTER_THAN_COIN: (
        "must be better than a coin even at the low end of its interval: "
        "that is {observed:.2f}, and has to be above {limit:.2f}"
    ),
    Reason.NO_BETTER_THAN_RATE: (
        "must forecast better than your usual share of flares does: "
        "its error was {observed:.3f}, that of the usual share {limit:.3f}"
    ),
    Reason.TOO_BOLD: ("made forecasts further apart than what came: slope {slope}, at least {limit:.1f} is needed"),
    Reason.TOO_TIMID: ("made forecasts closer together than what came: slope {slope}, at most {limit:.1f} is accepted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One condition that was missed: what was found, and where the limit is."""

    reason: Reason
    observed: float
    limit: float

    @property
    def words(self) -> str:
        """The end of a sentence that begins with "It"."""
        there = f"there {'is' if self.observed == 1 else 'are'} {self.observed:.0f}"
        slope = f"{self.observed:.2f}" if math.isfinite(self.observed) else "without a number"
        return _WORDS[self.reason].format(observed=self.observed, limit=self.limit, there=there, slope=slope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """No model to show. `misses` in the order they were looked at; the first is the one to name.

    `run_days` counts days with a run, `runs` those of them on which everything is known.
    """

    misses: tuple[Miss, ...]
    run_days: int
    runs: int
    flares: int

    @property
    def reason(self) -> Reason:
        return self.misses[0].reason

    @property
    def words(self) -> str:
        """Every condition that was missed, as one sentence."""
        return f"Not shown: it {'; it '.join(miss.words for miss in self.misses)}."
