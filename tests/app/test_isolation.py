"""Two people on one server, at the pages: Ben tries every id of Anna's, on every page, and sees nothing of hers."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block as Part

from rtr.access.tokens import mint
from rtr.actions import fill_demo
from rtr.demo import demo_records
from rtr.model import Runner
from rtr.share import Account, ShareLink
from rtr.store import Store
from rtr.web import at_hand
from rtr.web.hosting import hosting
from rtr.web.navigation import MENU, PAGES
from tests.app.conftest import MAIN, ON
from tests.app.diaries import AT, TODAY, add, run
from tests.app.poured import pour

SECRET = "Quetzalcoatl"
NOW = dt.datetime.now(dt.UTC)
WORDS = [entry.word for entry in MENU]


@dataclasses.dataclass(frozen=True)
class Person:
    account: Account
    runner: Runner
    login: str

    @property
    def user(self) -> dict[str, Any]:
        return {"uid": f"login:{self.login}", "role": "owner"}


@pytest.fixture
def server(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store that is served to people who sign in."""
    monkeypatch.setenv("RTR_PUBLIC_URL", "https://rtr.example")
    hosting.cache_clear()
    yield store
    hosting.cache_clear()
    at_hand.close()


def somebody(store: Store, name: str, runner: str) -> Runner:
    account = store.add_account(name, NOW, password_hash="hashed")
    return store.add_runner(runner, "Europe/Berlin", account_id=account.id)


def signed_in(store: Store, name: str) -> Person:
    account = next(one for one in store.accounts() if one.name == name)
    _, login = mint()
    store.start_login(login, account.id, NOW, NOW + dt.timedelta(days=14))
    return Person(account=account, runner=store.runners(account.id)[0], login=login)


@pytest.fixture
def anna(server: Store) -> Person:
    """Eight months of a diary in which every text has a word that stands nowhere else."""
    pour(server, _anna)
    return signed_in(server, "anna")


def _anna(store: Store) -> None:
    hers, made = somebody(store, "anna", f"Anna {SECRET}"), demo_records(TODAY)
    recordings = [
        dataclasses.replace(r, activity=dataclasses.replace(r.activity, title=f"{SECRET} run", notes=SECRET))
        for r in made.recordings
    ]
    store.add_batch(
        hers.id, recordings, [], at=AT,
        check_ins=[dataclasses.replace(c, note=SECRET) for c in made.check_ins], responses=made.responses,
        injuries=[dataclasses.replace(i, diagnosis=SECRET) for i in made.injuries],
    )  # fmt: skip
    store.save_profile(hers.id, made.profile)
    store.save_intake(hers.id, dataclasses.replace(made.intake, goal=SECRET))
    store.add_runner(f"{SECRET} junior", "UTC", account_id=hers.account_id)  # both names stand on every page of hers
    store.add_link(ShareLink(runner_id=hers.id, recipient=SECRET, made_at=AT, ends_at=None), "hash")


@pytest.fixture
def ben(server: Store) -> Person:
    add(server, somebody(server, "ben", "Ben"), run(dt.datetime(2026, 5, 6, 6, 0), 20, uid="a" * 32))
    return signed_in(server, "ben")


@pytest.fixture
def open_as(server: Store) -> Callable[..., AppTest]:
    """Opens a page as somebody who signed in, with what they have written into address and session."""
    del server

    def opened(who: Person, word: str, *, address: dict[str, str] | None = None, **session: Any) -> AppTest:
        app = AppTest.from_file(MAIN, default_timeout=60)
        app.user, app.context = who.user, {"timezone": "Europe/Berlin"}
        for name, value in session.items():
            app.session_state[name] = value
        app.query_params["on"] = ON
        app.run()
        if word != MENU[0].word:
            app.switch_page(str(PAGES / f"{word}.py"))
        for name, value in ({"on": ON} | (address or {})).items():
            app.query_params[name] = value
        return app.run()

    return opened


def everything(app: AppTest) -> str:
    """All that goes to the browser: texts, labels, choices, charts with their rows."""

    def parts(of: Any) -> Iterator[bytes]:
        if of.proto is not None:
            yield of.proto.SerializeToString()
        if isinstance(of, Part):
            for child in of.children.values():
                yield from parts(child)

    return b"".join(part for block in (app.main, app.sidebar) for part in parts(block)).decode("utf-8", "replace")


def forged(store: Store, anna: Person) -> tuple[dict[str, str], dict[str, Any]]:
    """Anna's ids wherever a page looks: in the address, and under every name the app remembers things by."""
    diary = store.diary(anna.runner.id)
    job = store.add_job(anna.runner.id, "import", NOW)
    store.update_job(job, at=NOW, done=1, total=2, message=f"{SECRET}.fit")
    injury, link = diary.injuries[0].id, store.links(anna.runner.id)[0].id
    address = {"job": job, "day": diary.activities[-1].day.isoformat(), "link": str(link), "batch": "1"}
    session = {
        "rtr_shown_runner": anna.runner.id, "rtr_shown_link": link, "rtr_injury_edit": injury, "rtr_entry_edit": 1,
        "rtr_handed": (store.url, anna.runner.id, "owner"),
    }  # fmt: skip
    return address, session


@pytest.mark.parametrize("word", WORDS)
def test_no_id_of_hers_opens_anything(
    word: str, server: Store, anna: Person, ben: Person, open_as: Callable[..., AppTest]
) -> None:
    before = server.diary(anna.runner.id), server.revision(anna.runner.id)
    hers = everything(open_as(anna, word))  # what is remembered of her is at hand now
    address, session = forged(server, anna)
    app = open_as(ben, word, address=address, **session)
    assert not app.exception
    assert SECRET not in everything(app)
    assert SECRET in hers, "or the search would find nothing anywhere"
    assert (server.diary(anna.runner.id), server.revision(anna.runner.id)) == before


def test_a_runner_of_hers_cannot_be_chosen(
    server: Store, anna: Person, ben: Person, open_as: Callable[..., AppTest]
) -> None:
    """The select box is there with two own runners; the browser may send any value for it."""
    server.add_runner("Ben as a boy", "UTC", account_id=ben.account.id)
    app = open_as(ben, MENU[0].word)
    box = app.sidebar.selectbox(key="rtr_chosen_runner")
    assert len(box.options) == 2
    app.session_state["rtr_shown_runner"] = anna.runner.id
    app.run()
    assert SECRET not in everything(app)


def test_a_login_that_was_ended_shows_nothing(
    server: Store, anna: Person, ben: Person, open_as: Callable[..., AppTest]
) -> None:
    app = open_as(anna, "journal")
    assert SECRET in everything(app)
    server.end_login(anna.login)
    app.run()
    assert [title.value for title in app.title] == ["You are signed out"]
    assert SECRET not in everything(app)
    assert not open_as(ben, "journal").exception


@pytest.mark.parametrize("uid", ["login:", "login:" + "0" * 64, "login:%", "owner", "", "anna", "visit:" + "0" * 64])
def test_a_made_up_name_of_a_visitor_shows_nothing(
    uid: str, anna: Person, open_as: Callable[..., AppTest], server: Store
) -> None:
    """On a server not even the name of this computer's owner counts."""
    del server
    nobody = dataclasses.replace(anna, login="x")
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.user = {"uid": uid, "role": "owner"}
    app.run()
    assert not app.exception
    assert len(app.title) == 1
    assert not [*app.button, *app.subheader, *app.get("vega_lite_chart")]
    assert SECRET not in everything(app)
    assert SECRET not in everything(open_as(nobody, "journal"))


def test_the_demo_is_everybodys_own(server: Store, anna: Person, ben: Person, open_as: Callable[..., AppTest]) -> None:
    hers = fill_demo(server, today=TODAY, account_id=anna.account.id)
    assert server.runners(ben.account.id) == (ben.runner,)
    app = open_as(ben, MENU[0].word, rtr_shown_runner=hers.id)
    assert not app.exception
    assert "Demo data" not in everything(app)


def test_a_name_of_hers_can_be_taken(server: Store, anna: Person, ben: Person) -> None:
    """Or a refusal would tell that somebody here is called so."""
    server.update_runner(dataclasses.replace(ben.runner, name=anna.runner.name))
    assert server.runners(ben.account.id)[0].name == anna.runner.name
