"""The time zone a computer is set to."""

import pytest

from rtr.cli.zone import system_zone


@pytest.fixture
def nothing(tmp_path):
    return tmp_path / "localtime", tmp_path / "timezone"


@pytest.mark.parametrize("value", ["Europe/Berlin", ":Europe/Berlin"])
def test_the_variable_comes_first(nothing, value):
    nothing[1].write_text("America/Denver\n")
    assert system_zone({"TZ": value}, *nothing) == "Europe/Berlin"


def test_then_where_the_link_points_to(nothing, tmp_path):
    target = tmp_path / "zoneinfo" / "America" / "Denver"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"TZif")
    nothing[0].symlink_to(target)
    assert system_zone({}, *nothing) == "America/Denver"


def test_then_what_is_written_down(nothing):
    nothing[1].write_text("Asia/Kathmandu\n")
    assert system_zone({"TZ": "CET-1CEST"}, *nothing) == "Asia/Kathmandu"


@pytest.mark.parametrize("value", ["", "CET-1CEST", "/etc/passwd", "Atlantis/Deep"])
def test_else_utc(nothing, value):
    assert system_zone({"TZ": value}, *nothing) == "UTC"
