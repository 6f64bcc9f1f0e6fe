"""Routes out of the store: the privacy zone is drawn once per runner and stays."""

import datetime as dt

import pytest

from rtr.actions import import_paths
from rtr.actions.routes import route_shapes
from rtr.share import PrivacyZone
from rtr.shared.routes import HIDDEN_M
from tests.exports import NOW, START, gpx


@pytest.fixture
def walked(local_store, anna, tmp_path):
    """Anna with two runs of 3.4 km from one door."""
    for at in range(2):
        (tmp_path / f"{at}.gpx").write_bytes(gpx(START + dt.timedelta(days=at)))
    import_paths(local_store, anna, [tmp_path / "0.gpx", tmp_path / "1.gpx"], at=NOW)
    return anna


def test_every_run_with_positions_has_a_shape_that_does_not_change(local_store, walked):
    found = route_shapes(local_store, walked.id)
    assert {shape.uid for shape in found} == {a.uid for a in local_store.diary(walked.id).activities}
    assert route_shapes(local_store, walked.id) == found


def test_a_straight_run_loses_both_its_ends(local_store, walked):
    (shape, _) = route_shapes(local_store, walked.id)
    north = [point[1] for part in shape.parts for point in part]
    assert 0 < max(north) - min(north) <= 20 * 60 * 2.8 - 2 * HIDDEN_M


def test_the_zone_of_each_runner_is_drawn_by_chance_and_kept(local_store, walked):
    other = local_store.add_runner("Berta", "Europe/Berlin")
    route_shapes(local_store, walked.id)
    route_shapes(local_store, other.id)
    unused = PrivacyZone(east_m=0.0, north_m=0.0, radius_m=0.0)
    mine, theirs = (local_store.privacy_zone(one.id, unused) for one in (walked, other))
    assert mine != unused != theirs
    assert mine != theirs
