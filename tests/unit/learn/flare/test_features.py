"""Three variables, from the past only."""

import datetime as dt

import numpy as np
import pytest

from rtr.learn.flare import FlareDays
from rtr.learn.flare.features import beside_usual, features, past_rate, rows

NAN = float("nan")


def invented(seed=1, length=120):
    rng = np.random.default_rng(seed)
    run_min = np.where(rng.random(length) < 0.45, rng.uniform(10, 40, length), 0.0)
    run_min[rng.random(length) < 0.05] = NAN
    pain = np.where(rng.random(length) < 0.1, NAN, rng.integers(0, 6, length).astype(float))
    flare = np.where(run_min > 0, (rng.random(length) < 0.3).astype(float), NAN)
    return FlareDays(first=dt.date(2026, 3, 2), run_min=run_min, pain_before=pain, flare=flare)


def test_the_past_rate_is_that_of_a_loop():
    flare = invented().flare
    for day, found in enumerate(past_rate(flare)):
        over = [flare[past] for past in range(day - 2) if np.isfinite(flare[past])]
        assert found == pytest.approx((sum(over) + 1) / (len(over) + 5))


def test_before_any_run_the_past_rate_is_the_prior_and_runs_soon_outweigh_it():
    assert past_rate(np.full(4, NAN))[-1] == pytest.approx(0.2)
    assert past_rate(np.ones(60))[-1] > 0.9


@pytest.mark.parametrize(("ago", "is_known"), [(2, False), (3, True)])
def test_a_flare_is_known_once_its_48_hours_are_over(ago, is_known):
    flare = np.full(10, NAN)
    flare[9 - ago] = 1.0
    assert (past_rate(flare)[9] > 0.2) == is_known


def test_minutes_beside_the_usual_are_those_of_a_loop():
    minutes = invented().run_min
    for day, found in enumerate(beside_usual(minutes)):
        before = [minutes[past] for past in range(max(day - 28, 0), day) if minutes[past] > 0]
        assert found == pytest.approx(minutes[day] - np.mean(before) if before else NAN, nan_ok=True)


@pytest.mark.parametrize(("ago", "is_usual"), [(28, True), (29, False)])
def test_the_usual_is_that_of_28_days(ago, is_usual):
    minutes = np.zeros(40)
    minutes[39 - ago] = 30.0
    assert np.isfinite(beside_usual(minutes)[39]) == is_usual


def test_a_future_day_changes_no_variable():
    told = invented()
    other = FlareDays(
        first=told.first,
        run_min=np.r_[told.run_min[:80], np.full(40, 99.0)],
        pain_before=np.r_[told.pain_before[:80], np.full(40, 9.0)],
        flare=np.r_[told.flare[:78], np.ones(42)],
    )
    np.testing.assert_array_equal(features(told)[:80], features(other)[:80])


def test_a_run_day_with_a_gap_is_left_out_and_nothing_is_filled_in():
    told = invented()
    found = rows(told)
    assert np.isfinite(found.x).all()
    assert np.isfinite(found.y).all()
    expected = [
        day
        for day in range(120)
        if told.run_min[day] > 0 and np.isfinite([told.pain_before[day], told.flare[day], *features(told)[day]]).all()
    ]
    assert found.day.tolist() == expected
