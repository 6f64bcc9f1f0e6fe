"""The measures of a day that readers who know them may want to see, and how each is read."""

from collections.abc import Callable
from dataclasses import dataclass

from rtr.metrics.base import Load, Series
from rtr.metrics.load import MONTH, WEEK, acute_7d, acwr_coupled, acwr_uncoupled, chronic_28d, week_change
from rtr.metrics.smooth import ATL_DAYS, CTL_DAYS, acwr_ewma, atl_7d, ctl_42d, ewma_7d, ewma_28d, tsb
from rtr.metrics.strainz import strain_z
from rtr.metrics.variety import monotony_7d, strain_7d

RATIO, AMOUNT, DAILY = "{:.2f}", "{:,.0f}", "{:,.1f}"
PERCENT = "{:+,.0f} %"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A row of the table. `unit` is added where the value is an amount of load."""

    title: str
    compute: Callable[[Load], Series]
    form: str
    days: int
    reading: str
    scale: float = 1.0
    is_amount: bool = False
    needs_loaded_days: bool = False
    """Monotony and what is made of it: with few loaded days it counts rest days only."""
    is_judged: bool = False
    """Not shown where too much of the load is filled in (science §1.3)."""
    is_smoothed: bool = False
    """Hidden for 42 days."""


MEASURES = (
    Measure(title="Last 7 days", compute=acute_7d, form=AMOUNT, days=WEEK, reading="a sum", is_amount=True),
    Measure(
        title="Mean week of 28 days", compute=chronic_28d, form=AMOUNT, days=MONTH, reading="sum ÷ 4", is_amount=True
    ),
    Measure(
        title="Change against the 7 days before",
        compute=week_change,
        form=PERCENT,
        scale=100,
        days=2 * WEEK,
        reading="a planning aid: an experiment found no protection in 10 %",
    ),
    Measure(
        title="Ratio, uncoupled",
        compute=acwr_uncoupled,
        form=RATIO,
        days=MONTH,
        reading="7 days ÷ mean of 3 weeks before",
    ),
    Measure(title="Ratio, coupled", compute=acwr_coupled, form=RATIO, days=MONTH, reading="7 ÷ 28 days; at most 4"),
    Measure(
        title="Ratio, exponentially weighted",
        compute=acwr_ewma,
        form=RATIO,
        days=MONTH,
        reading="λ = 2 ÷ (N + 1), corrected for the start",
    ),
    Measure(
        title="Weighted mean day, 7 days",
        compute=ewma_7d,
        form=DAILY,
        days=WEEK,
        reading="upper part of the weighted ratio",
        is_amount=True,
        is_smoothed=True,
    ),
    Measure(
        title="Weighted mean day, 28 days",
        compute=ewma_28d,
        form=DAILY,
        days=MONTH,
        reading="lower part",
        is_amount=True,
        is_smoothed=True,
    ),
    Measure(
        title="Monotony",
        compute=monotony_7d,
        form=RATIO,
        days=WEEK,
        reading="mean ÷ SD of 7 days, at most 10",
        needs_loaded_days=True,
        is_judged=True,
    ),
    Measure(
        title="Strain",
        compute=strain_7d,
        form=AMOUNT,
        days=WEEK,
        reading="sum of 7 days × monotony",
        needs_loaded_days=True,
        is_judged=True,
    ),
    Measure(
        title="Strain beside your own 12 weeks",
        compute=strain_z,
        form="{:+.1f} SD",
        days=12 * WEEK,
        reading="own standard deviations",
        is_judged=True,
    ),
    Measure(
        title="Smoothed training, 42 days",
        compute=ctl_42d,
        form=DAILY,
        days=CTL_DAYS,
        is_amount=True,
        is_smoothed=True,
        is_judged=True,
        reading="per day, 1 ÷ 42 of today, from 0; not fitness",
    ),
    Measure(
        title="Smoothed training, 7 days",
        compute=atl_7d,
        form=DAILY,
        days=ATL_DAYS,
        is_amount=True,
        is_smoothed=True,
        is_judged=True,
        reading="per day, 1 ÷ 7 of today, from 0; not fatigue",
    ),
    Measure(
        title="Difference of the two",
        compute=tsb,
        form="{:+,.1f}",
        days=CTL_DAYS,
        is_amount=True,
        is_smoothed=True,
        is_judged=True,
        reading="yesterday's values; not readiness",
    ),
)
