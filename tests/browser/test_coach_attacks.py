"""A coach with an afternoon: every door of a served dashboard tried with a program, with the cookie of a link."""

import datetime as dt
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus, WebSocketException

from rtr.access.tokens import hash_of, mint
from rtr.actions import accounts
from rtr.actions.links import make_link, revoke_link
from rtr.model import CheckIn, Injury
from rtr.share import ShareLink
from rtr.store import Store
from rtr.web.navigation import MENU
from tests.app.diaries import add, run
from tests.browser.conftest import Server
from tests.browser.program import WAIT_S, Program, Talk
from tests.browser.screen import WAIT_MS, settle

NOTE, TITLE, NAME = "Quetzalcoatl", "Popocatepetl", "Geheimname"
SECRETS = (NOTE.encode(), TITLE.encode(), NAME.encode())
PERSON = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Site": "none"}
DAY = dt.timedelta(days=1)
GUESSER = Path(__file__).with_name("guesser.py")


@dataclass(frozen=True)
class Shared:
    """A served dashboard, its owner, and a link of theirs."""

    server: Server
    store: Store
    link: ShareLink
    path: str
    owner: Program

    def take_back(self) -> None:
        runner = next(r for r in self.store.runners() if r.id == self.link.runner_id)
        revoke_link(self.store, runner, self.link.id or 0, dt.datetime.now(dt.UTC))

    def coach(self) -> Program:
        """Somebody who has just opened the link."""
        _, headers, _ = Program(self.server.url).answer(self.path, **PERSON)
        (cookie,) = (value.split(";")[0] for name, value in headers if name.lower() == "set-cookie")
        return Program(self.server.url, cookie)


def fill(database: str) -> None:
    """An account with a diary that holds secrets."""
    with closing(Store(database)) as store:
        store.migrate()
        account = accounts.add_account(store, "anna", "eleven tired herons", dt.datetime.now(dt.UTC))
        runner = store.add_runner(NAME, "Europe/Berlin", account_id=account.id)
        today = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        add(store, runner, *(run(today - n * DAY, 20, uid=f"{n:032x}", title=TITLE) for n in range(1, 30, 2)))
        store.save_injury(
            runner.id,
            Injury(site="achilles", side="left", kind="tendon", onset=today.date() - 60 * DAY, diagnosis=NOTE),
        )
        store.save_check_in(runner.id, CheckIn(day=today.date(), note=NOTE, recorded_at=dt.datetime.now(dt.UTC)))


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server]) -> Server:
    command = ("-m", "uvicorn", "app:app", "--port", "{port}", "--log-level", "trace")
    return start_server(*command, prepare=fill, RTR_PUBLIC_URL="http://127.0.0.1:{port}")


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    now = dt.datetime.now(dt.UTC)
    with closing(Store(server.database)) as store:
        runner = next(r for r in store.runners() if r.name == NAME)
        account = store.account_named("anna")
        assert account is not None
        token, stored = mint()
        store.start_login(stored, account.id, now, now + DAY)
        told = ShareLink(runner_id=runner.id, recipient="Jonas", made_at=now, ends_at=now + DAY, may_comment=True)
        link, path = make_link(store, runner, told, now)
        yield Shared(server, store, link, path, Program(server.url, f"rtr_login={token}"))


def hashes(owner: Program) -> list[str]:
    """The hashes of all pages, as the owner's browser is told them."""
    with owner.connected() as talk:
        heard = talk.run()
    return [
        page.page_script_hash for said in heard if said.HasField("navigation") for page in said.navigation.app_pages
    ]


def test_the_secrets_are_there_to_be_found(shared: Shared) -> None:
    with shared.owner.connected() as talk:
        for entry in MENU:
            talk.run(entry.url)
        assert all(secret in talk.said for secret in SECRETS)


def test_pages_of_the_owner_by_address_name_and_hash(shared: Shared) -> None:
    coach, known = shared.coach(), hashes(shared.owner)
    assert len(known) == len(MENU)
    for entry in MENU:
        status, _ = coach.ask(f"/{entry.url}")
        assert status == 303
    with coach.connected() as talk:
        heard = []
        for entry in MENU:
            heard += talk.run(entry.url)
            heard += talk.run(f"/{entry.url}", query="on=2020-01-01&job=x&share=1")
            heard += talk.run(f"../../pages/{entry.word}.py")
        for page in known:
            heard += talk.run(page_hash=page) + talk.run("today", page_hash=page)
        menus = [said.navigation for said in heard if said.HasField("navigation")]
        assert {page.page_name for menu in menus for page in menu.app_pages} == {"Shared with you"}
        assert not [secret for secret in SECRETS if secret in talk.said]


def test_a_fragment_of_a_link_taken_back_gets_nothing(shared: Shared) -> None:
    with shared.coach().connected() as talk:
        heard = talk.run()
        ids = {said.delta.fragment_id for said in heard if said.HasField("delta")}
        ids |= {said.auto_rerun.fragment_id for said in heard if said.HasField("auto_rerun")}
        assert ids - {""}
        assert b"achilles" in talk.said.lower()
        shared.take_back()
        before = len(talk.said)
        for fragment in sorted(ids - {""}):
            talk.run(fragment=fragment)
        for _ in range(5):  # a fragment may have asked for a run of its own, whose end is heard first
            talk.run()
        said = talk.said[before:]
        assert b"This link has ended" in said
        assert b"achilles" not in said.lower()
        assert b"vega" not in said.lower()


def test_a_page_that_nobody_touches_goes_from_the_screen(shared: Shared, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{shared.server.url}{shared.path}")
    settle(page)
    assert page.url == f"{shared.server.url}/"
    expect(page.get_by_text("left Achilles").first).to_be_visible(timeout=WAIT_MS)
    shared.take_back()
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("Achilles")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=WAIT_MS)
    page.close()


def test_pushing_another_address_into_the_history(shared: Shared, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{shared.server.url}{shared.path}")
    settle(page)
    for entry in MENU[1:4]:
        page.evaluate(f"history.pushState({{}}, '', '/{entry.url}'); dispatchEvent(new PopStateEvent('popstate'))")
        settle(page)
        expect(page.get_by_text("left Achilles").first).to_be_visible(timeout=WAIT_MS)
    text = page.content()
    assert not [secret for secret in (NOTE, TITLE, NAME) if secret in text]
    page.close()


def test_uploads_the_agent_and_figures_of_the_server_are_closed(shared: Shared) -> None:
    coach = shared.coach()
    with coach.connected() as talk:
        talk.run()
        for method in ("PUT", "POST", "DELETE", "OPTIONS", "GET"):
            status, _ = coach.ask(f"/_stcore/upload_file/{talk.session}/{uuid.uuid4()}", method, b"x" * 100)
            assert status == 403
        for path in ("/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/metrics", "/_stcore/x"):
            assert coach.ask(path)[0] == 403
            assert coach.ask(path, "POST", b"{}")[0] == 403


def test_a_coach_cannot_empty_the_caches_of_everybody(shared: Shared) -> None:
    """It would only be slow; that it is not passed on is seen by what would have answered."""
    with shared.coach().connected() as talk:
        talk.run()
        for kind in ("load_git_info", "set_run_on_save"):
            asked = BackMsg(**{kind: True})
            talk.connection.send(asked.SerializeToString())
        beat = BackMsg(app_heartbeat=True)
        talk.connection.send(beat.SerializeToString())
        heard = [talk.hear()]
        while heard[-1].WhichOneof("type") != "heartbeat_ack":
            heard.append(talk.hear())
        assert not [said for said in heard if said.HasField("git_info_changed")]
        assert not [said for said in heard if said.session_status_changed.run_on_save]


def test_the_session_of_the_owner_is_not_gone_on_with(shared: Shared) -> None:
    with shared.owner.connected() as talk:
        talk.run("settings")
        session = talk.session
    assert session
    with shared.coach().connected(session) as talk:
        heard = talk.run("settings")
        assert talk.session not in ("", session)
        assert not [secret for secret in SECRETS if secret in talk.said]
        assert not [said for said in heard if said.HasField("navigation") and len(said.navigation.app_pages) > 1]


def test_files_of_a_page_are_for_those_who_are_let_in(shared: Shared) -> None:
    with shared.owner.connected() as talk:
        talk.run()
        (media, *_) = re.findall(rb"/media/[0-9a-f]{20,}\.\w+", talk.said)
        path = media.decode()
        assert shared.owner.ask(path)[0] == 200
        assert Program(shared.server.url).ask(path)[0] in (401, 403)
        assert Program(shared.server.url, "rtr_coach=" + "a" * 32).ask(path)[0] in (401, 403, 410)
        coach = shared.coach()
        shared.take_back()
        assert coach.ask(path)[0] in (401, 403, 410)


def test_without_a_cookie_there_is_no_websocket(shared: Shared) -> None:
    for cookie in ("", "rtr_coach=" + "a" * 32, f"rtr_coach={hash_of('x')[:32]}", "rtr_login=owner"):
        with pytest.raises(InvalidStatus), Program(shared.server.url, cookie).connected():
            pass


def test_a_link_taken_back_is_dead_at_once(shared: Shared) -> None:
    coach = shared.coach()
    assert coach.ask("/")[0] == 200
    shared.take_back()
    began = time.monotonic()
    assert coach.ask("/")[0] == 410
    assert Program(shared.server.url).ask(shared.path, **PERSON)[0] == 410
    with pytest.raises((InvalidStatus, WebSocketException)), coach.connected():
        pass
    assert time.monotonic() - began < 1


def test_links_that_lead_nowhere_are_alike_to_the_byte(shared: Shared) -> None:
    now = dt.datetime.now(dt.UTC)
    runner = next(r for r in shared.store.runners() if r.name == NAME)
    told = ShareLink(runner_id=runner.id, recipient="Jonas", made_at=now, ends_at=now + DAY)
    ended, ended_path = make_link(shared.store, runner, told, now)
    shared.store.extend_link(runner.id, ended.id or 0, now)
    shared.take_back()
    stranger = Program(shared.server.url)
    wrong = (shared.path, ended_path, "/s/" + "a" * 32, "/s/x", "/s/", "/s", "/s/" + "a" * 32 + "/b")
    for headers in (PERSON, {}):
        answers = [stranger.answer(path, **headers) for path in wrong]
        bare = [(status, [h for h in told if h[0].lower() != "date"], text) for status, told, text in answers]
        assert all(one == bare[0] for one in bare)
        assert bare[0][0] == 410


def attack(url: str, seconds: float) -> subprocess.Popen[str]:
    """Somebody who tries addresses from another process, as this one measures."""
    guesser = [sys.executable, str(GUESSER), urlsplit(url).netloc, str(seconds)]
    return subprocess.Popen(guesser, stdout=subprocess.PIPE, text=True)


def test_wrong_addresses_by_the_hundred_do_not_slow_the_owner(shared: Shared) -> None:
    """The quickest of several, as tests run beside each other."""

    def quickest(talk: Talk) -> float:
        times = []
        for _ in range(8):
            began = time.monotonic()
            talk.run("load")
            times.append(time.monotonic() - began)
        return min(times)

    with shared.owner.connected() as talk:
        talk.run("load")
        alone = quickest(talk)
        with attack(shared.server.url, 8) as tried:
            assert tried.stdout is not None
            assert tried.stdout.readline() == "begun\n"
            under = quickest(talk)
            assert int(tried.communicate(timeout=WAIT_S)[0]) > 200
        assert tried.returncode == 0
        assert under < 2 * alone + 0.1


def test_no_token_in_anything_the_server_writes(shared: Shared) -> None:
    """It runs with the loudest log there is; the middle of a secret is looked for, too."""
    coach, ended = shared.coach(), "b" * 31 + "Q"
    coach.ask("/")
    with coach.connected() as talk:
        talk.run()
    Program(shared.server.url).ask(f"/s/{ended}", **PERSON)
    Program(shared.server.url).ask("/s/" + "nosuchtoken9", **PERSON)
    coach.ask("/leave")
    time.sleep(0.5)
    log = (Path(shared.server.folder) / "server.log").read_text("utf-8", "replace")
    secrets = (shared.path.removeprefix("/s/"), coach.cookie.split("=")[1], shared.owner.cookie.split("=")[1], ended)
    assert not [secret for secret in secrets if secret in log or secret[6:26] in log]
    assert "nosuchtoken9" not in log
    assert not [secret for secret in (NOTE, TITLE, NAME) if secret in log]
