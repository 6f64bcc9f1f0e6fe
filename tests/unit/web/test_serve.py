"""Starting the dashboard from the command line, up to the moment the server would run."""

import datetime as dt
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rtr.errors import SettingsError, StoreError
from rtr.store import Store
from rtr.web import serve as served
from rtr.web.hosting import hosting
from rtr.web.serve import serve
from rtr.web.session import DEMO_VARIABLE


class Launched:
    """Stands in for the app: keeps what it was asked to run with."""

    config: dict[str, Any] | None = None

    def run(self, *, config: dict[str, Any]) -> None:
        self.config = config


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Launched]:
    app = Launched()
    monkeypatch.setattr(served, "_launcher", lambda: app)
    for name in ("RTR_DATABASE_URL", DEMO_VARIABLE, "RTR_PUBLIC_URL"):
        monkeypatch.setenv(name, "")  # what serve sets is put back afterwards
    hosting.cache_clear()
    yield app
    hosting.cache_clear()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'rtr.db'}"


def test_only_this_computer_is_served(launched: Launched, url: str) -> None:
    serve(url, port=9123)
    assert launched.config == {"server.address": "127.0.0.1", "server.port": 9123}
    assert os.environ["RTR_DATABASE_URL"] == url


def test_without_a_port_the_next_free_one_is_taken(launched: Launched, url: str) -> None:
    serve(url)
    assert launched.config == {"server.address": "127.0.0.1"}


def test_a_public_address_is_served_to_those_who_sign_in(launched: Launched, url: str) -> None:
    serve(url, public="https://rtr.example")
    assert hosting().public_url == "https://rtr.example"
    assert launched.config == {"server.address": "127.0.0.1"}, "the proxy stands on this computer unless told"


def test_it_listens_where_it_is_told(launched: Launched, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RTR_ADDRESS", "0.0.0.0")
    serve(url, public="https://rtr.example")
    assert launched.config == {"server.address": "0.0.0.0"}


def test_half_a_configuration_starts_nothing(launched: Launched, url: str) -> None:
    with pytest.raises(SettingsError, match="readable"):
        serve(url, public="http://rtr.example")
    assert launched.config is None


def test_the_demo_is_for_ones_own_computer(launched: Launched, url: str) -> None:
    with pytest.raises(SettingsError, match="own computer"):
        serve(url, public="https://rtr.example", demo=True)
    assert launched.config is None


def test_the_demo_is_made_and_shown_first(launched: Launched, url: str) -> None:
    serve(url, demo=True)
    with closing(Store(url)) as store:
        (demo,) = store.runners()
        assert demo.is_demo
        last = store.diary(demo.id).check_ins[-1].day
    assert dt.datetime.now().astimezone().date() - last <= dt.timedelta(days=1)
    assert os.environ[DEMO_VARIABLE] == "1"
    assert launched.config is not None


def test_a_store_that_cannot_be_opened_stops_before_the_server(launched: Launched, tmp_path: Path) -> None:
    broken = tmp_path / "notes.txt"
    broken.write_text("this is no database, but long enough to look like a file" * 20)
    with pytest.raises(StoreError):
        serve(f"sqlite:///{broken}")
    assert launched.config is None


def test_without_the_pages_it_says_where_they_are(monkeypatch: pytest.MonkeyPatch, url: str, tmp_path: Path) -> None:
    monkeypatch.setattr(served, "LAUNCHER", tmp_path / "app.py")
    monkeypatch.setattr(sys, "argv", list(sys.argv))
    monkeypatch.setenv("RTR_DATABASE_URL", "")
    with pytest.raises(SettingsError, match="pages of the dashboard"):
        serve(url)


def test_a_port_that_is_taken_is_said_with_what_to_do(launched: Launched, url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=f"cannot listen on port {port}") as said:
            serve(url, port=port)
    assert "--port" in said.value.hint
    assert launched.config is None
