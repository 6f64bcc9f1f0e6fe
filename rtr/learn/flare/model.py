"""The flare model of one runner, shown only where it has proved itself on the runner's own later runs."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rtr.learn.flare.bands import Band, band_of, bands
from rtr.learn.flare.days import FlareDays
from rtr.learn.flare.features import Rows, rows
from rtr.learn.flare.fit import chance, fitted
from rtr.learn.flare.forward import Forecasts, forward
from rtr.learn.flare.hidden import Hidden, Miss, Reason
from rtr.learn.flare.interval import Estimate
from rtr.learn.flare.judged import COIN, Judged, judged
from rtr.learn.flare.today import NoBand, today_of
from rtr.metrics.base import EPS

FEWEST_RUNS, FEWEST_FLARES, FEWEST_TESTED = 60, 10, 5
LEAST_GAIN = 0.02
"""By how much the AUC must be above that of today's pain, and above a coin."""
LEAST_SLOPE, MOST_SLOPE = 0.8, 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareModel:
    """What the page of an expert shows. Experimental; it never makes advice bolder.

    `runs` of the period `first` to `last` hold `flares`; of them the `tested` later ones, with
    `tested_flares`, were forecast before they happened, and every figure below is of those.
    AUC, 0.5 is a coin: `auc` of the model, `persistence` of the pain of the day, `gain` their
    difference, each with a 90 % interval from blocks of a week. `brier` and `brier_rate` are the mean
    squared errors of the model and of the usual rate of flares, `skill` the share saved. The usual
    rate tells no days apart: its AUC is that of a coin. `slope`, `intercept` and `in_the_large` are
    the calibration. `bands` are reliability bins with counts, `today` the one of this day, or
    `no_band` says why there is none.
    """

    first: dt.date
    last: dt.date
    runs: int
    flares: int
    tested_from: dt.date
    tested: int
    tested_flares: int
    auc: Estimate
    persistence: Estimate
    gain: Estimate
    brier: float
    brier_rate: float
    skill: float
    slope: float
    intercept: float
    in_the_large: float
    bands: tuple[Band, ...]
    today: Band | None
    no_band: NoBand | None


def flare_model(days: FlareDays, until: dt.date, *, planned_min: float | None = None) -> FlareModel | Hidden:
    """The model as it could be known on the morning of a day, or why it is not shown.

    Parameters
    ----------
    days
        One entry per calendar day; entries after `until` are not looked at, and outcomes of the two
        days before it are taken as open.
    until
        The day of the question.
    planned_min
        Minutes planned for that day; without them the minutes already run stand for the load of today.

    Notes
    -----
    Conditions (science §6.4, rulings R18): 60 run days and 10 flares; then, on runs forecast before
    they happened (first 60 % for training, trained anew every week, two days between), an AUC at least
    0.02 above that of today's pain and of a coin, a Brier skill above 0 beside the base rate, a
    calibration slope of 0.8 to 1.2. One condition more than these: the interval of the AUC leaves the
    coin out. A page looks again and again: looked at every week, 30 of 150 invented runners with nothing
    to find saw a model at some time of a year without this condition, 10 of 200 with it, at hardly any
    cost where there is something to find.
    """
    known_days = days.until(until)
    known = rows(known_days)
    misses = tuple(_too_few(known))
    if not misses:
        tested = forward(known)
        misses = tuple(_too_few_tested(tested))
        if not misses:
            found = judged(tested)
            misses = tuple(_not_good_enough(found))
            if not misses:
                return _shown(known_days, known, tested, found, planned_min)
    run_days = int(np.count_nonzero(known_days.run_min > 0))
    return Hidden(misses=misses, run_days=run_days, runs=len(known.y), flares=known.flares)


def _too_few(known: Rows) -> Iterator[Miss]:
    counts = (
        (Reason.FEW_RUNS, len(known.y), FEWEST_RUNS),
        (Reason.FEW_FLARES, known.flares, FEWEST_FLARES),
        (Reason.FEW_SETTLED, len(known.y) - known.flares, FEWEST_FLARES),
    )
    misses = [Miss(reason=reason, observed=there, limit=limit) for reason, there, limit in counts if there < limit]
    few_runs = any(miss.reason is Reason.FEW_RUNS for miss in misses)
    yield from (miss for miss in misses if not (few_runs and miss.reason is Reason.FEW_SETTLED))


def _too_few_tested(tested: Forecasts) -> Iterator[Miss]:
    for reason, there in (
        (Reason.FEW_TESTED_FLARES, tested.flares),
        (Reason.FEW_TESTED_SETTLED, len(tested.y) - tested.flares),
    ):
        if there < FEWEST_TESTED:
            yield Miss(reason=reason, observed=there, limit=FEWEST_TESTED)


def _not_good_enough(found: Judged) -> Iterator[Miss]:
    wanted = max(found.persistence.value, COIN) + LEAST_GAIN
    if found.auc.value < wanted - EPS:
        yield Miss(reason=Reason.NO_BETTER_THAN_TODAY, observed=found.auc.value, limit=wanted)
    if not found.auc.low > COIN + EPS:
        yield Miss(reason=Reason.NO_BETTER_THAN_COIN, observed=found.auc.low, limit=COIN)
    if not found.skill > EPS:
        yield Miss(reason=Reason.NO_BETTER_THAN_RATE, observed=found.brier, limit=found.brier_rate)
    slope = found.calibration.slope
    if not slope >= LEAST_SLOPE - EPS:
        yield Miss(reason=Reason.TOO_BOLD, observed=slope, limit=LEAST_SLOPE)
    elif slope > MOST_SLOPE + EPS:
        yield Miss(reason=Reason.TOO_TIMID, observed=slope, limit=MOST_SLOPE)


def _shown(days: FlareDays, known: Rows, tested: Forecasts, found: Judged, planned_min: float | None) -> FlareModel:
    made = bands(tested.y, tested.model)
    x, no_band = today_of(days, planned_min)
    today = None if x is None else band_of(made, float(chance(fitted(known.x, known.y), x)[0]))
    return FlareModel(
        first=days.on(known.day[0]),
        last=days.on(known.day[-1]),
        runs=len(known.y),
        flares=known.flares,
        tested_from=days.on(tested.day[0]),
        tested=len(tested.y),
        tested_flares=tested.flares,
        auc=found.auc,
        persistence=found.persistence,
        gain=found.gain,
        brier=found.brier,
        brier_rate=found.brier_rate,
        skill=found.skill,
        slope=found.calibration.slope,
        intercept=found.calibration.intercept,
        in_the_large=found.calibration.in_the_large,
        bands=made,
        today=today,
        no_band=no_band,
    )
