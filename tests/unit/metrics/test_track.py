"""Distance along a track."""

import numpy as np
import pytest

from rtr.metrics.track import along_m, haversine_m, steps_m, without_jumps_m
from rtr.samples import Samples


def test_a_degree_of_latitude_and_of_longitude() -> None:
    assert haversine_m(np.array([0.0, 1.0]), np.zeros(2)) == pytest.approx(111_194.93, abs=0.01)
    assert haversine_m(np.full(2, 60.0), np.array([0.0, 1.0])) == pytest.approx(55_597, rel=1e-4)


def test_across_the_date_line_and_between_poles() -> None:
    assert haversine_m(np.zeros(2), np.array([179.999, -179.999])) == pytest.approx(222.4, abs=0.1)
    assert haversine_m(np.array([-90.0, 90.0]), np.zeros(2)) == pytest.approx(20_015_087, abs=1)


def test_points_without_a_position_are_stepped_over_and_breaks_are_not() -> None:
    lat = np.array([50.0, np.nan, 50.001, 50.002, 50.003])
    steps, placed = steps_m(lat, np.full(5, 8.0), np.array([0.0, 0, 0, 1, 1]))
    assert steps == pytest.approx([111.2, 0, 111.2], abs=0.1)
    assert list(placed) == [True, False, True, True, True]


@pytest.mark.parametrize("n", [0, 1])
def test_fewer_than_two_positions_have_no_steps(n: int) -> None:
    assert len(steps_m(np.full(n, 50.0), np.full(n, 8.0))[0]) == 0


@pytest.mark.parametrize(
    ("step_m", "seconds", "is_jump"),
    [(999, 1, False), (1000, 1, True), (1000, 0, True), (1000, 10, False), (1001, 10, True), (5000, np.nan, False)],
)
def test_a_jump_is_long_and_faster_than_anything(step_m: float, seconds: float, is_jump: bool) -> None:
    kept, jumps = without_jumps_m(np.array([float(step_m)]), np.array([0.0, seconds]))
    assert len(jumps) == is_jump
    assert kept.sum() == (0 if is_jump else step_m)


def test_the_counter_of_the_device_goes_before_its_positions() -> None:
    samples = Samples(
        t_s=np.arange(3.0),
        lat_deg=np.array([50.0, 50.001, 50.002]),
        lon_deg=np.full(3, 8.0),
        distance_m=np.array([0.0, 90, 180]),
    )
    assert along_m(samples) == pytest.approx([0, 90, 180])


def test_a_counter_that_stands_still_or_falls() -> None:
    place = {"lat_deg": np.array([50.0, 50.001, 50.002]), "lon_deg": np.full(3, 8.0)}
    assert along_m(Samples(t_s=np.arange(3.0), distance_m=np.zeros(3), **place)) == pytest.approx(
        [0, 111.2, 222.4], abs=0.1
    )
    assert along_m(Samples(t_s=np.arange(3.0), distance_m=np.array([0.0, 90, 80]))) == pytest.approx([0, 90, 90])


def test_between_known_readings_distance_goes_on_evenly() -> None:
    samples = Samples(t_s=np.array([0.0, 1, 4]), distance_m=np.array([0.0, np.nan, 8]))
    assert along_m(samples) == pytest.approx([0, 2, 8])


def test_nothing_known_is_none() -> None:
    assert along_m(Samples(t_s=np.arange(3.0))) is None
