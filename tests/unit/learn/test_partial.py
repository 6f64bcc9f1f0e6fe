"""What is left of both sides once the controls are taken out."""

import numpy as np
import pytest
from scipy.stats import rankdata

from rtr.learn.pairs import pairs_of
from rtr.learn.partial import ranks, sides
from tests import naive_learn


@pytest.fixture
def chance():
    return np.random.default_rng(7)


def test_ranks_share_the_mean_place_among_equals(chance):
    values = chance.integers(0, 5, 50).astype(float)
    np.testing.assert_array_equal(ranks(values), rankdata(values))
    np.testing.assert_array_equal(ranks(values), naive_learn.ranks(values.tolist()))


def test_no_pain_is_no_pain_whatever_its_sign():
    assert ranks(np.array([0.0, 1.0, -0.0])).tolist() == [1.5, 3.0, 1.5]


def test_trend_and_the_outcome_before_are_gone(chance):
    pairs = pairs_of(chance.normal(size=80), chance.normal(size=80).cumsum())
    left = sides(pairs, ranked=True, ratio=0.0)
    for column in (np.ones(79), np.arange(79), ranks(pairs.z)):
        assert left.exposure @ column == pytest.approx(0, abs=1e-8)
        assert left.outcome @ column == pytest.approx(0, abs=1e-8)


def test_the_runs_between_are_gone_from_later_lags(chance):
    pairs = pairs_of(chance.normal(size=80), chance.normal(size=80), 2)
    left = sides(pairs, ranked=False, ratio=0.0)
    assert left.exposure @ pairs.between[:, 0] == pytest.approx(0, abs=1e-10)


def test_later_lags_lose_every_difference_between_days_of_the_week(chance):
    pairs = pairs_of(chance.normal(size=80), chance.normal(size=80), 2)
    left = sides(pairs, ranked=True)
    assert left.weekday_share == 1.0
    for day in range(7):
        assert left.outcome[pairs.weekday == day].sum() == pytest.approx(0, abs=1e-8)


def test_gaps_stay_gaps(chance):
    outcome = chance.normal(size=60)
    outcome[[5, 17, 18]] = np.nan
    pairs = pairs_of(chance.normal(size=60), outcome)
    left = sides(pairs, ranked=True)
    assert np.isnan(left.exposure).tolist() == (~pairs.is_complete).tolist()
    assert np.isnan(left.outcome).tolist() == (~pairs.is_complete).tolist()


def test_a_side_that_only_follows_the_controls_is_flat_and_not_rounding(chance):
    outcome = chance.normal(size=60)
    assert sides(pairs_of(np.arange(60.0), outcome), ranked=True).are_flat
    assert sides(pairs_of(np.full(60, 3.0), outcome), ranked=False).are_flat
    assert not sides(pairs_of(chance.normal(size=60), outcome), ranked=True).are_flat
