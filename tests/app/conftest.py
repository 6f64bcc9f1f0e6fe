"""The app without a browser: the main script on a diary of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from rtr.store import Store
from rtr.web.gate import OWNER
from rtr.web.navigation import MENU, PAGES
from tests.app.source import PACKAGE

MAIN = PACKAGE / "web" / "main.py"
ON = "2026-05-06"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_file: Path) -> Iterator[Store]:
    """An empty store, the one the app opens."""
    shutil.copy(sqlite_file, tmp_path / "rtr.db")
    url = f"sqlite:///{tmp_path / 'rtr.db'}"
    monkeypatch.setenv("RTR_DATABASE_URL", url)
    assert os.environ["RTR_DATABASE_URL"] == url
    st.cache_data.clear()
    st.cache_resource.clear()
    with closing(Store(url)) as made:
        yield made
    st.cache_resource.clear()


@pytest.fixture
def open_app(store: Store) -> Callable[..., AppTest]:
    """Opens a page as its owner: `open_app("load")`, with the day of the made-up diaries unless told."""

    def opened(word: str = MENU[0].word, *, on: str | None = ON, role: str = OWNER.role) -> AppTest:
        app = AppTest.from_file(MAIN, default_timeout=60)
        app.user = {"uid": OWNER.uid, "role": role}
        app.context = {"timezone": "Europe/Berlin"}
        if on is not None:
            app.query_params["on"] = on
        app.run()
        if word == MENU[0].word:
            return app
        app.switch_page(str(PAGES / f"{word}.py"))
        if on is not None:
            app.query_params["on"] = on
        return app.run()

    return opened
