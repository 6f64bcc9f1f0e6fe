"""Grade-adjusted speed (Minetti 2002), climb and descent: worked numbers, noise, pauses, the slow twins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.metrics.grade import altitude_m, climb_m, cost_ratio, gap_speed, grade
from rtr.metrics.seconds import per_second
from rtr.samples import Samples
from tests import naive_sessions as naive

heights = st.lists(st.floats(0, 60).map(lambda x: round(x, 1)), min_size=1, max_size=40)


def climbing(seconds, *, metres_per_second=2.5, steepness=0.05, start=100.0):
    t = np.arange(seconds + 1.0)
    return Samples(t_s=t, speed_m_per_s=np.full(len(t), metres_per_second), distance_m=t * metres_per_second,
                   ele_m=start + t * metres_per_second * steepness)  # fmt: skip


@pytest.mark.parametrize(
    ("slope", "ratio"), [(-0.10, 0.5977), (-0.05, 0.7628), (0.0, 1.0), (0.02, 1.1134), (0.05, 1.3014), (0.10, 1.6578)]
)
def test_the_cost_of_a_slope_matches_minetti_2002(slope, ratio):
    assert cost_ratio(np.array([slope])).round(4) == [ratio]
    assert naive.cost(slope) / 3.6 == pytest.approx(ratio, abs=1e-4)


def test_6_30_per_km_up_a_slope_of_5_percent_is_299_67_s_per_km():
    assert (1000 / gap_speed(np.array([1000 / 390]), np.array([0.05]))).round(2) == [299.67]


@pytest.mark.parametrize("slope", [0.3, 0.31, 2.0, -0.3, -5.0])
def test_steeper_than_30_percent_counts_as_30(slope):
    assert cost_ratio(np.array([slope])) == cost_ratio(np.array([0.3 if slope > 0 else -0.3]))


def test_a_steady_slope_is_found():
    samples = climbing(600)
    seconds = per_second(samples)
    altitude = altitude_m(samples, seconds)
    found = grade(altitude, seconds.speed_m_per_s)
    assert found[30:-30] == pytest.approx(0.05, abs=1e-6)


def test_less_than_25_metres_has_no_grade():
    assert grade(np.linspace(0, 9, 8), np.full(8, 2.5)).tolist() == [0.0] * 8


def test_standing_while_the_altimeter_wanders_is_no_slope():
    speed = np.concatenate([np.full(60, 2.5), np.zeros(120), np.full(60, 2.5)])
    altitude = np.concatenate([np.zeros(60), np.linspace(0, 6, 120), np.full(60, 6.0)])
    assert np.abs(grade(altitude, speed)[:40]).max() < 1e-9


def test_what_changed_during_a_pause_was_not_run():
    """A cable car between two flat runs: no climb, no slope."""
    t = np.concatenate([np.arange(300.0), np.arange(2000.0, 2300.0)])
    ele = np.concatenate([np.full(300, 500.0), np.full(300, 1500.0)]) + (np.arange(600) % 2) * 0.2
    moved = np.concatenate([np.arange(300.0), np.arange(299.0, 599.0)]) * 2.5
    samples = Samples(t_s=t, ele_m=ele, distance_m=moved, segment=np.repeat([0.0, 1.0], 300))
    seconds = per_second(samples)
    altitude = altitude_m(samples, seconds)
    assert climb_m(altitude) == (0.0, 0.0)
    assert np.abs(grade(altitude, seconds.speed_m_per_s)).max() < 0.02


@pytest.mark.parametrize("ele", [None, np.full(100, np.nan), np.zeros(100), np.where(np.arange(100) < 60, np.nan, 5.0)])
def test_no_altitude_or_one_that_never_changes_is_not_known(ele):
    samples = Samples(t_s=np.arange(100.0), speed_m_per_s=np.full(100, 2.5), ele_m=ele)
    assert altitude_m(samples, per_second(samples)) is None


def test_turns_under_three_metres_are_noise():
    assert climb_m(np.repeat([0.0, 2.9, 0.0, 2.9], 10)) == (0.0, 0.0)
    assert climb_m(np.repeat([0.0, 3.0, 0.0], 10)) == (3.0, 3.0)
    assert climb_m(np.repeat([50.0, 20.0, 22.0, 10.0], 10)) == (0.0, 40.0)


@given(heights)
def test_climb_equals_its_slow_twin(told):
    up, down = climb_m(np.repeat(told, 10))
    slow = naive.climb(told)
    assert (up, down) == (pytest.approx(slow[0], abs=1e-6), pytest.approx(slow[1], abs=1e-6))


@settings(deadline=None, max_examples=40)
@given(
    seconds=st.lists(st.tuples(st.floats(0.5, 5), st.floats(-2, 2)), min_size=40, max_size=120),
)
def test_grade_adjusted_speed_equals_its_slow_twin(seconds):
    speed, steps = (np.array(column) for column in zip(*seconds, strict=True))
    altitude = 100 + np.cumsum(steps)
    t = np.arange(len(speed) + 1.0)
    ele = np.concatenate(([altitude[0]], altitude))
    samples = Samples(t_s=t, ele_m=ele, speed_m_per_s=np.concatenate(([0.0], speed)))
    grid = per_second(samples)
    at_middle = ((ele[:-1] + ele[1:]) / 2).tolist()
    smooth = altitude_m(samples, grid)
    if smooth is not None:
        fast = gap_speed(speed, grade(smooth, speed))
        assert fast == pytest.approx(naive.gap_speeds(speed.tolist(), at_middle), rel=1e-9)
