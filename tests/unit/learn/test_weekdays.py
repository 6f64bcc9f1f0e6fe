"""Days of the week: taken out as far as the outcome shows a weekly pattern that the exposure does not explain."""

import math

import numpy as np
import pytest

from rtr.learn.weekdays import IN_FULL, weekday_ratio, weekday_share, without_weekdays

DAYS = 140
WEEKDAY = np.arange(DAYS) % 7
RHYTHM = np.where(np.isin(WEEKDAY, (0, 2, 5)), 1.0, 0.0)


@pytest.fixture
def noise():
    return np.random.default_rng(11).normal(size=DAYS)


def design(*columns):
    return np.column_stack([np.ones(DAYS), *columns])


def test_a_weekly_pattern_of_the_outcome_is_found_with_its_size():
    sizes = []
    for seed in range(200):
        chance = np.random.default_rng(seed)
        outcome = chance.normal(0, 0.7, 7)[WEEKDAY] + chance.normal(size=DAYS)
        sizes.append(weekday_ratio(outcome, design(), WEEKDAY))
    assert np.mean(sizes) == pytest.approx(0.49, rel=0.15)


def test_without_a_pattern_it_is_mostly_zero_and_always_small():
    ratios = [weekday_ratio(np.random.default_rng(s).normal(size=DAYS), design(), WEEKDAY) for s in range(200)]
    assert np.median(ratios) == 0
    assert max(ratios) < 0.2


def test_a_pattern_that_the_exposure_explains_is_none_of_the_outcome(noise):
    outcome = 2 * RHYTHM + noise
    assert weekday_ratio(outcome, design(), WEEKDAY) > 0.5
    assert weekday_ratio(outcome, design(RHYTHM), WEEKDAY) < 0.05


def test_shrinking_is_the_generalised_least_squares_fit(noise):
    trend, ratio = np.arange(DAYS) / DAYS, 0.3
    exposure, outcome = RHYTHM * (1 + trend), noise + np.where(WEEKDAY >= 5, 1.2, 0.0)
    left = without_weekdays(np.column_stack([exposure, outcome]), design(trend), WEEKDAY, ratio)
    slope = left[:, 0] @ left[:, 1] / (left[:, 0] @ left[:, 0])
    indicator = np.eye(7)[WEEKDAY]
    weight = np.linalg.inv(np.eye(DAYS) + ratio * indicator @ indicator.T)
    every = design(trend, exposure)
    direct = np.linalg.solve(every.T @ weight @ every, every.T @ weight @ outcome)
    assert slope == pytest.approx(direct[-1], rel=1e-9)


@pytest.mark.parametrize(("ratio", "fit"), [(0.0, False), (IN_FULL, True)])
def test_the_ends_are_no_weekdays_and_all_of_them(noise, ratio, fit):
    left = without_weekdays(noise[:, None], design(), WEEKDAY, ratio)[:, 0]
    means = np.array([noise[day == WEEKDAY].mean() for day in range(7)])
    expected = noise - means[WEEKDAY] if fit else noise - noise.mean()
    np.testing.assert_allclose(left, expected, atol=1e-12)


def test_the_share_taken_out_grows_with_the_pattern():
    assert weekday_share(WEEKDAY, 0.0) == 0
    assert weekday_share(WEEKDAY, 0.05) == pytest.approx(0.5)
    assert weekday_share(WEEKDAY, math.inf) == 1


def test_a_week_is_too_little_to_show_a_pattern():
    assert weekday_ratio(np.arange(7.0) % 3, np.ones((7, 1)), np.arange(7)) == 0
