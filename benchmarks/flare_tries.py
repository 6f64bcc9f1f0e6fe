"""Many invented runners, each judged as their own page would: what was shown, what was forecast, what came after."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.flare_worlds import World, runner
from rtr.learn.flare.bands import band_of
from rtr.learn.flare.days import FlareDays
from rtr.learn.flare.features import Rows, features, rows
from rtr.learn.flare.fit import chance, fitted
from rtr.learn.flare.forward import TRAIN, Forecasts, forward
from rtr.learn.flare.model import FlareModel, flare_model
from rtr.learn.flare.scores import auc
from rtr.metrics.base import Floats

DAYS, AFTER, FIRST_LOOK = 365, 84, 150
SEED = 11


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Try:
    """One runner after a year. `forecasts` made forward in time and their `truth`, shown or not.

    `reason` is empty where the model is shown. `after` has one row per later run of a shown model:
    place of its band from 0 (calmest) to 1, share of flares said, and 1 where a flare came.
    """

    reason: str
    model: FlareModel | None
    forecasts: Forecasts | None
    truth: Floats
    missing_auc: float
    after: Floats


def tries(world: World, many: int, days: int = DAYS) -> list[Try]:
    """The first `many` runners of a world, on two processes."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(tried, world, days), range(many), chunksize=10))


def looks(world: World, many: int) -> list[tuple[int, int]]:
    """Of how many weekly looks at one runner's page some saw the model: (seen, looks) per runner."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(_looked, world), range(many), chunksize=5))


def _looked(world: World, number: int) -> tuple[int, int]:
    told, _ = runner(world, DAYS, np.random.default_rng((SEED, 1, number)))
    seen = [isinstance(flare_model(told, told.on(day)), FlareModel) for day in range(FIRST_LOOK, DAYS, 7)]
    return sum(seen), len(seen)


def tried(world: World, days: int, number: int) -> Try:
    """One runner of a world, from the first day to twelve weeks after the day of the question."""
    told, truth = runner(world, days + AFTER, np.random.default_rng((SEED, number)))
    today = told.on(days - 1)
    found = flare_model(told, today)
    known_days = told.until(today)
    known = rows(known_days)
    is_testable = len(known.y) >= 60 and 5 <= known.flares <= len(known.y) - 5
    forecasts = forward(known) if is_testable else None
    is_shown = isinstance(found, FlareModel)
    return Try(
        reason="" if is_shown else found.reason.value,
        model=found if is_shown else None,
        forecasts=forecasts,
        truth=np.empty(0) if forecasts is None else truth[forecasts.day],
        missing_auc=_missing(known_days, known) if is_testable else np.nan,
        after=_after(told, found, known, days) if is_shown else np.empty((0, 3)),
    )


def _after(told: FlareDays, found: FlareModel, known: Rows, days: int) -> Floats:
    """The twelve weeks after: what the bands said of each run, and what came of it."""
    model = fitted(known.x, known.y)
    x, later = features(told), np.arange(len(told.flare)) >= days
    runs = np.flatnonzero(later & np.isfinite(x).all(axis=1) & np.isfinite(told.flare))
    seen = [(band_of(found.bands, one), told.flare[day]) for one, day in zip(chance(model, x[runs]), runs, strict=True)]
    said = [(band.place - 1, band.of - 1, band.flares / band.runs, flared) for band, flared in seen if band is not None]
    return np.array([(place / max(last, 1), share, flared) for place, last, share, flared in said]).reshape(-1, 3)


def _missing(days: FlareDays, known: Rows) -> float:
    """AUC of a model that sees nothing but which mornings are missing; trained once, so that no rate creeps in."""
    gone = np.isnan(days.pain_before).astype(float)
    counts = np.concatenate(([0.0], np.cumsum(gone)))
    at = known.day
    x = np.column_stack([gone[at - 1], *(counts[at] - counts[np.maximum(at - back, 0)] for back in (7, 28))])
    first, blind = known.day[int(TRAIN * len(at))], Rows(day=at, x=x, y=known.y)
    past, later = blind.before(int(first)), blind.at(at >= first)
    if not 0 < past.flares < len(past.y) or not 0 < later.flares < len(later.y):
        return float("nan")
    return auc(later.y, chance(fitted(past.x, past.y), later.x))
