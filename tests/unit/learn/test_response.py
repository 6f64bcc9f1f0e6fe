"""The 24-hour response test: its gate, its numbers, and what it says when it cannot say anything."""

import numpy as np
import pytest

from rtr.learn.across import across
from rtr.learn.response import Withheld, response
from tests import naive_learn

DAYS = 120
LAGS = (0, 1, 2)


def story(days=DAYS, points_per_min=0.0, seed=1):
    """Three runs a week; pain of a morning is noise around 3 plus what the day before added."""
    chance = np.random.default_rng(seed)
    run = np.where(np.isin(np.arange(days) % 7, (0, 2, 5)), chance.integers(10, 40, days), 0.0)
    after = 3 + points_per_min * np.r_[0.0, run[:-1]] + chance.normal(0, 1, days)
    return run, np.clip(np.round(after), 0, 10)


@pytest.mark.parametrize("seed", range(5))
def test_rho_and_p_are_those_of_the_definition(seed):
    run, pain = story(points_per_min=0.03, seed=seed)
    found = response(run, pain, weekday_ratio=0.0)
    rho, p = naive_learn.response(run.tolist(), pain.tolist())
    assert found.rho == pytest.approx(rho, abs=1e-12)
    assert found.p == p
    assert found.shifts == 119 - 13


def test_a_strong_link_is_found_with_its_size():
    found = response(*story(points_per_min=0.1, seed=3))
    assert found.p == 1 / (119 - 12)
    assert found.slope_per_10 == pytest.approx(1.0, abs=0.25)
    assert found.low < found.slope_per_10 < found.high
    assert found.low > 0
    assert found.absent is None


def test_more_of_something_that_helps_has_a_slope_below_zero():
    run, pain = story(points_per_min=0.1)
    found = response(50 - run, pain)
    assert found.rho < 0
    assert found.slope_per_10 < 0


def test_a_slope_is_told_per_ten_units():
    run, pain = story(points_per_min=0.1)
    assert response(run / 10, pain).slope_per_10 == pytest.approx(10 * response(run, pain).slope_per_10)


def test_the_same_question_has_the_same_answer_every_time():
    assert response(*story()) == response(*story())


# The gate: just under, at.


def test_41_pairs_are_too_few_42_are_not():
    run, pain = story(days=43, points_per_min=0.1)
    under = response(run[:42], pain[:42])
    assert (under.pairs, under.absent, under.rho, under.p) == (41, Withheld.FEW_PAIRS, None, None)
    assert (under.slope_per_10, under.low, under.high) == (None, None, None)
    at = response(run, pain)
    assert (at.pairs, at.absent) == (42, None)
    assert at.shifts == 29


def test_unknown_mornings_do_not_count_as_pairs():
    run, pain = story(days=43, points_per_min=0.1)
    pain[20] = np.nan
    assert response(run, pain).absent is Withheld.FEW_PAIRS
    assert response(run, pain).pairs == 40


def test_11_runs_are_too_few_12_are_not():
    run, pain = story(days=60)
    after_12th = np.flatnonzero(run)[12:]
    run[after_12th] = 0
    assert (response(run, pain).runs, response(run, pain).absent) == (12, None)
    run[np.flatnonzero(run)[0]] = 0
    assert (response(run, pain).runs, response(run, pain).absent) == (11, Withheld.FEW_RUNS)


def test_4_mornings_with_pain_are_too_few_5_are_not():
    run, _ = story(days=60)
    pain = np.zeros(60)
    pain[[10, 20, 30, 40]] = 1, 2, 3, 1
    assert response(run, pain).absent is Withheld.FEW_PAINS
    pain[50] = 2
    assert response(run, pain).absent is None


def test_2_kinds_of_pain_are_too_few_3_are_not():
    run, _ = story(days=60)
    pain = np.zeros(60)
    pain[10:50:5] = 1, 2, 1, 2, 1, 2, 1, 2
    assert response(run, pain).absent is Withheld.FEW_LEVELS
    pain[10] = 3
    assert response(run, pain).absent is None


def test_the_first_pain_has_no_run_before_it_and_does_not_count():
    run, _ = story(days=60)
    pain = np.zeros(60)
    pain[[0, 10, 20, 30, 40]] = 1, 2, 3, 1, 2
    assert response(run, pain).absent is Withheld.FEW_PAINS


def test_without_the_gate_whatever_there_is_is_computed():
    run, pain = story(days=30, points_per_min=0.1)
    assert response(run, pain).absent is Withheld.FEW_PAIRS
    found = response(run, pain, gate=False)
    assert found.absent is None
    assert found.p >= 1 / (29 - 12)


@pytest.mark.parametrize("days", [0, 1, 2, 5])
def test_next_to_nothing_has_no_result_even_without_the_gate(days):
    found = response(np.ones(days), np.ones(days), gate=False)
    assert (found.absent, found.rho) == (Withheld.NO_VARIATION, None)


def test_the_same_run_every_day_cannot_be_told_from_none():
    _, pain = story()
    assert response(np.full(DAYS, 30.0), pain).absent is Withheld.NO_VARIATION


def test_every_reason_has_words():
    assert all(reason.words for reason in Withheld)


# Weekdays.


def test_a_weekly_pattern_of_the_pain_brings_weekdays_into_the_model():
    run, pain = story(points_per_min=0.06)
    assert response(run, pain).weekday_share < 0.3
    weekend = pain + np.where(np.arange(DAYS) % 7 >= 5, 2.0, 0.0)
    assert response(run, weekend).weekday_share > 0.7


def test_the_weekend_is_not_taken_for_the_long_run_of_saturday():
    chance = np.random.default_rng(9)
    run = np.where(np.isin(np.arange(DAYS) % 7, (0, 2, 5)), chance.integers(10, 30, DAYS), 0.0)
    pain = np.clip(np.round(2 + np.where(np.arange(DAYS) % 7 == 6, 2.5, 0.0) + chance.normal(0, 1, DAYS)), 0, 10)
    plain, chosen = response(run, pain, weekday_ratio=0.0), response(run, pain)
    assert plain.low > 0
    assert chosen.low < 0 < chosen.high


def test_later_lags_always_have_weekdays_in_full():
    assert response(*story(), lag=2).weekday_share == 1
    assert response(*story(), lag=3).weekday_share == 1


def test_a_run_two_days_before_is_not_mistaken_for_the_run_between():
    chance = np.random.default_rng(4)
    run = np.where(chance.random(400) < 0.5, chance.integers(10, 40, 400), 0.0)
    run[1:] = np.where(chance.random(399) < 0.7, run[:-1], run[1:])  # runs come in spells
    pain = np.clip(np.round(3 + 0.08 * np.r_[0, run[:-1]] + chance.normal(0, 1, 400)), 0, 10)
    assert response(run, pain).p < 0.01
    later = response(run, pain, lag=2)
    assert abs(later.slope_per_10) < 0.2
    assert later.low < 0 < later.high


# Several lags at once.


def test_one_p_for_several_lags_is_the_largest_against_the_largest():
    run, pain = story(points_per_min=0.05)
    found = across(run, pain, lags=(1,))
    alone = response(run, pain)
    assert (found.strongest, found.rhos, found.p) == (1, (alone.rho,), alone.p)


def test_looking_at_more_lags_costs_something():
    run, pain = story(points_per_min=0.1)
    found = across(run, pain, lags=LAGS)
    assert found.strongest == 1
    assert found.p <= 0.05
    spread = [
        across(*story(seed=seed), lags=LAGS).p >= across(*story(seed=seed), lags=(1,)).p - 1e-9 for seed in range(12)
    ]
    assert sum(spread) >= 6


def test_across_lags_every_shift_is_one_shift_of_all_lags():
    run, pain = story(days=80, points_per_min=0.03)
    found = across(run, pain, lags=(1, 2))
    assert found.shifts == 79 - 13
    assert found.p * (1 + found.shifts) == pytest.approx(round(found.p * (1 + found.shifts)))


def test_across_lags_too_little_is_no_result():
    run, pain = story(days=30)
    found = across(run, pain, lags=LAGS)
    assert (found.rhos, found.strongest, found.p) == ((None, None, None), None, None)
    assert across(run, pain, lags=LAGS, gate=False).p is not None
    assert across(np.ones(60), np.ones(60), lags=LAGS, gate=False).p is None
