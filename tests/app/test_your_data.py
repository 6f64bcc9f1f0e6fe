"""Your data on the page Settings: out, in, gone; each says what it does, and deleting asks twice."""

import io
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr import actions
from rtr.actions.archives import export_diary
from rtr.model import CheckIn
from rtr.store import Store
from rtr.web.cards.your_data import TYPED
from tests.app.screen import words
from tests.whole_diary import AT, DAY, fill, plain

Opened = Callable[..., AppTest]


def asked(app: AppTest) -> AppTest:
    return app.button(key="delete_everything").click().run()


def test_it_says_where_the_diary_lies_and_that_there_is_no_backup_yet(store: Store, open_app: Opened) -> None:
    store.add_runner("Anna", "UTC")
    said = words(open_app("settings"))
    assert str(store.path).replace("_", r"\_").split("/")[-1] in said.replace("\\", "")
    assert "There is no backup yet" in said
    assert "It can be restored to the same diary" in said


def test_everything_can_be_downloaded(store: Store, open_app: Opened) -> None:
    store.add_runner("Anna", "UTC")
    labels = [found.proto.label for found in open_app("settings").get("download_button")]
    assert "Export everything" in labels


def test_deleting_names_what_goes_and_waits_for_the_name(store: Store, open_app: Opened) -> None:
    anna = store.add_runner("Anna", "UTC")
    fill(store, anna)
    app = asked(open_app("settings"))
    said = words(app)
    assert "2 activities" in said
    assert "1 share link" in said
    for typed in ("", "anna", "Ann"):
        app.text_input(key=TYPED).set_value(typed)
        app.button(key="confirm_delete_everything").click().run()
        assert store.runners() == (anna,)
        app = asked(open_app("settings"))


def test_keeping_is_the_filled_button_and_changes_nothing(store: Store, open_app: Opened) -> None:
    anna = store.add_runner("Anna", "UTC")
    app = asked(open_app("settings"))
    assert app.button(key="keep_everything").proto.type == "primary"
    app.button(key="keep_everything").click().run()
    assert store.runners() == (anna,)


def test_with_the_name_typed_the_diary_is_gone_and_the_other_stays(store: Store, open_app: Opened) -> None:
    anna, ben = store.add_runner("Anna", "UTC"), store.add_runner("Ben", "UTC")
    fill(store, anna)
    store.save_check_in(ben.id, CheckIn(day=DAY, mood=3))
    app = asked(open_app("settings"))
    app.text_input(key=TYPED).set_value("Anna")
    app.button(key="confirm_delete_everything").click().run()
    assert not app.exception
    assert store.runners() == (ben,)
    assert len(store.diary(ben.id).check_ins) == 1


def test_an_export_can_be_restored_where_there_is_no_diary_yet(store: Store, open_app: Opened) -> None:
    anna = store.add_runner("Anna", "Europe/Berlin")
    fill(store, anna)
    before, out = plain(store.diary(anna.id)), io.BytesIO()
    export_diary(store, anna, out, at=AT)
    store.delete_runner(anna.id)
    app = open_app("settings")
    app.file_uploader(key="restore_0").set_value(("anna.zip", out.getvalue(), "application/zip")).run()
    app.button(key="restore_file").click().run()
    assert not app.exception
    (restored,) = store.runners()
    assert plain(store.diary(restored.id)) == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"%PDF"])
def test_what_is_no_export_gets_a_sentence(store: Store, open_app: Opened, data: bytes) -> None:
    anna = store.add_runner("Anna", "UTC")
    app = open_app("settings")
    app.file_uploader(key="restore_0").set_value(("x.zip", data, "application/zip")).run()
    app.button(key="restore_file").click().run()
    assert len(app.error) == 1
    assert "Nothing was changed" in words(app)
    assert store.runners() == (anna,)


def test_the_demo_can_be_taken_out_too(store: Store, open_app: Opened) -> None:
    actions.fill_demo(store, today=DAY)
    assert not open_app("settings").exception
