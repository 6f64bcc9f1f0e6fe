"""Fast equals slow and obvious, whatever the series; and laws that hold for every series."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.frames import DailyFrame
from rtr.metrics import load as fast
from rtr.metrics.spike import cap, longest_30d, states
from rtr.metrics.week import weekly
from tests import naive

amounts = st.one_of(st.just(0.0), st.floats(0, 500, allow_nan=False).map(lambda x: round(x, 3)))
with_gaps = st.lists(st.one_of(amounts, amounts, amounts, st.just(math.nan)), max_size=75)
few_gaps = st.lists(st.one_of(*[amounts] * 19, st.just(math.nan)), min_size=28, max_size=120)
NAMES = ("acute_7d", "chronic_28d", "acwr_coupled", "acwr_uncoupled", "week_change")
FIRST = dt.date(2026, 1, 1)


@pytest.mark.parametrize("name", NAMES)
@given(values=st.one_of(with_gaps, few_gaps))
def test_each_series_equals_its_slow_twin(name, values):
    found = getattr(fast, name)(fast.load(values))
    for day in range(len(values)):
        slow = getattr(naive, name)(values, day)
        if isinstance(slow, str):
            assert found.absent[day] == slow
            assert math.isnan(found.value[day])
        else:
            assert found.absent[day] == ""
            assert found.value[day] == pytest.approx(slow, rel=1e-9, abs=1e-9)


@given(values=few_gaps, unit=st.sampled_from(list(fast.Unit)))
def test_the_floor_equals_its_slow_twin_in_every_unit(values, unit):
    found = fast.acwr_uncoupled(fast.load(values, unit))
    slow = naive.acwr_uncoupled(values, len(values) - 1, unit.value)
    assert found.absent[-1] == (slow if isinstance(slow, str) else "")


@given(values=st.lists(amounts, min_size=28, max_size=90))
def test_coupled_and_uncoupled_are_the_same_information(values):
    daily = fast.load(values, fast.Unit.NONE)
    c, u = fast.acwr_coupled(daily).value, fast.acwr_uncoupled(daily).value
    both = ~np.isnan(u)
    np.testing.assert_allclose(c[both], 4 * u[both] / (u[both] + 3), atol=1e-9)
    assert (c[~np.isnan(c)] <= 4 + 1e-9).all()


@given(values=few_gaps, day=st.integers(0, 27))
def test_more_gaps_never_bring_a_number_back(values, day):
    fewer = fast.chronic_28d(fast.load(values))
    more = fast.chronic_28d(
        fast.load([*values[:-28], *(math.nan if i == day else v for i, v in enumerate(values[-28:]))])
    )
    assert not (fewer.absent[-1] == "missing" and more.absent[-1] == "")


minutes = st.one_of(st.floats(0.5, 200).map(lambda x: round(x, 2)), st.just(math.nan))
run_lists = st.lists(st.tuples(st.integers(0, 90), minutes), max_size=40)


@given(runs=run_lists)
def test_longest_and_state_equal_their_slow_twins(runs):
    offsets = np.array([offset for offset, _ in runs], dtype="timedelta64[D]")
    days, length = np.datetime64(FIRST) + offsets, np.array([m for _, m in runs], dtype=float)
    longest = longest_30d(days, days, length)
    state = states(length, longest)
    dated = [(FIRST + dt.timedelta(days=offset), m) for offset, m in runs]
    for i, (day, own) in enumerate(dated):
        slow = naive.longest_30d(dated, day)
        assert longest.absent[i] == (slow if isinstance(slow, str) else "")
        assert isinstance(slow, str) or longest.value[i] == slow
        assert state[i] == naive.spike_state(own, slow)


@given(longest=st.floats(1, 500), shorter=st.floats(1, 900), more=st.floats(0, 900))
def test_a_longer_session_is_never_in_a_lower_band(longest, shorter, more):
    order = ["ref", "microstep", "small", "moderate", "large"]
    days = np.array(["2026-01-01", "2026-01-02"], dtype="datetime64[D]")
    before = longest_30d(days[1:], days[:1], np.array([longest]))
    low, high = (str(states(np.array([length]), before)[0]) for length in (shorter, shorter + more))
    assert order.index(low) <= order.index(high)
    is_above = low in {"small", "moderate", "large"}
    assert (
        is_above == (shorter > cap(np.array([longest]))[0] + 1e-7) or abs(shorter - cap(np.array([longest]))[0]) < 1e-6
    )


@given(values=with_gaps, offset=st.integers(0, 6), week_start=st.integers(0, 6))
def test_weeks_equal_their_slow_twin(values, offset, week_start):
    first = FIRST + dt.timedelta(days=offset)
    days = [(first + dt.timedelta(days=i), v) for i, v in enumerate(values)]
    frame = pd.DataFrame(
        {
            "day": pd.date_range(first, periods=len(values), freq="D", unit="us"),
            "run_min": np.array(values, dtype=float),
            "walk_min": 0.0,
            "distance_km": 0.0,
            "runs": 0,
        }
    )
    until = days[-1][0] if days else first
    weeks = weekly(DailyFrame(frame), week_start=week_start, until=until)
    slow = naive.week_sums(days, week_start)
    assert weeks["week"].dt.date.tolist() == list(slow)
    np.testing.assert_allclose(weeks["run_min"], list(slow.values()), rtol=1e-9)
