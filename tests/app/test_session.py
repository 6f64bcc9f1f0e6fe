"""Who sees whose diary on which day, and what is remembered."""

import datetime as dt
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from rtr.diary import Diary
from rtr.store import Store
from tests.app.diaries import add, demo, one_day, run


def look() -> None:
    """A page that says whose diary it was given."""
    import streamlit as st

    from rtr.web import session

    shown = session.current_runner()
    st.text(shown.name if shown else "nobody")
    st.text(session.today().isoformat())
    st.text(str(len(session.diary().activities)))
    st.text(session.zone().key)


def seen(role: str = "owner", **given: object) -> list[str]:
    app = AppTest.from_function(look, default_timeout=30)
    app.user = {"uid": "owner", "role": role} if role else {}
    app.context = {"timezone": "America/New_York"}
    for name, value in given.items():
        (app.query_params if name == "on" else app.session_state)[name] = value
    app.run()
    if app.exception:
        return ["refused"]
    return [text.value for text in app.text]


def test_before_there_is_a_runner_the_diary_is_empty_where_the_browser_is(store: Store) -> None:
    assert seen(on="2026-05-06") == ["nobody", "2026-05-06", "0", "America/New_York"]


def test_the_demo_is_shown_until_there_is_an_own_runner(store: Store) -> None:
    demo(store)
    assert seen()[0] == store.runners()[0].name
    one_day(store)
    assert seen()[0] == "Me"


def test_the_demo_can_be_visited_and_never_mixes(store: Store) -> None:
    one_day(store)
    demo(store)
    visited = next(r for r in store.runners() if r.is_demo)
    own, invented = seen(), seen(rtr_shown_runner=visited.id)
    assert (own[0], own[2]) == ("Me", "1")
    assert invented[0] == visited.name
    assert int(invented[2]) == len(store.diary(visited.id).activities) > 50


def test_a_wish_for_a_runner_who_is_not_there_is_ignored(store: Store) -> None:
    one_day(store)
    assert seen(rtr_shown_runner=999)[0] == "Me"


@pytest.mark.parametrize("role", ["", "coach"])
def test_only_an_owner_is_handed_a_diary(role: str, store: Store) -> None:
    one_day(store)
    assert seen(role=role) == ["refused"]


def test_today_is_the_day_where_the_runner_lives(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return dt.datetime(2026, 5, 6, 22, 30, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.setattr("rtr.web.session.dt.datetime", Clock)
    store.add_runner("Me", "Pacific/Auckland")
    assert seen()[1] == "2026-05-07"


def watched() -> None:
    import streamlit as st

    from rtr.web import session
    from tests.app.test_session import counted

    st.text(str(session.view(counted, "km", weeks=4)))


CALLS: list[tuple[int, dt.date, str, int]] = []


def counted(diary: Diary, day: dt.date, unit: str, weeks: int) -> int:
    CALLS.append((len(diary.activities), day, unit, weeks))
    return len(diary.activities)


def test_a_view_is_filled_once_per_revision_day_and_controls(store: Store) -> None:
    one_day(store)
    CALLS.clear()
    st.cache_resource.clear()

    def shown(on: str) -> str:
        app = AppTest.from_function(watched, default_timeout=30)
        app.user = {"uid": "owner", "role": "owner"}
        app.query_params["on"] = on
        return str(app.run().text[0].value)

    assert [shown("2026-05-06"), shown("2026-05-06")] == ["1", "1"]
    assert [(1, dt.date(2026, 5, 6), "km", 4)] == CALLS
    shown("2026-05-07")
    assert len(CALLS) == 2
    add(store, store.runners()[0], run(dt.datetime(2026, 5, 5, 6, 0), 20, uid="c" * 32))
    assert shown("2026-05-06") == "2"
    assert len(CALLS) == 3


def test_leaving_the_demo_leads_to_an_own_empty_diary(store: Store, open_app: Callable[..., AppTest]) -> None:
    demo(store)
    app = open_app()
    app.button(key="leave_demo").click().run()
    assert [r.name for r in store.runners() if not r.is_demo] == ["Me"]
    assert not app.exception
    assert app.session_state["rtr_shown_runner"] == next(r.id for r in store.runners() if not r.is_demo)
