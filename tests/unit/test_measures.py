"""Histograms: every count comes back, packed as small as it may be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.measures import BPM_BINS, Histogram, stacked

bins = st.lists(st.integers(0, BPM_BINS - 1), max_size=300)


@given(bins)
def test_every_count_comes_back(told):
    histogram = Histogram.of(told)
    assert histogram.counts(BPM_BINS).tolist() == np.bincount(told, minlength=BPM_BINS).tolist()
    assert histogram.total_s == len(told)


@given(st.lists(bins, max_size=6))
def test_stacked_rows_are_the_single_ones(told):
    found = [Histogram.of(one) for one in told]
    rows = stacked(found, BPM_BINS)
    assert rows.shape == (len(told), BPM_BINS)
    assert all((row == one.counts(BPM_BINS)).all() for row, one in zip(rows, found, strict=True))


@pytest.mark.parametrize(("seconds", "width"), [(255, 1), (256, 2), (65_535, 2), (65_536, 4)])
def test_a_count_takes_as_many_bytes_as_it_needs(seconds, width):
    histogram = Histogram.of(np.full(seconds, 150))
    assert len(histogram.packed) == 3 + width
    assert histogram.counts(BPM_BINS)[150] == seconds


def test_nothing_is_nothing():
    assert Histogram.of([]) == Histogram()
    assert Histogram().total_s == 0
    assert not Histogram().counts(BPM_BINS).any()
    assert stacked([], BPM_BINS).shape == (0, BPM_BINS)


def test_a_histogram_can_be_a_key_and_cannot_be_changed():
    assert len({Histogram.of([1, 2]), Histogram.of([2, 1])}) == 1
    with pytest.raises(AttributeError):
        Histogram.of([1]).packed = b""
