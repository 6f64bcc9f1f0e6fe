"""The invented body and the invented ground behave like real ones."""

import math

import numpy as np
import pytest

from rtr.demo import tracks
from rtr.demo.body import Form, paused, record
from rtr.model import Gait
from rtr.samples import Samples

BOUTS = ((Gait.WALK, 300.0), (Gait.RUN, 600.0), (Gait.WALK, 120.0), (Gait.RUN, 600.0), (Gait.WALK, 300.0))


@pytest.fixture
def samples() -> Samples:
    return record(BOUTS, Form(run_m_per_s=2.5, run_bpm=145.0), tracks.CANAL, np.random.default_rng(1))


def test_one_sample_a_second_and_one_more(samples: Samples):
    assert len(samples) == 1921
    assert samples.t_s[-1] == 1920


def test_cadence_tells_running_from_walking(samples: Samples):
    assert samples.cadence_spm is not None
    assert samples.cadence_spm[400:800].min() > 155
    assert samples.cadence_spm[1000:1018].max() < 125


def test_heart_rate_follows_with_a_lag_and_drifts(samples: Samples):
    hr = samples.hr_bpm
    assert hr is not None
    assert hr[0] < 100
    assert hr[305] < hr[500] - 15
    assert 142 < hr[700:900].mean() < 150
    assert hr[1320:1620].mean() > hr[600:900].mean() + 1


@pytest.mark.parametrize("route", [tracks.PARK, tracks.CANAL, tracks.RIVER, tracks.AWAY])
def test_a_loop_is_as_long_as_it_says(route: tracks.Route):
    distance = np.linspace(0, route.length_m, 4000)
    lat, lon = tracks.positions(route, distance)
    north = np.diff(lat) * tracks.M_PER_DEG
    east = np.diff(lon) * tracks.M_PER_DEG * math.cos(math.radians(route.lat_deg))
    assert np.hypot(north, east).sum() == pytest.approx(route.length_m, rel=0.002)
    assert lat[0] == pytest.approx(lat[-1], abs=1e-7)


def test_distance_along_the_track_is_the_distance_stated(samples: Samples):
    """Noise of the positions adds a little, as in every real file."""
    assert samples.lat_deg is not None
    assert samples.lon_deg is not None
    assert samples.distance_m is not None
    north = np.diff(samples.lat_deg[::10]) * tracks.M_PER_DEG
    east = np.diff(samples.lon_deg[::10]) * tracks.M_PER_DEG * math.cos(math.radians(52.5))
    assert np.hypot(north, east).sum() == pytest.approx(samples.distance_m[-1], rel=0.03)


def test_a_pause_is_a_gap_in_the_times(samples: Samples):
    stopped = paused(samples, 45.0)
    steps = np.diff(stopped.t_s)
    assert sorted(set(steps.tolist())) == [1.0, 46.0]
    assert stopped.segment is not None
    assert set(stopped.segment.tolist()) == {0.0, 1.0}


def test_no_positions_on_the_treadmill():
    indoors = record(BOUTS, Form(run_m_per_s=2.5, run_bpm=145.0), None, np.random.default_rng(1))
    assert "lat_deg" not in indoors.channels()
    assert "cadence_spm" in indoors.channels()
