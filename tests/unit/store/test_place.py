"""Where the diary lies when nobody says: as the platform has it."""

import pytest

from rtr.store import default_url

UNIX = {"HOME": "/home/anna"}


@pytest.mark.parametrize(
    ("environ", "platform", "path"),
    [
        (UNIX, "linux", "/home/anna/.local/share/rtr/rtr.db"),
        (UNIX | {"XDG_DATA_HOME": "/data"}, "linux", "/data/rtr/rtr.db"),
        (UNIX | {"XDG_DATA_HOME": "not/absolute"}, "linux", "/home/anna/.local/share/rtr/rtr.db"),
        (UNIX | {"XDG_DATA_HOME": ""}, "freebsd14", "/home/anna/.local/share/rtr/rtr.db"),
        (UNIX, "darwin", "/home/anna/Library/Application Support/rtr/rtr.db"),
        ({"LOCALAPPDATA": "/C/Users/anna/AppData/Local"}, "win32", "/C/Users/anna/AppData/Local/rtr/rtr.db"),
        ({"USERPROFILE": "/C/Users/anna"}, "win32", "/C/Users/anna/AppData/Local/rtr/rtr.db"),
    ],
)
def test_the_default_place(environ, platform, path):
    assert default_url(environ, platform) == f"sqlite:///{path}"


def test_the_variable_wins():
    url = "postgresql://u@h/d"
    assert default_url(UNIX | {"RTR_DATABASE_URL": url}, "linux") == url
    assert default_url(UNIX | {"RTR_DATABASE_URL": ""}, "linux").startswith("sqlite:///")
