"""The slope and its interval in natural units."""

import numpy as np
import pytest

from rtr.learn import blocks
from rtr.learn.blocks import interval, slope
from rtr.learn.pairs import pairs_of
from rtr.learn.partial import Sides, sides


def left_of(exposure, outcome, ratio=0.0):
    return sides(pairs_of(exposure, outcome), ranked=False, ratio=ratio)


@pytest.fixture
def series():
    chance = np.random.default_rng(5)
    run = np.where(np.isin(np.arange(90) % 7, (0, 2, 5)), chance.integers(10, 40, 90), 0.0)
    return run, 2 + 0.05 * np.r_[0, run[:-1]] + chance.normal(size=90)


def test_the_slope_is_that_of_one_fit_with_all_controls(series):
    run, pain = series
    pairs = pairs_of(run, pain)
    design = np.column_stack([np.ones(89), np.arange(89), pairs.z, pairs.x])
    assert slope(left_of(run, pain)) == pytest.approx(np.linalg.lstsq(design, pairs.y, rcond=None)[0][-1], rel=1e-9)


def test_the_interval_holds_the_slope_and_is_the_same_every_time(series):
    left = left_of(*series)
    low, high = interval(left)
    assert low < slope(left) < high
    assert (low, high) == interval(left)


def test_units_of_the_exposure_carry_over(series):
    run, pain = series
    low, high = interval(left_of(run, pain))
    assert interval(left_of(run / 60, pain)) == pytest.approx((60 * low, 60 * high))


def test_with_much_data_and_independent_noise_it_is_the_textbook_interval():
    chance = np.random.default_rng(6)
    x, noise = chance.normal(size=3000), chance.normal(size=3000)
    left = left_of(x, 0.3 * np.r_[0, x[:-1]] + noise)
    low, high = interval(left)
    error = 1 / np.sqrt(3000)
    assert high - low == pytest.approx(2 * 1.645 * error, rel=0.1)


def test_noise_that_stays_for_days_makes_it_wider():
    chance = np.random.default_rng(8)
    stays = np.convolve(chance.normal(size=3100), np.ones(5))[50:3050]
    exposure = np.repeat(chance.normal(size=600), 5)
    low, high = interval(Sides(exposure, stays, weekday_share=0.0))
    mixed_low, mixed_high = interval(Sides(chance.permutation(exposure), stays, weekday_share=0.0))
    assert high - low > 1.4 * (mixed_high - mixed_low)


@pytest.mark.parametrize(("days", "block"), [(5, 5), (20, 7), (31, 7), (32, 8), (55, 13), (56, 14), (400, 14)])
def test_blocks_are_a_quarter_of_the_days_between_one_week_and_two(days, block):
    assert blocks._block_days(days) == block


def test_one_block_has_no_interval_two_have(series):
    run, pain = series
    assert interval(left_of(run[:8], pain[:8])) is None
    assert interval(left_of(run[:20], pain[:20])) is not None
