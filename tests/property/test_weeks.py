"""Kinds of weeks equal their slow twin on any weeks."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rtr.metrics.cutback import WeekKind, kinds
from tests import naive

amount = st.one_of(st.sampled_from([0.0, 30.0, 42.5, 50.0, 70.0, 85.0, 100.0, 120.0, math.nan]), st.floats(0, 400))
tag = st.sampled_from([None] * 12 + ["cut-back", "loading", "interrupted", "off"])
weeks = st.lists(st.tuples(amount, st.integers(0, 5), st.sampled_from([True] * 9 + [False]), tag), max_size=40)


@given(weeks=weeks)
def test_kinds_equal_their_slow_twin(weeks):
    load, runs, whole, tags = (list(column) for column in zip(*weeks, strict=True)) if weeks else ([], [], [], [])
    found = kinds(
        np.array(load, dtype=float),
        np.array(runs, dtype=float),
        is_whole=np.array(whole, dtype=bool),
        tags=[WeekKind(one) if one else None for one in tags],
    )
    assert found.kind.tolist() == naive.week_kinds(load, runs, whole, tags)
    assert not np.isinf(found.share).any()
    assert all(bool(confidence) == (kind not in {"partial", "unknown"}) for kind, confidence in zip(
        found.kind.tolist(), found.confidence.tolist(), strict=True))  # fmt: skip


@given(weeks=weeks, factor=st.floats(0.1, 50))
def test_kinds_do_not_depend_on_the_unit(weeks, factor):
    """Minutes, kilometres or AU: the same shape of a year has the same kinds."""
    load = np.array([w[0] for w in weeks], dtype=float)
    runs, whole = np.array([w[1] for w in weeks], dtype=float), np.array([w[2] for w in weeks], dtype=bool)
    load[(load > 0) & (load < 1e-3)] = 0.0  # below, the allowance for rounding is larger than the load itself
    one, other = (kinds(values, runs, is_whole=whole) for values in (load, load * factor))
    is_clear = np.isnan(one.share) | ((abs(one.share - 0.85) > 1e-6) & (abs(one.share - 0.5) > 1e-6))
    if is_clear.all():
        assert one.kind.tolist() == other.kind.tolist()
