"""Signing in and out with a password: forms from the server, no script, nothing that tells names apart."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from rtr.access import passwords, tokens
from rtr.actions import accounts
from rtr.store import Store
from rtr.web import asgi, at_hand, login_routes
from rtr.web.gate import IDENTITY_HEADERS
from rtr.web.hosting import hosting

PUBLIC = "https://rtr.example"
ABROAD = ("203.0.113.5", 50000)
PASSWORD = "eleven tired herons"
LOGIN = "__Host-rtr_login"
HTML = {"accept": "text/html"}


async def echo(request: Request) -> Response:
    return JSONResponse({name: request.headers.get(name) for name in IDENTITY_HEADERS})


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


@pytest.fixture
def configure(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Sets the environment of a server with a store of its own."""
    monkeypatch.setattr(passwords, "_HASHER", passwords.PasswordHasher(1, 8, 1))
    passwords._nobodys.cache_clear()

    def configured(**told: str) -> None:
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        hosting.cache_clear()

    configured()
    yield configured
    hosting.cache_clear()
    passwords._nobodys.cache_clear()


@pytest.fixture
def server(configure: Callable[..., None]) -> Callable[..., TestClient]:
    """Browsers of a public server on which Anna may sign in."""
    configure(RTR_PUBLIC_URL=PUBLIC)
    accounts.add_account(at_hand.store(), "anna", PASSWORD, dt.datetime.now(dt.UTC))
    return browser


def browser(client: tuple[str, int] = ABROAD, base_url: str = PUBLIC) -> TestClient:
    app = Starlette(
        routes=[*login_routes.routes(), WebSocketRoute("/_stcore/stream", socket), Route("/{path:path}", echo)],
        middleware=asgi.middleware(),
    )
    return TestClient(app, base_url=base_url, client=client, follow_redirects=False)


def fill_in(at: TestClient, *, name: str = "anna", password: str = PASSWORD, wanted: str = "/") -> Response:
    """Open the form and send it as a browser does."""
    page = at.get("/login", params={"next": wanted}, headers=HTML)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
    return at.post("/login", data=fields | {"name": name, "password": password}, headers={"origin": PUBLIC})  # type: ignore[return-value]


def is_in(at: TestClient) -> bool:
    return bool(at.get("/load").status_code == 200)


# Signing in


def test_a_stranger_is_led_to_the_form_and_from_there_to_the_page(server: Callable[..., TestClient]) -> None:
    anna = server()
    sent = anna.get("/plan?week=4", headers=HTML)
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=%2Fplan%3Fweek%3D4")
    done = fill_in(anna, wanted="/plan?week=4")
    assert (done.status_code, done.headers["location"]) == (303, "/plan?week=4")
    seen = anna.get("/plan").json()
    assert seen["x-rtr-role"] == "owner"
    assert seen["x-rtr-uid"] == f"login:{tokens.hash_of(anna.cookies[LOGIN])}"


def test_the_cookie_is_out_of_reach(server: Callable[..., TestClient]) -> None:
    given = next(c for c in fill_in(server()).headers.get_list("set-cookie") if c.startswith(LOGIN))
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax", f"Max-Age={14 * 86400}"} <= set(given.split("; ")[1:])
    assert "Domain" not in given


def test_over_plain_http_on_this_computer_it_is_an_ordinary_cookie(configure: Callable[..., None]) -> None:
    configure(RTR_PUBLIC_URL="http://127.0.0.1:8650")
    accounts.add_account(at_hand.store(), "anna", PASSWORD, dt.datetime.now(dt.UTC))
    at = browser(("127.0.0.1", 50000), "http://127.0.0.1:8650")
    page = at.get("/login", headers=HTML)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
    at.post("/login", data=fields | {"name": "anna", "password": PASSWORD})
    assert "rtr_login" in at.cookies
    assert is_in(at)


@pytest.mark.parametrize(
    "path", ["/", "/load", "/media/x", "/_stcore/metrics", "/_stcore/upload_file/a/b", "/auth/logout"]
)
@pytest.mark.parametrize("client", [ABROAD, ("127.0.0.1", 50000)])
def test_nothing_is_shown_before(server: Callable[..., TestClient], path: str, client: tuple[str, int]) -> None:
    """Not even to this computer, once others are answered, too."""
    at = server(client)
    assert at.get(path).status_code == 401
    assert at.put(path).status_code == 401
    assert at.get(path, headers=HTML).headers["location"].startswith("/login")
    with pytest.raises(WebSocketDenialResponse) as refused, at.websocket_connect("wss://rtr.example/_stcore/stream"):
        pass
    assert refused.value.status_code == 403


@pytest.mark.parametrize(
    ("name", "password"), [("anna", "wrong password"), ("ben", "wrong password"), ("", ""), ("anna", "x" * 5000)]
)
def test_what_is_wrong_is_not_told(server: Callable[..., TestClient], name: str, password: str) -> None:
    at = server()
    answer = fill_in(at, name=name, password=password)
    assert answer.status_code == 403
    assert login_routes.WRONG in answer.text  # type: ignore[attr-defined]
    assert not is_in(at)


def test_names_that_are_there_look_like_names_that_are_not(server: Callable[..., TestClient]) -> None:
    def answers(name: str) -> list[tuple[int, str]]:
        at = server((f"203.0.113.{len(name)}", 50000))
        said = [fill_in(at, name=name, password="wrong password") for _ in range(7)]
        return [(a.status_code, re.sub(r'value="[^"]*"', "", a.text)) for a in said]  # type: ignore[attr-defined]

    known, unknown = answers("anna"), answers("nobody")
    assert known == unknown
    assert [status for status, _ in known] == [403] * 5 + [429] * 2


def test_waiting_is_told_in_minutes(server: Callable[..., TestClient]) -> None:
    at = server()
    for _ in range(5):
        fill_in(at, password="wrong password")
    refused = fill_in(at)
    assert refused.status_code == 429
    assert "Try again in 15 minutes." in refused.text  # type: ignore[attr-defined]
    assert 0 < int(refused.headers["retry-after"]) <= 900
    assert not is_in(at)


def test_a_browser_that_has_signed_in_waits_for_nobody_elses_tries(server: Callable[..., TestClient]) -> None:
    anna, guesser = server(), server()
    given = next(c for c in fill_in(anna).headers.get_list("set-cookie") if c.startswith("__Host-rtr_known="))
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax", f"Max-Age={365 * 86400}"} <= set(given.split("; ")[1:])
    for _ in range(6):
        refused = fill_in(guesser, password="wrong password")
    assert "rtr_known" not in refused.headers.get("set-cookie", "")
    assert fill_in(guesser).status_code == 429
    anna.post("/logout", headers={"origin": PUBLIC})
    assert not is_in(anna)
    assert fill_in(anna).status_code == 303
    assert is_in(anna)


def test_another_web_page_cannot_sign_anybody_in(server: Callable[..., TestClient]) -> None:
    """As themselves, to see what is written into their diary next."""
    for trouble in ({"origin": "https://evil.example"}, {"origin": "null"}, {}):
        at = server()
        fields = {"name": "anna", "password": PASSWORD, "rtr_form": tokens.mint()[0]}
        assert at.post("/login", data=fields, headers=trouble).status_code in (400, 403)
        at.get("/login", headers=HTML)
        assert at.post("/login", data=fields, headers=trouble).status_code in (400, 403)
        assert not is_in(at)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"a=1&" * 100, b"name=" + b"x" * 9000, b"rtr_form=a&rtr_form=b"])
def test_a_form_that_is_none_of_ours(server: Callable[..., TestClient], body: bytes) -> None:
    answer = server().post("/login", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 400
    assert login_routes.STALE in answer.text


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "https://evil.example", "/\\evil.example", "/login\r\nx: y", "javascript:alert(1)", "/a//b", ""],
)
def test_nobody_is_led_to_another_server(server: Callable[..., TestClient], wanted: str) -> None:
    assert fill_in(server(), wanted=wanted).headers["location"] == "/"


def test_nothing_typed_comes_back_as_markup(server: Callable[..., TestClient]) -> None:
    page = server().get("/login", params={"next": '"><script>'}, headers=HTML)
    assert "<script" not in page.text
    refused = fill_in(server(), name='"><img src=x>')
    assert "<img" not in refused.text  # type: ignore[attr-defined]


def test_the_form_runs_no_script_and_is_kept_by_nobody(server: Callable[..., TestClient]) -> None:
    headers = server().get("/login", headers=HTML).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-frame-options"] == "DENY"


# Signing out, and what ends a login elsewhere


def test_signing_out_ends_the_login_and_not_only_the_cookie(server: Callable[..., TestClient]) -> None:
    anna = server()
    fill_in(anna)
    token = anna.cookies[LOGIN]
    assert is_in(anna)
    done = anna.post("/logout", headers={"origin": PUBLIC})
    assert (done.status_code, done.headers["location"]) == (303, "/login")
    replay = server()
    replay.cookies.set(LOGIN, token, domain="rtr.example", path="/")
    assert not is_in(replay)


def test_a_link_does_not_sign_out(server: Callable[..., TestClient]) -> None:
    anna = server()
    fill_in(anna)
    assert "Sign out" in anna.get("/logout", headers=HTML).text
    assert is_in(anna)
    assert anna.post("/logout", headers={"origin": "https://evil.example"}).status_code == 403
    assert is_in(anna)


def test_a_new_password_and_a_removed_account_end_logins(server: Callable[..., TestClient]) -> None:
    anna, store = server(), at_hand.store()
    fill_in(anna)
    accounts.change_password(store, "anna", "another good one")
    assert not is_in(anna)
    fill_in(anna, password="another good one")
    assert is_in(anna)
    store.remove_account(accounts.account(store, "anna").id)
    assert not is_in(anna)


def test_who_has_signed_in_needs_no_form(server: Callable[..., TestClient]) -> None:
    anna = server()
    fill_in(anna)
    sent = anna.get("/login?next=%2Fload", headers=HTML)
    assert (sent.status_code, sent.headers["location"]) == (303, "/load")


@pytest.mark.parametrize("token", ["", "x", "a" * 32, "'; DROP TABLE login; --", "a" * 5000])
def test_a_made_up_cookie_opens_nothing(server: Callable[..., TestClient], token: str) -> None:
    at = server()
    for name in (LOGIN, "rtr_login"):
        at.cookies.set(name, token, domain="rtr.example", path="/")
    assert not is_in(at)


def test_a_cookie_of_the_other_kind_opens_nothing(server: Callable[..., TestClient]) -> None:
    """A subdomain can plant `rtr_login`, but not one with the prefix that browsers guard."""
    anna = server()
    fill_in(anna)
    other = server()
    other.cookies.set("rtr_login", anna.cookies[LOGIN], domain="rtr.example", path="/")
    assert not is_in(other)


# Without a configuration


@pytest.mark.parametrize("path", ["/", "/login", "/logout", "/static/x.js", "/healthz", "/oauth2callback"])
def test_not_configured_means_a_page_that_says_how(configure: Callable[..., None], path: str) -> None:
    configure()
    for at in (browser(ABROAD, "http://localhost:8501"), browser(("127.0.0.1", 1), "http://localhost:8501")):
        at.headers["x-forwarded-for"] = "203.0.113.5"
        answer = at.get(path, headers=HTML)
        assert answer.status_code == 403
        assert "RTR_PUBLIC_URL" in answer.text
        assert "<script" not in answer.text


def test_not_configured_there_is_nothing_to_sign_in_to(configure: Callable[..., None]) -> None:
    configure()
    here = browser(("127.0.0.1", 50000), "http://localhost:8501")
    assert here.get("/load").json() == {"x-rtr-role": "owner", "x-rtr-uid": "owner"}
    assert here.get("/login").headers["location"] == "/"
    assert here.post("/login", data={"name": "anna"}).headers["location"] == "/login"
    assert here.get("/oauth2callback").status_code == 404


def test_another_name_leads_to_the_public_one(server: Callable[..., TestClient]) -> None:
    at = server(base_url="http://localhost:8501")
    assert at.get("/login", headers=HTML).headers["location"] == f"{PUBLIC}/login"
