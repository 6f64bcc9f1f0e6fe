"""What a run of a page remembers of the store: each thing is asked once, and never told too late."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from rtr.share import ShareLink, Visited
from rtr.store import Store
from rtr.web import recent

ASKED: list[int | None] = []
NOW = 0.0
MEANWHILE: list[Callable[[], object]] = []
"""What happens between two looks of the page below."""


class Clock:
    @staticmethod
    def monotonic() -> float:
        return NOW


@pytest.fixture(autouse=True)
def counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Counts what the store is asked, and holds the clock."""
    told = Store.runners

    def runners(self: Store, account_id: int | None = None) -> object:
        ASKED.append(account_id)
        return told(self, account_id)

    monkeypatch.setattr(Store, "runners", runners)
    monkeypatch.setattr(recent, "time", Clock)
    ASKED.clear()
    MEANWHILE.clear()
    store.add_runner("Me", "UTC")
    yield
    pass_s(-NOW)


def pass_s(seconds: float) -> None:
    global NOW  # noqa: PLW0603 - the clock of this module
    NOW += seconds


def by_another_process(statement: str) -> None:
    """A write that this process does not notice."""
    from rtr.web import at_hand

    with closing(sqlite3.connect(Path(at_hand.store().url.removeprefix("sqlite:///")))) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute(statement).rowcount > 0
        connection.commit()


def rename() -> None:
    by_another_process("UPDATE runner SET name = 'Other'")


def look() -> None:
    """A page that tells the runner's name, lets something happen, and tells it again."""
    import streamlit as st

    from rtr.web import session
    from tests.app.test_recent import MEANWHILE

    for act in (*MEANWHILE, None):
        shown = session.current_runner()
        assert shown is not None
        st.text(f"{shown.name} {session.key()[3]}")
        if act is not None:
            act()


def names() -> list[str]:
    app = AppTest.from_function(look, default_timeout=30)
    app.user = {"uid": "owner", "role": "owner"}
    app.run()
    assert not app.exception
    return [text.value for text in app.text]


def test_within_a_run_the_store_is_asked_once() -> None:
    MEANWHILE.extend([lambda: None] * 20)
    assert names() == ["Me 0"] * 21
    assert ASKED == [0]


def test_every_run_asks_anew() -> None:
    assert names() == ["Me 0"]
    rename()
    assert names() == ["Other 0"]
    assert len(ASKED) == 2


def test_a_quick_click_that_shares_the_thread_of_the_last_asks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    run = SimpleNamespace(cursors={})
    monkeypatch.setattr(recent, "get_script_run_ctx", lambda **_: run)
    told = [recent.runners(0)[0].name, rename(), recent.runners(0)[0].name]
    run.cursors = {}
    assert [*told, recent.runners(0)[0].name] == ["Me", None, "Me", "Other"]


def test_a_write_of_this_process_is_seen_in_the_same_run(store: Store) -> None:
    me = store.runners()[0]
    MEANWHILE.append(lambda: store.update_runner(me.__class__(id=me.id, name="New", zone="UTC")))
    assert names() == ["Me 0", "New 1"]


@pytest.mark.parametrize(("later_s", "told"), [(0.24, "Me 0"), (0.25, "Other 0"), (0.26, "Other 0")])
def test_a_write_of_another_process_is_seen_after_a_quarter_of_a_second(later_s: float, told: str) -> None:
    MEANWHILE.extend([rename, lambda: pass_s(later_s)])
    assert names() == ["Me 0", "Me 0", told]


def test_being_asked_does_not_make_an_answer_younger() -> None:
    MEANWHILE.extend([rename, *[lambda: pass_s(0.1)] * 3])
    assert names() == ["Me 0", "Me 0", "Me 0", "Me 0", "Other 0"]


def test_what_is_to_be_forgotten_is_asked_anew() -> None:
    MEANWHILE.extend([rename, recent.forget])
    assert names() == ["Me 0", "Me 0", "Other 0"]


def test_outside_a_run_nothing_is_remembered() -> None:
    """The gate and the routes ask the store itself."""
    assert [recent.runners(0)[0].name, rename(), recent.runners(0)[0].name] == ["Me", None, "Other"]


def read_along() -> None:
    """A page that says what a coach may see, before and after what happens meanwhile."""
    import streamlit as st

    from rtr.errors import AccessError
    from rtr.web import rights
    from tests.app.test_recent import MEANWHILE

    for act in (*MEANWHILE, None):
        try:
            st.text(rights.current_link().link.recipient)
        except AccessError as refused:
            st.text(str(refused))
        if act is not None:
            act()


def read(visit: str = "v" * 64) -> list[str]:
    app = AppTest.from_function(read_along, default_timeout=30)
    app.user = {"uid": f"visit:{visit}", "role": "coach"}
    app.run()
    assert not app.exception
    return [text.value for text in app.text]


@pytest.fixture
def link(store: Store) -> ShareLink:
    """A link that a coach has open in the browser."""
    at = dt.datetime.now(dt.UTC)
    made = store.add_link(
        ShareLink(runner_id=store.runners()[0].id, recipient="Jonas", made_at=at, ends_at=None), "t" * 64
    )
    store.join_visit("v" * 64, Visited(link=made, opened_by="t" * 64), at, at + dt.timedelta(hours=1))
    return made


def test_a_link_that_is_taken_back_here_is_over_at_once(store: Store, link: ShareLink) -> None:
    MEANWHILE.append(lambda: store.revoke_link(link.runner_id, link.id or 0, dt.datetime.now(dt.UTC)))
    assert read() == ["Jonas", "This link has ended."]


def test_a_link_that_is_taken_back_elsewhere_is_over_within_a_second(link: ShareLink) -> None:
    MEANWHILE.append(lambda: by_another_process("DELETE FROM visit_link"))
    MEANWHILE.append(lambda: pass_s(recent.LASTS_S))
    assert read() == ["Jonas", "Jonas", "This link has ended."]
    assert recent.LASTS_S < 1


def test_a_link_that_has_ended_is_over_in_the_next_run(link: ShareLink) -> None:
    assert read() == ["Jonas"]
    by_another_process("DELETE FROM visit_link")
    assert read() == ["This link has ended."]


def test_one_visitor_is_never_told_what_another_may_see(link: ShareLink) -> None:
    assert [read(), read("w" * 64), read()] == [["Jonas"], ["This link has ended."], ["Jonas"]]


def test_a_refusal_is_not_remembered() -> None:
    calls: list[int] = []

    def refuse(number: int) -> None:
        calls.append(number)
        raise ValueError

    def ask() -> None:
        with pytest.raises(ValueError):
            recent.recently(refuse, 1)

    MEANWHILE.extend([ask, ask])
    names()
    assert calls == [1, 1]
