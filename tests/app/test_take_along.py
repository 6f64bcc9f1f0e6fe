"""Take along without a browser: what is offered for which plan, the address made and taken back, a stop."""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from rtr.actions import fill_demo
from rtr.actions.plans import accept_block
from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.model import Runner
from rtr.plan import Block, Do, Session, SessionKind, Step
from rtr.profile import Profile
from rtr.store import Store
from rtr.web.cards import calendar_address
from rtr.web.cards.take_along import SESSION, WITH_CAP
from tests.app.diaries import AT, BAD_TEXT, TODAY
from tests.app.screen import markup, words

DAY = dt.timedelta(days=1)
RUNS = tuple(session(rung("R3"), number, TODAY + 2 * number * DAY) for number in range(3))


@pytest.fixture
def anna(store: Store) -> Runner:
    return store.add_runner("Anna", "UTC")


def accept(store: Store, runner: Runner, *sessions: Session) -> None:
    block = Block(begin=TODAY, end=TODAY + 13 * DAY, sessions=sessions, policy="2026.4")
    accept_block(store, runner, block, by="Anna", at=AT)


def downloads(app: AppTest) -> list[str]:
    return [element.proto.label for element in app.get("download_button")]


def test_without_a_plan_only_the_address_is_offered(
    store: Store, anna: Runner, open_app: Callable[..., AppTest]
) -> None:
    app = open_app("take_along")
    assert "nothing to take along" in words(app)
    assert app.get("page_link")
    assert downloads(app) == []
    assert app.button(key="address_make")


def test_an_accepted_plan_has_four_ways_out(store: Store, anna: Runner, open_app: Callable[..., AppTest]) -> None:
    accept(store, anna, *RUNS)
    app = open_app("take_along")
    assert not app.exception
    assert len(downloads(app)) == 4
    assert "5x\n- Easy run" in words(app)
    assert "Without a heart-rate warning" in words(app)
    assert app.selectbox(key=SESSION).options[0].startswith("Wednesday 6 May")


def test_the_warning_of_the_watch_is_a_choice(store: Store, anna: Runner, open_app: Callable[..., AppTest]) -> None:
    store.save_profile(anna.id, Profile(hr_max_bpm=180, hr_rest_bpm=60))
    accept(store, anna, *RUNS)
    app = open_app("take_along")
    assert app.toggle(key=WITH_CAP).value is False
    assert "142 beats a minute" in words(app)
    assert not app.toggle(key=WITH_CAP).set_value(True).run().exception


def test_walks_need_no_watch(store: Store, anna: Runner, open_app: Callable[..., AppTest]) -> None:
    accept(store, anna, Session(day=TODAY, kind=SessionKind.STRENGTH, title="Strength"))
    app = open_app("take_along")
    assert "need no watch" in words(app)
    assert len(downloads(app)) == 2


def test_the_address_is_shown_until_copied_and_can_be_taken_back(
    store: Store, anna: Runner, open_app: Callable[..., AppTest]
) -> None:
    accept(store, anna, *RUNS)
    app = open_app("take_along").button(key="address_make").click().run()
    assert not app.exception
    assert [code.value for code in app.code if "/calendar/" in code.value]
    app = app.button(key="address_copied").click().run()
    assert "/calendar/" not in words(app)
    assert "An address was made on" in words(app)
    app = app.button(key="address_end").click().run().button(key="address_confirm").click().run()
    assert not app.exception
    assert store.calendar_link_made_at(anna.id) is None
    assert app.button(key="address_make").label == "Make an address"


def test_on_a_server_the_address_is_the_public_one_and_says_who_can_use_it(
    store: Store, anna: Runner, open_app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(store, anna, *RUNS)
    assert "rtr answers on this computer alone" in words(open_app("take_along"))
    hosted = SimpleNamespace(is_hosted=lambda: True, public_url=lambda: "https://rtr.example")
    monkeypatch.setattr(calendar_address, "hosting", hosted)
    app = open_app("take_along").button(key="address_make").click().run()
    assert [code.value for code in app.code if code.value.startswith("https://rtr.example/calendar/")]
    assert "this computer" not in words(app)
    assert "Any calendar that reaches this server can subscribe" in words(app)


def test_a_warning_sign_pauses_the_page(store: Store, anna: Runner, open_app: Callable[..., AppTest]) -> None:
    accept(store, anna, *RUNS)
    store.answer_red_flags(anna.id, TODAY, ("RF2",), AT)
    app = open_app("take_along")
    assert "paused until someone who examined you" in words(app)
    assert downloads(app) == []


def test_a_suggestion_can_be_taken_along_and_is_called_one(store: Store, open_app: Callable[..., AppTest]) -> None:
    fill_demo(store, today=TODAY)
    app = open_app("take_along")
    assert not app.exception
    assert "a suggestion that nobody has accepted yet" in words(app)
    assert "stays empty until you accept a block" in words(app)
    assert len(downloads(app)) >= 2


def test_a_plan_that_no_longer_fits_says_so(store: Store, open_app: Callable[..., AppTest]) -> None:
    fill_demo(store, today=TODAY)
    long = Session(day=TODAY, kind=SessionKind.RUN, title="90 min", steps=(Step(do=Do.RUN, s=5400),), rung="R26")
    accept(store, store.runners()[0], long)
    app = open_app("take_along")
    assert not app.exception
    assert "Something has changed since you accepted this plan" in words(app)


def test_words_of_a_plan_stay_text(store: Store, anna: Runner, open_app: Callable[..., AppTest]) -> None:
    steps = RUNS[0].steps
    accept(store, anna, *(Session(day=TODAY, kind=SessionKind.RUN, title=text, steps=steps) for text in BAD_TEXT[:3]))
    app = open_app("take_along")
    assert not app.exception
    assert "![x](" not in markup(app)
