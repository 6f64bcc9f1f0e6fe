"""What every recording gets after parsing: identity, place in time, moving time, a doubt."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from rtr.errors import Problem, Severity
from rtr.importers.base import Recording, fingerprint
from rtr.importers.finish import finish, is_plausible_start
from rtr.model import Activity, RunWalkMethod, Sport, ZoneSource
from rtr.samples import Samples

UTC = dt.UTC
BERLIN, AUCKLAND, NEW_YORK, KATHMANDU, MID_PACIFIC = (
    (52.5, 13.4),
    (-36.85, 174.76),
    (40.7, -74.0),
    (27.7, 85.3),
    (0.0, -150.0),
)


def activity(**facts: object) -> Activity:
    basic = Activity(uid="", sport=Sport.RUNNING, source="gpx", start_utc=dt.datetime(2024, 5, 1, 7, tzinfo=UTC))
    return dataclasses.replace(basic, **facts)  # type: ignore[arg-type]  # the fields of Activity, by name


def at(place: tuple[float, float], seconds: int = 3, **channels: float) -> Samples:
    n = seconds + 1
    columns = {name: np.full(n, value) for name, value in channels.items()}
    return Samples(t_s=np.arange(n, dtype=float), lat_deg=np.full(n, place[0]), lon_deg=np.full(n, place[1]), **columns)


def finished(told: Activity, samples: Samples | None = None) -> Activity:
    return finish(Recording(activity=told, samples=samples), "a.gpx")[0].activity


def told_of(told: Activity, samples: Samples | None = None) -> tuple[Problem, ...]:
    return finish(Recording(activity=told, samples=samples), "a.gpx")[1]


@pytest.mark.parametrize(
    ("place", "utc", "local"),
    [
        (BERLIN, "2024-01-15 07:00", "2024-01-15 08:00"),
        (BERLIN, "2024-07-15 07:00", "2024-07-15 09:00"),
        (BERLIN, "2024-03-31 00:59", "2024-03-31 01:59"),  # the minute before the clocks go forward
        (BERLIN, "2024-03-31 01:00", "2024-03-31 03:00"),
        (BERLIN, "2024-10-27 00:30", "2024-10-27 02:30"),  # the hour that comes twice
        (BERLIN, "2024-10-27 01:30", "2024-10-27 02:30"),
        (AUCKLAND, "2024-02-28 12:00", "2024-02-29 01:00"),  # already the leap day there
        (NEW_YORK, "2024-03-01 02:00", "2024-02-29 21:00"),  # still the leap day there
        (NEW_YORK, "2025-01-01 04:59", "2024-12-31 23:59"),
        (KATHMANDU, "2024-05-01 18:20", "2024-05-02 00:05"),
        (MID_PACIFIC, "2024-05-01 07:00", "2024-04-30 21:00"),
    ],
)
def test_local_start_from_the_place_of_the_run(place: tuple[float, float], utc: str, local: str) -> None:
    told = activity(start_utc=dt.datetime.fromisoformat(utc + "+00:00"))
    found = finished(told, at(place))
    assert found.start_local == dt.datetime.fromisoformat(local)
    assert found.zone_source is ZoneSource.POSITION
    assert found.utc_offset_s == (found.start_local - told.start_utc.replace(tzinfo=None)).total_seconds()  # type: ignore[union-attr,operator]  # both are set


def test_a_traveller_has_the_clock_of_each_place() -> None:
    home, away = finished(activity(), at(BERLIN)), finished(activity(), at(NEW_YORK))
    assert (home.utc_offset_s, away.utc_offset_s) == (7200, -14400)


def test_the_first_known_position_decides() -> None:
    samples = at(BERLIN)
    assert samples.lat_deg is not None
    samples.lat_deg[0] = np.nan
    assert finished(activity(), samples).utc_offset_s == 7200


def test_without_position_or_offset_the_local_time_stays_unknown() -> None:
    found = finished(activity(), Samples(t_s=np.arange(4.0)))
    assert (found.start_local, found.utc_offset_s, found.zone_source) == (None, None, None)


def test_an_offset_in_the_file_gives_the_local_time() -> None:
    found = finished(activity(utc_offset_s=3600, zone_source=ZoneSource.FILE))
    assert (found.start_local, found.zone_source) == (dt.datetime(2024, 5, 1, 8), ZoneSource.FILE)


def test_a_local_time_in_the_file_is_left_alone() -> None:
    told = activity(start_utc=None, start_local=dt.datetime(2024, 5, 1, 9))
    assert finished(told).start_local == told.start_local


def test_the_offset_of_an_exporting_program_gives_way_to_the_place() -> None:
    told = activity(utc_offset_s=3600, zone_source=ZoneSource.FILE)
    found, (note,) = finished(told, at(BERLIN)), told_of(told, at(BERLIN))
    assert (found.utc_offset_s, found.zone_source) == (7200, ZoneSource.POSITION)
    assert (note.severity, "UTC+1, the place is at UTC+2" in note.what) == (Severity.NOTE, True)


def test_the_offset_of_a_watch_is_kept() -> None:
    told = activity(utc_offset_s=3600, zone_source=ZoneSource.FILE, source="fit")
    assert finished(told, at(BERLIN)).zone_source is ZoneSource.FILE


def test_an_offset_that_agrees_with_the_place_is_from_the_file() -> None:
    told = activity(utc_offset_s=7200, zone_source=ZoneSource.FILE)
    assert finished(told, at(BERLIN)).zone_source is ZoneSource.FILE
    assert told_of(told, at(BERLIN)) == ()


def test_the_uid_is_what_the_file_says_not_what_is_derived() -> None:
    told, samples = activity(elapsed_s=3.0), at(BERLIN, speed_m_per_s=2.5)
    assert finished(told, samples).uid == fingerprint(told, len(samples))
    assert finished(told, samples).moving_s == 3


def test_moving_time_is_never_more_than_the_timer() -> None:
    samples = at(BERLIN, seconds=600, speed_m_per_s=2.5)
    assert finished(activity(elapsed_s=600.0), samples).moving_s == 600
    assert finished(activity(elapsed_s=600.0, timer_s=400.0), samples).moving_s == 400
    assert finished(activity(moving_s=77.0), samples).moving_s == 77


def test_channels_and_run_and_walk_are_filled() -> None:
    found = finished(activity(elapsed_s=600.0), at(BERLIN, seconds=600, speed_m_per_s=2.5))
    assert found.channels == ("lat_deg", "lon_deg", "speed_m_per_s")
    assert (found.run_s, found.walk_s, found.run_walk_method) == (600, 0, RunWalkMethod.SPEED)


@pytest.mark.parametrize(("bpm", "kept"), [(19.9, None), (20.0, 20.0), (254.0, 254.0), (254.1, None), (None, None)])
def test_heart_rates_no_sensor_means_are_unknown(bpm: float | None, kept: float | None) -> None:
    found = finished(activity(avg_hr_bpm=bpm, max_hr_bpm=bpm))
    assert (found.avg_hr_bpm, found.max_hr_bpm) == (kept, kept)


def test_an_implausible_recording_is_kept_but_flagged() -> None:
    told = activity(elapsed_s=2854.0, distance_m=22_064.0)
    (problem,) = told_of(told)
    assert finished(told).is_flagged
    assert problem.severity is Severity.WARNING
    assert "kept, but left out of load until you confirm it: it covers 22.1 km on foot" in problem.what


def test_a_flag_of_the_importer_stays() -> None:
    assert finished(activity(is_flagged=True)).is_flagged


def test_a_watch_saved_weeks_later_is_no_doubt_when_its_timer_is_sound() -> None:
    told = activity(elapsed_s=28 * 86400.0, timer_s=2820.0, distance_m=8000.0)
    assert not finished(told).is_flagged
    assert [p.what for p in told_of(told)] == [
        "It was saved 28 days after the start; only the time its timer ran counts."
    ]


@pytest.mark.parametrize(
    ("start", "is_plausible"),
    [
        (dt.datetime(1989, 12, 31, 23, 59, tzinfo=UTC), False),
        (dt.datetime(1990, 1, 1, tzinfo=UTC), True),
        (dt.datetime(2024, 5, 2, 12, tzinfo=UTC), True),
        (dt.datetime(2024, 5, 2, 12, 0, 1, tzinfo=UTC), False),
        (dt.datetime(2099, 1, 1, tzinfo=UTC), False),
    ],
)
def test_starts_that_can_be(start: dt.datetime, is_plausible: bool) -> None:
    now = dt.datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert is_plausible_start(start, now) is is_plausible
    assert is_plausible_start(start.replace(tzinfo=None), now.replace(tzinfo=None)) is is_plausible
