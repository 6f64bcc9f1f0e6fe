"""The first visit: what it is, what it is not, and two ways in."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from rtr.store import Store
from rtr.web.cards.welcome import READ

Open = Callable[..., AppTest]


def test_it_says_that_it_is_no_medical_device(open_app: Open) -> None:
    said = " ".join(text.value for text in open_app().markdown)
    assert "not a medical device" in said
    assert "emergency number" in said


def test_the_demo_is_one_click_and_asks_nothing(store: Store, open_app: Open) -> None:
    app = open_app(on=None)
    app.button(key="open_demo").click().run()
    assert not app.exception
    assert [runner.is_demo for runner in store.runners()] == [True]
    assert app.metric, "the last run of the demo runner"


def test_the_set_up_asks_to_read_first(store: Store, open_app: Open) -> None:
    app = open_app()
    app.button(key="start_own").click().run()
    assert any("tick it" in text.value for text in app.markdown)
    assert not store.runners(), "nothing is made before it is ticked"


def test_after_reading_it_leads_to_the_set_up(store: Store, open_app: Open) -> None:
    app = open_app(on=None)
    app.checkbox(key=READ).check().run()
    app.button(key="start_own").click().run()
    assert [title.value for title in app.title] == ["Set up my return"]
    assert [header.value for header in app.header] == ["About you"], "read once, not twice"
    (runner,) = store.runners()
    assert store.diary(runner.id).intake.accepted_on is not None


def test_from_the_demo_the_way_leads_to_the_set_up(store: Store, open_app: Open) -> None:
    app = open_app(on=None)
    app.button(key="open_demo").click().run()
    app.button(key="leave_demo").click().run()
    assert [title.value for title in app.title] == ["Set up my return"]
    assert [header.value for header in app.header] == ["Before you start"], "the demo asked nothing"
    assert [runner.is_demo for runner in store.runners()].count(False) == 1
