"""Smoothed series, monotony and strain against the fixtures of the field, their limits and their absences."""

import numpy as np
import pytest

from rtr.metrics.base import CtlForm, EwmaInit
from rtr.metrics.load import load
from rtr.metrics.recursion import smoothed
from rtr.metrics.smooth import acwr_ewma, atl_7d, ctl_42d, ewma_7d, ewma_28d, tsb
from rtr.metrics.variety import loaded_days_7d, monotony_7d, strain_7d

WEEKS = ((60, 60, 90), (70, 70, 100), (80, 80, 110), (60, 60, 80), (90, 90, 120), (100, 100, 130))
V1 = [au for mon, wed, sat in WEEKS for au in (mon, 0, wed, 0, 0, sat, 0)]
"""Six weeks of Monday, Wednesday and Saturday sessions (science §2.1)."""


@pytest.mark.parametrize(
    ("init", "expected"),
    [
        (EwmaInit.ADJUST, (0.8550, 1.0359, 1.0421)),
        (EwmaInit.FIRST, (0.7628, 0.9820, 1.0168)),
        (EwmaInit.ZERO, (0.9884, 1.1283, 1.0966)),
        (EwmaInit.MEAN7, (0.8598, 1.0492, 1.0547)),
    ],
)
def test_the_seed_alone_moves_the_ratio_of_v1(init, expected):
    daily = load(V1, ewma_init=init)
    ratio = ewma_7d(daily).value / ewma_28d(daily).value
    assert ratio[[27, 34, 41]].round(4).tolist() == list(expected)


def test_weighted_days_of_v1():
    daily = load(V1)
    assert ewma_7d(daily).value[[27, 34, 41]].round(4).tolist() == [27.0433, 37.2339, 41.7048]
    assert ewma_28d(daily).value[[27, 34, 41]].round(4).tolist() == [31.6279, 35.9448, 40.0207]


def test_the_ratio_is_told_from_day_42_on():
    found = acwr_ewma(load(V1))
    assert found.absent[40] == "short_history"
    assert found.value[41].round(4) == 1.0421


def test_smoothed_training_of_v1():
    daily = load(V1)
    days = [0, 27, 34, 41]
    assert ctl_42d(daily).value[days].round(4).tolist() == [1.4286, 15.9632, 20.0748, 24.2028]
    assert atl_7d(daily).value[days].round(4).tolist() == [8.5714, 29.2824, 36.6862, 41.7650]
    assert tsb(daily).value[days].round(4).tolist() == [0.0, -17.8103, -22.2361, -23.9326]


def test_the_exponential_form_of_v1():
    daily = load(V1, ctl_form=CtlForm.EXPONENTIAL)
    assert ctl_42d(daily).value[41].round(4) == 24.0262
    assert atl_7d(daily).value[41].round(4) == 41.6014


def test_monotony_and_strain_of_v1_match_foster_1998_with_population_sd():
    daily = load(V1)
    ends = [6, 20, 41]
    assert monotony_7d(daily).value[ends].round(4).tolist() == [0.8367, 0.8479, 0.8538]
    assert strain_7d(daily).value[ends].round(2).tolist() == [175.70, 228.93, 281.74]


def test_equal_days_have_the_cap_and_a_week_of_rest_has_no_monotony():
    assert monotony_7d(load([40] * 7)).value[-1] == 10.0
    rest = monotony_7d(load([0] * 7))
    assert (rest.absent[-1], strain_7d(load([0] * 7)).absent[-1]) == ("few_loaded_days", "few_loaded_days")


@pytest.mark.parametrize(("value", "loaded"), [(0.0, 4), (1e-6, 5)])
def test_loaded_days_count_what_is_above_nothing(value, loaded):
    assert loaded_days_7d(load([30, 30, 30, 30, value, 0, 0]))[-1] == loaded


@pytest.mark.parametrize("days", [0, 1, 63, 64, 65, 200])
def test_blocks_are_the_plain_recursion(days):
    column = np.random.default_rng(3).gamma(2, 20, days)
    last, expected = 5.0, []
    for value in column:
        last += 0.13 * (value - last)
        expected.append(last)
    np.testing.assert_allclose(smoothed(column, 0.13, 5.0), expected, rtol=1e-13)


@pytest.mark.parametrize(("gaps", "absent"), [(1, ""), (2, "missing")])
def test_more_than_a_fifth_of_unrecorded_days_is_missing(gaps, absent):
    values = [30.0] * 30
    values[-gaps:] = [np.nan] * gaps
    assert ewma_7d(load(values)).absent[-1] == absent
    assert monotony_7d(load(values)).absent[-1] == absent


def test_a_filled_day_is_counted_as_imputed():
    found = ewma_28d(load([30.0] * 29 + [np.nan]))
    assert found.imputed[-1] == pytest.approx(1 / 28)
    assert found.value[-1] == pytest.approx(30.0)
