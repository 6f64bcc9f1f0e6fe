"""The chain of stand-ins for a rating: which link, by which factor, and never without saying so."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.metrics.srpe import LoadMethod, SessionKind, factor, internal_load
from tests import naive_sessions as naive

NAN = math.nan


def loads(srpe, trimp=None, pace=None, minutes=60.0, kind=SessionKind.EASY_RUN):
    """The chain over sessions of one kind and length; columns that are left out are not known."""
    n = len(srpe)
    columns = [np.array(c if c is not None else [NAN] * n, dtype=float) for c in (srpe, trimp, pace)]
    load, method = internal_load(*columns, np.full(n, minutes), [kind] * n)
    return load.tolist(), method.tolist()


def test_a_rating_comes_first():
    assert loads([180.0], trimp=[90.0], pace=[50.0]) == ([180.0], ["srpe"])


def test_a_rating_of_nothing_is_a_rating():
    assert loads([0.0]) == ([0.0], ["srpe"])


@pytest.mark.parametrize(("pairs", "method"), [(9, "duration"), (10, "trimp_b")])
def test_heart_rate_stands_in_from_ten_pairs_on(pairs, method):
    load, methods = loads([*[120.0] * pairs, NAN], trimp=[*[60.0] * pairs, 40.0])
    assert methods[-1] == method
    assert load[-1] == (80.0 if method == "trimp_b" else 180.0)


def test_the_factor_is_the_median_of_the_last_thirty_pairs():
    srpe = np.array([1000.0] * 20 + [120.0] * 30)
    assert factor(srpe, np.full(50, 60.0)) == 2.0


def test_pairs_without_load_have_no_factor():
    assert factor(np.zeros(20), np.full(20, 60.0)) is None
    assert factor(np.full(20, 60.0), np.zeros(20)) is None


def test_pace_stands_in_where_heart_rate_is_not_known():
    load, methods = loads([*[120.0] * 10, NAN], pace=[*[40.0] * 10, 30.0])
    assert (load[-1], methods[-1]) == (90.0, "pace_load")


@pytest.mark.parametrize(
    ("kind", "rpe"),
    [("walk", 2), ("run_walk", 3), ("easy_run", 3), ("unknown_run", 4), ("fast_run", 5), ("cross_training", 3),
     ("strength", 4), ("mobility", 2)],
)  # fmt: skip
def test_the_usual_effort_of_a_kind_stands_in_last(kind, rpe):
    assert loads([NAN], minutes=30.0, kind=SessionKind(kind)) == ([30.0 * rpe], ["duration"])


def test_without_a_duration_nothing_is_known():
    load, methods = loads([NAN], minutes=NAN)
    assert math.isnan(load[0])
    assert methods == ["none"]


def test_every_method_has_words():
    assert all(method.words for method in LoadMethod)


amount = st.one_of(st.just(NAN), st.floats(0, 300))
session = st.tuples(amount, amount, amount, amount, st.sampled_from(list(SessionKind)))


@given(st.lists(session, max_size=60))
def test_the_chain_equals_its_slow_twin(told):
    columns = [np.array(c, dtype=float) for c in zip(*(row[:4] for row in told), strict=True)] or [np.empty(0)] * 4
    kinds = [row[4] for row in told]
    load, method = internal_load(*columns, kinds)
    slow = naive.chain(*(c.tolist() for c in columns), [kind.value for kind in kinds])
    assert method.tolist() == [how for _, how in slow]
    assert load.tolist() == pytest.approx([one for one, _ in slow], rel=1e-9, nan_ok=True)
