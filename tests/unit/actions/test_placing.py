"""Where a file names no zone, the runner's zone is taken; nights when clocks change included."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rtr.actions.placing import placed, zone_of
from rtr.errors import SettingsError
from rtr.model import Activity, Sport, ZoneSource

BERLIN = ZoneInfo("Europe/Berlin")


def run(**told):
    return Activity(uid="x", sport=Sport.RUNNING, source="gpx", **told)


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("local", "instant", "offset_s"),
    [
        (dt.datetime(2026, 1, 5, 7), utc(2026, 1, 5, 6), 3600),
        (dt.datetime(2026, 7, 5, 7), utc(2026, 7, 5, 5), 7200),
        (dt.datetime(2024, 2, 29, 0, 30), utc(2024, 2, 28, 23, 30), 3600),
        (dt.datetime(2025, 10, 26, 2, 30), utc(2025, 10, 26, 0, 30), 7200),  # occurs twice: the first
        (dt.datetime(2025, 3, 30, 2, 30), utc(2025, 3, 30, 1, 30), 3600),  # never occurs
    ],
)
def test_a_clock_without_a_zone(local, instant, offset_s):
    found = placed(run(start_local=local), BERLIN)
    assert (found.start_utc, found.start_local) == (instant, local)
    assert (found.utc_offset_s, found.zone_source) == (offset_s, ZoneSource.PROFILE)


def test_the_second_clock_of_an_autumn_night_is_not_guessed():
    found = placed(run(start_local=dt.datetime(2025, 10, 26, 2, 30, fold=1)), BERLIN)
    assert found.start_utc == utc(2025, 10, 26, 0, 30)


@pytest.mark.parametrize(
    ("instant", "local"),
    [
        (utc(2025, 12, 31, 23, 30), dt.datetime(2026, 1, 1, 0, 30)),
        (utc(2025, 10, 26, 0, 30), dt.datetime(2025, 10, 26, 2, 30)),
        (utc(2025, 10, 26, 1, 30), dt.datetime(2025, 10, 26, 2, 30)),
    ],
)
def test_an_instant_without_a_clock(instant, local):
    found = placed(run(start_utc=instant), BERLIN)
    assert (found.start_utc, found.start_local, found.zone_source) == (instant, local, ZoneSource.PROFILE)
    assert found.start_local.tzinfo is None


def test_what_the_file_says_stands():
    told = run(
        start_utc=utc(2026, 3, 2, 6), start_local=dt.datetime(2026, 3, 2, 19), utc_offset_s=46800,
        zone_source=ZoneSource.POSITION,
    )  # fmt: skip
    assert placed(told, BERLIN) == told


@pytest.mark.parametrize(
    "told",
    [
        {"start_utc": utc(2026, 3, 2, 6), "utc_offset_s": -18000},
        {"start_local": dt.datetime(2026, 3, 2, 1), "utc_offset_s": -18000},
        {"start_utc": utc(2026, 3, 2, 6), "start_local": dt.datetime(2026, 3, 2, 1)},
    ],
)
def test_two_of_three_give_the_third(told):
    found = placed(run(**told), BERLIN)
    assert (found.start_utc, found.start_local) == (utc(2026, 3, 2, 6), dt.datetime(2026, 3, 2, 1))
    assert (found.utc_offset_s, found.zone_source) == (-18000, ZoneSource.FILE)


@pytest.mark.parametrize(
    "name", ["", "Nowhere/Else", "../../etc/passwd", "/etc/localtime", "Europe", "a\0b", "x" * 5000]
)
def test_a_name_that_is_no_zone(name):
    with pytest.raises(SettingsError):
        zone_of(name)
