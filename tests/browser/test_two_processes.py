"""Two processes on one PostgreSQL behind nginx: one place for whoever uses it, and one of them may die."""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from rtr import actions
from rtr.actions.links import make_link, revoke_link
from rtr.share import ShareLink
from rtr.store import Store
from tests.browser.pair import NODES, PASSWORD, Pair, running_pair
from tests.browser.screen import WAIT_MS, drop, go, settle, visit
from tests.postgres import Cluster

pytestmark = pytest.mark.postgres
NAME = "anna"
DIARY = "Anna of two processes"


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """The certificate of the tests is signed by nobody."""
    return browser_context_args | {"ignore_https_errors": True}


@pytest.fixture(scope="module")
def pair(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with running_pair(cluster, tmp_path_factory.mktemp("pair")) as started:
        started.command("account", "add", NAME, "--password-stdin", told=f"{PASSWORD}\n")
        yield started


@pytest.fixture
def store(pair: Pair) -> Iterator[Store]:
    with closing(Store(pair.database)) as opened:
        yield opened


def sign_in(page: Page, pair: Pair) -> None:
    page.goto(pair.url)
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{pair.url}/")
    settle(page)


def met(context: BrowserContext) -> str:
    """The process this browser is with."""
    return next(str(c.get("value")) for c in context.cookies() if c.get("name") == "rtr_node")


def send_to(context: BrowserContext, pair: Pair, node: str) -> None:
    """Put this browser with the other process."""
    context.add_cookies([{"name": "rtr_node", "value": node, "url": pair.url, "secure": True, "httpOnly": True}])


def other(node: str) -> str:
    return NODES[1 - NODES.index(node)]


def asked(pair: Pair, node: str) -> int:
    """How many requests a process has answered so far."""
    return pair.log(node).count('"event": "request"')


def test_both_started_at_once_on_an_empty_database_and_are_ready(pair: Pair, store: Store) -> None:
    assert store.problems() == ()
    for node in NODES:
        assert '"level": "error"' not in pair.log(node)
        assert "Traceback" not in pair.log(node)


def test_a_login_made_on_one_is_valid_on_the_other_and_ends_on_both(
    pair: Pair, page: Page, context: BrowserContext
) -> None:
    sign_in(page, pair)
    first = met(context)
    before = asked(pair, other(first))
    send_to(context, pair, other(first))
    visit(page, f"{pair.url}/settings")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible(timeout=WAIT_MS)
    assert met(context) == other(first)
    assert asked(pair, other(first)) > before, "the other process answered"
    page.goto(f"{pair.url}/logout")
    page.get_by_role("button", name="Sign out").click()
    for node in NODES:
        send_to(context, pair, node)
        page.goto(f"{pair.url}/settings")
        expect(page.get_by_label("Password")).to_be_visible()


def test_a_browser_stays_with_the_process_it_met(pair: Pair, page: Page, context: BrowserContext) -> None:
    sign_in(page, pair)
    node = met(context)
    before = asked(pair, other(node))
    for title in ("Load", "Journal", "Settings", "Today"):
        go(page, title)
    page.reload()
    settle(page)
    assert met(context) == node
    assert asked(pair, other(node)) == before


def test_an_import_on_one_is_seen_on_the_other(
    pair: Pair, page: Page, context: BrowserContext, tmp_path: Path, store: Store
) -> None:
    (tmp_path / "mornings.csv").write_text("day,place,pain_am_0_10,sleep_h\n2026-05-02,,,7.5\n")
    sign_in(page, pair)
    go(page, "Import")
    drop(page, tmp_path / "mornings.csv")
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible(timeout=WAIT_MS)
    send_to(context, pair, other(met(context)))
    visit(page, f"{pair.url}/import")
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible(timeout=WAIT_MS)
    mine = store.account_named(NAME)
    assert mine is not None
    (runner,) = (r for r in store.runners(mine.id) if not r.is_demo)
    assert [said.sleep_h for said in store.diary(runner.id).check_ins] == [7.5]


def test_a_process_that_dies_takes_nothing_that_was_saved_and_the_browser_goes_on(
    pair: Pair, page: Page, context: BrowserContext, store: Store
) -> None:
    sign_in(page, pair)
    go(page, "Settings")
    name = page.get_by_label("Name", exact=True)
    name.fill(DIARY)
    page.get_by_role("button", name="Save name and calendar").click()
    expect(page.get_by_text("Your name is changed.")).to_be_visible(timeout=WAIT_MS)
    died = met(context)
    pair.kill(died)
    settle(page)  # the page itself finds the way to the other process
    go(page, "Load")
    go(page, "Settings")
    expect(page.get_by_label("Name", exact=True)).to_have_value(DIARY, timeout=WAIT_MS)
    assert met(context) == other(died)
    pair.start(died)
    pair.wait(died)
    time.sleep(4)  # nginx asks it again
    go(page, "Journal")
    assert met(context) == other(died), "it stays where it has gone"
    send_to(context, pair, died)
    visit(page, f"{pair.url}/settings")
    expect(page.get_by_label("Name", exact=True)).to_have_value(DIARY, timeout=WAIT_MS)
    assert met(context) == died
    assert store.problems() == ()


def test_a_link_opens_on_both_and_is_dead_on_both_within_a_second(
    pair: Pair, page: Page, context: BrowserContext, store: Store
) -> None:
    at = dt.datetime.now(dt.UTC)
    runner = actions.fill_demo(store, today=at.date())
    told = ShareLink(runner_id=runner.id, recipient="Jonas", made_at=at, ends_at=at + dt.timedelta(days=14))
    link, path = make_link(store, runner, told, at)
    for node in NODES:
        send_to(context, pair, node)
        visit(page, f"{pair.url}{path}")
        expect(page.get_by_role("heading", name="Jonas").or_(page.get_by_text("The runner").first).first).to_be_visible(
            timeout=WAIT_MS
        )
        assert met(context) == node
    assert link.id is not None
    revoke_link(store, runner, link.id, dt.datetime.now(dt.UTC))
    time.sleep(1)
    for node in NODES:
        send_to(context, pair, node)
        assert page.goto(f"{pair.url}{path}").status == 410
        page.goto(pair.url)
        expect(page.get_by_text("This link has ended")).to_be_visible(timeout=WAIT_MS)


def test_plain_http_is_sent_to_tls(pair: Pair, page: Page) -> None:
    answer = page.request.get(f"{pair.plain_url}/load", max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (301, "https://localhost/load")
    answer = page.request.get(f"{pair.url}/healthz")
    assert (answer.status, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["strict-transport-security"]
    assert "server" not in answer.headers or "/" not in answer.headers["server"], "no version is told"


def test_what_was_logged_is_one_object_a_line_and_says_nothing_of_anybody(pair: Pair) -> None:
    for node in NODES:
        for word in (NAME, DIARY, PASSWORD, "mornings.csv", "Jonas", "/s/", "?", "127.0.0.1:", "rtr_login"):
            found = [line for line in pair.log(node).splitlines() if word in line and line.startswith("{")]
            if word == "/s/":
                found = [line for line in found if '"route": "/s/…"' not in line]
            assert not found, f"{word} in the log: {found[0]}"
