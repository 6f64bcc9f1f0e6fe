"""Who is let in: nothing but this computer, over HTTP and websocket alike."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from rtr.web import gate
from rtr.web.gate import Gate, Visitor


async def echo(request: Request) -> Response:
    return JSONResponse({name: request.headers.getlist(name) for name in gate.IDENTITY_HEADERS})


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_json({name: websocket.headers.getlist(name) for name in gate.IDENTITY_HEADERS})
    await websocket.close()


APP = Starlette(
    routes=[Route("/{path:path}", echo, methods=["GET", "PUT"]), WebSocketRoute("/stream", socket)],
    middleware=[Middleware(Gate)],
)
OWNER = {"x-rtr-role": ["owner"], "x-rtr-uid": ["owner"]}


def client(address: str = "127.0.0.1") -> TestClient:
    return TestClient(APP, client=(address, 50000))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_computer_is_the_owner(address: str) -> None:
    assert client(address).get("/").json() == OWNER


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "203.0.113.5", "fe80::1", "testclient", ""])
@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/media/x", "/static/js/x.js"])
def test_any_other_computer_is_refused_everywhere(address: str, path: str) -> None:
    answer = client(address).get(path)
    assert answer.status_code == 403
    assert answer.text == gate.REFUSED


@pytest.mark.parametrize("name", gate.PROXY_HEADERS)
def test_a_proxy_on_this_computer_does_not_open_the_gate(name: str) -> None:
    assert client().get("/", headers={name: "203.0.113.5"}).status_code == 403


def test_websockets_pass_the_same_gate() -> None:
    with client().websocket_connect("/stream") as connection:
        assert connection.receive_json() == OWNER
    with pytest.raises(WebSocketDenialResponse) as refused, client("192.168.1.7").websocket_connect("/stream"):
        pass
    assert refused.value.status_code == 403


def test_what_a_client_says_about_itself_is_dropped() -> None:
    claimed = {"X-RTR-Role": "admin", "x-rtr-uid": "somebody"}
    assert client().get("/", headers=claimed).json() == OWNER


def test_only_an_owner_may_upload() -> None:
    coach = Visitor(uid="c-1", role="coach")
    assert not gate.may_pass(coach, f"{gate.UPLOAD_PATH}/session/file")
    assert gate.may_pass(coach, "/_stcore/stream")
    assert gate.may_pass(gate.OWNER, f"{gate.UPLOAD_PATH}/session/file")
    assert not gate.may_pass(None, "/")
