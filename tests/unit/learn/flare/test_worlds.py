"""Many invented runners with a known law of flares, at small size; `benchmarks` has the full one."""

import numpy as np
import pytest

from benchmarks.flare_tries import tried
from benchmarks.flare_worlds import BOTH, NOTHING, PAIN_ONLY, World, runner
from rtr.learn.flare.scores import calibration

SLOPES = {BOTH: (0.7, 1.3), NOTHING: (-0.5, 0.5)}


@pytest.fixture(scope="module")
def seen():
    return {world: [tried(world, 365, number) for number in range(12)] for world in (BOTH, NOTHING, PAIN_ONLY)}


@pytest.mark.parametrize("world", SLOPES, ids=lambda world: world.name)
def test_forecasts_mean_what_they_say_and_noise_has_no_slope(seen, world):
    tested = [one.forecasts for one in seen[world] if one.forecasts is not None]
    y, forecast = (np.concatenate([getattr(one, column) for one in tested]) for column in ("y", "model"))
    low, high = SLOPES[world]
    assert low < calibration(y, forecast).slope < high


def test_hidden_where_there_is_nothing_or_only_the_pain_of_the_day(seen):
    assert sum(one.model is not None for one in seen[NOTHING]) <= 2
    assert sum(one.model is not None for one in seen[PAIN_ONLY]) <= 2
    assert sum(one.model is not None for one in seen[BOTH]) >= 2


def test_missing_mornings_alone_are_a_coin(seen):
    found = [one.missing_auc for some in seen.values() for one in some]
    assert np.nanmean(found) == pytest.approx(0.5, abs=0.05)


def test_the_law_is_the_one_it_says():
    """One flare in four on a usual day; more after a longer run where the law says so."""
    flat, chance = runner(NOTHING, 2000, np.random.default_rng(1))
    assert np.nanmean(flat.flare) == pytest.approx(0.25, abs=0.04)
    assert np.nanmin(chance) == np.nanmax(chance)
    steep, chance = runner(World(name="steep", per_10_min=3.0), 2000, np.random.default_rng(1))
    long = steep.run_min > np.nanmedian(steep.run_min[steep.run_min > 0])
    assert np.nanmean(chance[long]) > np.nanmean(chance[~long]) + 0.1
