"""The app as it is assembled: the order of the middleware, and every door behind the gate."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from rtr.web import asgi
from rtr.web.gate import IDENTITY_HEADERS, Gate
from rtr.web.headers import SecurityHeaders
from rtr.web.hosting import LOCAL_HOSTS
from rtr.web.origin import KnownHost, OwnOrigin
from rtr.web.own_uploads import OwnUploads
from rtr.web.provider_login import ProviderLogin
from rtr.web.request_log import RequestLog

ROOT = Path(__file__).resolve().parents[3]
LOCAL = "http://127.0.0.1:8501"


async def anything(_request: Request) -> Response:
    return PlainTextResponse("x" * 5000)


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("in")
    await websocket.close()


@pytest.fixture
def client() -> Iterator[TestClient]:
    """Our middleware and routes around something that answers everything."""
    inside = [WebSocketRoute("/_stcore/stream", stream), Route("/{path:path}", anything, methods=["GET", "PUT"])]
    app = Starlette(routes=[*asgi.routes(), *inside], middleware=asgi.middleware())
    with TestClient(app, base_url=LOCAL, client=("127.0.0.1", 50000)) as made:
        yield made


def test_the_order_from_the_outside_in() -> None:
    found = [layer.cls for layer in asgi.middleware()]
    doors = [RequestLog, SecurityHeaders, KnownHost, OwnOrigin, GZipMiddleware, Gate]
    assert found == [*doors, OwnUploads, ProviderLogin]


def test_the_main_script_is_not_beside_the_pages() -> None:
    assert asgi.MAIN.is_file()
    assert not (asgi.MAIN.parent / "pages").exists()


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "127.0.0.1"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).json() == {"status": "ok"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "xlocalhost", "[::2]:8501", "192.168.0.2"])
@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/media/x", "/static/js/x.js"])
def test_foreign_names_are_not(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 400
    assert "content-security-policy" in answer.headers


def test_foreign_names_are_not_answered_on_the_websocket(client: TestClient) -> None:
    with client.websocket_connect("/_stcore/stream", headers={"host": "127.0.0.1:8501"}) as connection:
        assert connection.receive_text() == "in"
    for headers in ({"host": "evil.example"}, {"host": "127.0.0.1:8501", "origin": "http://evil.example"}):
        with pytest.raises(WebSocketDenialResponse), client.websocket_connect("/_stcore/stream", headers=headers):
            pass


def test_a_file_for_a_session_that_is_not_there_is_refused(client: TestClient) -> None:
    assert client.put("/_stcore/upload_file/session/file", headers={"origin": LOCAL}).status_code == 403


@pytest.mark.parametrize("path", ["/_stcore/host-config", "/media/x", "/", "/anything"])
def test_other_pages_cannot_write_or_read(client: TestClient, path: str) -> None:
    assert client.put(path, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.get(path, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.put(path, headers={"origin": LOCAL}).status_code == (405 if path == "/healthz" else 200)


def test_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/page", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_streamlit_is_told_the_same() -> None:
    """Its own checks and the names under which it reads who is looking, in the committed configuration."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert tuple(config["server"]["allowedHosts"]) == LOCAL_HOSTS
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["headless"] is True
    assert config["server"]["enableStaticServing"] is config["server"]["enableAgentApi"] is False
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showErrorLinks"] is False
    assert json.loads(config["server"]["trustedUserHeaders"]) == IDENTITY_HEADERS
