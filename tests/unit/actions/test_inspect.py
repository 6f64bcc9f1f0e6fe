"""Looking into files: what they say, in the order of the paths, then of time."""

import datetime as dt

from rtr.actions import inspect_paths
from tests.exports import START, garmin_list, gpx, strava_list, strava_row

DAY = dt.timedelta(days=1)


def test_activities_come_in_the_order_of_paths_then_of_time(tmp_path):
    (tmp_path / "one").mkdir()
    for name, days in (("one/a", 3), ("one/b", 1), ("two", 2)):
        (tmp_path / f"{name}.gpx").write_bytes(gpx(START + days * DAY))
    found = inspect_paths([tmp_path / "two.gpx", tmp_path / "one"])
    assert [a.activity.start_utc for a in found.activities] == [START + d * DAY for d in (2, 1, 3)]
    assert [a.path for a in found.activities] == [str(tmp_path / n) for n in ("two.gpx", "one/b.gpx", "one/a.gpx")]
    assert [a.samples for a in found.activities] == [121] * 3
    assert (found.files, found.failed, found.is_empty) == (3, 0, False)


def test_a_clock_without_a_zone_stays_without_an_instant(tmp_path):
    (tmp_path / "Activities.csv").write_bytes(garmin_list("2026-03-02 07:00:00"))
    (one,) = inspect_paths([tmp_path]).activities
    assert one.activity.start_local == dt.datetime(2026, 3, 2, 7)
    assert (one.activity.start_utc, one.samples) == (None, 0)


def test_an_instant_without_a_zone_stays_without_a_clock(tmp_path):
    (tmp_path / "activities.csv").write_bytes(strava_list(strava_row()))
    (one,) = inspect_paths([tmp_path]).activities
    assert (one.activity.start_utc, one.activity.start_local) == (START, None)


def test_problems_name_the_file(tmp_path):
    (tmp_path / "a.fit").write_bytes(b"")
    found = inspect_paths([tmp_path])
    assert (found.is_empty, found.files, found.failed) == (True, 1, 1)
    (problem,) = found.problems
    assert problem.path == str(tmp_path / "a.fit")
    assert not problem.what.startswith(problem.path)
