"""Starting the dashboard from the command line, up to the moment the server would run."""

import datetime as dt
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rtr.errors import SettingsError, StoreError
from rtr.store import Store
from rtr.web import serve as served
from rtr.web.serve import serve
from rtr.web.session import DEMO_VARIABLE


class Launched:
    """Stands in for the app: keeps what it was asked to run with."""

    config: dict[str, Any] | None = None

    def run(self, *, config: dict[str, Any]) -> None:
        self.config = config


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> Launched:
    app = Launched()
    monkeypatch.setattr(served, "_launcher", lambda: app)
    for name in ("RTR_DATABASE_URL", DEMO_VARIABLE):
        monkeypatch.setenv(name, "")  # what serve sets is put back afterwards
    return app


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


def test_a_public_address_is_refused_in_words(launched: Launched, url: str) -> None:
    with pytest.raises(SettingsError, match="only on the computer it runs on") as refused:
        serve(url, public="https://rtr.example")
    assert "--public" in refused.value.hint
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
