"""Who is let in, as whom, and how far: over HTTP and websocket alike."""

import datetime as dt

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg

from rtr.access.tokens import hash_of, mint
from rtr.share import ShareLink, Visited
from rtr.store import Store
from rtr.web import cookies, gate, login
from rtr.web.gate import Gate
from rtr.web.visitor import OWNER, coach

METHODS = ["GET", "PUT", "POST", "DELETE"]


async def echo(request: Request) -> Response:
    return JSONResponse({name: request.headers.getlist(name) for name in gate.IDENTITY_HEADERS})


async def socket(websocket: WebSocket) -> None:
    """Says who is looking, then repeats what was passed on."""
    await websocket.accept()
    await websocket.send_json({name: websocket.headers.getlist(name) for name in gate.IDENTITY_HEADERS})
    while (said := await websocket.receive())["type"] != "websocket.disconnect":
        await websocket.send_bytes(said.get("bytes") or (said.get("text") or "").encode())


APP = Starlette(
    routes=[WebSocketRoute("/_stcore/stream", socket), Route("/{path:path}", echo, methods=METHODS)],
    middleware=[Middleware(Gate)],
)
AS_OWNER = {"x-rtr-role": ["owner"], "x-rtr-uid": ["owner"]}
NOBODY = {"x-rtr-role": [], "x-rtr-uid": []}
STREAM = "/_stcore/stream"


def client(address: str = "127.0.0.1", cookie: str = "") -> TestClient:
    headers = {"cookie": f"{cookies.COACH}={cookie}"} if cookie else {}
    return TestClient(APP, client=(address, 50000), follow_redirects=False, headers=headers)


@pytest.fixture
def visit(store: Store) -> str:
    """The cookie of a coach with one open link."""
    at, runner = dt.datetime.now(dt.UTC), store.add_runner("Me", "UTC")
    link = store.add_link(ShareLink(runner_id=runner.id, recipient="Jonas", made_at=at, ends_at=None), "hash")
    token, stored = mint()
    store.join_visit(stored, Visited(link=link, opened_by="hash"), at, at + dt.timedelta(hours=1))
    return token


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_computer_is_the_owner(address: str) -> None:
    assert client(address).get("/").json() == AS_OWNER


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "203.0.113.5", "fe80::1", "testclient", ""])
@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/media/x", "/static/js/x.js", "/s/x", "/leave"])
def test_any_other_computer_is_refused_everywhere(address: str, path: str) -> None:
    answer = client(address).get(path)
    assert answer.status_code == 403
    assert login.NOT_CONFIGURED in answer.text


def test_a_link_opens_nothing_from_elsewhere_until_others_are_answered(visit: str) -> None:
    assert client("203.0.113.5", visit).get("/s/x").status_code == 403
    assert client("203.0.113.5", visit).get("/_stcore/health").status_code == 403


@pytest.mark.parametrize("name", gate.PROXY_HEADERS)
def test_a_proxy_on_this_computer_does_not_open_the_gate(name: str) -> None:
    assert client().get("/", headers={name: "203.0.113.5"}).status_code == 403


def test_websockets_pass_the_same_gate() -> None:
    with client().websocket_connect(STREAM) as connection:
        assert connection.receive_json() == AS_OWNER
    with pytest.raises(WebSocketDenialResponse) as refused, client("192.168.1.7").websocket_connect(STREAM):
        pass
    assert refused.value.status_code == 403


def test_what_a_client_says_about_itself_is_dropped(visit: str) -> None:
    claimed = {"X-RTR-Role": "owner", "x-rtr-uid": "owner"}
    assert client().get("/", headers=claimed).json() == AS_OWNER
    assert client().get("/static/x", headers=claimed).json() == NOBODY
    assert client(cookie=visit).get("/", headers=claimed).json()["x-rtr-role"] == ["coach"]


def test_a_coach_is_known_by_the_hash_of_the_cookie(visit: str) -> None:
    said = client(cookie=visit).get("/").json()
    assert said == {"x-rtr-role": ["coach"], "x-rtr-uid": [f"visit:{hash_of(visit)}"]}
    with client(cookie=visit).websocket_connect(STREAM) as connection:
        assert connection.receive_json() == said


@pytest.mark.parametrize("cookie", ["hash", "", "owner", "visit:x", "x" * 31, "x" * 33])
def test_other_cookies_make_nobody_a_coach(visit: str, cookie: str) -> None:
    assert client(cookie=cookie).get("/").json() == AS_OWNER


@pytest.mark.parametrize("cookie", ["AbC-_0123456789AbC-_0123456789xy", "x" * 32, "its hash"])
def test_a_token_of_no_link_is_a_link_that_has_ended(visit: str, cookie: str) -> None:
    told = hash_of(visit)[:32] if cookie == "its hash" else cookie
    assert client(cookie=told).get("/").status_code == 410


def test_two_cookies_of_one_name_are_none(visit: str) -> None:
    doubled = {"cookie": f"{cookies.COACH}={visit}; {cookies.COACH}={'x' * 32}"}
    assert client().get("/", headers=doubled).json() == AS_OWNER


@pytest.mark.parametrize("odd", ["\xa0", "\x85", "\x1f", "\x1c", " \xa0"])
def test_a_name_with_an_odd_space_before_it_is_another_name(visit: str, odd: str) -> None:
    """Browsers guard `__Host-…`, and not the same word with a space of Unicode before it."""
    said = {"cookie": f"x=y;{odd}{cookies.COACH}={visit}".encode("latin-1")}
    assert client().get("/", headers=said).json() == AS_OWNER


def test_a_link_that_was_taken_back_lets_nobody_in(visit: str, store: Store) -> None:
    link = store.links(store.runners()[0].id)[0]
    assert client(cookie=visit).get("/media/x").json()["x-rtr-role"] == ["coach"]
    store.revoke_link(link.runner_id, link.id or 0, dt.datetime.now(dt.UTC))
    assert client(cookie=visit).get("/media/x").status_code == 410


def test_at_this_computer_a_view_that_has_ended_does_not_turn_into_the_whole_diary(visit: str, store: Store) -> None:
    """Whoever looks at a screen that showed a part of it would else see all of it after a reload."""
    link = store.links(store.runners()[0].id)[0]
    store.revoke_link(link.runner_id, link.id or 0, dt.datetime.now(dt.UTC))
    told = client(cookie=visit).get("/")
    assert (told.status_code, "This link has ended" in told.text) == (410, True)
    assert '<a href="/leave">Close this view</a>' in told.text
    assert client(cookie=visit).put("/_stcore/upload_file/a/b").status_code == 403
    with pytest.raises(WebSocketDenialResponse), client(cookie=visit).websocket_connect(STREAM):
        pass
    assert client(cookie=visit).get("/leave").json() == NOBODY, "answered whoever asks: it takes the cookie away"
    assert client().get("/").json() == AS_OWNER


class Hosted:
    """A server that others reach, where nobody has signed in."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr("rtr.web.hosting.is_hosted", lambda: True)


def test_where_others_are_answered_this_computer_is_a_stranger_too(monkeypatch: pytest.MonkeyPatch) -> None:
    Hosted(monkeypatch)
    for address in ("127.0.0.1", "203.0.113.5"):
        assert client(address).get("/_stcore/health").status_code in (401, 403)
        assert client(address).get("/media/x").status_code in (401, 403)
        assert client(address).get("/healthz").json() == NOBODY
        with pytest.raises(WebSocketDenialResponse), client(address).websocket_connect(STREAM):
            pass


def test_a_coach_comes_in_from_anywhere_until_the_link_ends(
    visit: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Hosted(monkeypatch)
    assert client("203.0.113.5", visit).get("/").json()["x-rtr-role"] == ["coach"]
    link = store.links(store.runners()[0].id)[0]
    store.revoke_link(link.runner_id, link.id or 0, dt.datetime.now(dt.UTC))
    ended = client("203.0.113.5", visit).get("/")
    assert (ended.status_code, "This link has ended" in ended.text) == (410, True)
    assert client("203.0.113.5", visit).get("/_stcore/health").status_code in (401, 403)


def test_whoever_is_no_owner_reaches_one_page_and_what_draws_it() -> None:
    visitor = coach("x")
    for path in ("/", STREAM, "/_stcore/health", "/_stcore/host-config", "/media/x"):
        assert gate.may_pass(visitor, path)
    for path in ("/_stcore/upload_file/session/file", "/_stcore/agent/interact", "/_stcore/metrics", "/share", "/today",
                 "/_stcore/upload_file", "/_STCORE/upload_file/x/y", "//_stcore/upload_file/x/y", "/backup.zip",
                 "/_stcore/stream/", "/_stcore//upload_file/x/y", "/./_stcore/upload_file/x/y"):  # fmt: skip
        assert not gate.may_pass(visitor, path)
        assert gate.may_pass(OWNER, path)
    assert not gate.may_pass(None, "/")


def test_a_coach_cannot_upload_and_other_pages_lead_to_the_own_one(visit: str) -> None:
    reader = client(cookie=visit)
    assert reader.put("/_stcore/upload_file/session/file").status_code == 403
    assert reader.delete("/_stcore/upload_file/session/file").status_code == 403
    assert reader.post("/_stcore/agent/interact").status_code == 403
    assert reader.get("/_stcore/metrics").status_code == 403
    for path in ("/today", "/share", "/settings", "/coach"):
        answer = reader.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


def message(kind: str) -> bytes:
    said = BackMsg()
    if BackMsg.DESCRIPTOR.fields_by_name[kind].message_type is None:
        setattr(said, kind, True)
    else:
        getattr(said, kind).SetInParent()
    return said.SerializeToString()


KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]


@pytest.mark.parametrize("kind", KINDS)
def test_a_coach_says_on_the_websocket_only_what_reading_needs(kind: str, visit: str) -> None:
    """Anything else could empty the caches of everybody, ask for uploads, or stop the server."""
    last = message("app_heartbeat")
    with client(cookie=visit).websocket_connect(STREAM) as connection:
        connection.receive_json()
        connection.send_bytes(message(kind))
        connection.send_bytes(last)
        assert connection.receive_bytes() == (message(kind) if kind in gate.SAID else last)


@pytest.mark.parametrize("said", [b"\xff\xff\xff", b"", b"x" * (gate.LONGEST + 1)], ids=["broken", "empty", "long"])
def test_what_is_no_message_is_not_passed_on(said: bytes, visit: str) -> None:
    with client(cookie=visit).websocket_connect(STREAM) as connection:
        connection.receive_json()
        connection.send_bytes(said)
        connection.send_bytes(message("app_heartbeat"))
        assert connection.receive_bytes() == message("app_heartbeat")


def test_a_file_made_at_the_click_is_not_made_after_the_link_has_ended(visit: str, store: Store) -> None:
    with client(cookie=visit).websocket_connect(STREAM) as connection:
        connection.receive_json()
        connection.send_bytes(message(gate.FILE))
        assert connection.receive_bytes() == message(gate.FILE)
        link = store.links(store.runners()[0].id)[0]
        store.revoke_link(link.runner_id, link.id or 0, dt.datetime.now(dt.UTC))
        connection.send_bytes(message(gate.FILE))
        connection.send_bytes(message("app_heartbeat"))
        assert connection.receive_bytes() == message("app_heartbeat")


def test_over_https_the_cookie_is_bound_to_the_host(monkeypatch: pytest.MonkeyPatch, visit: str) -> None:
    monkeypatch.setattr("rtr.web.hosting.is_secure", lambda: True)
    answer = Response()
    cookies.put(answer, cookies.COACH, visit, 60)
    said = answer.headers["set-cookie"]
    assert said.startswith(f"__Host-{cookies.COACH}={visit};")
    assert {part.strip().lower() for part in said.split(";")[1:]} >= {"secure", "httponly", "samesite=lax", "path=/"}
    assert "domain" not in said.lower()
    assert client(cookie=visit).get("/").json() == AS_OWNER, "a cookie without the prefix could be anybody's"
