"""Where other tools compute the same name differently, and which setting gives their numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One tool: what it does otherwise, and the setting of `rtr metrics` that agrees with it ("" where none does)."""

    tool: str
    does: str
    setting: str = ""


CONVENTIONS = (
    Convention(
        tool="This dashboard",
        does=(
            "Acute load is a sum of 7 days, chronic load the mean week of 28, both with today in them. Weighted means "
            "are corrected for their start. Smoothed training steps by 1 ÷ N from 0. Monotony takes the population "
            "standard deviation and ends at 10. A day not recorded is no rest day."
        ),
        setting="--ewma-init adjust --ctl step",
    ),
    Convention(
        tool="R packages zoo, TTR and athletemonitoring",
        does="Means of days instead of sums: acute and chronic load are a seventh. Their coupled ratio is the same.",
    ),
    Convention(
        tool="R package ACWR 0.1.0",
        does="Weighted means start with the load of the first day.",
        setting="--ewma-init first",
    ),
    Convention(
        tool="R package ACWR 0.1.0, column RAU",
        does=(
            "Called uncoupled, but it divides a sum of 15 days by 21. That is a mistake of the package. We do not "
            "reproduce it, and a test makes sure of that."
        ),
    ),
    Convention(
        tool="R package TTR, EMA of 7 days",
        does="Starts with the mean of the first seven days, on the seventh.",
        setting="--ewma-init mean7",
    ),
    Convention(
        tool="R stats::filter from zero",
        does="Weighted means start from nothing and climb for weeks.",
        setting="--ewma-init zero",
    ),
    Convention(
        tool="pandas, ewm(span=N)",
        does="Corrected for the start with adjust=True, as here; with adjust=False it starts with the first day.",
        setting="--ewma-init adjust, or first",
    ),
    Convention(
        tool="GoldenCheetah",
        does="Smoothed training steps by 1 − e^(−1 ÷ N) from 0; the difference is that of yesterday's values, as here.",
        setting="--ctl exponential",
    ),
    Convention(
        tool="Runalyze",
        does=(
            "Smoothed training steps by 2 ÷ (N + 1) from 0. Monotony as here, but a week of rest has 10; here it has "
            "none."
        ),
        setting="--ctl span",
    ),
    Convention(
        tool="PMSys, the platform of the SoccerMon data",
        does=(
            "Counts zeros before the first day, rounds both means to two decimals before it divides them, writes 0 "
            "where a quotient has no value, and knows no end of monotony. With these steps added, a test finds its "
            "published numbers."
        ),
    ),
    Convention(
        tool="Bache-Mathiesen and others 2021",
        does=(
            "Mean of 7 days over a weighted mean of the 21 days before, started with the oldest of them, cut at 3. "
            "A test finds all published values; no page uses it."
        ),
    ),
)
