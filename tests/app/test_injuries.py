"""Injuries in the app: add, change, end, remove; several at once; what a change does is said before it is saved."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from rtr.body import Side
from rtr.model import Injury
from rtr.store import Store
from tests.app.diaries import BAD_TEXT, TODAY, demo, empty
from tests.app.screen import words

Opened = Callable[..., AppTest]
CALF = Injury(site="calf", side="left", kind="muscle", onset=dt.date(2026, 3, 4), has_surgery=False)


def key(name: str, *of: object) -> str:
    return "_".join(["set_up", "1", *map(str, of), name])


def press(app: AppTest, name: str) -> AppTest:
    return app.button(key=f"injury_{name}").click().run()


def test_before_there_is_a_runner_it_says_what_will_be_here(open_app: Opened) -> None:
    app = open_app("injuries")
    assert not app.exception
    assert not app.button
    assert "The limits for pain that follow from it" in words(app)


def test_an_injury_is_added_whole(store: Store, open_app: Opened) -> None:
    empty(store)
    app = press(open_app("injuries"), "add")
    app = press(app, "save")
    assert "Still open: place, side, since when" in words(app)
    app = app.selectbox(key=key("site", "new")).set_value("achilles").run()
    app.pills(key=key("side", "new")).set_value(Side.LEFT)
    app.date_input(key=key("onset", "new")).set_value(TODAY)
    app.radio(key=key("by", "new")).set_value("physiotherapist")
    app.text_input(key=key("words", "new")).set_value(" mid-portion\t")
    app.radio(key=key("kind", "new", "achilles", 4)).set_value("tendon")
    app.pills(key=key("surgery", "new")).set_value(False)
    app = app.pills(key=key("cleared", "new")).set_value(True).run()
    assert "Pain up to 3 of 10" in words(app)
    app = press(app, "save")
    assert "Still open: who cleared you, day of the clearance" in words(app)
    app.text_input(key=key("cleared_by", "new")).set_value("physiotherapist")
    app.date_input(key=key("cleared_on", "new")).set_value(TODAY)
    app = press(app, "save")
    assert not app.exception
    (kept,) = store.diary(1).injuries
    assert (kept.kind, kept.diagnosis, kept.diagnosed_by) == ("tendon", "mid-portion", "physiotherapist")
    assert (kept.cleared_by, kept.cleared_on, kept.has_surgery) == ("physiotherapist", TODAY, False)
    assert [header.value for header in app.header] == ["Left Achilles tendon"]


def test_two_at_one_place_are_refused_and_what_was_typed_stays(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_injury(1, CALF)
    app = press(open_app("injuries"), "add")
    app = app.selectbox(key=key("site", "new")).set_value("calf").run()
    app.pills(key=key("side", "new")).set_value(Side.LEFT)
    app.date_input(key=key("onset", "new")).set_value(TODAY)
    app.radio(key=key("by", "new")).set_value("")
    app.radio(key=key("kind", "new", "calf", 4)).set_value("muscle")
    app.pills(key=key("surgery", "new")).set_value(False)
    app.pills(key=key("cleared", "new")).set_value(False)
    app = press(app, "save")
    assert "already an injury at this place" in words(app)
    assert "Change that one, or end it first." in words(app)
    assert app.selectbox(key=key("site", "new")).value == "calf"
    app = app.pills(key=key("side", "new")).set_value(Side.RIGHT).run()
    press(app, "save")
    assert [i.side for i in store.diary(1).injuries] == ["left", "right"]


def test_a_change_of_class_says_what_it_changes(store: Store, open_app: Opened) -> None:
    demo(store)
    app = press(open_app("injuries"), "change_1")
    assert "another answer" not in words(app)
    app = app.radio(key=key("kind", 1, "achilles", 4)).set_value("unknown").run()
    assert "another answer by these limits" in words(app)
    app = press(app, "leave")
    assert store.diary(1).injuries[0].kind == "tendon"


def test_another_place_asks_for_the_class_anew(store: Store, open_app: Opened) -> None:
    demo(store)
    app = press(open_app("injuries"), "change_1")
    app = app.selectbox(key=key("site", 1)).set_value("calf").run()
    assert app.radio(key=key("kind", 1, "calf", 4)).value is None
    app = press(app, "save")
    assert "Still open: kind of injury" in words(app)
    app = app.radio(key=key("kind", 1, "calf", 4)).set_value("muscle").run()
    assert "stay there. From now on you are asked for the left calf." in words(app)


def test_the_dialogs_name_what_goes_and_what_stays(store: Store, open_app: Opened) -> None:
    """Their buttons are pressed in the browser tests: a dialog does not outlive a rerun here."""
    demo(store)
    said = words(press(open_app("injuries"), "over_1"))
    assert "is then asked for no longer" in said
    assert "you can open it again" in said
    said = words(press(open_app("injuries"), "remove_1"))
    assert "goes with its diagnosis and its clearance" in said
    assert "What you noted there stays:" in said
    assert store.diary(1).injuries


def test_what_is_over_stays_in_sight_and_can_be_opened_again(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_injury(1, dataclasses.replace(CALF, until=dt.date(2026, 4, 30)))
    app = open_app("injuries")
    assert [header.value for header in app.header] == ["Over"]
    assert "4 March to 30 April" in words(app)
    app = press(app, "reopen_1")
    assert store.diary(1).injuries[0].until is None
    assert [header.value for header in app.header] == ["Left calf"]


def test_own_words_stay_text(store: Store, open_app: Opened) -> None:
    empty(store)
    for number, text in enumerate(BAD_TEXT[:3]):
        told = {"diagnosis": text, "diagnosed_by": text, "cleared_by": text, "cleared_on": TODAY}
        site = ("calf", "achilles", "knee")[number]
        store.save_injury(1, Injury(site=site, side="left", kind="unknown", onset=TODAY, **told))  # type: ignore[arg-type] # by name
    ended = Injury(site="groin", side="left", kind="sprain", onset=dt.date(2026, 3, 4), until=dt.date(2026, 3, 5),
                   diagnosis=BAD_TEXT[1])  # fmt: skip
    store.save_injury(1, ended)
    for word in ("injuries", "set_up"):
        app = open_app(word)
        assert not app.exception
        shown = [str(e.value) for kind in ("markdown", "caption") for e in app.get(kind)]
        assert not [text for text in shown if "![" in text or "](http" in text or ":red[" in text]
    app = press(open_app("injuries"), "change_2")
    assert not app.exception, "who has looked is none of the list"
