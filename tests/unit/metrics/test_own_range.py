"""The usual range of a number: percentiles as numpy and R (type 7) have them, without the days that have no value."""

import numpy as np
import pytest

from rtr.metrics.own_range import DAYS, LEAST_DAYS, own_range
from tests import naive

NAN = float("nan")


@pytest.fixture
def values() -> np.ndarray:
    chance = np.random.default_rng(20261118)
    found = chance.gamma(4.0, 0.25, 400)
    found[chance.random(400) < 0.3] = NAN
    found[120:200] = NAN
    return found


def test_it_is_the_percentile_of_the_last_84_days(values):
    low, high = own_range(values)
    for day in range(0, 400, 7):
        known = values[max(0, day - DAYS + 1) : day + 1]
        known = known[~np.isnan(known)]
        if len(known) >= LEAST_DAYS:
            assert (low[day], high[day]) == pytest.approx(tuple(np.percentile(known, [10, 90])))
        else:
            assert np.isnan(low[day])
            assert np.isnan(high[day])


def test_fast_equals_its_slow_twin(values):
    low, high = own_range(values)
    for day in range(400):
        for found, share in ((low[day], 0.1), (high[day], 0.9)):
            slow = naive.own_range(values.tolist(), day, share)
            assert np.isnan(found) if isinstance(slow, str) else found == pytest.approx(slow, abs=1e-12)


@pytest.mark.parametrize("since", [0, 1, 27, 83, 84, 150, 399, 400])
def test_a_part_is_the_part_of_the_whole(values, since):
    whole, part = own_range(values), own_range(values, since=since)
    np.testing.assert_array_equal(part[0], whole[0][since:])
    np.testing.assert_array_equal(part[1], whole[1][since:])


@pytest.mark.parametrize(("count", "is_there"), [(27, False), (28, True), (29, True)])
def test_it_needs_28_days_that_have_a_value(count, is_there):
    low, _ = own_range(np.r_[np.full(10, NAN), np.ones(count)])
    assert bool(np.isfinite(low[-1])) is is_there


def test_a_day_85_days_ago_is_forgotten():
    assert own_range(np.r_[np.full(30, 100.0), np.ones(84)])[1][-1] == 1
    assert own_range(np.r_[np.full(30, 100.0), np.ones(60)])[1][-1] == 100


@pytest.mark.parametrize("values", [[], [1.0], [NAN] * 200])
def test_without_values_there_is_no_range(values):
    low, high = own_range(np.array(values, dtype=float))
    assert np.isnan(low).all()
    assert np.isnan(high).all()
    assert len(low) == len(high) == len(values)
