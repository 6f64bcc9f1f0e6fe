"""The Share page and what a coach can open, without a browser."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.access.tokens import hash_of, is_token
from rtr.actions.links import make_link, revoke_link
from rtr.model import Runner
from rtr.share import Group, ShareLink
from rtr.store import Store
from rtr.web.navigation import MENU, PAGES
from rtr.web.visitor import COACH_ROLE, VISIT
from tests.app.conftest import MAIN
from tests.app.diaries import DIARIES
from tests.app.screen import words

OpenApp = Callable[..., AppTest]


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def me(store: Store) -> Runner:
    return store.runners()[0]


def address(app: AppTest) -> str:
    (code,) = app.code
    return str(code.value)


def test_a_link_is_made_and_its_address_shown_once(store: Store, open_app: OpenApp) -> None:
    DIARIES["demo"](store)
    app = open_app("share", on=None)
    app.text_input(key="share_for").input("Jonas, physio").run()
    app.button(key="share_make").click().run()
    token = address(app).rsplit("/s/")[1]
    assert is_token(token)
    (link,) = store.links(me(store).id)
    assert (link.recipient, link.groups, link.may_comment) == (
        "Jonas, physio",
        (Group.PLAN, Group.LOAD, Group.SYMPTOMS),
        False,
    )
    assert link.since == min(injury.onset for injury in store.diary(me(store).id).injuries)
    assert link.ends_at is not None
    assert round((link.ends_at - link.made_at) / dt.timedelta(days=1)) == 30
    assert store.has_link(hash_of(token), now())
    assert token not in words(app.run())
    assert not app.code


def test_nobody_in_particular_and_nothing_to_see_are_refused_in_a_sentence(store: Store, open_app: OpenApp) -> None:
    DIARIES["one_day"](store)
    app = open_app("share", on=None)
    app.button(key="share_make").click().run()
    assert "Say who the link is for" in app.error[0].value
    app.text_input(key="share_for").input("Jonas").run()
    app.button_group(key="share_groups").set_value([]).run()
    app.button(key="share_make").click().run()
    assert "Nothing is chosen" in app.error[0].value
    assert store.links(me(store).id) == ()


def test_no_end_is_said_before_it_is_made(store: Store, open_app: OpenApp) -> None:
    DIARIES["one_day"](store)
    app = open_app("share", on=None)
    assert "It has no end" not in words(app)
    app.button_group(key="share_ends").set_value("No end").run()
    assert "It has no end: it stays open until you take it back" in words(app)
    app.text_input(key="share_for").input("Jonas").run()
    app.button(key="share_make").click().run()
    assert store.links(me(store).id)[0].ends_at is None


def test_it_is_said_that_a_link_works_only_here(store: Store, open_app: OpenApp) -> None:
    DIARIES["one_day"](store)
    assert "For now this link works only on this computer" in words(open_app("share"))


def test_the_preview_is_cut_like_the_link(store: Store, open_app: OpenApp) -> None:
    DIARIES["demo"](store)
    app = open_app("share")
    app.button(key="share_look").click().run()
    assert not app.exception
    text = words(app)
    assert "Nothing is shared yet" in text
    assert "Body, load, how it felt" in text
    app.button_group(key="share_groups").set_value([Group.LOAD]).run()
    assert "The answer of the day, the step and the plan are not shared" in words(app)


def given(store: Store, name: str = "Jonas") -> tuple[ShareLink, str]:
    told = ShareLink(runner_id=me(store).id, recipient=name, made_at=now(), ends_at=now() + dt.timedelta(days=9))
    return make_link(store, me(store), told, now())


def test_links_are_taken_back_extended_and_moved(store: Store, open_app: OpenApp) -> None:
    DIARIES["one_day"](store)
    link, path = given(store)
    app = open_app("share", on=None)
    assert "ends in 9 days" in words(app)
    app.button(key=f"share_extend_{link.id}").click().run()
    app.button(key="share_extend").click().run()
    assert (store.links(me(store).id)[0].ends_at or now()) > now() + dt.timedelta(days=29)
    app.button(key=f"share_rotate_{link.id}").click().run()
    app.button(key="share_rotate").click().run()
    new = address(app).rsplit("/s/")[1]
    assert not store.has_link(hash_of(path.removeprefix("/s/")), now())
    assert store.has_link(hash_of(new), now())
    app.button(key=f"share_revoke_{link.id}").click().run()
    app.button(key="share_keep").click().run()
    assert store.has_link(hash_of(new), now())
    app.button(key=f"share_revoke_{link.id}").click().run()
    app.button(key="share_revoke").click().run()
    assert not store.has_link(hash_of(new), now())
    assert "One was taken back" in words(app)


def test_names_stay_text(store: Store, open_app: OpenApp) -> None:
    DIARIES["one_day"](store)
    given(store, "![x](http://evil.example/x.png)")
    app = open_app("share")
    assert not [element.value for element in app.markdown if "![x](http" in str(element.value)]


def reader(store: Store, path: str) -> AppTest:
    """The app as it is for somebody who has just opened the link."""
    seen = store.open_link(hash_of(path.removeprefix("/s/")), now())
    assert seen is not None
    store.join_visit("a visit", seen, now(), now() + dt.timedelta(hours=1))
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.user = {"uid": f"{VISIT}a visit", "role": COACH_ROLE}
    app.context = {"timezone": "Pacific/Auckland"}
    return app


def test_a_coach_has_one_page(store: Store) -> None:
    DIARIES["demo"](store)
    app = reader(store, given(store)[1]).run()
    assert not app.exception
    assert "Shared with Jonas" in words(app)
    assert not app.sidebar.children
    for entry in MENU:
        with pytest.raises(ValueError, match=entry.word):
            app.switch_page(str(PAGES / f"{entry.word}.py")).run()


@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.word)
def test_a_page_of_the_owner_run_by_a_coach_shows_nothing(store: Store, entry: object) -> None:
    """Even if a page were reached past the menu, its first line and the session refuse."""
    DIARIES["demo"](store)
    main = reader(store, given(store)[1])
    app = AppTest.from_file(str(PAGES / f"{entry.word}.py"), default_timeout=60)  # type: ignore[attr-defined] # an Entry
    app.user, app.context = main.user, main.context
    app.run()
    assert [title.value for title in app.title] == ["Nothing to see here"]
    assert not [*app.button, *app.header, *app.get("vega_lite_chart")]


def asks() -> None:
    """Everything of an owner that a coach's script could ask for."""
    import streamlit as st

    from rtr.errors import AccessError
    from rtr.views.today import today_view
    from rtr.web import rights, session

    wanted = {
        "store": session.store, "diary": session.diary, "runner": session.current_runner, "key": session.key,
        "own": session.own_runners, "demo": session.demo_runner, "view": lambda: session.view(today_view),
        "account": rights.account_id, "owner": rights.owner, "other": lambda: rights.may_read(4711),
    }  # fmt: skip
    for word, ask in wanted.items():
        try:
            ask()
            st.text(f"got {word}")
        except AccessError:
            st.text(f"refused {word}")
    st.text(session.zone().key)
    st.text(session.shown(rights.current_link().link).diary.runner.name)


def test_the_session_refuses_a_coach_everything_but_what_is_shown(store: Store) -> None:
    DIARIES["demo"](store)
    main = reader(store, given(store)[1])
    app = AppTest.from_function(asks, default_timeout=60)
    app.user, app.context = main.user, main.context
    app.run()
    said = [text.value for text in app.text]
    assert not [line for line in said if line.startswith("got")]
    assert len([line for line in said if line.startswith("refused")]) == 10
    assert said[-2:] == [me(store).zone, "The runner"]


def forged() -> None:
    """A link as a coach would like it to be: of the own id, with everything."""
    from dataclasses import replace

    import streamlit as st

    from rtr.share import Group
    from rtr.web import rights, session

    mine = rights.current_link().link
    shown = session.shown(replace(mine, groups=tuple(Group), since=None, place=None, shown_as="x"))
    st.text(",".join(shown.scope.groups))
    st.text(shown.name)


def test_what_counts_is_the_link_as_it_is_kept(store: Store) -> None:
    DIARIES["demo"](store)
    main = reader(store, given(store)[1])
    app = AppTest.from_function(forged, default_timeout=60)
    app.user, app.context = main.user, main.context
    app.run()
    assert [text.value for text in app.text] == ["plan,load,symptoms", "The runner"]


def test_a_coachs_page_ends_with_its_link(store: Store) -> None:
    DIARIES["demo"](store)
    link, path = given(store)
    app = reader(store, path).run()
    revoke_link(store, me(store), link.id or 0, now())
    app.run()
    assert [title.value for title in app.title] == ["This link has ended"]
    assert "Jonas" not in words(app)
