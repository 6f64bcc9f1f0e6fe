"""Signing in on a served dashboard, in a browser: with a password, and at an identity provider."""

import contextlib
import datetime as dt
import http.client
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from rtr.actions import accounts
from rtr.actions.runners import ensure_runner
from rtr.store import Store
from tests.browser import axe
from tests.browser.conftest import ARTEFACTS, Server, free_port, opened
from tests.browser.screen import WAIT_MS, overhang_px, settle

PASSWORD = "eleven tired herons"
SECRET = "0123456789abcdef0123456789abcdef"
NOT_OURS = "cdn.jsdelivr.net"
"""Where the page of the made-up provider loads its looks from; it is not a page of ours."""


def people(database: str, *names: str) -> None:
    """A store with an account for everybody named, each with an own diary."""
    with closing(Store(database)) as store:
        store.migrate()
        for name in names:
            account = accounts.add_account(store, name, PASSWORD, dt.datetime.now(dt.UTC))
            ensure_runner(store, f"{name.title()} the runner", "Europe/Berlin", account_id=account.id)


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server]) -> Server:
    return start_server(
        prepare=lambda database: people(database, "anna", "ben"), RTR_PUBLIC_URL="http://127.0.0.1:{port}"
    )


def sign_in(page: Page, server: Server, name: str, password: str = PASSWORD, path: str = "/settings") -> None:
    page.goto(f"{server.url}{path}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible(timeout=WAIT_MS)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_signing_in_leads_to_the_page_that_was_wanted(browser: Browser, server: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page = context.new_page()
        sign_in(page, server, "anna")
        settle(page)
        assert urlsplit(page.url).path == "/settings"
        expect(page.get_by_role("textbox", name="Name")).to_have_value("Anna the runner", timeout=WAIT_MS)
        assert "rtr_login" not in page.evaluate("document.cookie")
        page.reload()
        settle(page)
        expect(page.get_by_role("textbox", name="Name")).to_have_value("Anna the runner", timeout=WAIT_MS)


def test_signing_out_in_one_tab_ends_the_others_at_their_next_run(browser: Browser, server: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page, other = context.new_page(), context.new_page()
        sign_in(page, server, "anna")
        settle(page)
        other.goto(f"{server.url}/settings")
        settle(other)
        cookie = next(c for c in context.cookies() if c["name"] == "rtr_login")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible(timeout=WAIT_MS)
        go_on = other.get_by_test_id("stSidebarNav").get_by_role("link", name="Today", exact=True)
        go_on.click()
        expect(other.get_by_role("heading", name="You are signed out")).to_be_visible(timeout=WAIT_MS)
        expect(other.get_by_text("Anna the runner")).to_have_count(0)
        other.get_by_role("link", name="Sign in").click()
        expect(other.get_by_label("Password")).to_be_visible(timeout=WAIT_MS)
        context.add_cookies([cookie])
        page.goto(f"{server.url}/settings")
        expect(page.get_by_label("Password")).to_be_visible(timeout=WAIT_MS)


def test_a_wrong_password_says_what_to_do(browser: Browser, server: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page = context.new_page()
        sign_in(page, server, "anna", "wrong password")
        expect(page.get_by_role("alert")).to_contain_text("do not belong together")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_form_is_for_everybody(browser: Browser, server: Server, scheme: str, width: int) -> None:
    with opened(browser, but=NOT_OURS, color_scheme=scheme, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{server.url}/login")
        assert axe.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_label("Name")).to_be_focused()
        page.keyboard.type("anna")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        ARTEFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"login_{scheme}_{width}.png")
        page.keyboard.press("Enter")
        settle(page)
        assert overhang_px(page) <= 0


def test_nothing_of_the_form_stays_in_logs_or_addresses(browser: Browser, server: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        sign_in(page, server, "ben")
        settle(page)
        token = next(c["value"] for c in context.cookies() if c["name"] == "rtr_login")
        written = "".join(path.read_text("utf-8", "replace") for path in server.folder.glob("*.log"))
        for secret in (token, PASSWORD, PASSWORD.replace(" ", "+"), PASSWORD.replace(" ", "%20")):
            assert secret not in written
            assert not [url for url in asked if secret in url]


# At an identity provider


KNOWN_THERE = (
    {"sub": "anna", "email": "anna@example.org", "email_verified": True},
    {"sub": "mallory", "email": "mallory@example.org", "email_verified": True},
    {"sub": "liar", "email": "anna@example.org", "email_verified": False},
)


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A provider on this computer that knows three people, one of them by an address that nobody verified."""
    port = free_port()
    claims = [word for known in KNOWN_THERE for word in ("--user-claims", json.dumps(known))]
    with (tmp_path_factory.mktemp("provider") / "log").open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims], stdout=log, stderr=log
        )
    url = f"http://localhost:{port}"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not _answers(f"{url}/.well-known/openid-configuration"):
        time.sleep(0.1)
    yield url
    running.terminate()
    running.wait(20)


def _answers(url: str) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
        return bool(answer.status == 200)
    return False


@pytest.fixture(scope="module")
def federated(start_server: Callable[..., Server], provider: str) -> Server:
    return start_server(
        RTR_PUBLIC_URL="http://127.0.0.1:{port}",
        RTR_LOGIN="oidc",
        RTR_SECRET=SECRET,
        RTR_OIDC_METADATA_URL=f"{provider}/.well-known/openid-configuration",
        RTR_OIDC_CLIENT_ID="rtr",
        RTR_OIDC_CLIENT_SECRET="made up",
        RTR_OIDC_ALLOWED="anna@example.org",
        AUTHLIB_INSECURE_TRANSPORT="1",
    )


def sign_in_there(page: Page, server: Server, subject: str, path: str = "/settings") -> None:
    page.goto(f"{server.url}{path}")
    page.get_by_role("link", name="Sign in at your identity provider").click()
    page.get_by_role("button", name=subject, exact=True).click()


def test_somebody_on_the_list_gets_in_and_back_to_the_page(browser: Browser, federated: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page = context.new_page()
        sign_in_there(page, federated, "anna", "/journal")
        settle(page)
        assert urlsplit(page.url).path == "/journal"
        names = {cookie["name"] for cookie in context.cookies(federated.url)}
        assert "rtr_login" in names
        assert not [name for name in names if name.startswith("_streamlit_user")]
        assert "rtr_return" not in names
    with closing(Store(federated.database)) as store:
        assert [account.name for account in store.accounts()] == ["anna@example.org"]


@pytest.mark.parametrize("subject", ["mallory", "liar"])
def test_others_whom_the_provider_knows_do_not(browser: Browser, federated: Server, subject: str) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page = context.new_page()
        sign_in_there(page, federated, subject)
        expect(page.get_by_role("heading", name="Not on the list")).to_be_visible(timeout=WAIT_MS)
        assert axe.violations(page) == []
        assert not [c for c in context.cookies(federated.url) if "user" in c["name"] or c["name"] == "rtr_login"]
        page.goto(f"{federated.url}/settings")
        expect(page.get_by_role("link", name="Sign in at your identity provider")).to_be_visible(timeout=WAIT_MS)


def test_the_cookie_of_streamlit_lets_nobody_in(browser: Browser, federated: Server) -> None:
    """Even a rightly signed one: it would be good for thirty days, whatever was signed out of since."""
    identity = (
        f'{{"iss":"x","sub":"anna","email":"anna@example.org","email_verified":true,"is_logged_in":true,'
        f'"provider":"default","origin":"{federated.url}"}}'
    )
    signed = create_signed_value(SECRET, "_streamlit_user", identity).decode()
    with opened(browser, but=NOT_OURS) as context:
        context.add_cookies([{"name": "_streamlit_user", "value": signed, "url": federated.url}])
        page = context.new_page()
        page.goto(f"{federated.url}/settings")
        expect(page.get_by_role("link", name="Sign in at your identity provider")).to_be_visible(timeout=WAIT_MS)
    assert _stream_status(federated, f"_streamlit_user={signed}") == 403


def test_a_login_that_was_ended_is_not_brought_back_by_its_cookies(browser: Browser, federated: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page = context.new_page()
        sign_in_there(page, federated, "anna")
        settle(page)
        cookies = context.cookies(federated.url)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible(timeout=WAIT_MS)
    with opened(browser, but=NOT_OURS) as context:
        context.add_cookies(cookies)  # type: ignore[arg-type] # what comes out goes in
        page = context.new_page()
        page.goto(f"{federated.url}/settings")
        expect(page.get_by_role("link", name="Sign in at your identity provider")).to_be_visible(timeout=WAIT_MS)
    said = "; ".join(f"{c['name']}={c['value']}" for c in cookies)
    assert _stream_status(federated, said) == 403


def test_a_callback_that_nobody_asked_for_signs_nobody_in(browser: Browser, federated: Server) -> None:
    with opened(browser, but=NOT_OURS) as context:
        page = context.new_page()
        page.goto(f"{federated.url}/oauth2callback?code=stolen&state=made-up")
        expect(page.get_by_role("heading", name="Signing in did not work")).to_be_visible(timeout=WAIT_MS)
        assert not [c for c in context.cookies(federated.url) if c["name"] == "rtr_login"]


def _stream_status(server: Server, cookie: str) -> int:
    """Status of a websocket handshake with this cookie."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    try:
        connection.request(
            "GET", "/_stcore/stream",
            headers={
                "Cookie": cookie, "Origin": server.url, "Connection": "Upgrade", "Upgrade": "websocket",
                "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol": "streamlit",
            },
        )  # fmt: skip
        return connection.getresponse().status
    finally:
        connection.close()
