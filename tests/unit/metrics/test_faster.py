"""Minutes faster than easy: the margin, the 28 days, which runs tell what is easy, and the slow twin."""

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.measures import SPEED_BINS, Histogram, stacked
from rtr.metrics.faster import easy_speed, faster_min, may_tell_easy, median_speed
from tests import naive_sessions as naive

FIRST = dt.date(2026, 1, 1)


def rows(*runs):
    return stacked([Histogram.of([k for k, n in run.items() for _ in range(n)]) for run in runs], SPEED_BINS).astype(
        float
    )


def days(*offsets):
    return np.array([FIRST + dt.timedelta(days=n) for n in offsets], dtype="datetime64[D]")


@pytest.mark.parametrize(("number", "minutes"), [(26, 0.0), (27, 0.0), (28, 1.0)])
def test_faster_begins_ten_percent_above_easy(number, minutes):
    """Easy 2.5 m/s: the bin from 2.7 to 2.8 holds the limit of 2.75 and does not count."""
    assert faster_min(rows({number: 60}), np.array([2.5])).tolist() == [minutes]


def test_a_bin_that_begins_at_the_limit_counts():
    assert faster_min(rows({22: 60}), np.array([2.0])).tolist() == [1.0]


def test_without_an_easy_speed_nothing_is_known():
    assert np.isnan(faster_min(rows({22: 60}), np.array([np.nan]))).all()


def test_the_median_lies_inside_its_bin():
    assert median_speed(rows({25: 60}, {25: 30, 26: 30}, {25: 10, 30: 30})).round(3).tolist() == [2.55, 2.6, 3.033]
    assert np.isnan(median_speed(rows({}))).all()


@pytest.mark.parametrize(("last", "is_known"), [(30, True), (29, True), (31, False)])
def test_runs_of_the_28_days_before_tell_what_is_easy(last, is_known):
    """Three runs on days 2, 3 and 4; on day 31 the first of them is 29 days ago."""
    found = easy_speed(days(2, 3, 4, last), np.full(4, 2.5), np.ones(4, dtype=bool))
    assert np.isfinite(found[-1]) == is_known


def test_runs_of_the_same_day_do_not_tell():
    assert np.isnan(easy_speed(days(1, 1, 1, 1), np.full(4, 2.5), np.ones(4, dtype=bool))).all()


def test_hard_and_short_runs_do_not_tell():
    running_s = np.array([299.0, 300.0, 300.0, 300.0, 300.0])
    rpe = np.array([2.0, 2.0, 4.0, 4.5, np.nan])
    assert may_tell_easy(running_s, rpe).tolist() == [False, True, True, False, True]


bins = st.dictionaries(st.integers(10, 60), st.integers(1, 400), max_size=6)
runs = st.lists(st.tuples(st.integers(0, 60), bins, st.sampled_from([math.nan, 2.0, 4.0, 5.0])), max_size=25)


@given(runs)
def test_all_of_it_equals_its_slow_twin(told):
    told.sort(key=lambda run: run[0])
    slow = [(FIRST + dt.timedelta(days=day), run, rpe) for day, run, rpe in told]
    gap_s = rows(*(run for _, run, _ in told))
    medians = median_speed(gap_s)
    tells = may_tell_easy(gap_s.sum(axis=1), np.array([rpe for _, _, rpe in told], dtype=float))
    easy = easy_speed(days(*(day for day, _, _ in told)), medians, tells)
    minutes = faster_min(gap_s, easy)
    for i, (day, run, _) in enumerate(slow):
        assert medians[i] == pytest.approx(naive.median_of(run), nan_ok=True)
        expected = naive.easy_before(slow, day)
        assert easy[i] == pytest.approx(expected, nan_ok=True)
        if math.isfinite(expected):
            assert minutes[i] == pytest.approx(naive.faster_min(run, float(easy[i])))
