"""Smoothed series and monotony: fast equals slow, and what must hold whatever the load."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.metrics.load import load
from rtr.metrics.smooth import atl_7d, ctl_42d, ewma_7d, ewma_28d, tsb
from rtr.metrics.variety import monotony_7d, strain_7d
from tests import naive

minutes = st.one_of(st.just(0.0), st.floats(1, 180), st.just(math.nan))
series = st.lists(minutes, min_size=1, max_size=90)


def agrees(found, slow):
    """Where the fast one has a value, the slow one has the same."""
    known = ~found.is_absent
    np.testing.assert_allclose(found.value[known], np.array(slow)[known], rtol=1e-9, atol=1e-9)


@settings(deadline=None)
@given(series)
def test_fast_equals_naive(values):
    daily = load(values)
    agrees(ewma_7d(daily), naive.ewma(values, 7))
    agrees(ewma_28d(daily), naive.ewma(values, 28))
    agrees(ctl_42d(daily), naive.recursion(values, 1 / 42))
    agrees(atl_7d(daily), naive.recursion(values, 1 / 7))


@settings(deadline=None)
@given(series)
def test_monotony_equals_naive_reasons_included(values):
    found = monotony_7d(load(values))
    for day, (value, reason) in enumerate(zip(found.value, found.absent, strict=True)):
        slow = naive.monotony_7d(values, day)
        assert (slow if isinstance(slow, str) else "") == reason
        if not reason:
            assert math.isclose(value, slow, rel_tol=1e-9)


@settings(deadline=None)
@given(st.lists(st.floats(0, 300), min_size=1, max_size=120))
def test_what_holds_whatever_the_load(values):
    daily = load(values)
    slow, fast, difference = ctl_42d(daily), atl_7d(daily), tsb(daily)
    assert (slow.value <= max(values) + 1e-9).all()
    np.testing.assert_allclose(difference.value[1:], (slow.value - fast.value)[:-1], atol=1e-9)
    monotony, strain = monotony_7d(daily), strain_7d(daily)
    assert (monotony.value[~monotony.is_absent] <= 10).all()
    assert (monotony.is_absent == strain.is_absent).all()
