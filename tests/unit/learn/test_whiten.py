"""Smoothed exposures are recognised by what carries over from one day to the next."""

import numpy as np
import pytest

from rtr.learn.response import response
from rtr.learn.whiten import SMOOTH, carried_over, news

RUN = np.where(np.isin(np.arange(120) % 7, (0, 2, 5)), np.random.default_rng(1).integers(10, 40, 120), 0.0)
PAIN = np.random.default_rng(2).integers(0, 5, 120).astype(float)


def test_what_carries_over_is_the_share_of_the_day_before():
    series = np.random.default_rng(3).normal(size=4000)
    for day in range(1, 4000):
        series[day] += 0.8 * series[day - 1]
    assert carried_over(series) == pytest.approx(0.8, abs=0.03)
    assert abs(carried_over(news(series))) < 0.05


def test_a_gap_makes_the_next_day_unknown_too():
    left = news(np.array([1.0, 2.0, np.nan, 1.0, 3.0]))
    assert np.isnan(left).tolist() == [True, False, True, True, False]


def test_nothing_carries_over_where_no_two_days_are_known():
    assert carried_over(np.array([1.0, np.nan, 2.0, np.nan])) == 0
    assert carried_over(np.zeros(5)) == 0


def test_daily_running_is_compared_as_it_is_a_running_total_by_its_news():
    total = np.convolve(RUN, np.ones(7))[:120]
    assert not response(RUN, PAIN).is_prewhitened
    assert response(total, PAIN).is_prewhitened


def test_daily_running_three_times_a_week_is_far_from_smooth():
    assert carried_over(RUN - RUN.mean()) < SMOOTH - 0.3
