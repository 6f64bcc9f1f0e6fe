"""One line per request: its kind, never whose, never where to."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from rtr import logs
from rtr.web.request_log import RequestLog, route

TOKEN = "planted-token-of-a-link"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "/"), ("/load", "/load"), (f"/s/{TOKEN}", "/s/…"), (f"/calendar/{TOKEN}.ics", "/calendar/…"),
        (f"/_stcore/upload_file/{TOKEN}/x", "/_stcore/…"), (f"/{TOKEN}", "/…"), (f"/{TOKEN}/x/y", "/…"),
        (f"//{TOKEN}", "/…"), ("/healthz", "/healthz"), (f"/s?{TOKEN}", "/…"), ("", "/"),
    ],
)  # fmt: skip
def test_a_path_is_named_by_its_kind(path: str, shown: str) -> None:
    assert route(path) == shown


async def answer(_request: Request) -> Response:
    return PlainTextResponse("x", status_code=410)


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/s/{token}", answer), WebSocketRoute("/_stcore/stream", stream)])
    return TestClient(RequestLog(app))


def test_a_request_and_a_websocket_are_one_event_each(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="rtr"):
        client.get(f"/s/{TOKEN}?on={TOKEN}", headers={"cookie": f"rtr_login={TOKEN}", "referer": TOKEN})
        with client.websocket_connect(f"/_stcore/stream?{TOKEN}"):
            pass
    told = [logs.fields(record) for record in caplog.records if record.name == "rtr"]
    assert [(t["method"], t["route"], t["status"]) for t in told] == [
        ("GET", "/s/…", 410), ("WEBSOCKET", "/_stcore/…", 101),
    ]  # fmt: skip
    assert all(t["ms"] >= 0 for t in told)
    assert TOKEN not in str(told)


def test_it_is_silent_unless_it_is_asked_for(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="rtr"):
        client.get(f"/s/{TOKEN}")
    assert not [record for record in caplog.records if record.name == "rtr"]
