"""The foot of the menu on the page: where the return stands, and nothing that does not belong to the day."""

import dataclasses
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.model import CheckIn, Runner
from rtr.store import Store
from rtr.views.foot import PAUSED
from rtr.web.navigation import MENU
from tests.app.diaries import TODAY, one_day, whole_demo

BEFORE_IT_HURT = "2025-01-01"


@pytest.fixture
def demo(store: Store) -> Runner:
    return whole_demo(store)


def foot(app: AppTest) -> list[str]:
    """Site and line, without the badge of the demo."""
    told = [str(e.value) for kind in ("markdown", "caption") for e in app.sidebar.get(kind)]
    return [line for line in told if not line.endswith("Demo data]")]


@pytest.mark.parametrize("word", [entry.word for entry in MENU])
def test_every_page_says_where_the_return_stands(word: str, demo: Runner, open_app: Callable[..., AppTest]) -> None:
    site, line = foot(open_app(word))
    assert site == "**Left Achilles tendon**"
    assert re.fullmatch(r"Phase 2 · step [\d.]+ of 26 · day \d+", line)


def test_a_stop_pauses_it(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    store.save_check_in(demo.id, CheckIn(day=TODAY, red_flags=("RF2",)))
    assert foot(open_app())[1] == PAUSED


def test_an_earlier_day_tells_nothing_of_later(demo: Runner, open_app: Callable[..., AppTest]) -> None:
    assert foot(open_app(on=BEFORE_IT_HURT)) == []


def test_no_injury_no_line(store: Store, open_app: Callable[..., AppTest]) -> None:
    one_day(store)
    assert foot(open_app()) == []
    assert foot(open_app("load")) == []


def test_what_a_runner_typed_is_text(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    (first, *_) = store.diary(demo.id).injuries
    store.save_injury(demo.id, dataclasses.replace(first, site="**knee** [x](http://x)", side="none"))
    assert "\\*\\*knee" in foot(open_app())[0]
