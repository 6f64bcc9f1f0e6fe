"""Strain beside the own weeks: the slow twin, least history, and weeks that are all the same."""

import numpy as np
import pytest

from rtr.metrics.load import load
from rtr.metrics.strainz import strain_z
from tests import naive

WEEK = np.array([60.0, 0, 60, 0, 0, 90, 0])


def weeks(*sizes):
    return np.concatenate([size * WEEK for size in sizes])


def last(values):
    found = strain_z(load(values))
    return found.absent[-1] or found.value[-1]


def test_it_equals_its_slow_twin():
    rng = np.random.default_rng(5)
    values = rng.choice([0.0, 20, 35, 50], 160, p=[0.5, 0.2, 0.2, 0.1])
    values[60:75] = 0
    found = strain_z(load(values))
    for day in range(len(values)):
        slow = naive.strain_z(values.tolist(), day)
        assert (found.absent[day] or pytest.approx(found.value[day], abs=1e-9)) == slow


def test_six_weeks_before_are_enough_and_five_are_not():
    assert last(weeks(*[1.0, 1.1] * 3, 1.3)) == pytest.approx(4.56, abs=0.01)
    assert last(weeks(1.0, 1.1, 1.0, 1.1, 1.0, 1.3)) == "short_history"


def test_only_twelve_weeks_count():
    sizes = [1.0, 1.1] * 6
    assert last(weeks(9.0, 9.0, *sizes, 1.3)) == pytest.approx(last(weeks(*sizes, 1.3)))


@pytest.mark.parametrize(("size", "expected"), [(1.0, 0.0), (2.0, 10.0), (0.5, -10.0)])
def test_weeks_that_are_all_the_same_have_no_end(size, expected):
    assert last(weeks(*[1.0] * 12, size)) == expected


def test_a_week_without_load_has_no_strain_and_is_passed_over():
    assert last(weeks(*[1.0, 1.1] * 3, 0.0)) == "few_loaded_days"
    assert last(weeks(1.0, 1.1, 0.0, 1.0, 1.1, 0.0, 1.0, 1.1, 1.3)) == pytest.approx(last(weeks(*[1.0, 1.1] * 3, 1.3)))


@pytest.mark.parametrize("values", [[], [30.0], [0.0] * 100, [np.nan] * 100])
def test_degenerate_series(values):
    found = strain_z(load(values))
    assert len(found.value) == len(values)
    assert np.isnan(found.value).all()
    assert (found.absent != "").all()
