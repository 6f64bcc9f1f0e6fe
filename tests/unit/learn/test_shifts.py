"""All circular shifts by Fourier transform give what one shift after the other gives."""

import numpy as np
import pytest

from rtr.learn.shifts import share_at_least, shift_correlations, strength
from tests import naive_learn


def gappy(chance, length, share):
    values = chance.normal(50, 20, length)
    values[chance.random(length) < share] = np.nan
    return values


@pytest.mark.parametrize("length", [14, 60, 97, 365])
@pytest.mark.parametrize("gaps", [0.0, 0.1, 0.6])
def test_every_shift_equals_the_slow_twin(length, gaps):
    chance = np.random.default_rng(length)
    x, y = gappy(chance, length, gaps), gappy(chance, length, gaps / 2)
    np.testing.assert_allclose(shift_correlations(x, y)[0], naive_learn.shift_correlations(x, y), rtol=0, atol=1e-12)


def test_whole_numbers_with_many_ties_and_a_far_mean_lose_no_digits():
    chance = np.random.default_rng(3)
    x, y = 1e6 + chance.integers(0, 3, 90).astype(float), chance.integers(0, 4, 90) * 1e-6
    np.testing.assert_allclose(shift_correlations(x, y)[0], naive_learn.shift_correlations(x, y), rtol=0, atol=1e-12)


def test_many_series_beside_one_outcome_or_each_beside_its_own():
    chance = np.random.default_rng(4)
    x, y = np.stack([gappy(chance, 50, 0.2) for _ in range(3)]), np.stack([gappy(chance, 50, 0.2) for _ in range(3)])
    beside_one, beside_own = shift_correlations(x, y[0])[0], shift_correlations(x, y)[0]
    for row in range(3):
        np.testing.assert_allclose(beside_one[row], naive_learn.shift_correlations(x[row], y[0]), atol=1e-12)
        np.testing.assert_allclose(beside_own[row], naive_learn.shift_correlations(x[row], y[row]), atol=1e-12)


def test_a_shift_moves_the_exposure_to_later_days():
    x = np.array([0.0, 0, 1, 0, 0, 0, 0])
    assert shift_correlations(x, np.roll(x, 2))[0].argmax() == 2


@pytest.mark.parametrize("x", [np.full(20, 3.0), np.full(20, np.nan), np.r_[1.0, 2.0, np.full(18, np.nan)]])
def test_a_flat_or_empty_side_has_no_correlation(x):
    assert np.isnan(shift_correlations(x, np.arange(20.0))[0]).all()


def test_two_pairs_have_no_correlation_three_have():
    y = np.arange(10.0)
    two, three = np.full(10, np.nan), np.full(10, np.nan)
    two[[2, 5]], three[[2, 5, 6]] = (1, 4), (1, 4, 3)
    assert np.isnan(shift_correlations(two, y)[0]).all()
    assert np.isfinite(shift_correlations(three, y)[0]).all()


def test_the_pairs_of_every_shift_are_counted():
    x, y = gappy(np.random.default_rng(5), 40, 0.4), gappy(np.random.default_rng(6), 40, 0.3)
    counted = [int((np.isfinite(np.roll(x, shift)) & np.isfinite(y)).sum()) for shift in range(40)]
    assert shift_correlations(x, y)[1].tolist() == counted


def test_a_correlation_of_few_pairs_is_closer_to_chance():
    assert strength(np.array([-0.3, 0.3, 0.5]), np.array([101, 26, 26])).tolist() == pytest.approx([3.0, 1.5, 2.5])
    assert np.isnan(strength(np.array([np.nan]), np.array([0.0])))


def test_p_counts_the_shifts_of_a_week_or_more_and_the_order_observed():
    every = np.zeros(60)
    every[0] = 0.5
    assert share_at_least(every) == (1 / 48, 47)  # 7 … 53; n - 12 in the denominator
    every[[6, 54]] = 0.9  # closer than a week: not counted
    assert share_at_least(every) == (1 / 48, 47)
    every[[7, 53]] = 0.9
    assert share_at_least(every) == (3 / 48, 47)


def test_a_tie_counts_against_the_finding_even_with_rounding():
    every = np.zeros(20)
    every[0], every[10], every[11] = 0.3, 0.1 * 3, 0.3 - 1e-9
    assert share_at_least(every) == (2 / 8, 7)


def test_shifts_that_cannot_be_told_are_left_out():
    every = np.full(20, np.nan)
    every[[0, 8]] = 0.3, 0.1
    assert share_at_least(every) == (1 / 2, 1)


def test_with_less_than_two_weeks_there_is_no_shift_and_p_says_nothing():
    assert share_at_least(np.full(13, 0.4)) == (1.0, 0)
